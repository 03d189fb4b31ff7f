//! The database under each test: a file of SQLite, or with `SAGSGANG_TEST_DATABASE=postgres` a database of its own on
//! the PostgreSQL server of this test process.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, OnceLock};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use sagsgang::store::{Store, TimeOuts};

use super::postgres::{Server, server};

/// What every database of PostgreSQL is a copy of.
const TEMPLATE: &str = "migrated";

/// A connection beside the program's.
#[derive(diesel::MultiConnection)]
pub enum Db {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}

/// Whether the tests run on PostgreSQL.
pub fn on_postgres() -> bool {
    static CHOSEN: LazyLock<bool> = LazyLock::new(|| {
        let chosen = env::var("SAGSGANG_TEST_DATABASE").unwrap_or_default();
        match chosen.as_str() {
            "" | "sqlite" => false,
            "postgres" => true,
            other => panic!("SAGSGANG_TEST_DATABASE is sqlite or postgres, not {other}"),
        }
    });
    *CHOSEN
}

/// The address of a folder's database. On PostgreSQL it is made, with the schema, where there is none.
pub fn url(folder: &Path) -> String {
    if !on_postgres() {
        return format!("sqlite:{}", folder.join("sagsgang.db").display());
    }
    let server = server();
    static MIGRATED: OnceLock<()> = OnceLock::new();
    MIGRATED.get_or_init(|| migrated(server, folder));
    made(server, folder, TEMPLATE);
    server.url(&name(folder))
}

/// The address of a new database of PostgreSQL without a schema.
pub fn empty(folder: &Path) -> String {
    made(server(), folder, "template0");
    server().url(&name(folder))
}

/// Opens the database of a folder beside the program.
pub fn database(folder: &Path) -> Db {
    let url = url(folder);
    if let Some(path) = url.strip_prefix("sqlite:") {
        let mut db = SqliteConnection::establish(path).unwrap();
        db.batch_execute("PRAGMA busy_timeout = 10000").unwrap();
        return Db::Sqlite(db);
    }
    Db::Postgres(PgConnection::establish(&url).unwrap())
}

/// Makes the database of one folder a copy of another's, to which nobody is connected.
pub fn copy(from: &Path, to: &Path) {
    if on_postgres() {
        made(server(), to, &name(from));
        return;
    }
    for name in ["sagsgang.db", "sagsgang.db-wal"] {
        if from.join(name).exists() {
            fs::copy(from.join(name), to.join(name)).unwrap();
        }
    }
}

/// A database is called what its folder is called.
fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_str().unwrap().to_owned()
}

/// Makes the template. It sorts as Danish does, where `aa` comes after `z`: what is to sort by its bytes must say so.
fn migrated(server: &Server, folder: &Path) {
    let create = format!(
        "CREATE DATABASE {TEMPLATE} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'da' LOCALE 'C'"
    );
    server.admin().batch_execute(&create).unwrap();
    let store = Store::open(&server.url(TEMPLATE), &folder.join("files"), 1, &TimeOuts::default()).unwrap();
    store.migrate().unwrap();
}

/// Makes a folder's database by a template, if there is none; and drops those whose folders are gone.
fn made(server: &Server, folder: &Path, template: &str) {
    static MADE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
    let gone: Vec<PathBuf> = {
        let mut made = MADE.lock().unwrap();
        if made.iter().any(|one| one == folder) {
            return;
        }
        made.push(folder.to_owned());
        made.extract_if(.., |one| !one.exists()).collect()
    };
    let mut admin = server.admin();
    for one in gone {
        admin.batch_execute(&format!("DROP DATABASE IF EXISTS \"{}\" WITH (FORCE)", name(&one))).unwrap();
    }
    admin.batch_execute(&format!("CREATE DATABASE \"{}\" TEMPLATE \"{template}\"", name(folder))).unwrap();
}
