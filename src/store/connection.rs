//! One connection type for both databases, opened by the scheme of its address.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Db {
    /// PostgreSQL.
    Postgres(diesel::PgConnection),
    /// SQLite.
    Sqlite(diesel::SqliteConnection),
}

/// Opens connections for the pool.
#[derive(Debug)]
pub struct Manager(Address);

#[derive(Debug)]
enum Address {
    Sqlite(String),
    Postgres(String),
}

impl Manager {
    /// Takes `sqlite:PATH`, `postgres://…` or `postgresql://…`. A bare path is refused: a misspelt scheme would
    /// otherwise quietly become a new, empty SQLite file.
    pub fn new(url: &str) -> Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Ok(Self(Address::Sqlite(path.trim_start_matches("//").to_owned())));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self(Address::Postgres(url.to_owned())));
        }
        Err("the database's address must begin with sqlite: or postgres://".to_owned())
    }

    /// Whether the database is SQLite.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.0, Address::Sqlite(_))
    }
}

impl r2d2::ManageConnection for Manager {
    type Connection = Db;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Db, Self::Error> {
        match &self.0 {
            Address::Sqlite(path) => {
                let mut connection =
                    SqliteConnection::establish(path).map_err(diesel::r2d2::Error::ConnectionError)?;
                // An acknowledged act must survive a power cut: WAL with full synchronisation.
                connection
                    .batch_execute(
                        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                         PRAGMA foreign_keys = ON;",
                    )
                    .map_err(diesel::r2d2::Error::QueryError)?;
                Ok(Db::Sqlite(connection))
            }
            Address::Postgres(url) => {
                PgConnection::establish(url).map(Db::Postgres).map_err(diesel::r2d2::Error::ConnectionError)
            }
        }
    }

    fn is_valid(&self, connection: &mut Db) -> Result<(), Self::Error> {
        connection.batch_execute("SELECT 1").map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, _connection: &mut Db) -> bool {
        // A panic in the middle of a transaction leaves it open; such a connection is not handed out again.
        std::thread::panicking()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_known_scheme_is_refused() {
        assert!(Manager::new("sqlite:/tmp/x.db").unwrap().is_sqlite());
        assert!(!Manager::new("postgres://localhost/x").unwrap().is_sqlite());
        for wrong in ["x.db", "postgress://localhost/x", "", "mysql://localhost"] {
            assert!(Manager::new(wrong).is_err(), "{wrong}");
        }
    }
}
