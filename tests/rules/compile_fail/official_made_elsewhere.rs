//! Only the access policy makes an official.
use sagsgang::access::{Actor, DecisionMaker};

fn promote(actor: Actor) -> DecisionMaker {
    DecisionMaker { 0: actor }
}

fn main() {}
