//! A case in a state is made by its steps, or from a file that is in that state.
use sagsgang::permit::procedure::state::InForce;
use sagsgang::permit::procedure::{Permit, PermitFile};

fn forge(file: PermitFile) -> Permit<InForce> {
    Permit { file: Box::new(file), state: std::marker::PhantomData }
}

fn main() {}
