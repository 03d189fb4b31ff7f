//! What tables of outcomes stand on: people, a database that is copied afresh after each act, the kept table.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use diesel::SqliteConnection;
use tempfile::TempDir;

use super::site::Site;
use super::{desk, folder, journal};

/// Who tries, with the heading of their column.
pub const PEOPLE: [(&str, &str); 10] = [
    ("", "nobody"),
    ("demo-applicant", "own"),
    ("demo-applicant-2", "other"),
    ("demo-caseworker", "casew"),
    ("demo-decider", "decide"),
    ("demo-both", "both"),
    ("demo-tax-officer", "taxoff"),
    ("demo-tax-decider", "taxdec"),
    ("demo-auditor-ens", "audens"),
    ("demo-auditor-skat", "audtax"),
];

/// The database as it was, and a copy of it to try on.
pub struct Bench {
    pub base: TempDir,
    pub copy: Option<Copy>,
}

/// A copy that nobody has touched.
pub struct Copy {
    pub site: Site,
    pub db: SqliteConnection,
    _folder: TempDir,
}

impl Bench {
    /// The site over a copy that nobody has touched. The files, which are named by what is in them, are shared.
    pub async fn copy(&mut self) -> &mut Copy {
        if self.copy.is_none() {
            let folder = folder();
            for name in ["sagsgang.db", "sagsgang.db-wal"] {
                let from = self.base.path().join(name);
                if from.exists() {
                    fs::copy(from, folder.path().join(name)).unwrap();
                }
            }
            symlink(self.base.path().join("files"), folder.path().join("files")).unwrap();
            let site = Site::over(desk(folder.path(), 1)).await;
            let db = journal::database(folder.path());
            self.copy = Some(Copy { site, db, _folder: folder });
        }
        self.copy.as_mut().unwrap()
    }
}

/// How many entries all journals have.
pub fn entries(db: &mut SqliteConnection) -> i64 {
    journal::count(db, "SELECT count(*) FROM journal")
}

/// Holds a table against the one that is kept, or writes it anew.
pub fn compare(table: &str, file: &str) {
    let place: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&place, table).unwrap();
        return;
    }
    let kept = fs::read_to_string(&place).unwrap_or_default();
    let mut state = "";
    for (number, (kept, now)) in kept.lines().zip(table.lines()).enumerate() {
        if !now.starts_with(char::is_uppercase) {
            state = now.split_whitespace().next().unwrap_or(state);
        }
        assert_eq!(kept, now, "line {} ({state}); UPDATE_GOLDEN=1 writes the table anew", number + 1);
    }
    assert_eq!(kept.len(), table.len(), "the table has another length; UPDATE_GOLDEN=1 writes it anew");
}
