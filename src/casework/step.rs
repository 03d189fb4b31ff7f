//! What a step gives: the case in its next state, and what to journal.

use crate::access::Actor;
use crate::law::Moment;

/// What a step gives.
#[derive(Debug)]
pub struct Step<N, A> {
    /// The case after the step.
    pub next: N,
    /// What was done, in order.
    pub recorded: Vec<Recorded<A>>,
}

/// One act to journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded<A> {
    /// The act and its content.
    pub act: A,
    /// Who did it.
    pub actor: Actor,
    /// When.
    pub at: Moment,
}

impl<N, A> Step<N, A> {
    /// Forgets the state in the type.
    pub fn into<M: From<N>>(self) -> Step<M, A> {
        Step { next: self.next.into(), recorded: self.recorded }
    }
}
