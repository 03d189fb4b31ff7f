//! How much waits, and since when.

use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use super::schema::{cases, outbox, scans};
use super::{Session, StoreError};
use crate::law::Moment;

/// Things of one kind that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub count: i64,
    /// Since when the oldest waits; none where none does.
    pub since: Option<String>,
}

impl From<(i64, Option<String>)> for Waiting {
    fn from((count, since): (i64, Option<String>)) -> Self {
        Self { count, since }
    }
}

impl Session<'_> {
    /// Mail that is not sent yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mail_waiting(&mut self) -> Result<Waiting, StoreError> {
        let unsent = outbox::table.filter(outbox::next_try.is_not_null());
        let found: (i64, Option<String>) =
            unsent.select((count_star(), min(outbox::made_at))).first(self.0)?;
        Ok(found.into())
    }

    /// Mail that was tried in vain.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mail_failing(&mut self) -> Result<Waiting, StoreError> {
        let failing = outbox::table.filter(outbox::next_try.is_not_null()).filter(outbox::attempts.gt(0));
        let found: (i64, Option<String>) =
            failing.select((count_star(), min(outbox::made_at))).first(self.0)?;
        Ok(found.into())
    }

    /// Cases of which something has come due that is not done yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn cases_overdue(&mut self, at: Moment) -> Result<Waiting, StoreError> {
        let due = cases::table.filter(cases::next_due.le(at.to_string()));
        let found: (i64, Option<String>) = due.select((count_star(), min(cases::next_due))).first(self.0)?;
        Ok(found.into())
    }

    /// Files that no scanner has looked at yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn scans_waiting(&mut self) -> Result<Waiting, StoreError> {
        let unscanned = scans::table.filter(scans::next_try.is_not_null());
        let found: (i64, Option<String>) =
            unscanned.select((count_star(), min(scans::asked_at))).first(self.0)?;
        Ok(found.into())
    }
}
