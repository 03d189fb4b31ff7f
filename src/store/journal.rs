//! Journals.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::schema::journal;
use super::{Session, StoreError, Window};
use crate::casework::Entry;
use crate::law::{Digest, Moment, Provision};

/// An entry as the database holds it.
#[derive(Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryRow {
    pub(super) case_id: String,
    pub(super) seq: i64,
    at: String,
    actor: String,
    act: String,
    provision: String,
    content: String,
    before: String,
    hash: String,
}

impl EntryRow {
    fn entry(self) -> Result<Entry, StoreError> {
        let bad = |what| StoreError::BadEntry { seq: self.seq, what };
        Ok(Entry {
            at: Moment::parse(&self.at).map_err(|_| bad("time"))?,
            actor: serde_json::from_str(&self.actor).map_err(|_| bad("actor"))?,
            provision: Provision::from_id(self.provision.clone()),
            content: serde_json::from_str(&self.content).map_err(|_| bad("content"))?,
            before: Digest::parse(&self.before).ok_or_else(|| bad("hash before"))?,
            hash: Digest::parse(&self.hash).ok_or_else(|| bad("hash"))?,
            case: self.case_id,
            seq: self.seq,
            act: self.act,
        })
    }
}

impl Session<'_> {
    /// Appends entries. The primary key refuses a number that is taken.
    ///
    /// # Errors
    /// When the database refuses them.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        for entry in entries {
            diesel::insert_into(journal::table)
                .values((
                    journal::case_id.eq(&entry.case),
                    journal::seq.eq(entry.seq),
                    journal::at.eq(entry.at.to_string()),
                    journal::actor.eq(serde_json::to_string(&entry.actor)?),
                    journal::act.eq(&entry.act),
                    journal::provision.eq(entry.provision.id()),
                    journal::content.eq(serde_json::to_string(&entry.content)?),
                    journal::before.eq(entry.before.as_str()),
                    journal::hash.eq(entry.hash.as_str()),
                ))
                .execute(self.0)?;
        }
        Ok(())
    }

    /// Puts an entry back as the database held it, whatever it is.
    ///
    /// # Errors
    /// When the database refuses it.
    pub(super) fn insert_entry(&mut self, row: &EntryRow) -> Result<(), StoreError> {
        diesel::insert_into(journal::table)
            .values((
                journal::case_id.eq(&row.case_id),
                journal::seq.eq(row.seq),
                journal::at.eq(&row.at),
                journal::actor.eq(&row.actor),
                journal::act.eq(&row.act),
                journal::provision.eq(&row.provision),
                journal::content.eq(&row.content),
                journal::before.eq(&row.before),
                journal::hash.eq(&row.hash),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// A case's entries after a number, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn journal(&mut self, case: &str, window: &Window) -> Result<Vec<Entry>, StoreError> {
        let after: i64 = window.after.as_deref().and_then(|a| a.parse().ok()).unwrap_or(0);
        let rows: Vec<EntryRow> = journal::table
            .filter(journal::case_id.eq(case))
            .filter(journal::seq.gt(after))
            .order(journal::seq)
            .limit(window.limit)
            .load(self.0)?;
        rows.into_iter().map(EntryRow::entry).collect()
    }
}
