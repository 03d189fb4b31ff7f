//! What the tests stand on: a store in a temporary folder, people, requests, and a case's whole course.

pub mod accounts;
pub mod agreements;
pub mod bench;
pub mod bodies;
pub mod course;
pub mod database;
pub mod form;
pub mod journal;
pub mod mail_server;
pub mod openid;
pub mod people;
pub mod postgres;
pub mod process;
pub mod proxy;
pub mod scanner;
pub mod server;
pub mod site;
pub mod writers;

use std::os::unix::fs::symlink;
use std::path::Path;

use sagsgang::desk::Desk;
use sagsgang::store::{Store, TimeOuts};
use tempfile::TempDir;

/// A temporary folder; in memory where the machine has such a place, so that durable writes are quick.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let mut builder = tempfile::Builder::new();
    builder.prefix("sagsgang-");
    if memory.is_dir()
        && let Ok(made) = builder.tempdir_in(memory)
    {
        return made;
    }
    builder.tempdir().unwrap()
}

/// The desk of a folder: its database, its files, the people of the tests.
pub fn desk(folder: &Path, connections: u32) -> Desk {
    let store = Store::open(&database::url(folder), &folder.join("files"), connections, &TimeOuts::default())
        .unwrap();
    store.migrate().unwrap();
    Desk::new(store, people::known())
}

/// A folder with a copy of another's database. The files, which are named by what is in them, are shared.
pub fn copy_of(folder: &Path) -> TempDir {
    let copy = self::folder();
    database::copy(folder, copy.path());
    symlink(folder.join("files"), copy.path().join("files")).unwrap();
    copy
}
