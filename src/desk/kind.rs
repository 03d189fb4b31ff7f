//! What the desk must know of a kind of case to serve it. All else is the same for every kind, in [`super::cases`].

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::cases::DueDate;
use super::verify::Recomputed;
use super::{Desk, DeskError};
use crate::access::{Applicant, Company, Officials, Person, Policy, Standing};
use crate::casework::content::Opening;
use crate::casework::{self, Attachment, CaseFile, Entry, ForContent};
use crate::law::{Language, Moment, Text};
use crate::letters::Made;
use crate::store::Session;

/// A kind of case that the desk serves; its line stands in [`super::kinds`].
pub trait Kind: Sized + 'static {
    /// The kind's name in the store and in the series of its case numbers.
    const KIND: &'static str;
    /// Where its cases are in the interface.
    const PATH: &'static str;
    /// What its case numbers begin with.
    const NUMBERS: &'static str;

    /// What a journal adds up to.
    type File: CaseFile + Serialize + DeserializeOwned + PartialEq;
    /// What a person asks for. As JSON it tells one request from another.
    type Command: Serialize + Clone;
    /// A case as a person sees it.
    type View: Serialize;

    /// Who may do what.
    fn policy() -> &'static Policy;

    /// The name of the act that is asked for, as the policy knows it.
    fn slug(command: &Self::Command) -> &'static str;

    /// Does something with the type of what is sent for an act; none where there is no act of that name.
    fn content<V: ForContent<Self::Command>>(act: &str, visitor: V) -> Option<V::Out>;

    /// What every case has.
    fn head(file: &Self::File) -> Head<'_>;

    /// Every file that people have sent to the case.
    fn files(file: &Self::File) -> Vec<&Attachment>;

    /// What people call an act, by its slug.
    fn label(act: &str) -> Option<Text>;

    /// Opens a case.
    fn open(by: &Applicant, at: Moment, opening: Opening) -> Step<Self>;

    /// Takes the typed step, and those that follow of themselves from it. `person` is whoever asks, if anybody does.
    ///
    /// # Errors
    /// [`DeskError::Refused`], or the denial of what would follow.
    fn perform(
        file: Box<Self::File>,
        who: &Officials,
        person: Option<&Person>,
        at: Moment,
        command: Self::Command,
    ) -> Result<Step<Self>, DeskError>;

    /// The first instant after `now` at which the clock has something to do.
    fn next_due(file: &Self::File, now: Moment) -> Option<Moment>;

    /// What of it waits for somebody, and until when.
    fn urgency(file: &Self::File, now: Moment) -> Urgency;

    /// What the clock has to do now, in order.
    fn due_acts(file: &Self::File, now: Moment) -> Vec<Self::Command>;

    /// Does the work that an act of the clock records, and gives the act with what came of it; most record that a date passed, and
    /// have none.
    ///
    /// # Errors
    /// When the work cannot be done. Nothing is then recorded, and it is tried again later.
    fn work(_: &Desk, _: &Self::File, due: Self::Command) -> Result<Self::Command, DeskError> {
        Ok(due)
    }

    /// What must hold or be done beside the case, in the transaction that commits acts: they are held against other cases of the
    /// kind, or others are told. The case's row is still the one from before them.
    ///
    /// # Errors
    /// Why they cannot be done beside what was done elsewhere.
    fn beside(_: &mut Session<'_>, _: &Self::File, _: &[(Recorded<Self>, Entry)]) -> Result<(), DeskError> {
        Ok(())
    }

    /// The letters that an act gives rise to; `file` is the case after it.
    fn letters(file: &Self::File, recorded: &Recorded<Self>) -> Vec<Made>;

    /// For an act that is kept as a copy of record: the version that goes with its journal entry, or null.
    fn record(file: &Self::File, recorded: &Recorded<Self>) -> Option<Value>;

    /// The file without what the person may not know.
    fn seen(file: &Self::File, person: Option<&Person>) -> Self::File;

    /// Whether a part of the case is withheld from a person who may see the case.
    fn withholds(file: &Self::File, person: Option<&Person>, part: Part<'_>) -> bool;

    /// Computes the case's stored receipts anew, from their inputs.
    fn recompute(_: &Desk, _: &Self::File) -> Recomputed {
        Recomputed::default()
    }

    /// The case as the person sees it.
    fn view(file: &Self::File, version: i64, person: Option<&Person>, now: Moment) -> Self::View;
}

/// What was done on a case of a kind.
pub type Act<K> = <<K as Kind>::File as CaseFile>::Act;

/// One act to journal.
pub type Recorded<K> = casework::Recorded<Act<K>>;

/// What a step gives.
pub type Step<K> = casework::Step<Box<<K as Kind>::File>, Act<K>>;

/// What every case has, whatever its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Head<'a> {
    /// The id.
    pub id: &'a str,
    /// The case number.
    pub number: &'a str,
    /// The company whose case it is.
    pub company: &'a Company,
    /// The language that the company is written to in.
    pub language: Language,
    /// The state's slug.
    pub state: &'static str,
    /// What the state is called.
    pub state_label: Text,
    /// When the case was opened.
    pub opened_at: Moment,
    /// When its last act was done.
    pub updated_at: Moment,
    /// What the policy looks at.
    pub standing: Standing,
    /// The hydraulic unit that the case is about, if it is about one.
    pub hydraulic_unit: Option<&'a str>,
}

/// What of a case waits for somebody, and until when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Urgency {
    /// How many signals nobody has said anything of.
    pub signals: usize,
    /// The next date that somebody must keep.
    pub due: Option<DueDate>,
}

/// A part of a case that may be withheld from somebody.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// A journal entry's content.
    Entry(&'a Entry),
    /// A document, by its kind.
    Document(&'a str),
}
