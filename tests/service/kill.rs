//! The process is killed, again and again, in the middle of work: what was acknowledged is there, once, and
//! everything adds up. `SAGSGANG_KILLS` says how often.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sagsgang::desk::verify::{Depth, verify};
use uuid::Uuid;

use super::support::people::{APPLICANT, OTHER, listed};
use super::support::process::Process;
use super::support::writers::{Writer, all_there, numbers_in_a_row};
use super::support::{desk, folder, journal};

const KILLS: u64 = 100;
const WRITERS: usize = 4;

/// Figures that nobody chose: splitmix64 over the clock's nanoseconds.
fn any(below: u64) -> u64 {
    static STATE: AtomicU64 = AtomicU64::new(0);
    let now = Instant::now().elapsed().as_nanos() as u64 ^ Uuid::now_v7().as_u128() as u64;
    let mut z = STATE.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed) ^ now;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % below
}

#[test]
fn what_was_acknowledged_outlives_a_hundred_kills() {
    let kills = std::env::var("SAGSGANG_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let folder = folder();
    std::fs::write(folder.path().join("people.toml"), listed()).unwrap();
    drop(desk(folder.path(), 1));
    let mut writers: Vec<Writer> = (0..WRITERS).map(|n| Writer::new([APPLICANT, OTHER][n % 2])).collect();
    for _ in 0..kills {
        round(folder.path(), &mut writers, Duration::from_millis(50 + any(350)));
    }
    // Once more, unharmed, so that every wish that was cut off is asked for again.
    finish(folder.path(), &mut writers);

    let acknowledged: usize = writers.iter().map(|w| w.told.len()).sum();
    let retried: u64 = writers.iter().map(|w| w.retried).sum();
    assert!(acknowledged as u64 > 3 * kills, "only {acknowledged} acts were acknowledged");
    assert!(retried > kills / 4, "only {retried} requests were cut off and asked again");
    let desk = desk(folder.path(), 1);
    let report = verify(&desk, Depth::Recomputed).unwrap();
    assert_eq!(report.faults, []);
    let mut db = journal::database(folder.path());
    // Nothing besides: every entry is one that was acknowledged, so no request was done twice.
    assert_eq!(report.entries, acknowledged as u64);
    all_there(&mut db, writers.iter().flat_map(|w| &w.told));
    numbers_in_a_row(&mut db);
    // A letter for each submission.
    let submissions = journal::count(&mut db, "SELECT count(*) FROM journal WHERE act = 'submit'");
    let receipts = "SELECT count(DISTINCT d.case_id || '/' || d.seq) FROM documents d \
                    JOIN journal j ON j.case_id = d.case_id AND j.seq = d.seq WHERE j.act = 'submit'";
    let receipts = journal::count(&mut db, receipts);
    assert_eq!(submissions, receipts);
    assert!(submissions > 0);
    eprintln!(
        "{kills} kills, {acknowledged} acts acknowledged, {retried} of them asked for again after a kill"
    );
}

fn round(folder: &Path, writers: &mut [Writer], life: Duration) {
    let mut process = Process::serve(folder, &[]);
    let urls = [process.url()];
    let stop = Arc::new(AtomicBool::new(false));
    let done = AtomicU64::new(0);
    thread::scope(|scope| {
        for writer in writers {
            let (urls, stop, done) = (&urls, Arc::clone(&stop), &done);
            scope.spawn(move || writer.work(urls, &stop, done));
        }
        // Its life begins with its first act, which takes the longest.
        let start = Instant::now();
        while done.load(Ordering::Relaxed) == 0 && start.elapsed() < Duration::from_secs(5) {
            thread::sleep(Duration::from_millis(2));
        }
        thread::sleep(life);
        process.kill();
        stop.store(true, Ordering::Relaxed);
    });
}

fn finish(folder: &Path, writers: &mut [Writer]) {
    let process = Process::serve(folder, &[]);
    let urls = [process.url()];
    for writer in writers {
        if writer.wish.is_some() {
            let (stop, done) = (AtomicBool::new(false), AtomicU64::new(0));
            thread::scope(|scope| {
                let (urls, stop, writer, done) = (&urls, &stop, &mut *writer, &done);
                let running = scope.spawn(move || writer.work(urls, stop, done));
                thread::sleep(Duration::from_millis(100));
                stop.store(true, Ordering::Relaxed);
                running.join().unwrap();
            });
        }
        assert!(writer.wish.is_none());
    }
}
