//! The people of an installation.

use sagsgang::access::{Authority, People, Role};
use sagsgang::law::Digest;

fn entry(id: &str, token: Option<&str>) -> String {
    let token = token.map_or(String::new(), |t| format!("token_sha256 = \"{}\"\n", Digest::of(t.as_bytes())));
    format!(
        "[[people]]\n{token}[people.person]\nid = \"{id}\"\nname = \"{id}\"\nemail = \"{id}@example.test\"\n\
         roles = [\"applicant\"]\ncompany = {{ cvr = \"10000009\", name = \"N\" }}\n"
    )
}

#[test]
fn a_token_leads_to_its_person_and_is_kept_nowhere() {
    let text = [entry("a", Some("first")), entry("b", Some("second")), entry("c", None)].concat();
    let people = People::parse(&text).unwrap();
    assert_eq!(people.by_token("first").unwrap().id, "a");
    assert_eq!(people.by_token("second").unwrap().id, "b");
    for unknown in ["", "third", "a", "c", "FIRST", &Digest::of(b"first").to_string()] {
        assert!(people.by_token(unknown).is_none(), "{unknown}");
    }
    assert_eq!(people.by_id("c").unwrap().email, "c@example.test");
    assert!(people.by_id("d").is_none());
    assert!(!format!("{people:?}").contains("first"));
    assert_eq!(people.all().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(people.of_company("10000009").count(), 3);
    assert_eq!(people.of_company("10000017").count(), 0);
}

#[test]
fn an_id_and_a_token_are_one_persons() {
    let doubled = |a: String, b: String| People::parse(&[a, b].concat()).unwrap_err();
    assert_eq!(doubled(entry("a", Some("x")), entry("a", Some("y"))), "two people have the id a");
    assert_eq!(doubled(entry("a", None), entry("a", None)), "two people have the id a");
    assert_eq!(doubled(entry("a", Some("x")), entry("b", Some("x"))), "the token of b is another's as well");
    assert!(People::parse(&[entry("a", None), entry("b", None)].concat()).is_ok());
}

#[test]
fn nobody_is_the_clock_or_anyone() {
    for role in ["clock", "anyone"] {
        let whole = entry("a", None).replace("\"applicant\"", &format!("\"applicant\", \"{role}\""));
        assert_eq!(People::parse(&whole).unwrap_err(), format!("a: no person has the role {role}"));
        assert_eq!(
            People::parse(&entry(role, Some("x"))).unwrap_err(),
            format!("no person has the id {role}")
        );
    }
}

#[test]
fn a_list_that_is_none_is_refused() {
    assert_eq!(People::parse("").unwrap().all().count(), 0);
    for text in [
        "people = 7".to_owned(),
        "[[persons]]\nid = \"a\"".to_owned(),
        entry("a", None).replace("applicant", "king"),
        entry("a", None).replace("name = \"a\"\n", ""),
        entry("a", None).replace("[people.person]", "token = \"plain\"\n[people.person]"),
        entry("a", None).replace("[people.person]", "token_sha256 = \"plain\"\n[people.person]"),
    ] {
        assert!(!People::parse(&text).unwrap_err().is_empty(), "{text}");
    }
}

#[test]
fn demo_people_sign_in_with_their_ids() {
    let people = People::demo().unwrap();
    let roles = |id: &str| people.by_token(id).unwrap().roles.iter().copied().collect::<Vec<_>>();
    for (id, role) in [
        ("demo-applicant", Role::Applicant),
        ("demo-applicant-2", Role::Applicant),
        ("demo-caseworker", Role::Caseworker),
        ("demo-caseworker-2", Role::Caseworker),
        ("demo-decider", Role::DecisionMaker),
        ("demo-tax-officer", Role::TaxOfficer),
        ("demo-tax-decider", Role::TaxDecisionMaker),
        ("demo-auditor-ens", Role::Auditor),
        ("demo-auditor-skat", Role::Auditor),
    ] {
        assert_eq!(roles(id), [role], "{id}");
        assert_eq!(people.by_token(id).unwrap().id, id);
    }
    assert_eq!(people.all().count(), 9);
    assert!(people.by_token("demo-nobody").is_none() && people.by_token("").is_none());
    let of = |cvr: &'static str| people.of_company(cvr).map(|p| p.id.as_str()).collect::<Vec<_>>();
    assert_eq!((of("10000009"), of("10000017")), (vec!["demo-applicant"], vec!["demo-applicant-2"]));
    let authority = |id: &str| people.by_id(id).unwrap().authority;
    assert_eq!(authority("demo-decider"), Some(Authority::Energistyrelsen));
    assert_eq!(authority("demo-auditor-skat"), Some(Authority::Skatteforvaltningen));
    assert_eq!(authority("demo-applicant"), None);
}

#[test]
fn a_role_has_one_name() {
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
        assert_eq!(serde_json::to_value(role).unwrap(), role.slug());
        assert_eq!(role.to_string(), role.slug());
    }
}
