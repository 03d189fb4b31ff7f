//! Cases driven to each of their states, act by act.

use sagsgang::access::Officials;
use sagsgang::casework::{Problem, Refusal};
use sagsgang::law::{Language, Moment};
use sagsgang::refund::procedure::content::{Opening, Subject};
use sagsgang::refund::procedure::{ActKind, Agreement, AgreementFile, AnyAgreement, Command, Recorded, Step};

use super::commands::{day, sound, statement};
use super::people::{cast, company, fitting, office_of};

/// A case with its journal, as the program keeps them.
#[derive(Clone)]
pub struct Course {
    pub file: AgreementFile,
    pub journal: Vec<Recorded>,
}

/// 9 o'clock UTC on a day.
pub fn on(text: &str) -> Moment {
    Moment::parse(&format!("{text}T09:00:00Z")).unwrap()
}

impl Course {
    pub fn opened() -> Self {
        let cast = cast();
        let by = cast.iter().find(|w| office_of(w) == "applicant").unwrap();
        let opening = Opening {
            id: "case-1".into(),
            number: "2026-0001".into(),
            company: company(),
            language: Language::Da,
        };
        let step = Agreement::open(by.applicant().unwrap(), on("2025-09-01"), opening);
        Self { file: step.next.file().clone(), journal: step.recorded }
    }

    /// What comes of an act; the case stays as it is.
    pub fn tries(
        &self,
        who: &Officials,
        at: Moment,
        command: Command,
    ) -> Result<Step<AnyAgreement>, Refusal> {
        AnyAgreement::from_file(Box::new(self.file.clone())).perform(who, at, command)
    }

    /// Does an act by whoever does such acts.
    pub fn does(mut self, at: &str, command: Command) -> Self {
        let who = fitting(command.kind());
        let said = format!("{command:?}");
        let step = self.tries(&who, on(at), command).unwrap_or_else(|why| panic!("{said}: {why:?}"));
        self.journal.extend(step.recorded);
        self.file = *step.next.into_file();
        self
    }

    /// Does what a person who knows the case would send for an act.
    pub fn act(self, at: &str, act: ActKind) -> Self {
        let command = sound(act, &self.file, on(at), 0);
        self.does(at, command)
    }

    /// Why an act is refused, when the fitting official does it.
    pub fn refused(&self, at: &str, command: Command) -> Refusal {
        let who = fitting(command.kind());
        let said = format!("{command:?}");
        self.tries(&who, on(at), command).err().unwrap_or_else(|| panic!("{said} was done"))
    }

    /// Where the faults of what is sent are, with their provisions; the case lacks nothing else.
    pub fn faults(&self, at: &str, command: Command) -> Vec<(String, String)> {
        match self.refused(at, command) {
            Refusal::Content(problems) => said(problems),
            other => panic!("{other:?}"),
        }
    }

    /// What must come first, with its provisions.
    pub fn unmet(&self, at: &str, command: Command) -> Vec<(String, String)> {
        match self.refused(at, command) {
            Refusal::Unmet(problems) => said(problems),
            other => panic!("{other:?}"),
        }
    }

    /// Hears the company on something; the company waives the rest of the time.
    pub fn heard(self, at: &str, subject: Subject) -> Self {
        let by = on(at).day().plus_days(20);
        self.does(at, Command::Hear(statement(subject, by))).act(at, ActKind::Comment)
    }
}

fn said(problems: Vec<Problem>) -> Vec<(String, String)> {
    problems
        .into_iter()
        .map(|p| (p.pointer, p.provision.map_or_else(String::new, |rule| rule.id().to_owned())))
        .collect()
}

/// One fault, as [`Course::faults`] and [`Course::unmet`] have it.
pub fn one(pointer: &str, provision: &str) -> Vec<(String, String)> {
    vec![(pointer.into(), provision.into())]
}

pub fn submitted() -> Course {
    Course::opened().act("2025-09-02", ActKind::Attach).act("2025-09-02", ActKind::Submit)
}

pub fn awaiting() -> Course {
    submitted().act("2025-09-05", ActKind::RequestInformation)
}

pub fn under_review() -> Course {
    submitted().act("2025-09-10", ActKind::AcceptAsComplete)
}

pub fn proposed() -> Course {
    under_review().act("2025-09-20", ActKind::ProposeTerms)
}

pub fn signed() -> Course {
    proposed().act("2025-09-25", ActKind::AcceptTerms).act("2025-10-01", ActKind::Sign)
}

pub fn approved() -> Course {
    signed().act("2025-10-05", ActKind::DecideMethods).act("2026-01-01", ActKind::AttachEvidence)
}

/// One day measured, its 204 tonnes handed over.
pub fn handed_over() -> Course {
    approved()
        .act("2026-01-02", ActKind::UploadMeasurements)
        .act("2026-01-02", ActKind::RegisterLot)
        .act("2026-01-02", ActKind::HandOver)
}

pub fn stored() -> Course {
    handed_over().act("2026-01-03", ActKind::Receive).act("2026-01-04", ActKind::Store)
}

pub fn claimed() -> Course {
    stored().act("2026-01-05", ActKind::Claim)
}

