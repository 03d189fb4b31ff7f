//! Sends the mail that waits.

use chrono::TimeDelta;

use super::{Desk, DeskError};
use crate::law::Moment;
use crate::mail::Postman;

/// How many mails are sent in one turn.
const TURN: i64 = 50;

/// Sends what is due. A failure is noted and tried again later, each time after twice as long, up to a day.
///
/// # Errors
/// When the store fails.
pub fn send(desk: &Desk, postman: &Postman, at: Moment) -> Result<usize, DeskError> {
    let mut sent = 0;
    for mail in desk.store.read(|s| s.mails_due(at, TURN))? {
        match postman.send(&mail) {
            Ok(()) => {
                desk.store.write(|s| s.note_try(&mail.id, at, None))?;
                sent += 1;
            }
            Err(why) => {
                let minutes =
                    1_i64.checked_shl(u32::try_from(mail.attempts).unwrap_or(11).min(11)).unwrap_or(1440);
                let next = Moment::new(at.utc() + TimeDelta::minutes(minutes.min(1440)));
                tracing::warn!(mail = %mail.id, %why, %next, "mail not sent");
                desk.store.write(|s| s.note_try(&mail.id, at, Some((&why.to_string(), next))))?;
            }
        }
    }
    Ok(sent)
}
