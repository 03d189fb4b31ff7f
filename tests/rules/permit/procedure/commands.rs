//! For every act something sound to send, and something broken; by the state of the file.

use sagsgang::access::Role;
use sagsgang::casework::disqualification::DisqualificationGround;
use sagsgang::law::Moment;
use sagsgang::permit::application::{Application, Item};
use sagsgang::permit::completeness::MarkStatus;
use sagsgang::permit::procedure::content::*;
use sagsgang::permit::procedure::{ActKind, AnyPermit, Command, PermitFile, State};

use super::contents::*;
use super::people::*;

/// What a person who knows the case would send.
pub fn sound(act: ActKind, file: &PermitFile, at: Moment) -> Command {
    let soon = at.day().plus_days(20);
    let hearing_day = file.hearings.last().map(|h| h.hearing.what.comment_by);
    match act {
        ActKind::Open => panic!("no act on a case"),
        ActKind::Save => Command::Save(SavedDraft(Box::new(super::draft::complete()))),
        ActKind::Attach => Command::Attach(super::contents::file(&at.to_string())),
        ActKind::AttachEvidence => Command::AttachEvidence(super::contents::file(&at.to_string())),
        ActKind::RemoveAttachment => {
            let first = file.attachments.first().map(|a| a.sha256.clone());
            let sha256 = first.unwrap_or_else(|| super::contents::file("none").0.sha256);
            Command::RemoveAttachment(RemovedAttachment { sha256 })
        }
        ActKind::Submit => Command::Submit(Submit { acknowledge_gaps: true }),
        ActKind::MarkItem => Command::MarkItem(mark(Item::Limits, MarkStatus::Missing, "The rate.")),
        ActKind::RequestInformation => Command::RequestInformation(request(soon)),
        ActKind::Answer => Command::Answer(Answer { text: "Here.".into(), acknowledge_gaps: true }),
        ActKind::ProceedWithout => Command::ProceedWithout(ProceedWithout { reasons: "It is late.".into() }),
        ActKind::AcceptAsComplete => Command::AcceptAsComplete(all_waived()),
        ActKind::Dismiss => Command::Dismiss(dismissal()),
        ActKind::HearParty => Command::HearParty(hearing(soon)),
        ActKind::Comment => Command::Comment(comment()),
        ActKind::EndHearing => Command::EndHearing(DatePassed { day: hearing_day.unwrap_or(soon) }),
        ActKind::Withdraw => Command::Withdraw(Withdrawal::default()),
        ActKind::Refuse => Command::Refuse(refusal()),
        ActKind::Grant => {
            let mut sent = grant();
            sent.terms.start = at.day();
            sent.terms.end = at.day().plus_months(24);
            Command::Grant(sent)
        }
        ActKind::Report => {
            Command::Report(pressure(if file.reports.len().is_multiple_of(2) { "251" } else { "250" }))
        }
        ActKind::ReviewReport => {
            let next = file.reports.iter().find(|r| r.review.is_none()).map_or(0, |r| r.number);
            Command::ReviewReport(review(next, true))
        }
        ActKind::Signal => Command::Signal(signal(SignalSource::Public)),
        ActKind::Triage => {
            let next = file.signals.iter().find(|s| s.triage.is_none()).map_or(0, |s| s.number);
            let finding = if next % 3 == 0 { SignalFinding::Neither } else { SignalFinding::Leakage };
            Command::Triage(triage(next, finding))
        }
        ActKind::OpenReassessment => {
            Command::OpenReassessment(ReassessmentOpened { signals: file.demanding_signals() })
        }
        ActKind::OrderMeasure => Command::OrderMeasure(measure(soon)),
        ActKind::HearHolder => Command::HearHolder(hearing(soon)),
        ActKind::CommentInReassessment => Command::CommentInReassessment(comment()),
        ActKind::ProposeConfirmation => Command::ProposeConfirmation(found()),
        ActKind::Confirm => Command::Confirm(found()),
        ActKind::Update => {
            let mut sent = update();
            if let Some(first) = file.permits.first() {
                (sent.terms.start, sent.terms.end) = (first.terms.start, first.terms.end);
            }
            Command::Update(sent)
        }
        ActKind::Revoke => Command::Revoke(revocation(soon)),
        ActKind::Expire => Command::Expire(DatePassed { day: file.end().unwrap_or(soon) }),
        ActKind::Close => Command::Close(closure()),
        ActKind::Publish => Command::Publish(publication(&[PublicField::Permit, PublicField::Course])),
        ActKind::WithdrawPublication => {
            let one: Vec<PublicField> = file.released.keys().take(1).copied().collect();
            Command::WithdrawPublication(withdrawn(&one))
        }
        ActKind::RecordDisqualification => {
            Command::RecordDisqualification(disqualification(!file.disqualified.contains_key("ingeborg")))
        }
    }
}

