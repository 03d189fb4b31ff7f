//! What the clock does: hearings end, permits expire, dates of conditions pass.

use super::act::{act_of_clock, retried};
use super::due::{due_acts, next_due};
use super::file::{KIND, stored};
use chrono::TimeDelta;

use crate::desk::{Desk, DeskError};
use crate::law::Moment;
use crate::permit::procedure::PermitFile;
use crate::store::CaseRow;

/// How many cases are looked at in one turn.
const TURN: i64 = 100;

/// Does everything that has come due by `at`, in order; late by an hour or a year, it catches up. Answers how many acts
/// it did.
///
/// # Errors
/// When the store fails. What was done before stays done.
pub fn tick(desk: &Desk, at: Moment) -> Result<usize, DeskError> {
    let mut done = 0;
    loop {
        let due = desk.store.read(|s| s.cases_due(at, TURN))?;
        if due.is_empty() {
            return Ok(done);
        }
        for id in due {
            match retried(|| one(desk, &id, at)) {
                Ok(acts) => done += acts,
                Err(DeskError::Store(why)) => return Err(why.into()),
                // One case that cannot be helped does not hold up the others.
                Err(why) => {
                    tracing::error!(case = %id, ?why, "the clock's act was refused");
                    put_off(desk, &id, at)?;
                }
            }
        }
    }
}

fn one(desk: &Desk, id: &str, at: Moment) -> Result<usize, DeskError> {
    let mut done = 0;
    while let Some(row) = desk.store.read(|s| s.case(KIND, id))? {
        let file = stored(&row)?;
        match due_acts(&file, at).into_iter().next() {
            Some(command) => {
                act_of_clock(desk, &row, command, at)?;
                done += 1;
            }
            None => {
                look_again_later(desk, &row, &file, at)?;
                break;
            }
        }
    }
    Ok(done)
}

/// Looks at a case again in an hour.
fn put_off(desk: &Desk, id: &str, at: Moment) -> Result<(), DeskError> {
    retried(|| {
        let Some(mut row) = desk.store.read(|s| s.case(KIND, id))? else {
            return Ok(());
        };
        row.next_due = Some(Moment::new(at.utc() + TimeDelta::hours(1)).to_string());
        let version = row.version;
        desk.store.write(|s| s.update_case(&row, version)).map_err(DeskError::from)
    })
}

/// Nothing is due after all: the case is looked at again when something will be.
fn look_again_later(desk: &Desk, row: &CaseRow, file: &PermitFile, at: Moment) -> Result<(), DeskError> {
    let later = next_due(file, at).filter(|next| *next > at).map(|next| next.to_string());
    let mut row = row.clone();
    let version = row.version;
    row.next_due = later;
    desk.store.write(|s| s.update_case(&row, version)).map_err(DeskError::from)
}
