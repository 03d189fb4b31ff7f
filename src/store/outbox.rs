//! Mail that waits to be sent.

use diesel::prelude::*;

use super::schema::outbox;
use super::{Session, StoreError};
use crate::law::Moment;

/// A mail, from the act that calls for it until it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
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
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// Mails whose time to be tried has come.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mails_due(&mut self, at: Moment, limit: i64) -> Result<Vec<Mail>, StoreError> {
        Ok(outbox::table
            .filter(outbox::next_try.le(at.to_string()))
            .order((outbox::next_try, outbox::id))
            .limit(limit)
            .load(self.0)?)
    }

    /// Notes that a mail was sent, or why it was not and when to try again.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_try(
        &mut self,
        id: &str,
        at: Moment,
        failed: Option<(&str, Moment)>,
    ) -> Result<(), StoreError> {
        let of_mail = outbox::table.filter(outbox::id.eq(id));
        let sent_at = failed.is_none().then(|| at.to_string());
        let next_try = failed.map(|(_, next)| next.to_string());
        let failure = failed.map(|(why, _)| why.to_owned());
        diesel::update(of_mail)
            .set((
                outbox::sent_at.eq(sent_at),
                outbox::next_try.eq(next_try),
                outbox::failure.eq(failure),
                outbox::attempts.eq(outbox::attempts + 1),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// A case's mails, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mails(&mut self, case: &str) -> Result<Vec<Mail>, StoreError> {
        Ok(outbox::table.filter(outbox::case_id.eq(case)).order(outbox::id).load(self.0)?)
    }
}
