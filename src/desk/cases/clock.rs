//! What the clock does: hearings end, permits expire, dates of conditions pass.

use chrono::TimeDelta;

use super::act::{act_of_clock, retried};
use super::row::stored;
use crate::desk::kind::Kind;
use crate::desk::kinds::Served;
use crate::desk::{Desk, DeskError, worklist};
use crate::law::Moment;
use crate::store::{CaseRow, StoreError};

/// How many cases are looked at in one turn.
const TURN: i64 = 100;

/// Does everything that has come due by `at`, in order; late by an hour or a year, it catches up. Answers how many acts
/// it did.
///
/// # Errors
/// When the store fails. What was done before stays done.
pub fn tick(desk: &Desk, at: Moment) -> Result<usize, DeskError> {
    let mut done = 0;
    worklist::catch_up(desk, at)?;
    loop {
        let due = desk.store.read(|s| s.cases_due(at, TURN))?;
        if due.is_empty() {
            return Ok(done);
        }
        for (kind, id) in due {
            let caught_up = match Served::named(&kind) {
                Some(served) => retried(|| (served.catch_up)(desk, &id, at)),
                None => Err(DeskError::Broken(format!("no kind {kind} is known"))),
            };
            match caught_up {
                Ok(acts) => done += acts,
                Err(DeskError::Store(why)) if !matches!(why, StoreError::Unreadable(_)) => {
                    return Err(why.into());
                }
                // One case that cannot be helped does not hold up the others.
                Err(why) => {
                    tracing::error!(case = %id, ?why, "the clock's act was refused");
                    put_off(desk, &kind, &id, at)?;
                }
            }
        }
    }
}

/// Does what has come due on one case. Answers how many acts it did.
///
/// # Errors
/// When the store fails or an act is refused. What was done before stays done.
pub fn catch_up<K: Kind>(desk: &Desk, id: &str, at: Moment) -> Result<usize, DeskError> {
    let mut done = 0;
    while let Some(row) = desk.store.read(|s| s.case(K::KIND, id))? {
        let file = stored::<K>(&row)?;
        match K::due_acts(&file, at).into_iter().next() {
            Some(due) => {
                let command = K::work(desk, &file, due)?;
                act_of_clock::<K>(desk, &row, command, at)?;
                done += 1;
            }
            None => {
                look_again_later::<K>(desk, &row, &file, at)?;
                break;
            }
        }
    }
    Ok(done)
}

/// Looks at a case again in an hour.
fn put_off(desk: &Desk, kind: &str, id: &str, at: Moment) -> Result<(), DeskError> {
    retried(|| {
        let Some(mut row) = desk.store.read(|s| s.case(kind, id))? else {
            return Ok(());
        };
        row.next_due = Some(Moment::new(at.utc() + TimeDelta::hours(1)).to_string());
        let version = row.version;
        desk.store.write(|s| s.update_case(&row, version)).map_err(DeskError::from)
    })
}

/// Nothing is due after all: the case is looked at again when something will be.
fn look_again_later<K: Kind>(
    desk: &Desk,
    row: &CaseRow,
    file: &K::File,
    at: Moment,
) -> Result<(), DeskError> {
    let later = K::next_due(file, at).filter(|next| *next > at).map(|next| next.to_string());
    let mut row = row.clone();
    let version = row.version;
    row.next_due = later;
    desk.store.write(|s| s.update_case(&row, version)).map_err(DeskError::from)
}
