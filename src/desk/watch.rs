//! What an operator watches: what waits to be done, and for how long.

use metrics::{counter, gauge};

use super::{Desk, DeskError};
use crate::casework::Entry;
use crate::law::Moment;
use crate::store::Waiting;

/// Counts what was journalled in a case of a kind.
pub fn journalled(kind: &'static str, entries: &[Entry]) {
    for entry in entries {
        counter!("sagsgang_acts_total", "kind" => kind, "act" => entry.act.clone()).increment(1);
    }
}

/// Says how much waits: mail, mail that fails, dates that have passed, files to be scanned.
///
/// # Errors
/// When the store fails.
pub fn waiting(desk: &Desk, at: Moment) -> Result<(), DeskError> {
    let queues = desk.store.read(|s| {
        let mail = [("mail", s.mail_waiting()?), ("mail-failing", s.mail_failing()?)];
        let rest = [("dates", s.cases_overdue(at)?), ("scans", s.scans_waiting()?)];
        Ok::<_, DeskError>([mail, rest])
    })?;
    for (queue, waiting) in queues.into_iter().flatten() {
        gauge!("sagsgang_waiting", "queue" => queue).set(number(waiting.count));
        gauge!("sagsgang_waiting_seconds", "queue" => queue).set(number(age(&waiting, at)));
    }
    Ok(())
}

/// For how many seconds the oldest has waited.
fn age(waiting: &Waiting, at: Moment) -> i64 {
    let since = waiting.since.as_deref().and_then(|since| Moment::parse(since).ok());
    since.map_or(0, |since| (at.utc() - since.utc()).num_seconds().max(0))
}

/// As the number that is shown; more than there ever is of anything is as much as can be shown.
fn number(whole: i64) -> f64 {
    f64::from(i32::try_from(whole).unwrap_or(i32::MAX))
}
