//! Failed sign-ins slow the next ones down, per name, over all processes; never for good.

use chrono::TimeDelta;

use crate::desk::{Desk, DeskError};
use crate::law::{Digest, Moment};

/// So many failures cost no wait: people mistype.
const FREE: i64 = 3;

/// The longest wait, in seconds. Whoever keeps failing in another's name holds them up for so long at the most.
const LONGEST_WAIT: i64 = 300;

/// After so many hours without a failure, all are forgotten.
const REMEMBERED: TimeDelta = TimeDelta::hours(24);

/// Sign-ins are counted one by one, so that many at once are not one.
const TURN: &str = "sign-in";

/// Notes a try before it is looked at, as one that fails. Names are counted alike, whether somebody has them or not.
///
/// # Errors
/// [`DeskError::TryLater`] where the name must still wait; such a try is not counted. Or the store fails.
pub fn begin(desk: &Desk, name: &Digest, at: Moment) -> Result<(), DeskError> {
    desk.store.write(|s| {
        s.take_turn(TURN)?;
        s.forget_tries_before(Moment::new(at.utc() - REMEMBERED))?;
        let (failures, next) = s.tries(name)?.unwrap_or_default();
        if let Ok(next) = Moment::parse(&next)
            && next > at
        {
            let wait = next.utc().signed_duration_since(at.utc()).num_milliseconds();
            return Err(DeskError::TryLater(u64::try_from(wait).unwrap_or_default().div_ceil(1000)));
        }
        let failures = failures.saturating_add(1);
        let next = Moment::new(at.utc() + TimeDelta::seconds(wait(failures)));
        Ok(s.note_try(name, failures, at, next)?)
    })
}

/// How long a name waits after so many failures, in seconds: 0, 0, 0, 2, 4, 8 … 300.
fn wait(failures: i64) -> i64 {
    match failures.saturating_sub(FREE) {
        ..=0 => 0,
        over => 2_i64.saturating_pow(u32::try_from(over).unwrap_or(u32::MAX)).min(LONGEST_WAIT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_end() {
        let waits: Vec<_> = (1..=13).map(wait).collect();
        assert_eq!(waits, [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(wait(i64::MAX), LONGEST_WAIT);
    }
}
