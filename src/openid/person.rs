//! Who somebody is by what the directory says: a company's user, or somebody of an authority.

use std::collections::BTreeSet;

use super::{Claims, Fault, Settings};
use crate::access::{Assurance, Company, Mandate, Person, Role};
use crate::law::Digest;

/// What ids of people from a directory begin with.
const MARK: &str = "oidc-";

/// How many hexadecimal digits of the digest stand in an id: 128 bits.
const DIGITS: usize = 32;

/// Somebody whom the directory vouches for.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub person: Person,
    /// How surely, if the directory says so.
    pub level: Option<Assurance>,
}

/// Who it is. Groups that lead to a role make an official; else whoever acts for a company is an applicant.
///
/// # Errors
/// [`Fault::Level`], [`Fault::Nobody`] or [`Fault::TwoAuthorities`]; [`Fault::Untrusted`] where there is no subject.
pub fn known(settings: &Settings, claims: &Claims) -> Result<Known, Fault> {
    let names = &settings.claims;
    let subject = claims.text("sub").ok_or_else(|| Fault::Untrusted("there is no subject".into()))?;
    let level = claims.text(&names.level).and_then(Assurance::parse);
    if let Some(needs) = settings.minimum_level.level()
        && level.is_none_or(|has| has < needs)
    {
        return Err(Fault::Level { has: level, needs });
    }
    let mut person = Person {
        id: id(&settings.issuer, subject),
        name: claims.text(&names.name).unwrap_or_default().to_owned(),
        email: claims.text(&names.email).unwrap_or_default().to_owned(),
        roles: BTreeSet::new(),
        company: None,
        mandate: Mandate::Full,
        authority: None,
    };
    let cvr = claims.text(&names.cvr);
    let held = claims.texts(&names.groups);
    for group in &settings.groups {
        let beside = group.cvr.as_deref().is_none_or(|needed| cvr == Some(needed));
        if !beside || !held.contains(&group.group.as_str()) {
            continue;
        }
        if person.authority.is_some_and(|other| other != group.authority) {
            return Err(Fault::TwoAuthorities);
        }
        person.authority = Some(group.authority);
        person.roles.insert(group.role);
    }
    if person.authority.is_none() {
        let cvr = cvr.ok_or(Fault::Nobody)?;
        let name = claims.text(&names.company).unwrap_or_default().to_owned();
        person.company = Some(Company { cvr: cvr.to_owned(), name });
        person.roles.insert(Role::Applicant);
        person.mandate = mandate(settings, claims);
    }
    Ok(Known { person, level })
}

/// How far somebody may act for their company: in everything where no claim says it, else only if it says so.
fn mandate(settings: &Settings, claims: &Claims) -> Mandate {
    let Some(name) = &settings.claims.mandate else { return Mandate::Full };
    let said = claims.texts(name);
    let signs = settings.signatories.iter().any(|value| said.contains(&value.as_str()));
    if signs { Mandate::Full } else { Mandate::Prepare }
}

/// The id of a directory's subject: the same each time, and nobody else's. It stands in journals, and tells nothing.
fn id(issuer: &str, subject: &str) -> String {
    let digest = Digest::of(format!("{issuer}\n{subject}").as_bytes()).to_string();
    format!("{MARK}{}", digest.get(..DIGITS).unwrap_or(&digest))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::access::Authority;

    fn settings() -> Settings {
        toml::from_str(
            r#"
            issuer = "https://broker.example"
            client_id = "sagsgang"
            client_secret_file = "/x"
            redirect = "https://sagsgang.example/sign-in/openid/return"
            claims.groups = "/realm_access/roles"
            groups = [
                { group = "sager", authority = "energistyrelsen", role = "caseworker", cvr = "10000017" },
                { group = "chef", authority = "energistyrelsen", role = "decision-maker" },
                { group = "skat", authority = "skatteforvaltningen", role = "tax-officer" },
            ]
            "#,
        )
        .unwrap()
    }

    fn of(more: Value) -> Result<Known, Fault> {
        let mut all = json!({"sub": "s1", "name": " Åse ", "email": "a@b.dk", "loa": "Substantial"});
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        known(&settings(), &Claims::from_json(all))
    }

    fn roles(groups: Value, cvr: &str) -> Vec<Role> {
        let person = of(json!({"realm_access": {"roles": groups}, "cvr": cvr})).unwrap().person;
        person.roles.into_iter().collect()
    }

    #[test]
    fn groups_make_officials_and_companies_applicants() {
        let applicant = of(json!({"cvr": "10000009", "organization_name": "Nord ApS"})).unwrap();
        assert_eq!(applicant.level, Some(Assurance::Substantial));
        assert_eq!(applicant.person.name, "Åse");
        assert_eq!(
            applicant.person.company,
            Some(Company { cvr: "10000009".into(), name: "Nord ApS".into() })
        );
        assert_eq!(applicant.person.id.len(), MARK.len() + DIGITS);
        assert_eq!(roles(json!(["x", "chef"]), "10000009"), [Role::DecisionMaker]);
        assert_eq!(roles(json!("chef"), "10000009"), [Role::DecisionMaker]);
        // A group that a company may fill in itself counts beside the authority's own number only.
        assert_eq!(roles(json!(["sager"]), "10000009"), [Role::Applicant]);
        assert_eq!(roles(json!(["sager"]), "10000017"), [Role::Caseworker]);
        let both = of(json!({"realm_access": {"roles": ["sager", "chef"]}, "cvr": "10000017"})).unwrap();
        assert_eq!(both.person.authority, Some(Authority::Energistyrelsen));
        assert_eq!((both.person.roles.len(), both.person.company), (2, None));
    }

    #[test]
    fn who_is_not_known_well_enough_is_nobody() {
        for (level, has) in [(json!("low"), Some(Assurance::Low)), (json!("x"), None), (json!(null), None)] {
            let fault = of(json!({"loa": level, "cvr": "10000009"})).unwrap_err();
            assert!(
                matches!(fault, Fault::Level { has: h, needs: Assurance::Substantial } if h == has),
                "{fault}"
            );
        }
        assert!(matches!(of(json!({"realm_access": {"roles": ["x", 7]}})), Err(Fault::Nobody)));
        assert!(matches!(of(json!({"cvr": 10_000_009})), Err(Fault::Nobody)));
        let both = json!({"realm_access": {"roles": ["chef", "skat"]}});
        assert!(matches!(of(both), Err(Fault::TwoAuthorities)));
    }

    #[test]
    fn whoever_is_not_said_to_sign_prepares() {
        let signing = |said: Value| {
            let mut settings = settings();
            settings.claims.mandate = Some("powers".into());
            settings.signatories = vec!["sign".into()];
            let all = json!({"sub": "s", "loa": "high", "cvr": "10000009", "powers": said});
            known(&settings, &Claims::from_json(all)).unwrap().person.mandate
        };
        assert_eq!(signing(json!(["read", "sign"])), Mandate::Full);
        for not in [json!(null), json!(""), json!(["Sign", "read"]), json!({"sign": true}), json!(true)] {
            assert_eq!(signing(not.clone()), Mandate::Prepare, "{not}");
        }
        assert_eq!(of(json!({"cvr": "10000009"})).unwrap().person.mandate, Mandate::Full);
    }

    #[test]
    fn an_id_is_a_subjects_own() {
        assert_eq!(id("a", "b"), id("a", "b"));
        assert_ne!(id("a", "b"), id("a", "c"));
        assert_ne!(id("a", "b"), id("b", "b"));
    }
}
