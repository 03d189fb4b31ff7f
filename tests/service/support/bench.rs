//! Tries every state × act × person of a procedure and holds it against a table under `tests/golden`. `UPDATE_GOLDEN=1` writes
//! the table anew; then it is to be read as critically as code.
//!
//! Every try is on a case that nobody else has touched: the database is copied afresh after each act that was done.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sagsgang::desk::Desk;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::journal::Db;
use super::people::{self, APPLICANT};
use super::site::{Answer, Site};
use super::{copy_of, folder, journal};

/// A procedure that is tried.
pub trait Tried {
    /// The table's file under `tests/golden`.
    const FILE: &'static str;
    /// What stands above the table.
    const LEGEND: &'static str;
    /// How wide the column of rows is.
    const WIDTH: usize;
    /// Who tries, with the heading of their column.
    const PEOPLE: &'static [(&'static str, &'static str)];

    /// The states, each with what the case itself calls it.
    fn states() -> Vec<(&'static str, &'static str)>;
    /// What is tried: `GET` something, or an act.
    fn rows() -> Vec<String>;
    /// The act that a row is, where the case offers it.
    fn act(row: &str) -> Option<&'static str>;
    /// The acts that a state takes.
    fn takes(state: &str) -> Vec<&'static str>;
    /// A case's address.
    fn place(id: &str) -> String;
    /// Brings a case to a state.
    async fn bring(site: &Site, state: &str) -> String;
    /// Tries a row.
    async fn ask(site: &Site, case: &Case, row: &str, who: &str) -> Answer;
}

/// A case in a state.
pub struct Case {
    pub state: &'static str,
    pub id: String,
    /// As its company sees it.
    pub view: Value,
    /// Its documents, as its company sees them.
    pub documents: Value,
}

impl Case {
    /// The id of the first document that is so.
    pub fn document(&self, is: impl Fn(&Value) -> bool) -> &str {
        let found = self.documents.as_array().into_iter().flatten().find(|d| is(d));
        found.and_then(|d| d["id"].as_str()).unwrap_or("none")
    }
}

/// The act on files and drafts that a row is.
pub fn drafting(row: &str) -> Option<&'static str> {
    match row {
        "PUT draft" => Some("save"),
        "POST attachments" => Some("attach"),
        "DELETE attachment" => Some("remove-attachment"),
        "POST evidence" => Some("attach-evidence"),
        _ => None,
    }
}

