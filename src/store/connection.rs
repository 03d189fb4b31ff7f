//! One connection type for both databases, opened by the scheme of its address.

use std::time::Duration;

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

/// How long the database is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOuts {
    /// For a connection: a free one or a new one; with SQLite also for its lock.
    pub connection: Duration,
    /// For an answer to one statement, and between two of one transaction: then PostgreSQL gives it up.
    pub statement: Duration,
}

impl Default for TimeOuts {
    fn default() -> Self {
        Self { connection: Duration::from_secs(10), statement: Duration::from_secs(30) }
    }
}

/// Opens connections for the pool.
#[derive(Debug)]
pub struct Manager {
    address: Address,
    wait: TimeOuts,
}

#[derive(Debug)]
enum Address {
    Sqlite(String),
    Postgres(String),
}

impl Manager {
    /// Takes `sqlite:PATH`, `postgres://…` or `postgresql://…`. A bare path is refused: a misspelt scheme would
    /// otherwise quietly become a new, empty SQLite file.
    pub fn new(url: &str, wait: TimeOuts) -> Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let address = Address::Sqlite(path.trim_start_matches("//").to_owned());
            return Ok(Self { address, wait });
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self { address: Address::Postgres(bounded(url, wait)), wait });
        }
        Err("the database's address must begin with sqlite: or postgres://".to_owned())
    }

    /// Whether the database is SQLite.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.address, Address::Sqlite(_))
    }
}

/// The address with what libpq needs to give up on a server that is gone without a word, where it does not say so
/// itself.
fn bounded(url: &str, wait: TimeOuts) -> String {
    let silence = wait.statement.as_millis();
    let parameters = [
        ("connect_timeout", wait.connection.as_secs().max(1).to_string()),
        ("keepalives_idle", "10".to_owned()),
        ("keepalives_interval", "5".to_owned()),
        ("keepalives_count", "3".to_owned()),
        ("tcp_user_timeout", silence.to_string()),
    ];
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let said = |name: &str| query.split('&').any(|one| one.split('=').next() == Some(name));
    let added =
        parameters.iter().filter(|(name, _)| !said(name)).map(|(name, value)| format!("{name}={value}"));
    let added = added.collect::<Vec<_>>().join("&");
    format!("{url}{}{added}", if url.contains('?') { '&' } else { '?' })
}

/// What PostgreSQL is told of how long to wait. A process that stops in the middle of a transaction does not hold up
/// the others either.
pub(super) fn limits(wait: TimeOuts) -> String {
    let most = wait.statement.as_millis();
    format!("SET statement_timeout = {most}; SET idle_in_transaction_session_timeout = {most}")
}

impl r2d2::ManageConnection for Manager {
    type Connection = Db;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Db, Self::Error> {
        match &self.address {
            Address::Sqlite(path) => {
                let mut connection =
                    SqliteConnection::establish(path).map_err(diesel::r2d2::Error::ConnectionError)?;
                // An acknowledged act must survive a power cut: WAL with full synchronisation.
                let setting = format!(
                    "PRAGMA busy_timeout = {}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                     PRAGMA foreign_keys = ON;",
                    self.wait.connection.as_millis()
                );
                connection.batch_execute(&setting).map_err(diesel::r2d2::Error::QueryError)?;
                Ok(Db::Sqlite(connection))
            }
            Address::Postgres(url) => {
                let mut connection =
                    PgConnection::establish(url).map_err(diesel::r2d2::Error::ConnectionError)?;
                connection.batch_execute(&limits(self.wait)).map_err(diesel::r2d2::Error::QueryError)?;
                Ok(Db::Postgres(connection))
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
        let new = |url| Manager::new(url, TimeOuts::default());
        assert!(new("sqlite:/tmp/x.db").unwrap().is_sqlite());
        assert!(!new("postgres://localhost/x").unwrap().is_sqlite());
        for wrong in ["x.db", "postgress://localhost/x", "", "mysql://localhost"] {
            assert!(new(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_an_address_says_of_waiting_stands() {
        let wait = TimeOuts { connection: Duration::from_secs(7), statement: Duration::from_secs(9) };
        let keep = "keepalives_idle=10&keepalives_interval=5&keepalives_count=3&tcp_user_timeout=9000";
        assert_eq!(bounded("postgres://h/d", wait), format!("postgres://h/d?connect_timeout=7&{keep}"));
        let own = "postgres://h/d?connect_timeout=2&application_name=tcp_user_timeout";
        assert_eq!(bounded(own, wait), format!("{own}&{keep}"));
    }
}
