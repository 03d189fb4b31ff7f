//! People of this installation's own.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use serde::{Deserialize, Serialize};

use super::schema::accounts;
use super::{Session, StoreError, can_be_kept};
use crate::law::Moment;

/// An account.
#[derive(Clone, PartialEq, Eq, Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountRow {
    /// The person's id.
    pub id: String,
    /// CVR number of the company that the person acts for, if they act for one.
    pub company: Option<String>,
    /// The person, as JSON.
    pub person: String,
    /// The password's hash, as a PHC string.
    pub password_hash: String,
    /// The secret of the one-time codes, in base 32; sealed, where there is a key.
    pub otp_secret: String,
    /// The step of the last one-time code that was used; no code of it or before it is taken again.
    pub otp_last_step: i64,
    /// Since when the account is disabled, if it is.
    pub disabled_at: Option<String>,
    /// When it was made.
    pub made_at: String,
}

impl Session<'_> {
    /// Adds an account.
    ///
    /// # Errors
    /// [`StoreError::Changed`] where there is one of this id; else when the database refuses it.
    pub fn insert_account(&mut self, row: &AccountRow) -> Result<(), StoreError> {
        let added = diesel::insert_into(accounts::table)
            .values((
                accounts::id.eq(&row.id),
                accounts::company.eq(&row.company),
                accounts::person.eq(&row.person),
                accounts::password_hash.eq(&row.password_hash),
                accounts::otp_secret.eq(&row.otp_secret),
                accounts::otp_last_step.eq(row.otp_last_step),
                accounts::disabled_at.eq(&row.disabled_at),
                accounts::made_at.eq(&row.made_at),
            ))
            .execute(self.0);
        match added {
            Ok(_) => Ok(()),
            Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Err(StoreError::Changed),
            Err(why) => Err(why.into()),
        }
    }

    /// The account of an id, disabled or not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn account(&mut self, id: &str) -> Result<Option<AccountRow>, StoreError> {
        if !can_be_kept(id) {
            return Ok(None);
        }
        Ok(accounts::table.filter(accounts::id.eq(id)).first(self.0).optional()?)
    }

    /// Every account, by id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn accounts(&mut self) -> Result<Vec<AccountRow>, StoreError> {
        Ok(accounts::table.order(accounts::id).load(self.0)?)
    }

    /// The accounts of a company's people that are not disabled, by id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn accounts_of_company(&mut self, cvr: &str) -> Result<Vec<AccountRow>, StoreError> {
        let enabled =
            accounts::table.filter(accounts::company.eq(cvr)).filter(accounts::disabled_at.is_null());
        Ok(enabled.order(accounts::id).load(self.0)?)
    }

    /// Says who an account's person is from now on. Whether there was such an account.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_person(&mut self, id: &str, company: Option<&str>, person: &str) -> Result<bool, StoreError> {
        let set = diesel::update(accounts::table.filter(accounts::id.eq(id)))
            .set((accounts::company.eq(company), accounts::person.eq(person)))
            .execute(self.0)?;
        Ok(set == 1)
    }

    /// Disables an account, or with `None` enables it. Whether there was such an account.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_disabled(&mut self, id: &str, at: Option<Moment>) -> Result<bool, StoreError> {
        let set = diesel::update(accounts::table.filter(accounts::id.eq(id)))
            .set(accounts::disabled_at.eq(at.map(|at| at.to_string())))
            .execute(self.0)?;
        Ok(set == 1)
    }

    /// Gives an account a new password and a new secret for codes. Whether there was such an account.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_secrets(
        &mut self,
        id: &str,
        password_hash: &str,
        otp_secret: &str,
    ) -> Result<bool, StoreError> {
        let set = diesel::update(accounts::table.filter(accounts::id.eq(id)))
            .set((
                accounts::password_hash.eq(password_hash),
                accounts::otp_secret.eq(otp_secret),
                accounts::otp_last_step.eq(0),
            ))
            .execute(self.0)?;
        Ok(set == 1)
    }

    /// Gives an account another password.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_password(&mut self, id: &str, password_hash: &str) -> Result<(), StoreError> {
        diesel::update(accounts::table.filter(accounts::id.eq(id)))
            .set(accounts::password_hash.eq(password_hash))
            .execute(self.0)?;
        Ok(())
    }

    /// Keeps the secret of an account's codes in another way. Whether it was still kept as `before` says.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn keep_otp_secret(&mut self, id: &str, before: &str, now: &str) -> Result<bool, StoreError> {
        let same = accounts::table.filter(accounts::id.eq(id)).filter(accounts::otp_secret.eq(before));
        let kept = diesel::update(same).set(accounts::otp_secret.eq(now)).execute(self.0)?;
        Ok(kept == 1)
    }

    /// Uses up the one-time code of a step. False where it or a later one was used already, or the account has been
    /// disabled or has had its secrets changed meanwhile.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn use_code(&mut self, account: &AccountRow, step: i64) -> Result<bool, StoreError> {
        let unused = accounts::table
            .filter(accounts::id.eq(&account.id))
            .filter(accounts::otp_secret.eq(&account.otp_secret))
            .filter(accounts::password_hash.eq(&account.password_hash))
            .filter(accounts::disabled_at.is_null())
            .filter(accounts::otp_last_step.lt(step));
        let used = diesel::update(unused).set(accounts::otp_last_step.eq(step)).execute(self.0)?;
        Ok(used == 1)
    }
}
