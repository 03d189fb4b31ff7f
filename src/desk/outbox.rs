//! Sends the mail that waits.

use std::thread;
use std::time::Duration;

use chrono::TimeDelta;
use metrics::counter;

use super::{Desk, DeskError};
use crate::law::Moment;
use crate::mail::Postman;
use crate::store::{Mail, StoreError};

/// How many mails are sent in one turn.
const TURN: usize = 50;

/// How long a mail is its sender's alone. Nobody else sends it meanwhile; if the sender was killed, it waits as long. More
/// than the ten or so answers of a mail server take with the patience that the postman has, and than the clocks of two
/// machines are apart.
const LEASE: TimeDelta = TimeDelta::minutes(10);

/// How often it is tried to note that a mail was sent.
const NOTES: u32 = 10;

/// How long to wait before it is tried again.
const NOTE_AGAIN: Duration = Duration::from_secs(1);

/// Sends what is due, one by one, whoever else is sending as well. A failure is noted and tried again later, each time after
/// twice as long, up to a day.
///
/// # Errors
/// When the store fails.
pub fn send(desk: &Desk, postman: &Postman, clock: impl Fn() -> Moment) -> Result<usize, DeskError> {
    let mut sent = 0;
    for _ in 0..TURN {
        let at = clock();
        let claimed = desk.store.write(|s| s.claim_mail(at, Moment::new(at.utc() + LEASE)))?;
        let Some(mail) = claimed else { break };
        match postman.send(&mail) {
            Ok(()) => {
                note_sent(desk, &mail, &clock)?;
                counter!("sagsgang_mail_total", "outcome" => "sent").increment(1);
                sent += 1;
            }
            Err(why) => {
                let next = Moment::new(clock().utc() + pause(&mail));
                tracing::warn!(mail = %mail.id, %why, %next, "mail not sent");
                counter!("sagsgang_mail_total", "outcome" => "failed").increment(1);
                desk.store.write(|s| s.note_failure(&mail, &why.to_string(), next))?;
            }
        }
    }
    Ok(sent)
}

/// Notes that a mail was sent. A database that cannot be used now is asked again: what is not noted is sent twice.
fn note_sent(desk: &Desk, mail: &Mail, clock: impl Fn() -> Moment) -> Result<(), DeskError> {
    for _ in 1..NOTES {
        match desk.store.write(|s| s.note_sent(mail, clock())) {
            Err(StoreError::Database(why)) => return Err(StoreError::Database(why).into()),
            Err(why) => tracing::warn!(mail = %mail.id, %why, "sent, and not noted yet"),
            Ok(()) => return Ok(()),
        }
        thread::sleep(NOTE_AGAIN);
    }
    Ok(desk.store.write(|s| s.note_sent(mail, clock()))?)
}

/// How long to wait after another failure.
fn pause(mail: &Mail) -> TimeDelta {
    let minutes = 1_i64.checked_shl(u32::try_from(mail.attempts).unwrap_or(11).min(11)).unwrap_or(1440);
    TimeDelta::minutes(minutes.min(1440))
}
