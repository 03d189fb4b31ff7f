//! What the desk must know of refund agreements.

use serde_json::{Value, json};

use super::dates::dates;
use super::due::{due_acts, next_due};
use super::heat::make_part;
use super::paid_once::paid_once;
use super::recompute::recompute;
use super::view::{AgreementView, seen, withheld, withheld_document};
use crate::access::{Applicant, Officials, Person, Policy};
use crate::casework::content::Opening;
use crate::casework::{Attachment, Entry, ForContent};
use crate::desk::kind::{self, Head, Kind, Part, Urgency};
use crate::desk::verify::Recomputed;
use crate::desk::{Desk, DeskError};
use crate::law::Moment;
use crate::letters::Made;
use crate::letters::refund_agreement::letters_for;
use crate::refund::procedure::{
    Act, ActKind, Agreement, AgreementFile, AnyAgreement, Command, Recorded, Step,
};
use crate::store::Session;

/// Agreements on repayment of CO2 tax (BEK 1504).
#[derive(Clone, Copy, Debug)]
pub enum Refunds {}

impl Kind for Refunds {
    const KIND: &'static str = "refund-agreement";
    const PATH: &'static str = "/api/v1/refund-agreements";
    const NUMBERS: &'static str = "CA";

    type File = AgreementFile;
    type Command = Command;
    type View = AgreementView;

    fn policy() -> &'static Policy {
        Policy::refund_agreement()
    }

    fn slug(command: &Command) -> &'static str {
        command.kind().slug()
    }

    fn content<V: ForContent<Command>>(act: &str, visitor: V) -> Option<V::Out> {
        Command::content(act, visitor)
    }

    fn head(file: &AgreementFile) -> Head<'_> {
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
            hydraulic_unit: None,
        }
    }

    fn files(file: &AgreementFile) -> Vec<&Attachment> {
        file.files().collect()
    }

    fn open(by: &Applicant, at: Moment, opening: Opening) -> kind::Step<Self> {
        whole(Agreement::open(by, at, opening).into())
    }

    fn perform(
        file: Box<AgreementFile>,
        who: &Officials,
        _: Option<&Person>,
        at: Moment,
        command: Command,
    ) -> Result<kind::Step<Self>, DeskError> {
        Ok(whole(AnyAgreement::from_file(file).perform(who, at, command)?))
    }

    fn beside(
        s: &mut Session<'_>,
        file: &AgreementFile,
        done: &[(Recorded, Entry)],
    ) -> Result<(), DeskError> {
        paid_once(s, file, done)
    }

    fn next_due(file: &AgreementFile, now: Moment) -> Option<Moment> {
        next_due(file, now)
    }

    fn urgency(file: &AgreementFile, now: Moment) -> Urgency {
        Urgency { signals: 0, due: dates(file, now).into_iter().next() }
    }

    fn due_acts(file: &AgreementFile, now: Moment) -> Vec<Command> {
        due_acts(file, now)
    }

    fn work(desk: &Desk, file: &AgreementFile, due: Command) -> Result<Command, DeskError> {
        match due {
            Command::MakeHeatStatements(part) => {
                make_part(desk, file, &part).map(Command::MakeHeatStatements)
            }
            other => Ok(other),
        }
    }

    fn letters(file: &AgreementFile, recorded: &Recorded) -> Vec<Made> {
        letters_for(file, recorded)
    }

    fn record(file: &AgreementFile, recorded: &Recorded) -> Option<Value> {
        let kept = matches!(
            recorded.act.kind(),
            ActKind::Submit
                | ActKind::Answer
                | ActKind::Dismiss
                | ActKind::Refuse
                | ActKind::AcceptTerms
                | ActKind::Sign
                | ActKind::DecideMethods
                | ActKind::DecideEmissionReport
                | ActKind::GrantExtension
                | ActKind::DenyExtension
                | ActKind::Claim
                | ActKind::PayClaim
                | ActKind::RefuseClaim
                | ActKind::TrueUp
                | ActKind::DemandRepayment
                | ActKind::FindBreach
                | ActKind::EndBreach
                | ActKind::Terminate
        );
        let version =
            matches!(recorded.act, Act::Submit(_) | Act::Answer(_)).then(|| file.versions.last()).flatten();
        kept.then(|| json!(version))
    }

    fn seen(file: &AgreementFile, person: Option<&Person>) -> AgreementFile {
        seen(file, person)
    }

    fn withholds(file: &AgreementFile, person: Option<&Person>, part: Part<'_>) -> bool {
        match part {
            Part::Entry(entry) => withheld(entry, file, person),
            Part::Document(kind) => withheld_document(kind, file, person),
        }
    }

    fn recompute(desk: &Desk, file: &AgreementFile) -> Recomputed {
        recompute(desk, file)
    }

    fn view(file: &AgreementFile, version: i64, person: Option<&Person>, now: Moment) -> AgreementView {
        AgreementView::of(file, version, person, now)
    }
}

fn whole(step: Step<AnyAgreement>) -> kind::Step<Refunds> {
    kind::Step::<Refunds> { next: step.next.into_file(), recorded: step.recorded }
}
