//! What must hold of a person before they get an account.

use std::collections::BTreeSet;

use validator::ValidateEmail as _;

use crate::access::{Person, Role};
use crate::casework::Problem;
use crate::casework::cvr::is_cvr;
use crate::law::Text;

/// The longest id, in characters.
const LONGEST_ID: usize = 64;

/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// Ids that stand in journals for those who are no person.
const TAKEN: [&str; 2] = ["clock", "anyone"];

/// Every fault of a person.
pub fn faults(person: &Person) -> Vec<Problem> {
    let mut out = Vec::new();
    let mut fault =
        |pointer: &str, da: String, en: String| out.push(Problem::plain(pointer, Text::new(da, en)));
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    if !(1..=LONGEST_ID).contains(&person.id.len())
        || !person.id.chars().all(plain)
        || TAKEN.contains(&person.id.as_str())
    {
        fault(
            "/id",
            format!("Et id er 1-{LONGEST_ID} af tegnene a-z, 0-9, - _ . og ikke clock eller anyone."),
            format!("An id is 1-{LONGEST_ID} of a-z, 0-9, - _ . and neither clock nor anyone."),
        );
    }
    if !is_line(&person.name) {
        fault(
            "/name",
            format!("Et navn er 1-{LONGEST_NAME} tegn på en linje."),
            format!("A name is 1-{LONGEST_NAME} characters on one line."),
        );
    }
    if !person.email.validate_email() {
        fault("/email", "Det er ingen e-mailadresse.".into(), "This is no e-mail address.".into());
    }
    faults_of_roles(person, &mut fault);
    out
}

fn faults_of_roles(person: &Person, fault: &mut impl FnMut(&str, String, String)) {
    if person.roles.is_empty() {
        fault("/roles", "Giv mindst én rolle.".into(), "Give at least one role.".into());
    }
    for role in person.roles.iter().filter(|role| matches!(role, Role::Clock | Role::Anyone)) {
        fault(
            "/roles",
            format!("Ingen person har rollen {role}."),
            format!("No person has the role {role}."),
        );
    }
    let official: BTreeSet<Role> = person.roles.iter().copied().filter(|r| r.is_official()).collect();
    let serves = !official.is_empty() || person.roles.contains(&Role::Auditor);
    let applies = person.roles.contains(&Role::Applicant);
    if applies && serves {
        fault(
            "/roles",
            "En person handler enten for et selskab eller for en myndighed.".into(),
            "A person acts either for a company or for an authority.".into(),
        );
    }
    match &person.company {
        Some(company) if !is_cvr(&company.cvr) || !is_line(&company.name) => fault(
            "/company",
            "Et selskab har et CVR-nummer med gyldig kontrol og et navn.".into(),
            "A company has a CVR number that passes its check, and a name.".into(),
        ),
        Some(_) if !applies => fault(
            "/company",
            "Kun rollen applicant handler for et selskab.".into(),
            "Only the role applicant acts for a company.".into(),
        ),
        None if applies => fault(
            "/company",
            "Rollen applicant kræver et selskab.".into(),
            "The role applicant needs a company.".into(),
        ),
        _ => {}
    }
    if !person.mandate.is_full() && !applies {
        fault(
            "/mandate",
            "Kun den, der handler for et selskab, har et mandat fra det.".into(),
            "Only whoever acts for a company has a mandate of it.".into(),
        );
    }
    match person.authority {
        Some(_) if !serves => fault(
            "/authority",
            "Rollerne hører ikke til en myndighed.".into(),
            "The roles belong to no authority.".into(),
        ),
        None if serves => {
            fault("/authority", "Rollerne kræver en myndighed.".into(), "The roles need an authority.".into())
        }
        Some(authority) => {
            for role in official.iter().filter(|role| role.authority() != Some(authority)) {
                fault(
                    "/authority",
                    format!("Rollen {role} hører til den anden myndighed."),
                    format!("The role {role} belongs to the other authority."),
                );
            }
        }
        None => {}
    }
}

fn is_line(text: &str) -> bool {
    (1..=LONGEST_NAME).contains(&text.trim().chars().count()) && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Authority, Company, Mandate};

    fn person(roles: &[Role], cvr: Option<&str>, authority: Option<Authority>) -> Person {
        Person {
            id: "aase.1".into(),
            name: "Åse Ærø".into(),
            email: "aase@example.test".into(),
            roles: roles.iter().copied().collect(),
            company: cvr.map(|cvr| Company { cvr: cvr.into(), name: "Nord ApS".into() }),
            mandate: Mandate::Full,
            authority,
        }
    }

    #[test]
    fn roles_go_with_what_they_act_for() {
        use Authority::{Energistyrelsen, Skatteforvaltningen};
        let cvr = Some("10000009");
        let of = |roles: &[Role], cvr, authority| {
            faults(&person(roles, cvr, authority)).into_iter().map(|f| f.pointer).collect::<Vec<_>>()
        };
        assert!(of(&[Role::Applicant], cvr, None).is_empty());
        assert!(of(&[Role::Caseworker, Role::DecisionMaker], None, Some(Energistyrelsen)).is_empty());
        assert!(of(&[Role::Auditor], None, Some(Skatteforvaltningen)).is_empty());
        assert_eq!(of(&[], None, None), ["/roles"]);
        assert_eq!(of(&[Role::Applicant], None, None), ["/company"]);
        assert_eq!(of(&[Role::Applicant], Some("10000008"), None), ["/company"]);
        assert_eq!(of(&[Role::Caseworker], None, None), ["/authority"]);
        assert_eq!(of(&[Role::Caseworker], None, Some(Skatteforvaltningen)), ["/authority"]);
        assert_eq!(of(&[Role::TaxDecisionMaker], None, Some(Energistyrelsen)), ["/authority"]);
        assert_eq!(of(&[Role::Applicant, Role::TaxOfficer], cvr, Some(Skatteforvaltningen)), ["/roles"]);
        assert_eq!(of(&[Role::Auditor], cvr, Some(Skatteforvaltningen)), ["/company"]);
        assert_eq!(of(&[Role::Clock], None, None), ["/roles"]);
        let official = person(&[Role::Caseworker], None, Some(Energistyrelsen));
        let wrong = faults(&Person { mandate: Mandate::Prepare, ..official });
        assert_eq!(wrong.into_iter().map(|f| f.pointer).collect::<Vec<_>>(), ["/mandate"]);
    }

    #[test]
    fn every_fault_is_named() {
        let wrong = Person {
            id: "clock".into(),
            name: "a\nb".into(),
            email: "æ".into(),
            ..person(&[Role::Applicant], None, None)
        };
        let found: Vec<_> = faults(&wrong).into_iter().map(|f| f.pointer).collect();
        assert_eq!(found, ["/id", "/name", "/email", "/company"]);
        for id in ["", "Åse", "a b", "a/b", &"a".repeat(65)] {
            let found =
                faults(&Person { id: id.into(), ..person(&[Role::Applicant], Some("10000009"), None) });
            assert_eq!(found.first().map(|f| f.pointer.as_str()), Some("/id"), "{id}");
        }
    }
}
