//! No other type is a state.
use sagsgang::permit::procedure::State;
use sagsgang::permit::procedure::state::Stage;

enum Blessed {}

impl Stage for Blessed {
    const STATE: State = State::InForce;
}

fn main() {}
