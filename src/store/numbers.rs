//! Case numbers: unique, in order, never used again.

use diesel::prelude::*;

use super::schema::counters;
use super::{Session, StoreError};

impl Session<'_> {
    /// The next number in a series. Inside a write, so that a number is given out only with what it numbers.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn next_number(&mut self, series: &str) -> Result<i64, StoreError> {
        let of_series = counters::table.filter(counters::name.eq(series));
        let counted =
            diesel::update(of_series).set(counters::value.eq(counters::value + 1)).execute(self.0)?;
        if counted == 0 {
            // The first of a series. If another process is first after all, the primary key refuses this one.
            diesel::insert_into(counters::table)
                .values((counters::name.eq(series), counters::value.eq(1_i64)))
                .execute(self.0)?;
        }
        Ok(counters::table.filter(counters::name.eq(series)).select(counters::value).first(self.0)?)
    }

    /// Waits for whoever has taken this turn in a write that is not committed yet, and takes it. Inside a write: what is read
    /// after it has seen everything that those before did.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn take_turn(&mut self, turn: &str) -> Result<(), StoreError> {
        let row = counters::table.filter(counters::name.eq(turn));
        // Written as it is: the row's lock is what is wanted.
        let there = diesel::update(row).set(counters::value.eq(counters::value)).execute(self.0)?;
        if there == 0 {
            diesel::insert_into(counters::table)
                .values((counters::name.eq(turn), counters::value.eq(0_i64)))
                .execute(self.0)?;
        }
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
