//! What the database holds, read and written past the program.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

/// An entry's number and act.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Line {
    #[diesel(sql_type = BigInt)]
    pub seq: i64,
    #[diesel(sql_type = Text)]
    pub act: String,
    #[diesel(sql_type = Text)]
    pub content: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

/// The database of a folder, opened beside the program.
pub fn database(folder: &Path) -> SqliteConnection {
    let mut db = SqliteConnection::establish(&folder.join("sagsgang.db").display().to_string()).unwrap();
    db.batch_execute("PRAGMA busy_timeout = 10000").unwrap();
    db
}

/// A case's entries.
pub fn lines(db: &mut SqliteConnection, case: &str) -> Vec<Line> {
    diesel::sql_query("SELECT seq, act, content FROM journal WHERE case_id = ? ORDER BY seq")
        .bind::<Text, _>(case)
        .load(db)
        .unwrap()
}

/// A count.
pub fn count(db: &mut SqliteConnection, sql: &str) -> i64 {
    let found: Count = diesel::sql_query(format!("SELECT ({sql}) AS n")).get_result(db).unwrap();
    found.n
}

/// A column of text.
pub fn words(db: &mut SqliteConnection, sql: &str) -> Vec<String> {
    let found: Vec<Word> = diesel::sql_query(sql).load(db).unwrap();
    found.into_iter().map(|w| w.word).collect()
}

/// Does something to the database that the program would not.
pub fn tamper(folder: &Path, sql: &str) {
    let mut db = database(folder);
    let changed = diesel::sql_query(sql).execute(&mut db).unwrap();
    assert!(changed > 0, "nothing was tampered with: {sql}");
}
