//! What the desk must know of storage permits.

use serde_json::{Value, json};

use super::consequences::follow;
use super::dates::dates;
use super::due::{due_acts, next_due};
use super::follow::tell;
use super::view::{CaseView, seen, withheld};
use crate::access::{Applicant, Officials, Person, Policy};
use crate::casework::content::Opening;
use crate::casework::{Attachment, Entry, ForContent};
use crate::desk::DeskError;
use crate::desk::kind::{self, Head, Kind, Part, Urgency};
use crate::law::{Moment, Text};
use crate::letters::Made;
use crate::letters::storage_permit::letters_for;
use crate::permit::procedure::{Act, ActKind, AnyPermit, Command, Permit, PermitFile, Recorded, State, Step};
use crate::store::Session;

/// Permits for geological storage of less than 100 kt CO2 (BEK 974).
#[derive(Clone, Copy, Debug)]
pub enum Permits {}

impl Kind for Permits {
    const KIND: &'static str = "storage-permit";
    const PATH: &'static str = "/api/v1/storage-permits";
    const NUMBERS: &'static str = "LG";

    type File = PermitFile;
    type Command = Command;
    type View = CaseView;

    fn policy() -> &'static Policy {
        Policy::storage_permit()
    }

    fn slug(command: &Command) -> &'static str {
        command.kind().slug()
    }

    fn content<V: ForContent<Command>>(act: &str, visitor: V) -> Option<V::Out> {
        Command::content(act, visitor)
    }

    fn head(file: &PermitFile) -> Head<'_> {
        Head {
            id: &file.id,
            number: &file.number,
            company: &file.company,
            language: file.language,
            state: file.state.slug(),
            state_label: file.state.label(),
            opened_at: file.opened_at,
            updated_at: file.updated_at,
            standing: file.standing(),
            hydraulic_unit: hydraulic_unit(file),
        }
    }

    fn files(file: &PermitFile) -> Vec<&Attachment> {
        file.files().collect()
    }

    fn label(act: &str) -> Option<Text> {
        let all = State::ALL.iter().flat_map(|state| state.acts()).chain([ActKind::Open]);
        all.into_iter().find(|kind| kind.slug() == act).map(ActKind::label)
    }

    fn open(by: &Applicant, at: Moment, opening: Opening) -> kind::Step<Self> {
        whole(Permit::open(by, at, opening).into())
    }

    fn perform(
        file: Box<PermitFile>,
        who: &Officials,
        person: Option<&Person>,
        at: Moment,
        command: Command,
    ) -> Result<kind::Step<Self>, DeskError> {
        let step = AnyPermit::from_file(file).perform(who, at, command)?;
        follow(step, Self::policy(), person, at).map(whole)
    }

    fn next_due(file: &PermitFile, now: Moment) -> Option<Moment> {
        next_due(file, now)
    }

    fn urgency(file: &PermitFile, now: Moment) -> Urgency {
        Urgency {
            signals: file.signals.iter().filter(|signal| signal.triage.is_none()).count(),
            due: dates(file, now).into_iter().next(),
        }
    }

    fn due_acts(file: &PermitFile, now: Moment) -> Vec<Command> {
        due_acts(file, now)
    }

    fn beside(s: &mut Session<'_>, file: &PermitFile, done: &[(Recorded, Entry)]) -> Result<(), DeskError> {
        tell(s, file, done)
    }

    fn letters(file: &PermitFile, recorded: &Recorded) -> Vec<Made> {
        letters_for(file, recorded)
    }

    fn record(file: &PermitFile, recorded: &Recorded) -> Option<Value> {
        let kept = matches!(
            recorded.act.kind(),
            ActKind::Submit
                | ActKind::Answer
                | ActKind::Dismiss
                | ActKind::Refuse
                | ActKind::Grant
                | ActKind::Confirm
                | ActKind::Update
                | ActKind::Revoke
                | ActKind::Close
        );
        let version =
            matches!(recorded.act, Act::Submit(_) | Act::Answer(_)).then(|| file.versions.last()).flatten();
        kept.then(|| json!(version))
    }

    fn seen(file: &PermitFile, person: Option<&Person>) -> PermitFile {
        seen(file, person)
    }

    fn withholds(file: &PermitFile, person: Option<&Person>, part: Part<'_>) -> bool {
        match part {
            Part::Entry(entry) => withheld(entry, file, person),
            // Whoever may see the case may read its letters.
            Part::Document(_) => false,
        }
    }

    fn view(file: &PermitFile, version: i64, person: Option<&Person>, now: Moment) -> CaseView {
        CaseView::of(file, version, person, now)
    }
}

fn whole(step: Step<AnyPermit>) -> kind::Step<Permits> {
    kind::Step::<Permits> { next: step.next.into_file(), recorded: step.recorded }
}

/// The hydraulic unit that a case is about: the permit's, else the last submitted version's.
pub(super) fn hydraulic_unit(file: &PermitFile) -> Option<&str> {
    let permit = file.permit().map(|p| p.terms.hydraulic_unit.as_str());
    let version = || {
        file.versions.last().and_then(|v| v.application.further.hydraulic_unit.name.get()).map(String::as_str)
    };
    permit.or_else(version)
}
