//! No row is added to the table elsewhere.
use sagsgang::permit::procedure::state::{Draft, InForce};
use sagsgang::permit::procedure::{Takes, act};

impl Takes<act::Grant> for Draft {
    type Next = InForce;
}

fn main() {}
