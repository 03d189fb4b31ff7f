//! Work that waits: dates that pass, mail to send, files to scan.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use chrono::Utc;

use crate::desk::{Desk, cases, outbox, scans};
use crate::law::Moment;
use crate::mail::Postman;
use crate::scanner::Scanner;

/// How often the worker looks.
const EVERY: Duration = Duration::from_secs(2);

/// A thread that does the work that waits until it is told to stop.
pub struct Worker {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Worker {
    /// Starts the thread.
    pub fn start(desk: Desk, postman: Postman, scanner: Option<Scanner>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let thread = thread::spawn(move || {
            while !told.load(Ordering::Relaxed) {
                turn(&desk, &postman, scanner.as_ref());
                thread::park_timeout(EVERY);
            }
        });
        Self { stop, thread }
    }

    /// Stops after the turn that is under way.
    pub fn stop(self) {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.thread().unpark();
        if self.thread.join().is_err() {
            tracing::error!("the worker ended with a panic");
        }
    }
}

/// One turn. What fails is logged and tried again in the next.
pub fn turn(desk: &Desk, postman: &Postman, scanner: Option<&Scanner>) -> usize {
    let clock = || Moment::new(Utc::now());
    let acts = cases::tick(desk, clock()).unwrap_or_else(|why| {
        tracing::error!(?why, "dates that passed");
        0
    });
    let mails = outbox::send(desk, postman, clock).unwrap_or_else(|why| {
        tracing::error!(?why, "mail");
        0
    });
    let scanned = scanner.map_or(Ok(0), |scanner| scans::turn(desk, scanner, clock));
    let scanned = scanned.unwrap_or_else(|why| {
        tracing::error!(?why, "files to scan");
        0
    });
    acts + mails + scanned
}
