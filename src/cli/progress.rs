//! How far something is, for people at a terminal.

use std::io::{self, IsTerminal as _};

use chrono::Utc;

/// A bar on standard error. Where that is no terminal, and for what is done in a moment, nothing is shown.
pub struct Bar {
    size: Option<u64>,
    unit: &'static str,
    per: u64,
    shown: Option<i64>,
    began: i64,
}

fn now() -> i64 {
    Utc::now().timestamp_millis()
}

impl Bar {
    /// A bar for so many of something, which is shown in parts of `per`.
    pub fn new(size: Option<u64>, unit: &'static str, per: u64) -> Self {
        Self { size, unit, per: per.max(1), shown: None, began: now() }
    }

    /// Shows that so many are done.
    pub fn show(&mut self, done: u64) {
        let at = now();
        if !io::stderr().is_terminal()
            || at - self.began < 300
            || self.shown.is_some_and(|last| at - last < 50)
        {
            return;
        }
        let count = done.checked_div(self.per).unwrap_or(done);
        match self.size.filter(|size| *size > 0) {
            Some(size) => {
                let percent = (done.saturating_mul(100) / size).min(100);
                let full = usize::try_from(percent / 4).unwrap_or_default();
                eprint!("\r[{:<25}] {percent} %  {count} {}", "#".repeat(full), self.unit);
            }
            None => eprint!("\r{count} {}", self.unit),
        }
        self.shown = Some(at);
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        if self.shown.is_some() {
            eprint!("\r{:60}\r", "");
        }
    }
}
