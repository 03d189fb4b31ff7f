//! Losing.

use super::super::amount::{self, Kg};
use super::super::chain::{Chain, by_lot};
use super::super::content::{Lose, LossCause, LossFrom};
use super::super::position::{MissingCause, Place, Position};
use super::super::record::{Loss, Parcel};
use super::take::{Order, Taken, take};
use super::{Plan, Record, planned, words};
use crate::casework::Problem;
use crate::law::{Day, Provision, Text};

pub(super) fn plan(chain: &Chain, content: &Lose, today: Day) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    words::happened(content.day, "/day", today, &mut problems);
    words::told(&content.what_happened, "/what_happened", &mut problems);
    let at = place(&content.from);
    if let LossFrom::Plant { lot } = &content.from {
        words::lot(chain, lot, "/from/lot", &mut problems);
        if content.lot.as_ref().is_some_and(|other| other != lot) {
            problems.push(Problem::plain(
                "/lot",
                Text::new("Der er angivet to forskellige partier.", "Two different lots are given."),
            ));
        }
    }
    if let Some(lot) = &content.lot {
        words::lot(chain, lot, "/lot", &mut problems);
    }
    let only = match &content.from {
        LossFrom::Plant { lot } => Some(lot),
        _ => content.lot.as_ref(),
    };
    // A store is emptied in the order that it was filled, whichever way the CO2 leaves it; one load has no order.
    let order = match &content.from {
        LossFrom::Plant { .. } | LossFrom::Store { .. } | LossFrom::Reception { .. } => Order::Oldest,
        LossFrom::Transport { .. } | LossFrom::Site { .. } => Order::Proportion,
    };
    let fits = |parcel: &Parcel| parcel.at == at && only.is_none_or(|lot| *lot == parcel.lot);
    let kg = amount::checked(content.tonnes, "/tonnes", &mut problems);
    let taken = kg.and_then(|kg| {
        take(chain, fits, kg, content.day, order).map_err(|problem| problems.push(problem)).ok()
    });
    let to = gone(content.cause);
    let plan = taken.map(|taken| {
        problems.extend(hand_over_fits(chain, &taken, &to, "/cause"));
        Plan {
            day: content.day,
            document: Some(content.document.clone()),
            shifts: taken.to(&to, content.day, None),
            record: Record::Loss(Box::new(Loss {
                from: at.clone(),
                cause: content.cause,
                day: content.day,
                tonnes: amount::tonnes(taken.kg()),
                allocation: by_lot(&taken.shares(chain)),
                what_happened: content.what_happened.clone(),
                document: content.document.clone(),
            })),
        }
    });
    planned(plan, problems)
}

fn place(from: &LossFrom) -> Position {
    match from {
        LossFrom::Plant { .. } => Position::Plant,
        LossFrom::Transport { transport } => Position::Transport { transport: transport.clone() },
        LossFrom::Store { store } => Position::Store { store: store.clone() },
        LossFrom::Reception { site } => Position::Reception { site: site.clone() },
        LossFrom::Site { site } => Position::Stored { site: site.clone() },
    }
}

fn gone(cause: LossCause) -> Position {
    match cause {
        LossCause::VentedBeforeHandOver => Position::Vented,
        LossCause::ReleasedAfterHandOver => Position::Released,
        LossCause::Diverted => Position::Diverted,
        LossCause::Unknown => Position::Unaccounted { cause: MissingCause::Reported },
    }
}

/// Whether money is asked back turns on whether a third party had the CO2; so that cannot be said otherwise than the chain
/// has it.
pub(super) fn hand_over_fits(chain: &Chain, taken: &Taken, to: &Position, pointer: &str) -> Option<Problem> {
    let parcels = taken.parcels(chain);
    let sum = |handed: bool| -> Kg {
        parcels.iter().filter(|(parcel, _)| parcel.handed_over.is_some() == handed).map(|(_, kg)| *kg).sum()
    };
    let (wrong, text) = match to.place() {
        Place::VentedBeforeHandOver => {
            let kg = amount::tonnes(sum(true));
            (
                sum(true),
                Text::new(
                    format!(
                        "{kg} heraf var overdraget til tredjepart; de kan ikke være udledt før overdragelsen."
                    ),
                    format!(
                        "{kg} of it had been handed over to a third party; it cannot have been vented before the hand-over."
                    ),
                ),
            )
        }
        Place::ReleasedAfterHandOver => {
            let kg = amount::tonnes(sum(false));
            (
                sum(false),
                Text::new(
                    format!(
                        "{kg} heraf var ikke overdraget til tredjepart; de kan ikke være udledt efter overdragelsen."
                    ),
                    format!(
                        "{kg} of it had not been handed over to a third party; it cannot have been released after the hand-over."
                    ),
                ),
            )
        }
        _ => return None,
    };
    (wrong > 0).then(|| Problem::under(Provision::of("bek1504.3.1.6"), pointer, text))
}
