//! Case numbers: unique, in order, never used again.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde::{Deserialize, Serialize};

use super::schema::counters;
use super::{Session, StoreError};

/// A number that was given out.
#[derive(QueryableByName)]
struct Given {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

/// A series, with the last number that was given out; or a turn.
#[derive(Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CounterRow {
    pub(super) name: String,
    value: i64,
}

impl Session<'_> {
    /// Puts a series back.
    ///
    /// # Errors
    /// When the database refuses it.
    pub(super) fn insert_counter(&mut self, row: &CounterRow) -> Result<(), StoreError> {
        diesel::insert_into(counters::table)
            .values((counters::name.eq(&row.name), counters::value.eq(row.value)))
            .execute(self.0)?;
        Ok(())
    }

    /// The next number in a series. Inside a write, so that a number is given out only with what it numbers.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn next_number(&mut self, series: &str) -> Result<i64, StoreError> {
        // In one statement: whoever comes second waits, for the first number of a series too.
        let given: Given = diesel::sql_query(
            "INSERT INTO counters (name, value) VALUES ($1, 1) \
             ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
        )
        .bind::<Text, _>(series)
        .get_result(self.0)?;
        Ok(given.value)
    }

    /// Waits for whoever has taken this turn in a write that is not committed yet, and takes it. Inside a write: what is
    /// read after it has seen everything that those before did.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn take_turn(&mut self, turn: &str) -> Result<(), StoreError> {
        // Written as it is: the row's lock is what is wanted.
        diesel::sql_query(
            "INSERT INTO counters (name, value) VALUES ($1, 0) \
             ON CONFLICT (name) DO UPDATE SET value = counters.value",
        )
        .bind::<Text, _>(turn)
        .execute(self.0)?;
        Ok(())
    }

    /// Every series, with the last number that was given out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn series(&mut self) -> Result<Vec<(String, i64)>, StoreError> {
        Ok(counters::table.select((counters::name, counters::value)).order(counters::name).load(self.0)?)
    }
}