/// The act that a row posts, by a list of routes and acts.
pub fn posted(acts: &[(&str, &'static str)], row: &str) -> Option<&'static str> {
    let path = row.strip_prefix("POST ")?;
    acts.iter().find(|(known, _)| *known == path).map(|(_, slug)| *slug)
}

/// The desk of a folder, with one more person of the company, who prepares.
fn desk(folder: &Path, connections: u32) -> Desk {
    Desk { people: people::with_preparer(), ..super::desk(folder, connections) }
}

/// The database as it was, and a copy of it to try on.
struct Bench {
    base: TempDir,
    copy: Option<Copy>,
}

struct Copy {
    site: Site,
    db: Db,
    _folder: TempDir,
}

impl Bench {
    /// The site over a copy that nobody has touched.
    async fn copy(&mut self) -> &mut Copy {
        if self.copy.is_none() {
            let folder = copy_of(self.base.path());
            let site = Site::over(desk(folder.path(), 1)).await;
            let db = journal::database(folder.path());
            self.copy = Some(Copy { site, db, _folder: folder });
        }
        self.copy.as_mut().unwrap()
    }
}

/// Tries everything, and compares.
pub async fn every_state_act_and_person<P: Tried>() {
    let base = folder();
    let mut cases = Vec::new();
    {
        let site = Site::over(desk(base.path(), 1)).await;
        for (state, named) in P::states() {
            let id = P::bring(&site, state).await;
            let view = site.get(APPLICANT, &P::place(&id)).await.is(200);
            let documents = site.get(APPLICANT, &format!("{}/documents", P::place(&id))).await.is(200);
            assert_eq!(view["file"]["state"], named);
            cases.push(Case { state, id, view, documents });
        }
    }
    let mut bench = Bench { base, copy: None };
    let mut table = P::LEGEND.to_owned();
    for case in &cases {
        write!(table, "\n{:<1$}", case.state, P::WIDTH).unwrap();
        P::PEOPLE.iter().for_each(|(_, heading)| write!(table, " {heading:>6}").unwrap());
        table.push('\n');
        // What each person is offered; on a copy that nobody has touched it stays so.
        let mut offers = Vec::new();
        for (who, _) in P::PEOPLE {
            let view = bench.copy().await.site.get(who, &P::place(&case.id)).await.json();
            let acts = view["acts"].as_array().into_iter().flatten();
            offers.push(acts.map(|a| a["act"].as_str().unwrap().to_owned()).collect::<Vec<_>>());
        }
        for row in P::rows() {
            let mut line = format!("{row:<0$}", P::WIDTH);
            for ((who, _), acts) in P::PEOPLE.iter().zip(&offers) {
                let cell = tried::<P>(&mut bench, case, &row, who, acts).await;
                write!(line, " {cell:>6}").unwrap();
            }
            table.push_str(line.trim_end());
            table.push('\n');
        }
    }
    compare(P::FILE, &table);
}

/// Tries one thing, and checks that what was refused has changed nothing.
async fn tried<P: Tried>(bench: &mut Bench, case: &Case, row: &str, who: &str, acts: &[String]) -> String {
    let Copy { site, db, .. } = bench.copy().await;
    let before = entries(db);
    let answer = P::ask(site, case, row, who).await;
    let done = answer.status < 300;
    let after = entries(db);
    if row.starts_with("GET") || !done {
        assert_eq!(before, after, "{} {row} {who}: something changed", case.state);
    } else {
        assert!(after > before, "{} {row} {who}: nothing was journalled", case.state);
    }
    if !done {
        checked::<P>(case, row, who, &answer);
    }
    offered::<P>(case, row, who, &answer, acts);
    let mark = match answer.json()["type"].as_str() {
        Some("/problems/unmet" | "/problems/four-eyes") => "*",
        _ => "",
    };
    let cell = format!("{}{mark}", answer.status);
    if after > before {
        bench.copy = None;
    }
    cell
}

fn entries(db: &mut Db) -> i64 {
    journal::count(db, "SELECT count(*) FROM journal")
}

/// A refusal is a problem; where the state does not take an act, it says which acts it does take.
fn checked<P: Tried>(case: &Case, row: &str, who: &str, answer: &Answer) {
    let place = format!("{} {row} {who}", case.state);
    assert_eq!(answer.header("content-type"), "application/problem+json", "{place}");
    let body = answer.json();
    assert_eq!(body["status"], answer.status, "{place}");
    if body["type"] == "/problems/act-not-possible" {
        let state = case.view["file"]["state"].as_str().unwrap();
        assert_eq!(body["acts"], json!(P::takes(state)), "{place}");
    }
    if body["type"] == "/problems/forbidden" {
        assert!(body["roles"].is_array(), "{place}: {body}");
    }
}

/// What a person is offered is what they may do: an act in `acts` is refused neither for who they are nor for the state
/// that the case is in, and one that is not in it is.
fn offered<P: Tried>(of: &Case, row: &str, who: &str, answer: &Answer, acts: &[String]) {
    let Some(slug) = P::act(row) else { return };
    if answer.status < 300 {
        return;
    }
    let listed = acts.iter().any(|act| act == slug);
    let kind = answer.json()["type"].as_str().unwrap_or_default().to_owned();
    let shut = ["sign-in", "not-found", "forbidden", "not-signatory", "act-not-possible"];
    let shut = shut.iter().any(|s| kind == format!("/problems/{s}"));
    assert_eq!(listed, !shut, "{} {row} {who}: {kind}", of.state);
}

/// Holds a table against the one that is kept.
pub fn compare(name: &str, table: &str) {
    let place: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
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
