//! What the tests stand on: a store in a temporary folder, people, requests, and a case's whole course.

pub mod agreements;
pub mod bench;
pub mod bodies;
pub mod course;
pub mod journal;
pub mod people;
pub mod server;
pub mod site;

use std::path::Path;

use sagsgang::desk::Desk;
use sagsgang::store::Store;
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
    let url = format!("sqlite:{}", folder.join("sagsgang.db").display());
    let store = Store::open(&url, &folder.join("files"), connections).unwrap();
    store.migrate().unwrap();
    Desk { store, people: people::known() }
}
