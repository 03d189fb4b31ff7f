//! Checks the whole store: every journal replayed, every chain checked, every projection and every file compared, and
//! that no case is gone whose number was given out.

use std::collections::BTreeSet;

use serde::Serialize;

use super::cases::is_row_of;
use super::kind::Kind;
use super::kinds::{Served, number};
use super::{Desk, DeskError};
use crate::casework::replay::{ReplayError, replay};
use crate::law::Digest;
use crate::store::{CaseRow, StoreError, Window};

/// What a check came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many cases were checked.
    pub cases: u64,
    /// How many journal entries.
    pub entries: u64,
    /// How many files.
    pub files: u64,
    /// How many receipts were computed anew; none where that was not asked for.
    pub receipts: u64,
    /// What is wrong, the first thing of each case.
    pub faults: Vec<Fault>,
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The case number.
    pub case: String,
    /// The first broken journal entry, where it is the journal that is broken.
    pub entry: Option<i64>,
    /// What is wrong.
    pub what: String,
}

/// What computing a case's receipts anew came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recomputed {
    /// How many receipts there are.
    pub receipts: u64,
    /// Those that come out otherwise, and how.
    pub faults: Vec<String>,
}

/// How deep a check goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Journals, projections and files.
    Kept,
    /// And every stored receipt, computed anew.
    Recomputed,
}

/// What the check of a case came to.
pub type Checked = Result<Result<(), Fault>, DeskError>;

/// Checks everything.
///
/// # Errors
/// When the store cannot be read at all; what is merely wrong is in the report.
pub fn verify(desk: &Desk, depth: Depth) -> Result<Report, DeskError> {
    let mut report = Report::default();
    let mut window = Window { after: None, limit: 200 };
    // Read first: a case that is opened meanwhile is not missed.
    let series = desk.store.read(|s| s.series())?;
    let mut numbers = BTreeSet::new();
    loop {
        let rows = desk.store.read(|s| s.all_cases(&window))?;
        let Some(last) = rows.last() else {
            report.faults.extend(gone(&series, &numbers));
            return Ok(report);
        };
        window.after = Some(last.id.clone());
        for row in &rows {
            report.cases += 1;
            numbers.insert(row.number.clone());
            if let Err(fault) = checked(desk, row, depth, &mut report)? {
                report.faults.push(fault);
            }
        }
    }
}

/// The numbers that were given out and that no case has.
fn gone(series: &[(String, i64)], numbers: &BTreeSet<String>) -> Vec<Fault> {
    let given = series.iter().flat_map(|(name, last)| (1..=*last).filter_map(|n| number(name, n)));
    let gone = given.filter(|number| !numbers.contains(number));
    let fault = |case| Fault { case, entry: None, what: "the case is gone; its number was given out".into() };
    gone.map(fault).collect()
}

/// Checks a case. If an act was done on it meanwhile, it is checked anew, as it is now.
pub(super) fn checked(desk: &Desk, row: &CaseRow, depth: Depth, report: &mut Report) -> Checked {
    let Some(served) = Served::named(&row.kind) else {
        let what = format!("no kind of case {} is known", row.kind);
        return Ok(Err(Fault { case: row.number.clone(), entry: None, what }));
    };
    let mut row = row.clone();
    loop {
        let (entries, files) = (report.entries, report.files);
        let found = (served.check)(desk, &row, depth, report)?;
        let now = if found.is_err() { desk.store.read(|s| s.case(&row.kind, &row.id))? } else { None };
        match now.filter(|now| now.version != row.version) {
            Some(now) => (row, report.entries, report.files) = (now, entries, files),
            None => return Ok(found),
        }
    }
}

/// Checks a case of a kind: its journal, its projection, its files.
///
/// # Errors
/// When the store cannot be read.
pub fn check<K: Kind>(desk: &Desk, row: &CaseRow, depth: Depth, report: &mut Report) -> Checked {
    let fault = |entry, what: String| Fault { case: row.number.clone(), entry, what };
    let all = Window { after: None, limit: i64::MAX };
    let entries = match desk.store.read(|s| s.journal(&row.id, &all)) {
        Ok(entries) => entries,
        Err(why @ StoreError::BadEntry { seq, .. }) => return Ok(Err(fault(Some(seq), why.to_string()))),
        Err(why) => return Err(why.into()),
    };
    report.entries += u64::try_from(entries.len()).unwrap_or(u64::MAX);
    let file = match replay::<K::File>(&entries) {
        Ok(file) => file,
        Err(why) => return Ok(Err(fault(seq_of(&why), why.to_string()))),
    };
    let Some(last) = entries.last() else {
        return Err(DeskError::Broken("a journal without an entry added up to a case".into()));
    };
    if (last.seq, last.hash.as_str()) != (row.version, row.head_hash.as_str()) {
        return Ok(Err(fault(Some(last.seq), "the case does not end where its journal ends".into())));
    }
    if !is_row_of::<K>(row, &file, last)? {
        return Ok(Err(fault(None, "the projection is not what the journal adds up to".into())));
    }
    let documents = desk.store.read(|s| s.documents(&row.id))?;
    let attached = K::files(&file).into_iter().map(|a| a.sha256.to_string());
    for sha256 in documents.iter().map(|d| d.sha256.clone()).chain(attached) {
        report.files += 1;
        let sound = Digest::parse(&sha256).is_some_and(|digest| desk.store.blobs().get(&digest).is_ok());
        if !sound {
            return Ok(Err(fault(None, format!("the file {sha256} is missing or has been changed"))));
        }
    }
    if depth == Depth::Recomputed {
        let recomputed = K::recompute(desk, &file);
        report.receipts += recomputed.receipts;
        if let Some(first) = recomputed.faults.into_iter().next() {
            return Ok(Err(fault(None, first)));
        }
    }
    Ok(Ok(()))
}

fn seq_of(why: &ReplayError) -> Option<i64> {
    Some(match why {
        ReplayError::Broken(broken) => broken.seq(),
        ReplayError::NotOpened => 1,
        ReplayError::Unreadable { seq, .. } | ReplayError::Impossible { seq, .. } => *seq,
    })
}
