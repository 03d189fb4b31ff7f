//! What the database holds, read and written past the program.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::database::on_postgres;
pub use super::database::{Db, database};

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

/// A case's entries.
pub fn lines(db: &mut Db, case: &str) -> Vec<Line> {
    diesel::sql_query("SELECT seq, act, content FROM journal WHERE case_id = $1 ORDER BY seq")
        .bind::<Text, _>(case)
        .load(db)
        .unwrap()
}

/// A count.
pub fn count(db: &mut Db, sql: &str) -> i64 {
    let found: Count = diesel::sql_query(format!("SELECT ({sql}) AS n")).get_result(db).unwrap();
    found.n
}

/// A column of text.
pub fn words(db: &mut Db, sql: &str) -> Vec<String> {
    let found: Vec<Word> = diesel::sql_query(sql).load(db).unwrap();
    found.into_iter().map(|w| w.word).collect()
}

/// Does something to the database that the program would not; and not with what ties its tables together in the way.
pub fn tamper(folder: &Path, sql: &str) {
    let mut db = database(folder);
    let untied = match &db {
        Db::Sqlite(_) => "PRAGMA foreign_keys = OFF",
        Db::Postgres(_) => "SET session_replication_role = replica",
    };
    db.batch_execute(untied).unwrap();
    let changed: usize = sql.split(';').map(|one| diesel::sql_query(one).execute(&mut db).unwrap()).sum();
    assert!(changed > 0, "nothing was tampered with: {sql}");
}

/// A column of JSON in which something is put at a place, as SQL.
pub fn json_with(column: &str, place: &[&str], value: &str) -> String {
    if on_postgres() {
        return format!("jsonb_set({column}::jsonb, '{{{}}}', '{value}')::text", place.join(","));
    }
    let part = |part: &&str| part.parse::<u32>().map_or(format!(".{part}"), |n| format!("[{n}]"));
    format!("json_set({column}, '${}', json('{value}'))", place.iter().map(part).collect::<String>())
}
