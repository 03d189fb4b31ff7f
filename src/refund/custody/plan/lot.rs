//! Registering a lot, and moving its deadline.

use chrono::Datelike as _;

use super::super::amount;
use super::super::chain::Chain;
use super::super::content::{Extend, MeasuredBy, RegisterLot};
use super::super::flag::{Flag, FlagKind};
use super::super::record::{Extended, Lot};
use super::{Plan, Record, planned, words};
use crate::casework::Problem;
use crate::law::{Day, Provision, Text};

pub(super) fn register(chain: &Chain, content: &RegisterLot, today: Day) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    words::named(&content.plant, "/plant", &mut problems);
    amount::checked(content.tonnes, "/tonnes", &mut problems);
    amount::uncertainty(content.uncertainty_percent, "/uncertainty_percent", &mut problems);
    words::happened(content.captured_to, "/captured_to", today, &mut problems);
    if content.captured_from > content.captured_to {
        problems.push(Problem::plain(
            "/captured_to",
            Text::new("Perioden slutter, før den begynder.", "The period ends before it begins."),
        ));
    }
    for lot in chain.lots().iter().filter(|lot| overlaps(lot, content)) {
        let (id, from, to) = (&lot.id, lot.captured_from, lot.captured_to);
        problems.push(Problem::under(
            Provision::of("bek1504.3.1.4"),
            "/captured_from",
            Text::new(
                format!("Perioden overlapper parti {id} fra samme anlæg ({from} til {to}); de samme tons kan ikke registreres to gange."),
                format!("The period overlaps lot {id} of the same plant ({from} to {to}); the same tonnes cannot be registered twice."),
            ),
        ));
    }
    let store_by = store_by(chain, content, &mut problems);
    let plan = store_by.map(|store_by| Plan {
        day: content.captured_to,
        document: match &content.measured_by {
            MeasuredBy::Document { document } => Some(document.clone()),
            MeasuredBy::Series { .. } => None,
        },
        shifts: Vec::new(),
        record: Record::Lot(Box::new(Lot {
            id: format!("L{}", chain.lots().len() + 1),
            plant: content.plant.trim().to_owned(),
            captured_from: content.captured_from,
            captured_to: content.captured_to,
            captured: amount::tonnes(amount::kg(content.tonnes)),
            uncertainty_percent: content.uncertainty_percent,
            measured_by: content.measured_by.clone(),
            store_by,
            extensions: Vec::new(),
            flags: cross_year(content).into_iter().collect(),
        })),
    });
    planned(plan, problems)
}

fn overlaps(lot: &Lot, content: &RegisterLot) -> bool {
    let same = lot.plant.to_lowercase() == content.plant.trim().to_lowercase();
    same && lot.captured_from <= content.captured_to && content.captured_from <= lot.captured_to
}

fn store_by(chain: &Chain, content: &RegisterLot, problems: &mut Vec<Problem>) -> Option<Day> {
    let agreed =
        chain.terms().deadline.map(|deadline| deadline.due(content.captured_from, content.captured_to));
    let fault = match (content.store_by, agreed) {
        (None, None) => Text::new(
            "Aftalen har ingen frist for lagring, og der er ikke angivet nogen.",
            "The agreement has no storage deadline, and none is given.",
        ),
        (Some(given), Some(agreed)) if given > agreed => Text::new(
            format!("Fristen {given} er senere end aftalens ({agreed}). Der skal søges om forlængelse."),
            format!("The deadline {given} is later than the agreement's ({agreed}). It takes an extension."),
        ),
        (Some(given), _) if given < content.captured_to => Text::new(
            format!("Fristen {given} ligger før fangstperiodens slutning ({}).", content.captured_to),
            format!(
                "The deadline {given} is before the end of the capture period ({}).",
                content.captured_to
            ),
        ),
        (given, agreed) => return given.or(agreed),
    };
    problems.push(Problem::under(Provision::of("bek1504.3.1.5"), "/store_by", fault));
    None
}

/// A lot over a turn of the year has two years' tax rates; it is a person's matter how to part it.
fn cross_year(content: &RegisterLot) -> Option<Flag> {
    let (from, to) = (content.captured_from.date().year(), content.captured_to.date().year());
    (from < to).then(|| Flag {
        kind: FlagKind::CrossYear,
        text: Text::new(
            format!(
                "Partiet er fanget over et årsskifte ({from}-{to}); afgiftssatserne kan være forskellige."
            ),
            format!(
                "The lot was captured over a turn of the year ({from}-{to}); the rates of tax may differ."
            ),
        ),
        observed: None,
        limit: None,
    })
}

pub(super) fn extend(chain: &Chain, content: &Extend, today: Day) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    let lot = words::lot(chain, &content.lot, "/lot", &mut problems);
    if let Some(lot) = lot.filter(|lot| content.new_day <= lot.store_by) {
        problems.push(Problem::under(
            Provision::of("bek1504.3.1.5"),
            "/new_day",
            Text::new(
                format!("Fristen er allerede {}; den nye dag skal ligge senere.", lot.store_by),
                format!("The deadline is {} already; the new day must be later.", lot.store_by),
            ),
        ));
    }
    let plan = lot.map(|lot| Plan {
        day: today,
        document: None,
        shifts: Vec::new(),
        record: Record::Extended {
            lot: lot.id.clone(),
            extended: Extended { from: lot.store_by, to: content.new_day, on: today },
        },
    });
    planned(plan, problems)
}
