//! Steps to try, and a chain to try them on.

use rust_decimal::Decimal;
use sagsgang::casework::Problem;
use sagsgang::law::quantity::{Percent, Tonnes};
use sagsgang::law::reading::Readings;
use sagsgang::law::{Day, Digest};
use sagsgang::refund::custody::*;

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn t(text: &str) -> Tonnes {
    Tonnes(text.parse().unwrap())
}

pub fn percent(text: &str) -> Percent {
    Percent(text.parse().unwrap())
}

pub fn paper() -> Digest {
    Digest::of("følgeseddel".as_bytes())
}

pub const TODAY: &str = "2026-12-31";

/// A chain with an agreement: CO2 is stored within 90 days of the end of its period.
pub fn chain() -> Chain {
    let mut chain = Chain::default();
    chain.set_terms(CustodyTerms {
        deadline: Some(StorageDeadline {
            count: 90,
            unit: DeadlineUnit::Days,
            from: DeadlineFrom::CapturedTo,
        }),
        quality: None,
    });
    chain
}

/// Carries out a step that is sound.
pub fn must(chain: &mut Chain, step: impl Into<Step>) {
    let step = step.into();
    let before = chain.check(&step, day(TODAY), &Readings::default());
    assert_eq!(before, Ok(()), "{step:?}");
    chain.apply(&step, day(TODAY), &Readings::default()).unwrap();
}

/// What is wrong with a step; the chain stays as it is.
pub fn refused(chain: &Chain, step: impl Into<Step>) -> Vec<Problem> {
    chain.check(&step.into(), day(TODAY), &Readings::default()).unwrap_err()
}

pub fn pointers(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.pointer.as_str()).collect()
}

pub fn lot(from: &str, to: &str, tonnes: &str) -> RegisterLot {
    RegisterLot {
        plant: "Værket".into(),
        captured_from: day(from),
        captured_to: day(to),
        tonnes: t(tonnes),
        uncertainty_percent: percent("2.5"),
        measured_by: MeasuredBy::Series { number: 1 },
        store_by: None,
    }
}

pub fn hand_over(from: Origin, to: Destination, tonnes: &str, on: &str) -> HandOver {
    HandOver {
        from,
        tonnes_sent: t(tonnes),
        uncertainty_percent: percent("2.5"),
        carrier: Carrier {
            name: "Skibsfart A/S".into(),
            id: "13748136".into(),
            third_party: true,
            licence: Licence { kind: LicenceKind::Imo, text: String::new() },
        },
        mode: Mode::Ship,
        to,
        day: day(on),
        document: paper(),
        quality: Quality::default(),
        receiver_limits: None,
    }
}

pub fn of(lot: &str) -> Origin {
    Origin::Plant { lot: lot.into() }
}

pub fn store(name: &str) -> Destination {
    Destination::Store { store: name.into() }
}

pub fn site(id: &str) -> Destination {
    Destination::Site { site: id.into() }
}

pub fn receive(transport: &str, tonnes: &str, on: &str) -> Receive {
    Receive {
        transport: transport.into(),
        tonnes_received: t(tonnes),
        uncertainty_percent: percent("2.5"),
        day: day(on),
        document: paper(),
        third_party: true,
    }
}

pub fn inject(site: &str, tonnes: &str, on: &str) -> Store {
    Store {
        site: site.into(),
        from: StoreFrom::Reception,
        tonnes: t(tonnes),
        day: day(on),
        document: paper(),
    }
}

pub fn lose(from: LossFrom, tonnes: &str, cause: LossCause, on: &str) -> Lose {
    Lose {
        from,
        lot: None,
        tonnes: t(tonnes),
        cause,
        day: day(on),
        what_happened: "En ventil åbnede".into(),
        document: paper(),
    }
}

pub fn correct(lot: &str, tonnes: &str, from: Place, to: Position, on: &str) -> Correct {
    Correct {
        lot: lot.into(),
        tonnes: t(tonnes),
        from,
        to,
        day: day(on),
        since: None,
        what_happened: "Fundet ved optælling".into(),
        document: paper(),
    }
}

/// Captured, at plant, in transit, in store, stored, vented, released, diverted, unaccounted: as whole numbers or decimals.
pub fn figures(chain: &Chain, lot: &str) -> Vec<String> {
    let whereabouts = chain.whereabouts(lot);
    assert_eq!(whereabouts.sum(), whereabouts.captured);
    std::iter::once(whereabouts.captured)
        .chain(Place::ALL.into_iter().map(|place| whereabouts.of(place)))
        .map(|tonnes| tonnes.0.normalize().to_string())
        .collect()
}

pub fn shares(shares: &[sagsgang::refund::custody::record::LotShare]) -> Vec<(&str, Decimal)> {
    shares.iter().map(|share| (share.lot.as_str(), share.tonnes.0.normalize())).collect()
}

pub fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}
