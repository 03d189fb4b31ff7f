//! Who the letters come from, and to whom they go.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Sender;
use crate::access::{Actor, Authority, Role};
use crate::law::{Language, Text};

#[derive(Clone, Debug, Default, Deserialize)]
struct Letterhead {
    id: String,
    name: Text,
    address: Vec<String>,
    contact: Vec<String>,
}

#[derive(Default, Deserialize)]
struct File {
    authority: Vec<Letterhead>,
}

const SOURCE: &str = include_str!("../../policies/authorities.toml");

static ALL: LazyLock<Vec<Letterhead>> =
    LazyLock::new(|| toml::from_str::<File>(SOURCE).unwrap_or_default().authority);

/// The authority that an official works for; `None` for anybody else.
pub(super) fn authority(role: Role) -> Option<Authority> {
    match role {
        Role::Caseworker | Role::DecisionMaker => Some(Authority::Energistyrelsen),
        Role::TaxOfficer | Role::TaxDecisionMaker => Some(Authority::Skatteforvaltningen),
        _ => None,
    }
}

/// An authority, with the official whose letter it is as the one to ask.
pub(super) fn sender(language: Language, from: Authority, by: &Actor) -> Sender {
    let id = match from {
        Authority::Energistyrelsen => "energistyrelsen",
        Authority::Skatteforvaltningen => "skatteforvaltningen",
    };
    let own = ALL.iter().find(|one| one.id == id).cloned().unwrap_or_default();
    let official = authority(by.role).map(|_| by.name.clone());
    Sender {
        name: own.name.in_language(language).to_owned(),
        address: own.address,
        contact: official.into_iter().chain(own.contact).collect(),
    }
}

/// A company's name, CVR number and address; an empty address gives no line.
pub(super) fn company(name: String, address: &str, cvr: &str) -> Vec<String> {
    let mut lines = vec![name];
    lines.extend(address_lines(address));
    if !cvr.is_empty() {
        lines.push(format!("CVR {}", in_pairs(cvr)));
    }
    lines
}

/// An address given on one line, with the postal code and town on a line of their own.
fn address_lines(address: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in address.lines() {
        let mut begun = String::new();
        for part in line.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            if begun.is_empty() {
                begun = part.to_owned();
            } else if part.chars().take_while(char::is_ascii_digit).count() == 4 {
                lines.push(std::mem::replace(&mut begun, part.to_owned()));
            } else {
                begun = format!("{begun}, {part}");
            }
        }
        lines.extend(Some(begun).filter(|line| !line.is_empty()));
    }
    lines
}

/// `12345678` as people write it: `12 34 56 78`. Anything else stays as it is.
fn in_pairs(cvr: &str) -> String {
    if cvr.len() != 8 || !cvr.bytes().all(|b| b.is_ascii_digit()) {
        return cvr.to_owned();
    }
    let mut out = String::new();
    for (at, digit) in cvr.chars().enumerate() {
        if at > 0 && at % 2 == 0 {
            out.push('\u{A0}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authority_parses_and_the_official_is_the_one_to_ask() {
        assert_eq!(toml::from_str::<File>(SOURCE).unwrap().authority.len(), 2);
        let by = |role| Actor { id: "x".into(), name: "Erik Kontorchef".into(), role };
        let from = sender(Language::Da, Authority::Energistyrelsen, &by(Role::DecisionMaker));
        assert_eq!(from.name, "Energistyrelsen");
        assert_eq!(from.address, ["Carsten Niebuhrs Gade 43", "1577 København V"]);
        assert_eq!(from.contact, ["Erik Kontorchef", "ens.dk"]);
        assert_eq!(
            sender(Language::En, Authority::Energistyrelsen, &by(Role::Applicant)).contact,
            ["ens.dk"]
        );
        assert!(
            sender(Language::En, Authority::Energistyrelsen, &by(Role::Clock))
                .name
                .contains("Danish Energy Agency")
        );
        let tax = sender(Language::Da, Authority::Skatteforvaltningen, &by(Role::TaxOfficer));
        assert_eq!((tax.name.as_str(), tax.contact.len()), ("Skatteforvaltningen", 2));
    }

    #[test]
    fn an_address_has_its_town_on_a_line_of_its_own() {
        assert_eq!(
            address_lines("Kystvejen 12, 2. th., 6700 Esbjerg"),
            ["Kystvejen 12, 2. th.", "6700 Esbjerg"]
        );
        assert_eq!(
            address_lines("1 Dock Road, Aberdeen\n\nUnited Kingdom"),
            ["1 Dock Road, Aberdeen", "United Kingdom"]
        );
        assert_eq!(address_lines(" , "), [""; 0]);
    }

    #[test]
    fn a_cvr_number_is_written_in_pairs() {
        assert_eq!(in_pairs("10000009"), "10\u{A0}00\u{A0}00\u{A0}09");
        assert_eq!(in_pairs("1000000"), "1000000");
        assert_eq!(in_pairs("DE123456"), "DE123456");
    }
}
