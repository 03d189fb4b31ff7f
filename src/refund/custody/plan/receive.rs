//! Receiving a transport.

use super::super::amount;
use super::super::chain::{Chain, by_lot};
use super::super::content::{Destination, Receive};
use super::super::position::Position;
use super::super::reconcile::Reconciliation;
use super::super::record::{Parcel, Reception, Transport};
use super::take::Taken;
use super::{Plan, Record, planned, words};
use crate::casework::Problem;
use crate::law::reading::Readings;
use crate::law::{Day, Provision, Text};

pub(super) fn plan(
    chain: &Chain,
    content: &Receive,
    today: Day,
    readings: &Readings,
) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    words::happened(content.day, "/day", today, &mut problems);
    amount::uncertainty(content.uncertainty_percent, "/uncertainty_percent", &mut problems);
    let received = amount::not_negative(content.tonnes_received, "/tonnes_received", &mut problems);
    let transport = on_its_way(chain, content, &mut problems);
    let plan = received.zip(transport).map(|(received, transport)| {
        let id = &transport.id;
        let mut arrived = Taken::all(
            chain,
            |parcel: &Parcel| matches!(&parcel.at, Position::Transport { transport } if transport == id),
        );
        let reconciliation = Reconciliation::of(
            (amount::kg(transport.sent), transport.uncertainty_percent),
            arrived.kg(),
            (received, content.uncertainty_percent),
            readings,
        );
        let missing = arrived.cut(amount::kg(reconciliation.unaccounted));
        let to = match &transport.to {
            Destination::Store { store } => Position::Store { store: store.clone() },
            Destination::Site { site } => Position::Reception { site: site.clone() },
        };
        let handed_over = content.third_party.then_some(content.day);
        let mut shifts =
            missing.to(&Position::Unaccounted { cause: reconciliation.cause() }, content.day, None);
        shifts.extend(arrived.to(&to, content.day, handed_over));
        let flags = reconciliation.flags();
        let reception = Reception {
            day: content.day,
            document: content.document.clone(),
            arrived: by_lot(&arrived.shares(chain)),
            unaccounted: by_lot(&missing.shares(chain)),
            reconciliation,
        };
        Plan {
            day: content.day,
            document: Some(content.document.clone()),
            shifts,
            record: Record::Reception { transport: id.clone(), reception: Box::new(reception), flags },
        }
    });
    planned(plan, problems)
}

fn on_its_way<'a>(chain: &'a Chain, content: &Receive, problems: &mut Vec<Problem>) -> Option<&'a Transport> {
    let id = &content.transport;
    let (pointer, fault) = match chain.transport(id) {
        None => (
            "/transport",
            Text::new(format!("Der er ingen transport '{id}'."), format!("There is no transport '{id}'.")),
        ),
        Some(Transport { reception: Some(reception), .. }) => {
            let day = reception.day;
            (
                "/transport",
                Text::new(
                    format!("Transport {id} er allerede modtaget ({day})."),
                    format!("Transport {id} was received already ({day})."),
                ),
            )
        }
        Some(Transport { day, .. }) if content.day < *day => (
            "/day",
            Text::new(
                format!("Transport {id} blev først afsendt {day}."),
                format!("Transport {id} was not sent until {day}."),
            ),
        ),
        found => return found,
    };
    problems.push(Problem::under(Provision::of("bek1504.3.1.4"), pointer, fault));
    None
}
