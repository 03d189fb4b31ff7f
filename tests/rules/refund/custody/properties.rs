//! Whatever is recorded, in whichever order: what holds of a chain at all times.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;
use sagsgang::law::Day;
use sagsgang::law::quantity::Tonnes;
use sagsgang::law::reading::Readings;
use sagsgang::refund::custody::*;

use super::support::*;

const SITES: [&str; 3] = ["greensand-future", "greensand-pilot", "northern-lights"];
const STORES: [&str; 2] = ["Havnen", "Øen"];
const FIRST: &str = "2026-01-01";

/// One try: which step, of what, how much, when.
#[derive(Clone, Copy, Debug)]
struct Try {
    kind: u8,
    what: u8,
    other: u8,
    /// A share of what is there, in thousandths; now and then more than all of it.
    share: u16,
    /// An amount in kilogrammes that a share is made odd by.
    kg: u16,
    on: u16,
    flag: bool,
}

fn a_try() -> impl Strategy<Value = Try> {
    (
        any::<u8>(),
        any::<u8>(),
        any::<u8>(),
        prop_oneof![0_u16..1010, Just(1000)],
        any::<u16>(),
        0_u16..200,
        any::<bool>(),
    )
        .prop_map(|(kind, what, other, share, kg, on, flag)| Try {
            kind,
            what,
            other,
            share,
            kg,
            on,
            flag,
        })
}

fn pick<T: Clone>(from: &[T], n: u8) -> Option<T> {
    (!from.is_empty()).then(|| from[usize::from(n) % from.len()].clone())
}

fn later(days: u16) -> Day {
    day(FIRST).plus_days(days.into())
}

impl Try {
    fn of(self, there: Decimal) -> Tonnes {
        let share = there * Decimal::new(self.share.into(), 3);
        let odd = if self.share == 1000 { 0 } else { self.kg % 7 };
        Tonnes((share + Decimal::new(odd.into(), 3)).round_dp(3))
    }

    fn at(self, chain: &Chain, at: &Position) -> Tonnes {
        self.of(chain.parcels_at(at).iter().map(|parcel| parcel.tonnes.0).sum())
    }

    /// A place that has something, of the kind that is asked for.
    fn some(self, chain: &Chain, fits: impl Fn(&Position) -> bool) -> Option<Position> {
        let here: Vec<Position> =
            chain.parcels().iter().map(|parcel| parcel.at.clone()).filter(|at| fits(at)).collect();
        pick(&here, self.what)
    }

    fn store(self) -> String {
        STORES[usize::from(self.other.is_multiple_of(8))].to_owned()
    }

    fn site(self) -> String {
        SITES[usize::from(self.other) % 3].to_owned()
    }

