//! Mail that waits to be sent.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::connection::Db;
use super::schema::outbox;
use super::{Session, StoreError};
use crate::law::Moment;

/// A mail, from the act that calls for it until it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The id; also the mail's Message-ID, so that a mail sent twice is seen as one.
    pub id: String,
    /// The case.
    pub case_id: String,
    /// The journal entry that calls for it.
    pub seq: i64,
    /// The address.
    pub recipient: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
    /// When it was written.
    pub made_at: String,
    /// When it was sent.
    pub sent_at: Option<String>,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is to be tried next; none once it is sent.
    pub next_try: Option<String>,
    /// Why the last try failed.
    pub failure: Option<String>,
    /// Until when it is somebody's to send.
    pub claimed_until: Option<String>,
    /// Whose following of a permit it belongs to; none where it tells a party of a letter.
    pub follow: Option<String>,
}

impl Session<'_> {
    /// Adds a mail.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn insert_mail(&mut self, mail: &Mail) -> Result<(), StoreError> {
        diesel::insert_into(outbox::table)
            .values((
                outbox::id.eq(&mail.id),
                outbox::case_id.eq(&mail.case_id),
                outbox::seq.eq(mail.seq),
                outbox::recipient.eq(&mail.recipient),
                outbox::subject.eq(&mail.subject),
                outbox::body.eq(&mail.body),
                outbox::made_at.eq(&mail.made_at),
                outbox::sent_at.eq(&mail.sent_at),
                outbox::attempts.eq(mail.attempts),
                outbox::next_try.eq(&mail.next_try),
                outbox::failure.eq(&mail.failure),
                outbox::claimed_until.eq(&mail.claimed_until),
                outbox::follow.eq(&mail.follow),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// Claims the mail that has waited longest of those whose time to be tried has come: nobody else is given it until
    /// the claim runs out or the try is noted. Inside a write.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn claim_mail(&mut self, at: Moment, until: Moment) -> Result<Option<Mail>, StoreError> {
        let now = at.to_string();
        let nobodys = outbox::claimed_until.is_null().or(outbox::claimed_until.le(&now));
        let first = outbox::table
            .filter(outbox::next_try.le(&now))
            .filter(nobodys)
            .order((outbox::next_try, outbox::id))
            .limit(1);
        let found: Option<Mail> = match &mut *self.0 {
            // Passing over what another is claiming, instead of waiting for it.
            Db::Postgres(c) => first.for_update().skip_locked().first(c).optional()?,
            // A write of SQLite is the only one.
            Db::Sqlite(c) => first.first(c).optional()?,
        };
        let Some(mut mail) = found else {
            return Ok(None);
        };
        mail.claimed_until = Some(until.to_string());
        diesel::update(outbox::table.filter(outbox::id.eq(&mail.id)))
            .set(outbox::claimed_until.eq(&mail.claimed_until))
            .execute(self.0)?;
        Ok(Some(mail))
    }

    /// Notes that a mail was sent.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_sent(&mut self, mail: &Mail, at: Moment) -> Result<(), StoreError> {
        // Whoever's claim it is by now: it need not be sent again.
        diesel::update(outbox::table.filter(outbox::id.eq(&mail.id)))
            .set((
                outbox::sent_at.eq(at.to_string()),
                outbox::next_try.eq(None::<String>),
                outbox::failure.eq(None::<String>),
                outbox::claimed_until.eq(None::<String>),
                outbox::attempts.eq(outbox::attempts + 1),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// Notes why a mail was not sent and when to try again; unless the claim has run out and it is another's by now.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_failure(&mut self, mail: &Mail, why: &str, next: Moment) -> Result<(), StoreError> {
        let ours = outbox::table
            .filter(outbox::id.eq(&mail.id))
            .filter(outbox::claimed_until.eq(&mail.claimed_until));
        diesel::update(ours)
            .set((
                outbox::next_try.eq(next.to_string()),
                outbox::failure.eq(why),
                outbox::claimed_until.eq(None::<String>),
                outbox::attempts.eq(outbox::attempts + 1),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// A case's mails to its parties, oldest first. Who else follows it is not the parties' to know.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mails(&mut self, case: &str) -> Result<Vec<Mail>, StoreError> {
        Ok(outbox::table
            .filter(outbox::case_id.eq(case))
            .filter(outbox::follow.is_null())
            .order(outbox::id)
            .load(self.0)?)
    }
}
