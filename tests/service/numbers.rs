//! Numbers and turns that many take at once, the first of each too.

use std::sync::Barrier;
use std::thread;

use sagsgang::store::StoreError;

use super::support::{desk, folder};

const MANY: usize = 8;

#[test]
fn the_first_numbers_of_a_series_do_not_clash() {
    let folder = folder();
    let desk = desk(folder.path(), u32::try_from(MANY).unwrap());
    for round in 0..25 {
        let series = format!("series-{round}");
        let start = Barrier::new(MANY);
        let mut given: Vec<i64> = thread::scope(|scope| {
            let running = [(); MANY].map(|()| {
                scope.spawn(|| {
                    start.wait();
                    desk.store.write::<_, StoreError>(|s| s.next_number(&series)).unwrap()
                })
            });
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        given.sort_unstable();
        assert_eq!(given, (1..=i64::try_from(MANY).unwrap()).collect::<Vec<_>>());
    }
}

#[test]
fn who_takes_a_turn_has_seen_what_was_done_in_the_turns_before() {
    let folder = folder();
    let desk = desk(folder.path(), u32::try_from(MANY).unwrap());
    for round in 0..25 {
        let (turn, series) = (format!("turn-{round}"), format!("series-{round}"));
        let start = Barrier::new(MANY);
        let counted = || {
            start.wait();
            desk.store.write::<_, StoreError>(|s| {
                s.take_turn(&turn)?;
                let seen = s.series()?.into_iter().find(|(name, _)| *name == series).map_or(0, |(_, n)| n);
                // Whoever did not wait would count what another has just counted.
                thread::yield_now();
                Ok((seen, s.next_number(&series)?))
            })
        };
        thread::scope(|scope| {
            let running = [(); MANY].map(|()| scope.spawn(counted));
            for one in running {
                let (seen, given) = one.join().unwrap().unwrap();
                assert_eq!(seen + 1, given);
            }
        });
    }
}

#[test]
fn a_number_that_was_given_for_nothing_is_given_again() {
    let folder = folder();
    let desk = desk(folder.path(), 2);
    let refused = desk.store.write(|s| s.next_number("series").and(Err::<(), _>(StoreError::Changed)));
    assert!(matches!(refused, Err(StoreError::Changed)));
    assert_eq!(desk.store.write::<_, StoreError>(|s| s.next_number("series")).unwrap(), 1);
}
