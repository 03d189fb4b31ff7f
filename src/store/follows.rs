//! Who follows which permit of the register by mail.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::schema::{follows, outbox};
use super::{Session, StoreError, can_be_kept};
use crate::law::{Day, Moment};

/// That somebody follows a permit, or has asked to.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, Serialize, Deserialize)]
#[diesel(table_name = follows)]
#[serde(deny_unknown_fields)]
pub struct Follow {
    /// The id.
    pub id: String,
    /// The permit's case.
    pub case_id: String,
    /// Where mail goes to, in small letters.
    pub email: String,
    /// The language of the mails: its tag.
    pub language: String,
    /// Where the links in the mails lead: scheme and host of the service.
    pub address: String,
    /// What the links in the mails hold, so that only who gets the mails can confirm and end.
    pub secret: String,
    /// When a mail to confirm was last sent.
    pub asked_at: String,
    /// When it was confirmed.
    pub confirmed_at: Option<String>,
    /// When it was ended.
    pub ended_at: Option<String>,
}

impl Session<'_> {
    /// Adds somebody who asks.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn insert_follow(&mut self, follow: &Follow) -> Result<(), StoreError> {
        diesel::insert_into(follows::table).values(follow.clone()).execute(self.0)?;
        Ok(())
    }

    /// Writes what has changed of somebody who follows: when they asked, confirmed and ended, their language and address.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn update_follow(&mut self, follow: &Follow) -> Result<(), StoreError> {
        diesel::update(follows::table.filter(follows::id.eq(&follow.id)))
            .set((
                follows::language.eq(&follow.language),
                follows::address.eq(&follow.address),
                follows::asked_at.eq(&follow.asked_at),
                follows::confirmed_at.eq(&follow.confirmed_at),
                follows::ended_at.eq(&follow.ended_at),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// Who follows, by what the links in their mails hold.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn follow_by_secret(&mut self, secret: &str) -> Result<Option<Follow>, StoreError> {
        if !can_be_kept(secret) {
            return Ok(None);
        }
        Ok(follows::table.filter(follows::secret.eq(secret)).first(self.0).optional()?)
    }

    /// Whether an address follows a case, or did.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn follow_of(&mut self, case: &str, email: &str) -> Result<Option<Follow>, StoreError> {
        let own = follows::table.filter(follows::case_id.eq(case)).filter(follows::email.eq(email));
        Ok(own.first(self.0).optional()?)
    }

    /// How many mails to confirm an address was sent since a time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn follows_asked_since(&mut self, email: &str, since: Moment) -> Result<i64, StoreError> {
        let asked = follows::table.filter(follows::email.eq(email));
        Ok(asked.filter(follows::asked_at.gt(since.to_string())).count().get_result(self.0)?)
    }

    /// Who is told of what changes in a case.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn followers(&mut self, case: &str) -> Result<Vec<Follow>, StoreError> {
        let of_case = follows::table.filter(follows::case_id.eq(case));
        let told = of_case.filter(follows::confirmed_at.is_not_null()).filter(follows::ended_at.is_null());
        Ok(told.order(follows::id).load(self.0)?)
    }

    /// Takes back the mails of somebody who follows no more, as far as they have not been sent.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn take_back_mails(&mut self, follow: &str) -> Result<(), StoreError> {
        let unsent = outbox::table.filter(outbox::follow.eq(follow)).filter(outbox::sent_at.is_null());
        diesel::delete(unsent).execute(self.0)?;
        Ok(())
    }

    /// Who ended before a day, or has not confirmed what they asked for before it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn follows_over_before(&mut self, day: Day) -> Result<Vec<String>, StoreError> {
        let start = day.start().to_string();
        let ended = follows::table.filter(follows::ended_at.lt(&start)).select(follows::id);
        let mut over: Vec<String> = ended.order(follows::id).load(self.0)?;
        let unconfirmed = follows::table.filter(follows::asked_at.lt(&start));
        let unconfirmed =
            unconfirmed.filter(follows::confirmed_at.is_null()).filter(follows::ended_at.is_null());
        over.extend(unconfirmed.select(follows::id).order(follows::id).load::<String>(self.0)?);
        Ok(over)
    }

    /// Removes somebody who followed, with every mail to them.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_follow(&mut self, id: &str) -> Result<(), StoreError> {
        diesel::delete(outbox::table.filter(outbox::follow.eq(id))).execute(self.0)?;
        diesel::delete(follows::table.filter(follows::id.eq(id))).execute(self.0)?;
        Ok(())
    }

    /// How many mails to those who follow were sent before a time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn follow_mails_before(&mut self, at: Moment) -> Result<i64, StoreError> {
        let old =
            outbox::table.filter(outbox::follow.is_not_null()).filter(outbox::sent_at.lt(at.to_string()));
        Ok(old.count().get_result(self.0)?)
    }

    /// Removes the mails to those who follow that were sent before a time, and says how many.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_follow_mails_before(&mut self, at: Moment) -> Result<usize, StoreError> {
        let old =
            outbox::table.filter(outbox::follow.is_not_null()).filter(outbox::sent_at.lt(at.to_string()));
        Ok(diesel::delete(old).execute(self.0)?)
    }
}