    fn step(self, chain: &Chain, number: usize) -> Step {
        // Mostly forwards in time, and sometimes far back.
        let number = u16::try_from(number).unwrap();
        let on = later(if self.on < 10 { self.on * 9 } else { number * 6 + self.on % 12 });
        let lots: Vec<String> = chain.lots().iter().map(|lot| lot.id.clone()).collect();
        let lot_id = pick(&lots, self.what).unwrap_or_else(|| "L1".to_owned());
        let open: Vec<_> = chain.transports().iter().filter(|one| one.reception.is_none()).collect();
        let transport = pick(&open, self.what).map_or_else(|| "T1".to_owned(), |one| one.id.clone());
        match self.kind % 12 {
            0 | 1 => Step::from(RegisterLot {
                plant: ["Værket", "Møllen"][usize::from(self.what) % 2].into(),
                captured_from: later(number * 6),
                captured_to: later(number * 6 + self.on % 6),
                tonnes: Tonnes(Decimal::new(i64::from(self.kg) * 7 + 1, 3)),
                ..lot(FIRST, FIRST, "1")
            }),
            2..=4 => {
                let from = match self.some(chain, |at| at.place().on_the_way()) {
                    Some(Position::Store { store }) => Origin::Store { store },
                    Some(Position::Reception { site }) if self.kg.is_multiple_of(2) => {
                        Origin::Reception { site }
                    }
                    _ => Origin::Plant { lot: lot_id.clone() },
                };
                let tonnes = match &from {
                    Origin::Plant { lot } => self.of(chain.whereabouts(lot).at_plant.0),
                    Origin::Store { store } => self.at(chain, &Position::Store { store: store.clone() }),
                    Origin::Reception { site } => self.at(chain, &Position::Reception { site: site.clone() }),
                };
                let to = if self.flag && matches!(from, Origin::Plant { .. }) {
                    Destination::Store { store: self.store() }
                } else {
                    Destination::Site { site: self.site() }
                };
                let mut sent = hand_over(from, to, "1", FIRST);
                (sent.tonnes_sent, sent.day) = (tonnes, on);
                sent.carrier.third_party = !self.kg.is_multiple_of(3);
                Step::from(sent)
            }
            5 | 6 => {
                let there = self.at(chain, &Position::Transport { transport: transport.clone() });
                let mut received = receive(&transport, "0", FIRST);
                (received.tonnes_received, received.day, received.third_party) = (there, on, self.flag);
                Step::from(received)
            }
            7 => {
                let (site, from, at) = match self.some(chain, |at| at.place() == Place::InIntermediateStorage)
                {
                    Some(at @ Position::Reception { .. }) => {
                        (at.site().unwrap().to_owned(), StoreFrom::Reception, at)
                    }
                    Some(Position::Store { store }) => {
                        (self.site(), StoreFrom::Store { store: store.clone() }, Position::Store { store })
                    }
                    _ => (self.site(), StoreFrom::Reception, Position::Reception { site: self.site() }),
                };
                let tonnes = self.at(chain, &at);
                Step::from(Store { site, from, tonnes, day: on, document: paper() })
            }
            8 | 9 => {
                let at = self.some(chain, |at| at.place().on_the_way() || at.place() == Place::Stored);
                let from = match at.clone() {
                    Some(Position::Transport { transport }) => LossFrom::Transport { transport },
                    Some(Position::Store { store }) => LossFrom::Store { store },
                    Some(Position::Reception { site }) => LossFrom::Reception { site },
                    Some(Position::Stored { site }) => LossFrom::Site { site },
                    _ => LossFrom::Plant { lot: lot_id },
                };
                let causes = [
                    LossCause::VentedBeforeHandOver,
                    LossCause::ReleasedAfterHandOver,
                    LossCause::Diverted,
                    LossCause::Unknown,
                ];
                let mut lost = lose(from, "1", causes[usize::from(self.other) % 4], FIRST);
                (lost.tonnes, lost.day) = (self.at(chain, &at.unwrap_or(Position::Plant)), on);
                Step::from(lost)
            }
            10 => {
                let deadline = chain.lot(&lot_id).map_or(later(0), |lot| lot.store_by);
                Step::from(Extend { lot: lot_id, new_day: deadline.plus_days(u64::from(self.on % 40)) })
            }
            _ => {
                let gone = |parcel: &&Parcel| !parcel.at.place().on_the_way();
                let gone: Vec<&Parcel> = chain.parcels().iter().filter(gone).collect();
                let (lot_id, from) = pick(&gone, self.what).map_or_else(
                    || (lot_id, Place::AtPlant),
                    |parcel| (parcel.lot.clone(), parcel.at.place()),
                );
                let to = match self.other % 6 {
                    0 => Position::Plant,
                    1 => Position::Store { store: self.store() },
                    2 => Position::Stored { site: self.site() },
                    3 => Position::Released,
                    4 => Position::Vented,
                    _ => Position::Unaccounted { cause: MissingCause::Reported },
                };
                let tonnes = self.of(chain.whereabouts(&lot_id).of(from).0);
                let mut step = correct(&lot_id, "1", from, to, FIRST);
                (step.tonnes, step.day) = (tonnes, on);
                Step::from(step)
            }
        }
    }
}

fn today() -> Day {
    later(400)
}

