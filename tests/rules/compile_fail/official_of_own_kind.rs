//! No other type is an official.
use sagsgang::access::{Actor, Official};

struct King(Actor);

impl Official for King {
    fn actor(&self) -> &Actor {
        &self.0
    }
}

fn main() {}
