//! What a state takes is the table's to say, and the refusal is in the law's words.
use sagsgang::permit::procedure::state::{Draft, InForce};
use sagsgang::permit::procedure::{Takes, act};

fn takes<S: Takes<A>, A>() {}

fn main() {
    takes::<Draft, act::Grant>();
    takes::<InForce, act::Revoke>();
}
