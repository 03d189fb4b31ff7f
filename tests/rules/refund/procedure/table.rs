//! The table on one page, with who does what by the policy; and every row walked.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sagsgang::access::Policy;
use sagsgang::refund::procedure::content::Subject;
use sagsgang::refund::procedure::{ActKind, Command, State, TABLE};

use super::commands::{late_enough, sound, statement};
use super::course::{Course, every_case};
use super::people::{cast, fitting, office, office_of};

#[test]
fn the_table_on_one_page() {
    let mut page = String::new();
    for state in State::ALL {
        writeln!(page, "{} / {}", state.slug(), state.label().da).unwrap();
        for act in state.acts() {
            let next = state.after(act).unwrap();
            let leads = if next == *state { String::new() } else { format!(" -> {}", next.slug()) };
            let roles: Vec<&str> =
                Policy::refund_agreement().roles_for(act.slug()).iter().map(|role| role.slug()).collect();
            let (rule, roles) = (act.provision(), roles.join(", "));
            writeln!(page, "    {}{leads}  [{}] {} ({roles})", act.slug(), rule.id(), act.label().da)
                .unwrap();
        }
    }
    insta::assert_snapshot!(page);
}

#[test]
fn the_policy_has_the_acts_of_the_table_and_no_others() {
    let policy: BTreeSet<&str> = Policy::refund_agreement().acts().collect();
    let table: BTreeSet<&str> =
        ActKind::ALL.iter().copied().chain([ActKind::Open]).map(ActKind::slug).collect();
    assert_eq!(policy, table);
    let rows: BTreeSet<ActKind> = TABLE.iter().map(|(_, act, _)| *act).collect();
    assert_eq!(rows.len(), ActKind::ALL.len(), "every act has a row");
}

#[test]
fn names_are_unique_and_said_in_both_languages() {
    let mut slugs = BTreeMap::new();
    for act in ActKind::ALL.iter().copied().chain([ActKind::Open]) {
        assert_eq!(slugs.insert(act.slug(), act), None, "{}", act.slug());
        let label = act.label();
        assert!(!label.da.is_empty() && !label.en.is_empty() && label.da != label.en, "{}", act.slug());
    }
    for state in State::ALL {
        let label = state.label();
        assert!(!label.da.is_empty() && !label.en.is_empty());
        assert_eq!(serde_json::to_value(state).unwrap(), state.slug());
        assert_eq!(state.after(ActKind::Open), None, "a case is opened once");
    }
}

/// What must come before an act, from any of the cases; what the case has already is refused, and that is no matter here.
fn needs(act: ActKind) -> &'static [ActKind] {
    use ActKind::*;
    match act {
        RemoveAttachment => &[Attach],
        Comment => &[Hear],
        AcceptTerms => &[ProposeTerms],
        Sign => &[ProposeTerms, AcceptTerms],
        DecideEmissionReport => &[AttachEvidence, FileEmissionReport],
        HandOver | RequestExtension | Remind => &[RegisterLot],
        GrantExtension | DenyExtension => &[RegisterLot, RequestExtension],
        Receive => &[RegisterLot, HandOver],
        Store => &[RegisterLot, HandOver, Receive],
        Lose => &[RegisterLot],
        CorrectCustody | DemandRepayment => &[Lose],
        Claim => &[UploadMeasurements],
        AssessClaim | RefuseClaim => &[UploadMeasurements, Claim],
        TrueUp => &[FileEmissionReport, DecideEmissionReport],
        MakeHeatStatements => &[AttachEvidence, OrderHeatStatements],
        SendHeatStatements => &[AttachEvidence, OrderHeatStatements, MakeHeatStatements, MakeHeatStatements],
        RecordFinding | CloseControl => &[OpenControl],
        _ => &[],
    }
}

/// What the company must have been heard on.
fn subject(act: ActKind, case: &Course) -> Option<Subject> {
    match act {
        ActKind::Refuse => Some(Subject::Refusal),
        ActKind::FindBreach => Some(Subject::Breach),
        ActKind::Terminate => Some(Subject::Termination),
        ActKind::DemandRepayment => Some(Subject::Repayment(1)),
        ActKind::DenyExtension => Some(Subject::Extension(1)),
        ActKind::RefuseClaim | ActKind::TrueUp => {
            Some(Subject::Claim(case.file.claims.last().map_or(1, |c| c.number)))
        }
        _ => None,
    }
}

fn with(case: Course, act: ActKind) -> Course {
    let command = sound(act, &case.file, case.file.updated_at, 0);
    step(case, command)
}

fn hear(case: Course, subject: Subject) -> Course {
    let at = case.file.updated_at.not_before(late_enough(&case.file, ActKind::Hear));
    step(case, Command::Hear(statement(subject, at.day().plus_days(25))))
}

fn step(mut case: Course, command: Command) -> Course {
    let at = case.file.updated_at.not_before(late_enough(&case.file, command.kind()));
    if let Ok(done) = case.tries(&fitting(command.kind()), at, command) {
        case.file = *done.next.into_file();
    }
    case
}

#[test]
fn every_state_is_reached_and_every_row_can_be_walked() {
    let cases = every_case();
    for state in State::ALL {
        assert!(cases.iter().any(|case| case.file.state == *state), "{state:?}");
    }
    for (from, act, to) in TABLE {
        let walked = cases.iter().filter(|case| case.file.state == *from).any(|case| {
            let mut case = case.clone();
            if *act == ActKind::RecordRepayment {
                case = with(case, ActKind::Lose);
                case = hear(case, Subject::Repayment(1));
                case = with(case, ActKind::DemandRepayment);
            }
            for need in needs(*act) {
                case = with(case, *need);
            }
            if let Some(subject) = subject(*act, &case) {
                case = hear(case, subject);
            }
            let at = case.file.updated_at.not_before(late_enough(&case.file, *act));
            let command = sound(*act, &case.file, at, 0);
            case.tries(&fitting(*act), at, command).is_ok_and(|step| step.next.state() == *to)
        });
        assert!(walked, "{from:?} {}", act.slug());
    }
}

#[test]
fn only_the_office_of_an_act_does_it() {
    for case in every_case() {
        for act in case.file.state.acts() {
            let at = case.file.updated_at;
            let command = sound(act, &case.file, at, 0);
            for who in cast().iter().filter(|who| office_of(who) != office(act)) {
                let why = case.tries(who, at, command.clone()).unwrap_err();
                assert!(matches!(why, sagsgang::casework::Refusal::NotNow { .. }), "{} {why:?}", act.slug());
            }
        }
    }
}
