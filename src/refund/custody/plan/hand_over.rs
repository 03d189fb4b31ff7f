//! Handing over to a carrier.

use super::super::amount;
use super::super::chain::{Chain, by_lot};
use super::super::content::{Carrier, Destination, HandOver, LicenceKind, Mode, Origin};
use super::super::flag::{Flag, FlagKind};
use super::super::position::Position;
use super::super::record::{Parcel, Transport};
use super::take::{Order, take};
use super::{Plan, Record, planned, words};
use crate::casework::Problem;
use crate::law::{Day, Provision, Text};

pub(super) fn plan(chain: &Chain, content: &HandOver, today: Day) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    words::happened(content.day, "/day", today, &mut problems);
    words::named(&content.carrier.name, "/carrier/name", &mut problems);
    words::named(&content.carrier.id, "/carrier/id", &mut problems);
    if content.carrier.licence.kind == LicenceKind::Other {
        words::told(&content.carrier.licence.text, "/carrier/licence/text", &mut problems);
    }
    amount::uncertainty(content.uncertainty_percent, "/uncertainty_percent", &mut problems);
    places(content, &mut problems);
    if let Origin::Plant { lot } = &content.from {
        words::lot(chain, lot, "/from/lot", &mut problems);
    }
    let kg = amount::checked(content.tonnes_sent, "/tonnes_sent", &mut problems);
    let fits = |parcel: &Parcel| match &content.from {
        Origin::Plant { lot } => parcel.at == Position::Plant && parcel.lot == *lot,
        Origin::Store { store } => matches!(&parcel.at, Position::Store { store: at } if at == store),
        Origin::Reception { site } => matches!(&parcel.at, Position::Reception { site: at } if at == site),
    };
    let taken = kg.and_then(|kg| match take(chain, fits, kg, content.day, Order::Oldest) {
        Ok(taken) => Some(taken),
        Err(problem) => {
            problems.push(Problem { pointer: "/tonnes_sent".into(), ..problem });
            None
        }
    });
    let plan = taken.map(|taken| {
        let id = format!("T{}", chain.transports().len() + 1);
        let handed_over = content.carrier.third_party.then_some(content.day);
        Plan {
            day: content.day,
            document: Some(content.document.clone()),
            shifts: taken.to(&Position::Transport { transport: id.clone() }, content.day, handed_over),
            record: Record::Transport(Box::new(Transport {
                id,
                from: content.from.clone(),
                to: content.to.clone(),
                day: content.day,
                sent: amount::tonnes(taken.kg()),
                uncertainty_percent: content.uncertainty_percent,
                allocation: by_lot(&taken.shares(chain)),
                carrier: content.carrier.clone(),
                mode: content.mode,
                document: content.document.clone(),
                quality: content.quality.clone(),
                reception: None,
                flags: flags(chain, content),
            })),
        }
    });
    planned(plan, problems)
}

fn places(content: &HandOver, problems: &mut Vec<Problem>) {
    match &content.from {
        Origin::Plant { .. } => {}
        Origin::Store { store } => words::named(store, "/from/store", problems),
        Origin::Reception { site } => words::named(site, "/from/site", problems),
    }
    match &content.to {
        Destination::Store { store } => words::named(store, "/to/store", problems),
        Destination::Site { site } => words::named(site, "/to/site", problems),
    }
    let back = match (&content.from, &content.to) {
        (Origin::Store { store: from }, Destination::Store { store: to }) => from == to,
        (Origin::Reception { site: from }, Destination::Site { site: to }) => from == to,
        _ => false,
    };
    if back {
        problems.push(Problem::under(
            Provision::of("bek1504.3.1.4"),
            "/to",
            Text::new(
                "CO2'en kan ikke overdrages til det sted, den kommer fra.",
                "The CO2 cannot be handed over to the place that it comes from.",
            ),
        ));
    }
}

fn flags(chain: &Chain, content: &HandOver) -> Vec<Flag> {
    let limits = [chain.terms().quality.as_ref(), content.receiver_limits.as_ref()];
    let quality = limits.into_iter().flatten().flat_map(|limits| limits.held_against(&content.quality));
    let mut flags: Vec<Flag> = licence(&content.carrier, content.mode).into_iter().collect();
    for flag in quality {
        if !flags.contains(&flag) {
            flags.push(flag);
        }
    }
    flags
}

/// The directive approves storage sites, not carriers; what a carrier has is recorded, and what does not fit the way of
/// carrying is shown (reading `carrier-approval`).
fn licence(carrier: &Carrier, mode: Mode) -> Option<Flag> {
    let fits = matches!(
        (carrier.licence.kind, mode),
        (LicenceKind::PipelineAct, Mode::Pipe)
            | (LicenceKind::Adr, Mode::Truck)
            | (LicenceKind::Imo, Mode::Ship)
            | (LicenceKind::Rail, Mode::Rail)
    );
    (!fits).then(|| Flag {
        kind: FlagKind::CarrierLicence,
        text: Text::new(
            format!(
                "Transportøren {} har ikke oplyst en tilladelse, der svarer til transportmåden.",
                carrier.name
            ),
            format!("The carrier {} has not stated a licence that fits the way of carrying.", carrier.name),
        ),
        observed: Some(carrier.licence.text.clone()).filter(|text| !text.trim().is_empty()),
        limit: None,
    })
}