pub fn assessed() -> Course {
    claimed().act("2026-01-06", ActKind::AssessClaim)
}

pub fn paid() -> Course {
    assessed().act("2026-01-07", ActKind::PayClaim)
}

/// Of what was stored, 20 tonnes turn out to have been used, and the company has been heard.
pub fn diverted() -> Course {
    paid().act("2026-02-01", ActKind::Lose).heard("2026-02-02", Subject::Repayment(1))
}

pub fn demanded() -> Course {
    diverted().act("2026-02-03", ActKind::DemandRepayment)
}

pub fn reported() -> Course {
    paid().act("2026-12-01", ActKind::FileEmissionReport).act("2026-12-02", ActKind::DecideEmissionReport)
}

/// Final at more than was paid, which is not paid yet.
pub fn owing() -> Course {
    let case = reported();
    let command = sound(ActKind::TrueUp, &case.file, on("2026-12-03"), 1);
    case.does("2026-12-03", command)
}

/// A final claim that is owed money is corrected, and the correction assessed.
pub fn corrected() -> Course {
    let case = owing();
    let command = sound(ActKind::Claim, &case.file, on("2026-12-04"), 2);
    case.does("2026-12-04", command).act("2026-12-05", ActKind::AssessClaim)
}

/// Two extensions of one deadline are asked for.
pub fn asked_twice() -> Course {
    let case = handed_over().act("2026-01-03", ActKind::RequestExtension);
    let command = sound(ActKind::RequestExtension, &case.file, on("2026-01-04"), 1);
    case.does("2026-01-04", command)
}

pub fn in_breach() -> Course {
    paid().heard("2026-03-01", Subject::Breach).act("2026-03-02", ActKind::FindBreach)
}

pub fn ended() -> Course {
    paid().heard("2026-03-01", Subject::Termination).act("2026-03-02", ActKind::Terminate)
}

/// A case in each state, and in force at each of the steps to money.
pub fn every_case() -> Vec<Course> {
    vec![
        Course::opened(),
        submitted(),
        awaiting(),
        under_review(),
        proposed(),
        signed(),
        approved(),
        handed_over(),
        stored(),
        claimed(),
        assessed(),
        paid(),
        diverted(),
        demanded(),
        reported(),
        owing(),
        corrected(),
        asked_twice(),
        in_breach(),
        ended(),
        submitted().act("2025-09-05", ActKind::Dismiss),
        under_review().heard("2025-09-11", Subject::Refusal).act("2025-09-12", ActKind::Refuse),
        submitted().act("2025-09-05", ActKind::Withdraw),
    ]
}

#[test]
fn a_whole_life() {
    let case = diverted();
    assert_eq!(case.file.ledger.repayment_outstanding(1), 0);
    // 20 of 240 tonnes: a twelfth of 100,000 kroner.
    let case = case.act("2026-02-03", ActKind::DemandRepayment);
    assert_eq!(case.file.ledger.repayment_outstanding(1), 833_333);
    let case = case
        .act("2026-02-10", ActKind::RecordRepayment)
        .act("2026-02-11", ActKind::UploadMeasurements)
        .act("2026-02-11", ActKind::RegisterLot)
        .act("2026-02-12", ActKind::RequestExtension)
        .act("2026-02-13", ActKind::GrantExtension)
        .act("2026-02-14", ActKind::HandOver)
        .act("2026-02-15", ActKind::Claim)
        .act("2026-02-16", ActKind::AssessClaim)
        .act("2026-02-17", ActKind::PayClaim)
        .act("2026-12-01", ActKind::FileEmissionReport)
        .act("2026-12-02", ActKind::DecideEmissionReport);
    assert_eq!(case.file.chain.lot("L2").unwrap().store_by, day("2026-04-12"));
    let true_up = serde_json::json!({
        "claim": 1, "report": 1, "co2_before_capture": "240", "co2_captured": "204", "reasons": "By the hours.",
    });
    let case = case
        .heard("2026-12-03", Subject::Claim(1))
        .does("2026-12-03", Command::TrueUp(super::commands::of(true_up)))
        .act("2026-12-04", ActKind::OpenControl)
        .act("2026-12-05", ActKind::RecordFinding)
        .act("2026-12-06", ActKind::CloseControl)
        .heard("2026-12-07", Subject::Termination)
        .act("2026-12-08", ActKind::Terminate);
    let file = &case.file;
    // 204 and 204 tonnes paid at 8,500,000 øre each; a twelfth of the first paid back.
    let kept: Vec<i64> = file.claims.iter().map(|c| c.kept_ore()).collect();
    assert_eq!(kept, [7_666_600, 8_500_000]);
    // What was demanded is to the øre and what is final in whole kroner; the rest of the krone is to be repaid too.
    assert_eq!(file.claims[0].outstanding_ore(), Some(-67));
    assert_eq!(file.ledger.repayment_outstanding(1), 67);
    assert_eq!(file.claims[0].trued_up.as_ref().unwrap().what.co2_eligible.0.to_string(), "184.000");
    assert_eq!(file.ended_on, Some(day("2026-12-08")));
    super::properties::holds(file);
    super::properties::adds_up(file, &case.journal);
}
