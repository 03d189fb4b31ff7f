//! A case in a known state, and what a step gives.

use std::marker::PhantomData;

use super::any::AnyPermit;
use super::content::Opening;
use super::file::PermitFile;
use super::state::{Draft, Stage};
use super::table::Act;
use crate::access::{Actor, Applicant, Official};
use crate::casework::Refusal;
use crate::law::Moment;

/// A storage permit's case that is in state `S`.
#[derive(Debug)]
pub struct Permit<S: Stage> {
    // In a box: a step hands it on by value many times, and 9 kB in every arm of `AnyPermit::perform` fills a stack.
    pub(super) file: Box<PermitFile>,
    state: PhantomData<S>,
}

/// What a step gives: the case in its next state, and what to journal.
#[derive(Debug)]
pub struct Step<N> {
    /// The case after the step.
    pub next: N,
    /// What was done, in order.
    pub recorded: Vec<Recorded>,
}

/// One act to journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// The act and its content.
    pub act: Act,
    /// Who did it.
    pub actor: Actor,
    /// When.
    pub at: Moment,
}

/// A step, or why it is refused.
pub type Stepped<N> = Result<Step<Permit<N>>, Refusal>;

impl Permit<Draft> {
    /// Opens a case for a company.
    pub fn open(by: &Applicant, at: Moment, opening: Opening) -> Step<Self> {
        let file = Box::new(PermitFile::opened(&opening, at));
        let recorded = vec![Recorded { act: Act::Open(opening), actor: by.actor().clone(), at }];
        Step { next: Self { file, state: PhantomData }, recorded }
    }
}

impl<S: Stage> Permit<S> {
    /// The case's file, if it is in this state.
    pub fn from_file(file: Box<PermitFile>) -> Option<Self> {
        (file.state == S::STATE).then(|| Self::trust(file))
    }

    /// The case of a file whose state has been looked at.
    pub(super) fn trust(file: Box<PermitFile>) -> Self {
        Self { file, state: PhantomData }
    }

    /// What is known of the case.
    pub fn file(&self) -> &PermitFile {
        &self.file
    }

    /// Records an act that has been found to hold.
    pub(super) fn done<N: Stage>(self, by: &impl Official, at: Moment, act: Act) -> Stepped<N> {
        let mut file = self.file;
        let at = at.not_before(file.updated_at);
        let kind = act.kind();
        let actor = by.actor().clone();
        file.fold(&act, &actor, at).map_err(|state| not_now(state, kind))?;
        let next = Permit::from_file(file).ok_or_else(|| not_now(S::STATE, kind))?;
        Ok(Step { next, recorded: vec![Recorded { act, actor, at }] })
    }
}

impl<S: Stage> Step<Permit<S>>
where
    AnyPermit: From<Permit<S>>,
{
    /// Forgets the state in the type.
    pub fn any(self) -> Step<AnyPermit> {
        Step { next: self.next.into(), recorded: self.recorded }
    }
}

/// The refusal of an act that a state does not have.
pub(super) fn not_now(state: super::State, act: super::ActKind) -> Refusal {
    let possible = state.acts().map(super::ActKind::slug).collect();
    Refusal::NotNow { act: act.slug(), state: state.slug(), possible }
}
