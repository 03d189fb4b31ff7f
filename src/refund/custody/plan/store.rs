//! Injecting.

use super::super::amount;
use super::super::chain::{Chain, by_lot};
use super::super::content::{Store, StoreFrom};
use super::super::flag::{Flag, FlagKind};
use super::super::position::Position;
use super::super::record::{LotShare, Storing};
use super::take::{Order, take};
use super::{Plan, Record, planned, words};
use crate::casework::Problem;
use crate::law::{Day, Text};

pub(super) fn plan(chain: &Chain, content: &Store, today: Day) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    words::happened(content.day, "/day", today, &mut problems);
    words::named(&content.site, "/site", &mut problems);
    let at = match &content.from {
        StoreFrom::Reception => Position::Reception { site: content.site.clone() },
        StoreFrom::Store { store } => Position::Store { store: store.clone() },
    };
    let kg = amount::checked(content.tonnes, "/tonnes", &mut problems);
    let taken = kg.and_then(|kg| {
        take(chain, |parcel| parcel.at == at, kg, content.day, Order::Oldest)
            .map_err(|problem| problems.push(problem))
            .ok()
    });
    let plan = taken.map(|taken| {
        let allocation = by_lot(&taken.shares(chain));
        Plan {
            day: content.day,
            document: Some(content.document.clone()),
            shifts: taken.to(&Position::Stored { site: content.site.clone() }, content.day, None),
            record: Record::Storing(Box::new(Storing {
                site: content.site.clone(),
                day: content.day,
                tonnes: amount::tonnes(taken.kg()),
                flags: late(chain, &allocation, content.day),
                allocation,
                document: content.document.clone(),
            })),
        }
    });
    planned(plan, problems)
}

fn late(chain: &Chain, allocation: &[LotShare], day: Day) -> Vec<Flag> {
    let lots = allocation.iter().filter_map(|share| Some((share, chain.lot(&share.lot)?)));
    lots.filter(|(_, lot)| day > lot.store_by)
        .map(|(share, lot)| Flag {
            kind: FlagKind::StoredLate,
            text: Text::new(
                format!("{} af {} er lagret efter fristen {}.", share.tonnes, lot.id, lot.store_by),
                format!("{} of {} was stored after the deadline {}.", share.tonnes, lot.id, lot.store_by),
            ),
            observed: Some(day.to_string()),
            limit: Some(lot.store_by.to_string()),
        })
        .collect()
}
