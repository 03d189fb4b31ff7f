//! The only place that knows SQL: journals, projections, documents, the queue of mail; and the folder of blobs.
//!
//! Ids, times and decimals are text, so that both databases hold the same and sort the same.

mod blobs;
mod cases;
mod connection;
mod documents;
mod idempotency;
mod journal;
mod numbers;
mod outbox;
mod schema;
mod spool;

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

pub use blobs::{BlobError, Blobs};
pub use cases::{CaseRow, Scope, Window};
pub use documents::DocumentRow;
pub use idempotency::KeptAnswer;
pub use outbox::Mail;
pub use spool::Spool;

use connection::{Db, Manager};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// What went wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No connection could be had.
    #[error("no database connection: {0}")]
    Unavailable(String),
    /// The database said no.
    #[error("database: {0}")]
    Database(diesel::result::Error),
    /// The case has changed since it was read.
    #[error("the case has changed since it was read")]
    Changed,
    /// What the database holds cannot be read.
    #[error("stored data cannot be read: {0}")]
    Unreadable(String),
    /// A journal entry cannot be read.
    #[error("entry {seq} cannot be read: {what}")]
    BadEntry {
        /// Its number.
        seq: i64,
        /// What of it.
        what: &'static str,
    },
    /// A file could not be kept or fetched.
    #[error(transparent)]
    Blob(#[from] BlobError),
}

impl From<serde_json::Error> for StoreError {
    fn from(why: serde_json::Error) -> Self {
        Self::Unreadable(why.to_string())
    }
}

impl From<diesel::result::Error> for StoreError {
    fn from(why: diesel::result::Error) -> Self {
        match &why {
            // Another process held SQLite's lock for longer than the busy timeout.
            diesel::result::Error::DatabaseError(_, said) if said.message().contains("locked") => {
                Self::Unavailable(why.to_string())
            }
            _ => Self::Database(why),
        }
    }
}

impl StoreError {
    /// Whether the same request may succeed a little later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Changed)
    }
}

/// The store: a pool of database connections and a folder of blobs. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pool: r2d2::Pool<Manager>,
    blobs: Blobs,
    /// SQLite has one writer; a queue before it is fairer than its own busy waiting.
    writer: Option<Arc<Mutex<()>>>,
}

/// A connection, in a transaction or reading on its own.
pub struct Session<'a>(&'a mut Db);

impl Store {
    /// Opens the database at `url` (`sqlite:PATH` or `postgres://…`) and the folder for blobs.
    ///
    /// # Errors
    /// When the scheme is unknown, the database cannot be reached or the folder cannot be made.
    pub fn open(url: &str, blobs: &Path, connections: u32) -> Result<Self, StoreError> {
        let manager = Manager::new(url).map_err(StoreError::Unavailable)?;
        let writer = manager.is_sqlite().then(|| Arc::new(Mutex::new(())));
        let pool = r2d2::Pool::builder()
            .max_size(connections.max(1))
            .connection_timeout(Duration::from_secs(10))
            .build(manager)
            .map_err(|why| StoreError::Unavailable(why.to_string()))?;
        Ok(Self { pool, blobs: Blobs::open(blobs)?, writer })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When a migration fails.
    pub fn migrate(&self) -> Result<(), StoreError> {
        let mut connection = self.connection()?;
        let done = match &mut *connection {
            Db::Sqlite(c) => c.run_pending_migrations(SQLITE).map(|v| v.len()),
            Db::Postgres(c) => c.run_pending_migrations(POSTGRES).map(|v| v.len()),
        };
        done.map(|_| ()).map_err(|why| StoreError::Unreadable(why.to_string()))
    }

    /// Whether the schema is up to date and the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub fn ready(&self) -> Result<(), StoreError> {
        let mut connection = self.connection()?;
        let pending = match &mut *connection {
            Db::Sqlite(c) => c.has_pending_migration(SQLITE),
            Db::Postgres(c) => c.has_pending_migration(POSTGRES),
        };
        match pending {
            Ok(false) => Ok(()),
            Ok(true) => {
                Err(StoreError::Unavailable("the schema is not up to date: run `sagsgang migrate`".into()))
            }
            Err(why) => Err(StoreError::Unavailable(why.to_string())),
        }
    }

    /// The blobs.
    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    /// Reads.
    ///
    /// # Errors
    /// What `work` fails with, or that no connection could be had.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.connection()?;
        work(&mut Session(&mut connection))
    }

    /// Reads and writes in one transaction: all of it happens, durably, or none of it.
    ///
    /// # Errors
    /// What `work` or the commit fails with; nothing is then written.
    pub fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let _turn = self.writer.as_ref().map(|w| w.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        let mut connection = self.connection()?;
        let begin = match &*connection {
            Db::Sqlite(_) => "BEGIN IMMEDIATE",
            Db::Postgres(_) => "BEGIN",
        };
        connection.batch_execute(begin).map_err(StoreError::from)?;
        match work(&mut Session(&mut connection)) {
            Ok(done) => match connection.batch_execute("COMMIT") {
                Ok(()) => Ok(done),
                Err(why) => {
                    let _rolled_back = connection.batch_execute("ROLLBACK");
                    Err(StoreError::from(why).into())
                }
            },
            Err(why) => {
                let _rolled_back = connection.batch_execute("ROLLBACK");
                Err(why)
            }
        }
    }

    fn connection(&self) -> Result<r2d2::PooledConnection<Manager>, StoreError> {
        self.pool.get().map_err(|why| StoreError::Unavailable(why.to_string()))
    }
}
