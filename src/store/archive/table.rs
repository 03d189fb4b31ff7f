//! The tables as they stand in an archive: which rows come after which, and how one is put back.

use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::write::Named;
use crate::store::connection::Db;
use crate::store::directory_people::DirectoryPersonRow;
use crate::store::journal::EntryRow;
use crate::store::numbers::CounterRow;
use crate::store::schema::{
    accounts, api_tokens, cases, counters, directory_people, documents, follows, idempotency, journal, looks,
    outbox, scans,
};
use crate::store::{
    AccountRow, CaseRow, DocumentRow, Follow, KeptAnswer, Look, Mail, ScanRow, Session, StoreError, TokenRow,
};

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

    /// Notes the files that the row names, if it names any.
    fn note(&self, _: &mut Named<'_>) {}
}

/// Tables with a key of one column: the row, the table, its key, what puts a row back, and what notes its files.
macro_rules! by_one_key {
    ($($row:ident: $table:ident by $key:ident, $put:ident $(, $note:ident)?;)+) => {$(
        impl Table for $row {
            const NAME: &'static str = stringify!($table);

            fn after(db: &mut Db, last: Option<&Self>) -> QueryResult<Vec<Self>> {
                let last = last.map_or("", |row| row.$key.as_str());
                $table::table.filter($table::$key.gt(last)).order($table::$key).limit(PAGE).load(db)
            }

            fn put(&self, session: &mut Session<'_>) -> Result<(), StoreError> {
                session.$put(self)
            }

            $(fn note(&self, named: &mut Named<'_>) {
                named.$note(self);
            })?
        }
    )+};
}

by_one_key! {
    CaseRow: cases by id, insert_case, of_case;
    DocumentRow: documents by id, insert_document, of_document;
    Follow: follows by id, insert_follow;
    Mail: outbox by id, insert_mail;
    CounterRow: counters by name, insert_counter;
    AccountRow: accounts by id, insert_account;
    TokenRow: api_tokens by digest, insert_token;
    DirectoryPersonRow: directory_people by id, insert_directory_person;
    ScanRow: scans by sha256, insert_scan;
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

impl Table for Look {
    const NAME: &'static str = "looks";

    fn after(db: &mut Db, last: Option<&Self>) -> QueryResult<Vec<Self>> {
        let (person, day, case) =
            last.map_or(("", "", ""), |row| (row.person.as_str(), row.day.as_str(), row.case_id.as_str()));
        let of_person = looks::table.filter(looks::person.eq(person));
        let of_day = of_person.filter(looks::day.eq(day)).filter(looks::case_id.gt(case));
        let rest: Vec<Self> = of_day.order(looks::case_id).limit(PAGE).load(db)?;
        if !rest.is_empty() {
            return Ok(rest);
        }
        let of_days = of_person.filter(looks::day.gt(day));
        let rest: Vec<Self> = of_days.order((looks::day, looks::case_id)).limit(PAGE).load(db)?;
        if !rest.is_empty() {
            return Ok(rest);
        }
        let others = looks::table.filter(looks::person.gt(person));
        others.order((looks::person, looks::day, looks::case_id)).limit(PAGE).load(db)
    }

    fn put(&self, session: &mut Session<'_>) -> Result<(), StoreError> {
        session.insert_look(self)
    }
}