/// Three lots that are mixed in a store from the start, so that what the tries move is of several lots.
fn begun() -> (Chain, Vec<Step>) {
    let mut steps = Vec::new();
    for (number, (plant, tonnes)) in
        [("Nord", "31.007"), ("Syd", "7.5"), ("Vest", "100")].into_iter().enumerate()
    {
        let number = number + 1;
        steps.push(Step::from(RegisterLot { plant: plant.into(), ..lot(FIRST, FIRST, tonnes) }));
        steps.push(Step::from(hand_over(of(&format!("L{number}")), store("Havnen"), tonnes, FIRST)));
        steps.push(Step::from(receive(&format!("T{number}"), tonnes, FIRST)));
    }
    let mut chain = chain();
    steps.iter().for_each(|step| must(&mut chain, step.clone()));
    (chain, steps)
}

/// What the tries that are accepted make: the chain, and the steps.
fn played(tries: &[Try], mut each: impl FnMut(&Chain, &Step, &Chain)) -> (Chain, Vec<Step>) {
    let readings = Readings::default();
    let (mut chain, mut steps) = begun();
    for (number, one) in tries.iter().enumerate() {
        let step = one.step(&chain, number);
        let checked = chain.check(&step, today(), &readings);
        let after = chain.after(&step, today(), &readings);
        assert_eq!(checked.is_ok(), after.is_ok(), "checking and applying agree: {step:?}");
        if let Ok(after) = after {
            each(&chain, &step, &after);
            chain = after;
            steps.push(step);
        } else {
            assert_eq!(checked, after.map(drop), "and say the same");
        }
    }
    (chain, steps)
}

/// Every figure of every lot, anew from the moves alone.
fn balances(chain: &Chain) {
    let mut by_move: BTreeMap<(&str, Position), Decimal> = BTreeMap::new();
    for one in chain.moves() {
        assert!(one.tonnes.0 > Decimal::ZERO);
        *by_move.entry((&one.lot, one.to.clone())).or_default() += one.tonnes.0;
        if let Some(from) = &one.from {
            *by_move.entry((&one.lot, from.clone())).or_default() -= one.tonnes.0;
        }
    }
    let mut by_parcel: BTreeMap<(&str, Position), Decimal> = BTreeMap::new();
    for parcel in chain.parcels() {
        assert!(parcel.tonnes.0 > Decimal::ZERO && parcel.tonnes.0.scale() <= 3);
        *by_parcel.entry((&parcel.lot, parcel.at.clone())).or_default() += parcel.tonnes.0;
    }
    by_move.retain(|_, tonnes| !tonnes.is_zero());
    assert_eq!(by_move, by_parcel);
    for lot in chain.lots() {
        let whereabouts = chain.whereabouts(&lot.id);
        assert_eq!(whereabouts.sum(), lot.captured);
        assert!(Place::ALL.iter().all(|place| whereabouts.of(*place).0 >= Decimal::ZERO));
    }
    assert_eq!(chain.totals().sum(), chain.totals().captured);
}

/// What left a store by an oracle of its own: kilogramme by kilogramme would be the same, parcel by parcel is quicker.
fn oldest(before: &Chain, at: &Position, on: Day, tonnes: Tonnes) -> BTreeMap<String, Decimal> {
    let mut queue: Vec<(Day, usize, String, Decimal)> = (before.parcels().iter().enumerate())
        .filter(|(_, parcel)| parcel.at == *at && parcel.since <= on)
        .map(|(n, parcel)| (parcel.since, n, parcel.lot.clone(), parcel.tonnes.0))
        .collect();
    queue.sort();
    let (mut left, mut out) = (tonnes.0, BTreeMap::new());
    for (_, _, lot, there) in queue {
        let part = left.min(there);
        if part > Decimal::ZERO {
            *out.entry(lot).or_default() += part;
            left -= part;
        }
    }
    out
}