/// The same act with nothing, or a thing that there is not, in it; `None` where nothing can be wrong.
pub fn broken(act: ActKind, at: Moment) -> Option<Command> {
    let none = String::new;
    Some(match act {
        ActKind::RemoveAttachment => {
            Command::RemoveAttachment(RemovedAttachment { sha256: super::contents::file("none").0.sha256 })
        }
        ActKind::MarkItem => Command::MarkItem(mark(Item::Limits, MarkStatus::Missing, "")),
        ActKind::RequestInformation => Command::RequestInformation(request(at.day())),
        ActKind::Answer => Command::Answer(Answer::default()),
        ActKind::ProceedWithout => Command::ProceedWithout(ProceedWithout { reasons: none() }),
        ActKind::AcceptAsComplete => Command::AcceptAsComplete(Acceptance {
            waived: vec![Waiver { item: Item::Limits, reasons: none() }],
        }),
        ActKind::Dismiss => Command::Dismiss(Dismissal { reasons: none(), ..dismissal() }),
        ActKind::HearParty => Command::HearParty(hearing(at.day())),
        ActKind::HearHolder => Command::HearHolder(hearing(at.day())),
        ActKind::Comment => Command::Comment(Comment { text: none() }),
        ActKind::CommentInReassessment => Command::CommentInReassessment(Comment { text: none() }),
        ActKind::EndHearing => Command::EndHearing(DatePassed { day: day("1999-12-31") }),
        ActKind::Expire => Command::Expire(DatePassed { day: day("1999-12-31") }),
        ActKind::Withdraw => Command::Withdraw(Withdrawal { reasons: too_long() }),
        ActKind::Refuse => Command::Refuse(RefusalOfPermit { grounds: vec![], ..refusal() }),
        ActKind::Grant => Command::Grant(Grant { reasons: none(), ..grant() }),
        ActKind::Report => Command::Report(report_on("C99")),
        ActKind::ReviewReport => Command::ReviewReport(review(0, true)),
        ActKind::Signal => Command::Signal(SignalReceived { text: none(), ..signal(SignalSource::Public) }),
        ActKind::Triage => Command::Triage(triage(0, SignalFinding::Leakage)),
        ActKind::OpenReassessment => Command::OpenReassessment(ReassessmentOpened { signals: vec![] }),
        ActKind::OrderMeasure => Command::OrderMeasure(measure(at.day().minus_days(1))),
        ActKind::ProposeConfirmation => Command::ProposeConfirmation(Confirmation { reasons: none() }),
        ActKind::Confirm => Command::Confirm(Confirmation { reasons: none() }),
        ActKind::Update => Command::Update(Update { reasons: none(), ..update() }),
        ActKind::Revoke => Command::Revoke(Revocation { closure_plan: vec![], ..revocation(at.day()) }),
        ActKind::Close => Command::Close(Closure { reasons: none(), ..closure() }),
        ActKind::Publish => Command::Publish(publication(&[])),
        ActKind::WithdrawPublication => Command::WithdrawPublication(withdrawn(&[])),
        ActKind::RecordDisqualification => {
            Command::RecordDisqualification(Disqualification { reasons: none(), ..disqualification(true) })
        }
        ActKind::Save | ActKind::Attach | ActKind::AttachEvidence | ActKind::Submit | ActKind::Open => {
            return None;
        }
    })
}

/// A moment at which no date of the case runs any more, so that the acts that wait for one can be done.
pub fn late_enough(file: &PermitFile) -> Moment {
    let hearing = file.hearings.last().map(|h| h.hearing.what.comment_by);
    let request = file.requests.last().map(|r| r.request.what.answer_by);
    let end = (file.state == State::InForce).then(|| file.end()).flatten();
    [hearing, request, end].into_iter().flatten().map(|day| day.end()).max().unwrap_or(file.updated_at)
}

/// The case with what an act needs to have before it: a signal to triage, a report to review, a hearing to answer.
pub fn prepared(file: &PermitFile, act: ActKind) -> AnyPermit {
    let needs: &[ActKind] = match act {
        ActKind::RemoveAttachment => &[ActKind::Attach],
        ActKind::ReviewReport => &[ActKind::Report],
        ActKind::Triage => &[ActKind::Signal],
        ActKind::OpenReassessment => &[ActKind::Signal, ActKind::Triage],
        ActKind::CommentInReassessment => &[ActKind::HearHolder],
        ActKind::Confirm => &[ActKind::ProposeConfirmation],
        ActKind::WithdrawPublication => &[ActKind::Publish],
        ActKind::Close => &[ActKind::Report, ActKind::ReviewReport],
        _ => &[],
    };
    let mut case = AnyPermit::from_file(Box::new(file.clone()));
    let at = file.updated_at;
    for need in needs {
        let command = match (act, need) {
            (ActKind::Close, ActKind::Report) => Command::Report(report_on("C7")),
            _ => sound(*need, case.file(), at),
        };
        let file = case.file().clone();
        let done = cast().iter().find_map(|who| {
            AnyPermit::from_file(Box::new(file.clone()))
                .perform(who, at, command.clone())
                .ok()
                .map(|step| step.next)
        });
        case = done.unwrap_or_else(|| AnyPermit::from_file(Box::new(file)));
    }
    case
}

/// A draft in one of a few shapes.
pub fn draft_of(shape: u8) -> Application {
    let half =
        serde_json::json!({"quantity": {"total": "many"}, "project": {"purpose": ["æ", null, 1.5e300]}});
    match shape % 3 {
        0 => Application::default(),
        1 => super::draft::complete(),
        _ => serde_json::from_value(half).unwrap(),
    }
}

/// The signal that somebody in a role would tell of.
pub fn signal_of(role: Role) -> SignalReceived {
    signal(match role {
        Role::Applicant => SignalSource::Holder,
        Role::Clock => SignalSource::Watch,
        Role::Caseworker => SignalSource::Authority,
        _ => SignalSource::Public,
    })
}

/// That one of the officials is kept off the case, or may take part again.
pub fn disqualification(disqualified: bool) -> Disqualification {
    Disqualification {
        person: "ingeborg".into(),
        disqualified,
        ground: disqualified.then_some(DisqualificationGround::ClosePerson),
        reasons: "Gift med selskabets direktør.".into(),
    }
}
