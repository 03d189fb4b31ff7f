//! The refund agreement's policy: who sees, who acts, and who only assists.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sagsgang::access::{Authority, Company, Denied, Mandate, Person, Policy, Role, Standing};
use sagsgang::refund::procedure::ActKind;

fn policy() -> &'static Policy {
    Policy::refund_agreement()
}

fn person(role: Role) -> Person {
    let company = Company { cvr: "10000009".into(), name: "Nordhavet Pilot ApS".into() };
    let authority = match role {
        Role::Applicant => None,
        Role::Caseworker | Role::DecisionMaker => Some(Authority::Energistyrelsen),
        _ => Some(Authority::Skatteforvaltningen),
    };
    Person {
        id: format!("the-{role}"),
        name: "Somebody".into(),
        email: "somebody@example.test".into(),
        roles: [role].into(),
        company: (role == Role::Applicant).then_some(company),
        authority,
        mandate: Mandate::Full,
    }
}

/// A case as its course goes: a draft, submitted, with terms proposed.
fn case(submitted: bool, assisted: bool) -> Standing {
    Standing {
        company: "10000009".into(),
        submitted,
        published: false,
        assisted,
        disqualified: Default::default(),
    }
}

fn all() -> impl Iterator<Item = ActKind> {
    [ActKind::Open].into_iter().chain(ActKind::ALL.iter().copied())
}

#[test]
fn every_act_with_its_roles() {
    let mut page = String::new();
    for act in all() {
        let names: Vec<&str> = policy().roles_for(act.slug()).iter().map(|role| role.slug()).collect();
        writeln!(page, "{}: {}", act.slug(), names.join(", ")).unwrap();
    }
    insta::assert_snapshot!(page);
}

#[test]
fn energistyrelsen_sees_a_case_from_the_first_proposed_terms_and_only_assists() {
    let camilla = person(Role::Caseworker);
    for hidden in [case(false, false), case(true, false)] {
        assert!(!policy().may_see(Some(&camilla), &hidden));
        assert_eq!(policy().authorise(Some(&camilla), "decide-methods", &hidden), Err(Denied::Hidden));
    }
    let open = case(true, true);
    assert!(policy().may_see(Some(&camilla), &open) && policy().only_assists(Some(&camilla), &open));
    let may: BTreeSet<&str> =
        policy().acts().filter(|act| policy().authorise(Some(&camilla), act, &open).is_ok()).collect();
    assert_eq!(may, ["decide-emission-report", "decide-methods", "record-disqualification"].into());
    let elsewhere = Person { authority: Some(Authority::Skatteforvaltningen), ..camilla };
    assert!(!policy().may_see(Some(&elsewhere), &open), "the other authority's caseworker is none here");
    let erik = person(Role::DecisionMaker);
    assert!(!policy().may_see(Some(&erik), &open) && !policy().knows_kind(&erik));
}

#[test]
fn skatteforvaltningen_sees_a_case_once_it_is_submitted() {
    for role in [Role::TaxOfficer, Role::TaxDecisionMaker, Role::Auditor] {
        let inside = person(role);
        assert!(!policy().may_see(Some(&inside), &case(false, false)));
        assert!(policy().may_see(Some(&inside), &case(true, false)));
        assert!(!policy().only_assists(Some(&inside), &case(true, true)));
        let outside = Person { authority: Some(Authority::Energistyrelsen), ..inside };
        assert!(!policy().may_see(Some(&outside), &case(true, true)));
    }
}

#[test]
fn a_company_sees_its_own_cases_only_and_the_public_none() {
    let own = person(Role::Applicant);
    assert!(policy().may_see(Some(&own), &case(false, false)));
    assert!(!policy().only_assists(Some(&own), &case(false, false)));
    let other = Company { cvr: "10000017".into(), name: "Vesterhav Lager A/S".into() };
    let other = Person { company: Some(other), ..own };
    assert!(!policy().may_see(Some(&other), &case(true, true)));
    let published = Standing { published: true, ..case(true, true) };
    for act in all() {
        assert_eq!(policy().authorise_public(None, act.slug(), &published), Err(Denied::Hidden));
        assert_eq!(policy().authorise(None, act.slug(), &published), Err(Denied::SignIn));
    }
}

#[test]
fn an_auditor_controls_and_does_nothing_else() {
    let auditor = person(Role::Auditor);
    let may: BTreeSet<&str> = policy()
        .acts()
        .filter(|act| policy().authorise(Some(&auditor), act, &case(true, true)).is_ok())
        .collect();
    assert_eq!(may, ["close-control", "open-control", "record-finding"].into());
}

#[test]
fn who_prepares_does_not_decide() {
    for act in all() {
        let roles = policy().roles_for(act.slug());
        // What each answers for themselves is no part of a decision.
        if act == ActKind::RecordDisqualification {
            continue;
        }
        assert!(!(roles.contains(&Role::TaxOfficer) && roles.contains(&Role::TaxDecisionMaker)), "{act:?}");
        let inside = roles.iter().any(|role| !matches!(role, Role::Applicant | Role::Clock));
        assert!(!inside || !roles.contains(&Role::Applicant), "{act:?}");
    }
}
