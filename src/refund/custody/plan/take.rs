//! Which parcels tonnes are taken from.

use super::super::amount::{self, Kg};
use super::super::chain::Chain;
use super::super::position::Position;
use super::super::record::Parcel;
use super::Shift;
use crate::casework::Problem;
use crate::law::{Day, Provision, Text};

/// How tonnes of several parcels are told apart where they have mixed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// First in, first out: by the day that they came, then by the order that it was recorded. A store.
    Oldest,
    /// Each as its share: one load has no order. A transport, a storage site.
    Proportion,
}

/// Tonnes taken from parcels: which parcel, and how much of it.
pub(super) struct Taken {
    parcels: Vec<(usize, Kg)>,
}

/// Takes tonnes that were in place on the day from the parcels that fit; a problem that says how many there are where
/// there are fewer.
///
/// Tonnes that came later than the day cannot have left on it. An allocation that was made stands, even if an older arrival
/// is recorded afterwards.
pub(super) fn take(
    chain: &Chain,
    fits: impl Fn(&Parcel) -> bool,
    kg: Kg,
    day: Day,
    order: Order,
) -> Result<Taken, Problem> {
    let mut here: Vec<(usize, &Parcel)> =
        chain.parcels.iter().enumerate().filter(|(_, parcel)| fits(parcel)).collect();
    here.sort_by_key(|(_, parcel)| parcel.since);
    let sum =
        |from: &[(usize, &Parcel)]| from.iter().map(|(_, parcel)| amount::kg(parcel.tonnes)).sum::<Kg>();
    let ever = sum(&here);
    here.retain(|(_, parcel)| parcel.since <= day);
    let there = sum(&here);
    if kg > there {
        return Err(too_few(kg, there, ever, day));
    }
    let parts: Vec<Kg> = here.iter().map(|(_, parcel)| amount::kg(parcel.tonnes)).collect();
    let shares = match order {
        Order::Proportion => amount::split(kg, &parts),
        Order::Oldest => {
            let mut left = kg;
            let oldest = |part: &Kg| {
                let share = left.min(*part);
                left -= share;
                share
            };
            parts.iter().map(oldest).collect()
        }
    };
    let parcels = here.iter().map(|(at, _)| *at).zip(shares).filter(|(_, share)| *share > 0).collect();
    Ok(Taken { parcels })
}

fn too_few(kg: Kg, there: Kg, ever: Kg, day: Day) -> Problem {
    let (asked, there_t, ever_t) = (amount::tonnes(kg), amount::tonnes(there), amount::tonnes(ever));
    let (da, en) = if ever > there {
        (
            format!(" (efter den dag kom der flere: {ever_t} i alt)"),
            format!(" (more came after that day: {ever_t} in all)"),
        )
    } else {
        Default::default()
    };
    Problem::under(
        Provision::of("bek1504.3.1.4"),
        "/tonnes",
        Text::new(
            format!(
                "Der er {there_t} dér den {day}{da}, og ikke {asked}. Ret mængden, eller registrér først det, der mangler."
            ),
            format!(
                "There are {there_t} there on {day}{en}, and not {asked}. Mend the quantity, or record first what is missing."
            ),
        ),
    )
}

impl Taken {
    /// Every parcel that fits, whole.
    pub(super) fn all(chain: &Chain, fits: impl Fn(&Parcel) -> bool) -> Self {
        let here = chain.parcels.iter().enumerate().filter(|(_, parcel)| fits(parcel));
        Self { parcels: here.map(|(at, parcel)| (at, amount::kg(parcel.tonnes))).collect() }
    }

    /// How much was taken.
    pub(super) fn kg(&self) -> Kg {
        self.parcels.iter().map(|(_, kg)| kg).sum()
    }

    /// How much of each lot, parcel by parcel.
    pub(super) fn shares(&self, chain: &Chain) -> Vec<(String, Kg)> {
        self.parcels.iter().filter_map(|(at, kg)| Some((chain.parcels.get(*at)?.lot.clone(), *kg))).collect()
    }

    /// The parcels that were taken from.
    pub(super) fn parcels<'a>(&self, chain: &'a Chain) -> Vec<(&'a Parcel, Kg)> {
        self.parcels.iter().filter_map(|(at, kg)| Some((chain.parcels.get(*at)?, *kg))).collect()
    }

    /// Cuts off a part, in proportion; what is left stays.
    pub(super) fn cut(&mut self, kg: Kg) -> Self {
        let parts: Vec<Kg> = self.parcels.iter().map(|(_, kg)| *kg).collect();
        let mut cut = Vec::with_capacity(parts.len());
        for ((at, whole), share) in self.parcels.iter_mut().zip(amount::split(kg, &parts)) {
            *whole -= share;
            cut.push((*at, share));
        }
        self.parcels.retain(|(_, kg)| *kg > 0);
        cut.retain(|(_, kg)| *kg > 0);
        Self { parcels: cut }
    }

    /// The shifts to a place.
    pub(super) fn to(&self, to: &Position, since: Day, handed_over: Option<Day>) -> Vec<Shift> {
        let shift = |(parcel, kg): &(usize, Kg)| Shift {
            parcel: *parcel,
            kg: *kg,
            to: to.clone(),
            since,
            handed_over,
        };
        self.parcels.iter().map(shift).collect()
    }
}
