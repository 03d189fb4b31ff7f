//! Storage sites and their permits.

use std::collections::BTreeSet;

use sagsgang::law::parameter::Status;
use sagsgang::law::reading::Readings;
use sagsgang::refund::custody::site::{SiteFacts, register, registered};
use sagsgang::refund::custody::*;

use super::support::*;

#[test]
fn the_register_is_whole() {
    assert_eq!(register().len(), 11);
    let ids: BTreeSet<&str> = register().iter().map(|site| site.facts.id.as_str()).collect();
    assert_eq!(ids.len(), 11);
    for site in register() {
        assert!(!site.of_case && site.facts.country.len() == 2 && !site.facts.source.is_empty());
        assert!(site.facts.cap.is_none_or(|cap| cap > t("0")));
    }
    let permits: Vec<&str> = register()
        .iter()
        .filter(|site| site.facts.kind == SiteKind::StoragePermit)
        .map(|site| site.facts.id.as_str())
        .collect();
    assert_eq!(permits, ["greensand-future", "northern-lights"], "a licence is never taken for a permit");
    let pilot = registered("greensand-pilot").unwrap();
    assert_eq!((pilot.facts.valid_to, pilot.facts.cap), (Some(day("2023-04-01")), Some(t("15000"))));
    assert_eq!(registered("northern-lights").unwrap().status, Status::ToBeEntered);
}

#[test]
fn a_permit_counts_from_its_first_day() {
    let chain = chain();
    assert!(!chain.standing("greensand-future", day("2025-12-17")).approved);
    let standing = chain.standing("greensand-future", day("2025-12-18"));
    assert!(standing.approved && standing.why.en.contains("(not verified)"), "{}", standing.why.en);
    assert!(!chain.standing("nowhere", day("2026-01-01")).approved);
}

fn entered() -> RegisterSite {
    RegisterSite {
        site: SiteFacts {
            id: "aurora".into(),
            name: "Aurora".into(),
            country: "NO".into(),
            holder: "Ejeren".into(),
            kind: SiteKind::StoragePermit,
            valid_from: Some(day("2025-01-01")),
            valid_to: Some(day("2026-06-30")),
            cap: Some(t("100")),
            source: "Tilladelsen".into(),
        },
        document: paper(),
    }
}

#[test]
fn a_site_of_the_case_counts_when_an_official_accepts_it() {
    let mut chain = chain();
    must(&mut chain, lot("2026-01-01", "2026-01-31", "100"));
    let unknown = refused(&chain, hand_over(of("L1"), site("aurora"), "100", "2026-02-01"));
    assert_eq!(pointers(&unknown), ["/to/site"]);
    must(&mut chain, entered());
    assert!(!chain.standing("aurora", day("2026-02-01")).approved);
    let silent = AcceptSite { site: "aurora".into(), day: day("2026-02-01"), reasons: " ".into() };
    assert_eq!(pointers(&refused(&chain, silent.clone())), ["/reasons"]);
    must(&mut chain, AcceptSite { reasons: "Norge har gennemført direktivet".into(), ..silent });
    assert!(chain.standing("aurora", day("2026-02-01")).approved);
    assert!(!chain.standing("aurora", day("2026-07-01")).approved, "the permit has run out");
    assert_eq!(pointers(&refused(&chain, entered())), ["/site/id"]);
}

/// A fact that happened is recorded; what is beyond the cap does not count, and the oldest counts first.
#[test]
fn storing_beyond_the_cap_is_recorded_and_does_not_count() {
    let mut chain = chain();
    must(&mut chain, entered());
    must(&mut chain, AcceptSite { site: "aurora".into(), day: day("2026-02-01"), reasons: "Set".into() });
    for (lot_id, month, tonnes, on) in
        [("L1", "2026-01", "70", "2026-04-02"), ("L2", "2026-02", "50", "2026-04-01")]
    {
        must(&mut chain, lot(&format!("{month}-01"), &format!("{month}-20"), tonnes));
        must(&mut chain, hand_over(of(lot_id), site("aurora"), tonnes, on));
        let transport = chain.transports().last().unwrap().id.clone();
        must(&mut chain, receive(&transport, tonnes, on));
        must(&mut chain, inject("aurora", tonnes, on));
    }
    let eligible = |lot: &str| chain.eligible(lot, day("2026-04-10"), &Readings::default()).unwrap().eligible;
    assert_eq!((eligible("L2"), eligible("L1")), (t("50"), t("50")), "L2 was stored the day before");
    let missing = chain.not_stored("L1", day("2026-04-10"));
    assert_eq!((missing[0].cause, missing[0].tonnes), (NotStoredCause::BeyondCap, t("20")));
}

#[test]
fn the_register_is_not_entered_again_in_a_case() {
    let mut again = entered();
    again.site.id = "greensand-future".into();
    assert_eq!(pointers(&refused(&chain(), again)), ["/site/id"]);
    let mut bad = entered();
    bad.site.id = "Øst".into();
    bad.site.country = "no".into();
    bad.site.valid_to = Some(day("2024-01-01"));
    bad.site.cap = Some(t("0"));
    bad.site.holder = String::new();
    let problems = refused(&chain(), bad);
    assert_eq!(
        pointers(&problems),
        ["/site/holder", "/site/cap", "/site/id", "/site/country", "/site/valid_to"]
    );
}
