//! The tables as they stand in an archive: which rows come after which, and how one is put back.

use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::connection::Db;
use crate::store::journal::EntryRow;
use crate::store::numbers::CounterRow;
use crate::store::schema::{cases, counters, documents, idempotency, journal, outbox};
use crate::store::{CaseRow, DocumentRow, KeptAnswer, Mail, Session, StoreError};

/// How many rows are held at once.
const PAGE: i64 = 100;

/// A table of the store, by its rows.
pub(super) trait Table: Serialize + DeserializeOwned {
    /// Its name.
    const NAME: &'static str;

    /// The next rows after one, in order of the key; none where it was the last.
    fn after(db: &mut Db, last: Option<&Self>) -> QueryResult<Vec<Self>>;

    /// Puts a row back.
    fn put(&self, session: &mut Session<'_>) -> Result<(), StoreError>;
}

impl Table for CaseRow {
    const NAME: &'static str = "cases";

    fn after(db: &mut Db, last: Option<&Self>) -> QueryResult<Vec<Self>> {
        let last = last.map_or("", |row| row.id.as_str());
        cases::table.filter(cases::id.gt(last)).order(cases::id).limit(PAGE).load(db)
    }

    fn put(&self, session: &mut Session<'_>) -> Result<(), StoreError> {
        session.insert_case(self)
    }
}

impl Table for EntryRow {
    const NAME: &'static str = "journal";

    fn after(db: &mut Db, last: Option<&Self>) -> QueryResult<Vec<Self>> {
        let (case, seq) = last.map_or(("", i64::MIN), |row| (row.case_id.as_str(), row.seq));
        // In two steps, each along the key: the rest of the case, else the cases after it.
        let of_case = journal::table.filter(journal::case_id.eq(case)).filter(journal::seq.gt(seq));
        let rest: Vec<Self> = of_case.order(journal::seq).limit(PAGE).load(db)?;
        if !rest.is_empty() {
            return Ok(rest);
        }
        let others = journal::table.filter(journal::case_id.gt(case));
        others.order((journal::case_id, journal::seq)).limit(PAGE).load(db)
    }

    fn put(&self, session: &mut Session<'_>) -> Result<(), StoreError> {
        session.insert_entry(self)
    }
}

impl Table for DocumentRow {
    const NAME: &'static str = "documents";

    fn after(db: &mut Db, last: Option<&Self>) -> QueryResult<Vec<Self>> {
        let last = last.map_or("", |row| row.id.as_str());
        documents::table.filter(documents::id.gt(last)).order(documents::id).limit(PAGE).load(db)
    }

    fn put(&self, session: &mut Session<'_>) -> Result<(), StoreError> {
        session.insert_document(self)
    }
}

impl Table for Mail {
    const NAME: &'static str = "outbox";

    fn after(db: &mut Db, last: Option<&Self>) -> QueryResult<Vec<Self>> {
        let last = last.map_or("", |row| row.id.as_str());
        outbox::table.filter(outbox::id.gt(last)).order(outbox::id).limit(PAGE).load(db)
    }

    fn put(&self, session: &mut Session<'_>) -> Result<(), StoreError> {
        session.insert_mail(self)
    }
}

impl Table for CounterRow {
    const NAME: &'static str = "counters";

    fn after(db: &mut Db, last: Option<&Self>) -> QueryResult<Vec<Self>> {
        let last = last.map_or("", |row| row.name.as_str());
        counters::table.filter(counters::name.gt(last)).order(counters::name).limit(PAGE).load(db)
    }

    fn put(&self, session: &mut Session<'_>) -> Result<(), StoreError> {
        session.insert_counter(self)
    }
}

impl Table for KeptAnswer {
    const NAME: &'static str = "idempotency";

    fn after(db: &mut Db, last: Option<&Self>) -> QueryResult<Vec<Self>> {
        let (person, key) = last.map_or(("", ""), |row| (row.person.as_str(), row.key.as_str()));
        let of_person =
            idempotency::table.filter(idempotency::person.eq(person)).filter(idempotency::key.gt(key));
        let rest: Vec<Self> = of_person.order(idempotency::key).limit(PAGE).load(db)?;
        if !rest.is_empty() {
            return Ok(rest);
        }
        let others = idempotency::table.filter(idempotency::person.gt(person));
        others.order((idempotency::person, idempotency::key)).limit(PAGE).load(db)
    }

    fn put(&self, session: &mut Session<'_>) -> Result<(), StoreError> {
        session.keep_answer(self)
    }
}
