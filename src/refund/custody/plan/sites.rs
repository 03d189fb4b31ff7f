//! Entering a storage site in the case, and accepting one.

use super::super::amount;
use super::super::chain::Chain;
use super::super::content::{AcceptSite, RegisterSite};
use super::super::record::{CaseSite, SiteAcceptance};
use super::{Plan, Record, planned, words};
use crate::casework::Problem;
use crate::law::{Day, Provision, Text};

pub(super) fn register(chain: &Chain, content: &RegisterSite, today: Day) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    let site = &content.site;
    words::named(&site.name, "/site/name", &mut problems);
    words::named(&site.holder, "/site/holder", &mut problems);
    words::told(&site.source, "/site/source", &mut problems);
    if let Some(cap) = site.cap {
        amount::checked(cap, "/site/cap", &mut problems);
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if site.id.is_empty() || site.id.len() > 60 || !site.id.chars().all(plain) {
        problems.push(Problem::plain(
            "/site/id",
            Text::new(
                "Id'et er små bogstaver a-z, cifre og bindestreger, højst 60 tegn.",
                "The id is small letters a-z, digits and hyphens, at most 60 characters.",
            ),
        ));
    }
    if chain.case_sites().iter().any(|entered| entered.site.id == site.id) {
        problems.push(Problem::plain(
            "/site/id",
            Text::new(
                format!("Lageret {} er allerede tilføjet i sagen.", site.id),
                format!("The site {} is in the case already.", site.id),
            ),
        ));
    }
    if site.country.len() != 2 || !site.country.chars().all(|c| c.is_ascii_uppercase()) {
        problems.push(Problem::plain(
            "/site/country",
            Text::new(
                "Landet skrives med to store bogstaver, som DK.",
                "The country is written with two capital letters, as DK.",
            ),
        ));
    }
    if let (Some(from), Some(to)) = (site.valid_from, site.valid_to)
        && from > to
    {
        problems.push(Problem::plain(
            "/site/valid_to",
            Text::new("Tilladelsen slutter, før den begynder.", "The permit ends before it begins."),
        ));
    }
    let plan = Plan {
        day: today,
        document: Some(content.document.clone()),
        shifts: Vec::new(),
        record: Record::Site(Box::new(CaseSite {
            site: site.clone(),
            document: content.document.clone(),
            on: today,
        })),
    };
    planned(Some(plan), problems)
}

pub(super) fn accept(content: &AcceptSite, today: Day) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    words::happened(content.day, "/day", today, &mut problems);
    if content.reasons.trim().is_empty() {
        problems.push(Problem::under(
            Provision::of("bek1504.3.1.4"),
            "/reasons",
            Text::new("At godtage et lager kræver en begrundelse.", "To accept a site takes reasons."),
        ));
    }
    let plan = Plan {
        day: content.day,
        document: None,
        shifts: Vec::new(),
        record: Record::Acceptance(SiteAcceptance {
            site: content.site.clone(),
            day: content.day,
            reasons: content.reasons.clone(),
        }),
    };
    planned(Some(plan), problems)
}