fn leaves_oldest_first(before: &Chain, step: &Step, after: &Chain) {
    let (at, on, tonnes, allocation) = match step {
        Step::HandOver(sent) => {
            let at = match &sent.from {
                Origin::Plant { .. } => return,
                Origin::Store { store } => Position::Store { store: store.clone() },
                Origin::Reception { site } => Position::Reception { site: site.clone() },
            };
            (at, sent.day, sent.tonnes_sent, &after.transports().last().unwrap().allocation)
        }
        Step::Store(stored) => {
            let at = match &stored.from {
                StoreFrom::Reception => Position::Reception { site: stored.site.clone() },
                StoreFrom::Store { store } => Position::Store { store: store.clone() },
            };
            (at, stored.day, stored.tonnes, &after.storings().last().unwrap().allocation)
        }
        _ => return,
    };
    let shown: BTreeMap<String, Decimal> =
        allocation.iter().map(|share| (share.lot.clone(), share.tonnes.0)).collect();
    assert_eq!(shown, oldest(before, &at, on, tonnes));
}

fn cases() -> ProptestConfig {
    let default = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() {
        default
    } else {
        ProptestConfig { cases: 10_000, ..default }
    }
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    prop::collection::vec(a_try(), 1..30)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_tonne_is_in_exactly_one_place(tries in tries()) {
        played(&tries, |_, _, after| balances(after));
    }

    #[test]
    fn a_store_is_emptied_in_the_order_that_it_was_filled(tries in tries()) {
        played(&tries, leaves_oldest_first);
    }

    #[test]
    fn the_same_steps_make_the_same_chain(tries in tries()) {
        let (made, steps) = played(&tries, |_, _, _| {});
        let mut again = chain();
        for step in &steps {
            let written = serde_json::to_value(step).unwrap();
            let read: Step = serde_json::from_value(written).unwrap();
            again.apply(&read, today(), &Readings::default()).unwrap();
        }
        prop_assert_eq!(&again, &made);
        let kept: Chain = serde_json::from_value(serde_json::to_value(&made).unwrap()).unwrap();
        prop_assert_eq!(kept, made);
    }

    #[test]
    fn what_is_overdue_stays_so_while_nothing_happens(tries in tries(), on in 0_u16..400, more in 0_u16..100) {
        let (chain, _) = played(&tries, |_, _, _| {});
        let late = |on: Day| -> BTreeMap<String, Tonnes> {
            chain.overdue(on).into_iter().map(|one| (one.lot, one.tonnes)).collect()
        };
        let (first, second) = (late(later(on)), late(later(on + more)));
        prop_assert!(first.iter().all(|(lot, tonnes)| second.get(lot) == Some(tonnes)));
        for lot in chain.lots() {
            let found = chain.eligible(&lot.id, later(on), &Readings::default()).unwrap();
            let lost: Decimal = found.not_stored.iter().map(|one| one.tonnes.0).sum();
            prop_assert_eq!(found.eligible.0 + found.not_yet.0 + lost, lot.captured.0);
            let then = chain.eligible(&lot.id, later(on + more), &Readings::default()).unwrap();
            prop_assert!(then.not_yet <= found.not_yet, "what may still count does not grow with time");
        }
    }
}

/// The tries reach what they are to test: without this the properties above could hold of nothing.
#[test]
fn the_tries_reach_every_place_and_every_step() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut places: BTreeMap<Place, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut mixed = 0;
    for _ in 0..2_000 {
        let tries = tries().new_tree(&mut runner).unwrap().current();
        let (chain, steps) = played(&tries, |_, _, _| {});
        mixed += chain.transports().iter().filter(|transport| transport.allocation.len() > 1).count();
        chain.parcels().iter().for_each(|parcel| *places.entry(parcel.at.place()).or_default() += 1);
        for step in steps {
            let kind = serde_json::to_value(&step).unwrap()["step"].as_str().unwrap().to_owned();
            *kinds.entry(kind).or_default() += 1;
        }
    }
    assert_eq!(places.len(), 8, "{places:?}");
    assert!(places.values().all(|seen| *seen > 50), "{places:?}");
    assert_eq!(kinds.len(), 7, "{kinds:?}");
    assert!(kinds.values().all(|seen| *seen > 100), "{kinds:?}");
    assert!(mixed > 50, "{mixed}");
}
