//! Every act with the roles that may do it, against the procedure's table.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sagsgang::access::{Authority, Company, Mandate, Officials, Person, Policy, Role, Standing};
use sagsgang::permit::procedure::ActKind;

/// One who has a role and may see the case.
pub fn person(role: Role) -> Person {
    let company = Company { cvr: "10000009".into(), name: "Nordhavet Pilot ApS".into() };
    Person {
        id: format!("the-{role}"),
        name: "Somebody".into(),
        email: "somebody@example.test".into(),
        roles: [role].into(),
        company: (role == Role::Applicant).then_some(company),
        authority: (role != Role::Applicant).then_some(Authority::Energistyrelsen),
        mandate: Mandate::Full,
    }
}

pub fn case() -> Standing {
    Standing {
        company: "10000009".into(),
        submitted: true,
        published: true,
        assisted: false,
        disqualified: Default::default(),
    }
}

/// Who an act is for, by the procedure; the report of a signal is for several.
fn expected(act: &str) -> &'static [Role] {
    match act {
        "open"
        | "save"
        | "attach"
        | "attach-evidence"
        | "remove-attachment"
        | "submit"
        | "answer"
        | "withdraw"
        | "comment"
        | "comment-in-reassessment"
        | "report" => &[Role::Applicant],
        "mark-item"
        | "request-information"
        | "proceed-without"
        | "accept-as-complete"
        | "hear-party"
        | "review-report"
        | "triage"
        | "open-reassessment"
        | "order-measure"
        | "hear-holder"
        | "propose-confirmation"
        | "publish"
        | "withdraw-publication" => &[Role::Caseworker],
        "dismiss" | "refuse" | "grant" | "confirm" | "update" | "revoke" | "close" => &[Role::DecisionMaker],
        "record-disqualification" => &[Role::DecisionMaker, Role::Caseworker],
        "end-hearing" | "expire" => &[Role::Clock],
        "signal" => &[Role::Applicant, Role::Caseworker, Role::Anyone, Role::Clock],
        other => panic!("{other}"),
    }
}

fn all() -> impl Iterator<Item = ActKind> {
    [ActKind::Open].into_iter().chain(ActKind::ALL.iter().copied())
}

#[test]
fn the_policy_has_the_acts_of_the_table_and_no_others() {
    let policy: BTreeSet<&str> = Policy::storage_permit().acts().collect();
    let table: BTreeSet<&str> = all().map(ActKind::slug).collect();
    assert_eq!(policy, table);
}

#[test]
fn every_act_with_its_roles() {
    let mut page = String::new();
    for act in all() {
        let roles = Policy::storage_permit().roles_for(act.slug());
        assert_eq!(roles, expected(act.slug()), "{}", act.slug());
        let names: Vec<&str> = roles.iter().map(|role| role.slug()).collect();
        writeln!(page, "{}: {}", act.slug(), names.join(", ")).unwrap();
    }
    insta::assert_snapshot!(page);
}

/// The clock and the public come in by their own doors.
fn admitted(role: Role, act: &str) -> Option<Officials> {
    let policy = Policy::storage_permit();
    match role {
        Role::Clock => policy.authorise_clock(act).ok(),
        Role::Anyone => policy.authorise_public(None, act, &case()).ok(),
        _ => policy.authorise(Some(&person(role)), act, &case()).ok(),
    }
}

#[test]
fn who_is_let_through_is_the_official_that_the_act_takes() {
    for act in all() {
        for role in [
            Role::Applicant,
            Role::Caseworker,
            Role::DecisionMaker,
            Role::TaxOfficer,
            Role::TaxDecisionMaker,
            Role::Auditor,
            Role::Clock,
            Role::Anyone,
        ] {
            let who = admitted(role, act.slug());
            let may = expected(act.slug()).contains(&role);
            assert_eq!(who.is_some(), may, "{role} {}", act.slug());
            let Some(who) = who else { continue };
            assert_eq!(who.actor().role, role);
            let offices = [
                who.applicant().is_some(),
                who.caseworker().is_some(),
                who.decision_maker().is_some(),
                who.clock().is_some(),
                who.reporter().is_some(),
                who.officer().is_some(),
            ];
            let office = match (act, role) {
                (ActKind::Signal, _) => 4,
                (ActKind::RecordDisqualification, _) => 5,
                (_, Role::Applicant) => 0,
                (_, Role::Caseworker) => 1,
                (_, Role::DecisionMaker) => 2,
                _ => 3,
            };
            let only: Vec<usize> = (0..6).filter(|n| offices[*n]).collect();
            assert_eq!(only, [office], "{role} {}", act.slug());
        }
    }
}
