//! Failed sign-ins, counted by the name that was given, whether there is such a person or not.

use diesel::prelude::*;

use super::schema::sign_in_tries;
use super::{Session, StoreError};
use crate::law::{Digest, Moment};

impl Session<'_> {
    /// How often a name has failed, and until when it must wait. Inside a write, after taking its turn.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tries(&mut self, name: &Digest) -> Result<Option<(i64, String)>, StoreError> {
        Ok(sign_in_tries::table
            .filter(sign_in_tries::name.eq(name.as_str()))
            .select((sign_in_tries::failures, sign_in_tries::next_try))
            .first(self.0)
            .optional()?)
    }

    /// Notes how often a name has failed, and until when it must wait.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_try(
        &mut self,
        name: &Digest,
        failures: i64,
        at: Moment,
        next: Moment,
    ) -> Result<(), StoreError> {
        let (at, next) = (at.to_string(), next.to_string());
        let noted = diesel::update(sign_in_tries::table.filter(sign_in_tries::name.eq(name.as_str())))
            .set((
                sign_in_tries::failures.eq(failures),
                sign_in_tries::last_at.eq(&at),
                sign_in_tries::next_try.eq(&next),
            ))
            .execute(self.0)?;
        if noted == 0 {
            diesel::insert_into(sign_in_tries::table)
                .values((
                    sign_in_tries::name.eq(name.as_str()),
                    sign_in_tries::failures.eq(failures),
                    sign_in_tries::last_at.eq(&at),
                    sign_in_tries::next_try.eq(&next),
                ))
                .execute(self.0)?;
        }
        Ok(())
    }

    /// Forgets a name's failures.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn forget_tries(&mut self, name: &Digest) -> Result<(), StoreError> {
        diesel::delete(sign_in_tries::table.filter(sign_in_tries::name.eq(name.as_str()))).execute(self.0)?;
        Ok(())
    }

    /// Forgets the failures of every name that has not failed since.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn forget_tries_before(&mut self, at: Moment) -> Result<(), StoreError> {
        let old = sign_in_tries::last_at.lt(at.to_string());
        diesel::delete(sign_in_tries::table.filter(old)).execute(self.0)?;
        Ok(())
    }
}
