//! The only place that knows SQL: journals, projections, documents, the queue of mail, what people sign in by; and the folder of blobs.
//!
//! Ids, times and decimals are text, so that both databases hold the same and sort the same.

mod accounts;
mod api_tokens;
mod archive;
mod blobs;
mod cases;
mod connection;
mod directory_people;
mod documents;
mod error;
mod follows;
mod idempotency;
mod journal;
mod looks;
mod numbers;
mod openid_starts;
mod outbox;
mod scans;
mod schema;
mod sessions;
mod sign_in_tries;
mod spool;
mod waiting;
mod worklist;

use std::path::Path;
use std::sync::{Arc, Mutex};

use diesel::connection::SimpleConnection as _;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

pub use accounts::AccountRow;
pub use api_tokens::TokenRow;
pub use archive::{Archive, ArchiveError, Manifest, Part, new_folder};
pub use blobs::{BlobError, Blobs};
pub use cases::{CaseRow, Scope, Window};
pub use connection::TimeOuts;
pub use documents::DocumentRow;
pub use error::StoreError;
pub use follows::Follow;
pub use idempotency::KeptAnswer;
pub use looks::{Look, LookAt, Looked};
pub use openid_starts::OpenidStart;
pub use outbox::Mail;
pub use scans::ScanRow;
pub use sessions::SessionRow;
pub use spool::Spool;
pub use waiting::Waiting;
pub use worklist::{NEVER_DUE, WorkRow, WorkWanted};

use connection::{Db, Manager};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The lock that PostgreSQL keeps for whoever brings the schema up to date: a number that means nothing else.
const MIGRATING: i64 = 0x5361_6773;

/// The store: a pool of database connections and a folder of blobs. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pool: r2d2::Pool<Manager>,
    blobs: Blobs,
    wait: TimeOuts,
    /// SQLite has one writer; a queue before it is fairer than its own busy waiting.
    writer: Option<Arc<Mutex<()>>>,
    noted: Arc<looks::Notes>,
}

/// A connection, in a transaction or reading on its own.
pub struct Session<'a>(&'a mut Db);

impl Store {
    /// Opens the database at `url` (`sqlite:PATH` or `postgres://…`) and the folder for blobs.
    ///
    /// # Errors
    /// When the scheme is unknown, the database cannot be reached or the folder cannot be made.
    pub fn open(url: &str, blobs: &Path, connections: u32, wait: &TimeOuts) -> Result<Self, StoreError> {
        let manager = Manager::new(url, *wait).map_err(StoreError::Unavailable)?;
        let writer = manager.is_sqlite().then(|| Arc::new(Mutex::new(())));
        let pool = r2d2::Pool::builder()
            .max_size(connections.max(1))
            // PostgreSQL has others to serve: more are opened when they are needed.
            .min_idle((!manager.is_sqlite()).then_some(1))
            .connection_timeout(wait.connection)
            .build(manager)
            .map_err(|why| StoreError::Unavailable(why.to_string()))?;
        Ok(Self { pool, blobs: Blobs::open(blobs)?, wait: *wait, writer, noted: Arc::default() })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When a migration fails.
    pub fn migrate(&self) -> Result<(), StoreError> {
        let mut pooled = self.connection()?;
        let done = match &mut *pooled {
            Db::Sqlite(c) => c.run_pending_migrations(SQLITE).map(|v| v.len()),
            Db::Postgres(c) => {
                // One at a time, and for as long as it takes.
                let alone = format!("SELECT pg_advisory_lock({MIGRATING})");
                c.batch_execute("SET statement_timeout = 0").and_then(|()| c.batch_execute(&alone))?;
                let done = c.run_pending_migrations(POSTGRES).map(|v| v.len());
                let ended = format!("SELECT pg_advisory_unlock({MIGRATING})");
                c.batch_execute(&ended).and_then(|()| c.batch_execute(&connection::limits(self.wait)))?;
                done
            }
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

    /// Whether no schema has ever been made in the database.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn has_no_schema(&self) -> Result<bool, StoreError> {
        let mut connection = self.connection()?;
        let applied = match &mut *connection {
            Db::Sqlite(c) => c.applied_migrations(),
            Db::Postgres(c) => c.applied_migrations(),
        };
        applied.map(|all| all.is_empty()).map_err(|why| StoreError::Unreadable(why.to_string()))
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

    /// Reads everything as it is at one instant, while others go on writing.
    ///
    /// # Errors
    /// What `work` fails with, or that no connection could be had.
    pub fn snapshot<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.connection()?;
        let begin = match &*connection {
            // Its write-ahead log keeps what was there at the first read.
            Db::Sqlite(_) => "BEGIN DEFERRED",
            Db::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        connection.batch_execute(begin).map_err(StoreError::from)?;
        let done = work(&mut Session(&mut connection));
        let _nothing_was_written = connection.batch_execute("ROLLBACK");
        done
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
            // What is read after waiting for a row has seen what was committed meanwhile.
            Db::Postgres(_) => "BEGIN ISOLATION LEVEL READ COMMITTED",
        };
        connection.batch_execute(begin).map_err(StoreError::from)?;
        match work(&mut Session(&mut connection)) {
            Ok(done) => match connection.batch_execute("COMMIT") {
                Ok(()) => Ok(done),
                Err(why) => {
                    let lost = matches!(&*connection, Db::Postgres(_));
                    let _rolled_back = connection.batch_execute("ROLLBACK");
                    Err(match StoreError::from(why) {
                        // PostgreSQL may have committed before the connection was cut.
                        StoreError::Unavailable(why) if lost => StoreError::Uncertain(why),
                        why => why,
                    }
                    .into())
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

/// Whether both databases can hold a text: PostgreSQL takes no NUL, so that nothing is found under a name with one.
fn can_be_kept(text: &str) -> bool {
    !text.contains('\0')
}
