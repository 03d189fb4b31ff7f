//! Files that people send are handed on only after a scanner has looked at them, where one is set up.
//!
//! A file is taken and counts at once, so that no deadline is missed because a scanner is down; it waits as *not yet scanned*.

use chrono::TimeDelta;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Desk, DeskError};
use crate::casework::Attachment;
use crate::law::{Digest, Moment};
use crate::scanner::{ScanError, Scanner, Verdict};
use crate::store::ScanRow;

/// How many files are looked at in one turn.
const TURN: i64 = 20;

/// How a file stands with the scanner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Scan {
    /// No scanner is set up.
    Unwatched,
    /// It is still to be looked at, and is not handed on.
    NotYetScanned,
    /// Nothing was found in it.
    Clean {
        /// When it was looked at.
        at: Moment,
    },
    /// It holds harmful software, and is not handed on.
    Harmful {
        /// What the scanner calls it.
        name: String,
    },
}

/// A file of a case, and how it stands with the scanner.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FileView {
    /// The file.
    #[serde(flatten)]
    pub file: Attachment,
    /// How it stands with the scanner.
    pub scan: Scan,
}

impl Desk {
    /// Asks for a file to be looked at, where a scanner is set up.
    ///
    /// # Errors
    /// When the store fails.
    pub fn have_scanned(&self, file: &Digest, at: Moment) -> Result<(), DeskError> {
        if self.scans { Ok(self.store.write(|s| s.ask_scan(file, at))?) } else { Ok(()) }
    }

    /// Whether a file may be handed on.
    ///
    /// # Errors
    /// [`DeskError::NotScanned`], [`DeskError::Harmful`]; or the store fails.
    pub fn may_hand_on(&self, file: &Digest, at: Moment) -> Result<(), DeskError> {
        if !self.scans {
            return Ok(());
        }
        let known = self.store.read(|s| s.scan(file))?;
        if known.is_none() {
            // From before a scanner was set up.
            self.have_scanned(file, at)?;
        }
        match standing(known.as_ref()) {
            Scan::Harmful { name } => Err(DeskError::Harmful(name)),
            Scan::NotYetScanned => Err(DeskError::NotScanned),
            Scan::Clean { .. } | Scan::Unwatched => Ok(()),
        }
    }

    /// How files stand with the scanner, each once.
    ///
    /// # Errors
    /// When the store fails.
    pub fn scanned(&self, files: Vec<Attachment>) -> Result<Vec<FileView>, DeskError> {
        let names: Vec<String> = files.iter().map(|file| file.sha256.to_string()).collect();
        let known = if self.scans { self.store.read(|s| s.scans(&names))? } else { Vec::new() };
        let of = |file: &Attachment| {
            if !self.scans {
                return Scan::Unwatched;
            }
            standing(known.iter().find(|row| row.sha256 == file.sha256.as_str()))
        };
        Ok(files.into_iter().map(|file| FileView { scan: of(&file), file }).collect())
    }
}

fn standing(known: Option<&ScanRow>) -> Scan {
    let Some(known) = known else { return Scan::NotYetScanned };
    let at = known.scanned_at.as_deref().and_then(|at| Moment::parse(at).ok());
    match (at, &known.found) {
        (_, Some(name)) => Scan::Harmful { name: name.clone() },
        (Some(at), None) => Scan::Clean { at },
        (None, None) => Scan::NotYetScanned,
    }
}

/// Has the files looked at that wait, one by one. A scanner that cannot be reached is asked again in the next turn; one that
/// can say nothing of a file, each time after twice as long, up to a day.
///
/// # Errors
/// When the store fails.
pub fn turn(desk: &Desk, scanner: &Scanner, clock: impl Fn() -> Moment) -> Result<usize, DeskError> {
    let mut scanned = 0;
    for row in desk.store.read(|s| s.scans_due(clock(), TURN))? {
        let digest = Digest::parse(&row.sha256).ok_or_else(|| DeskError::Broken("a scan's file".into()))?;
        let verdict = match desk.store.blobs().get(&digest) {
            Ok(content) => scanner.scan(&content),
            Err(why) => Err(ScanError::NoVerdict(why.to_string())),
        };
        match verdict {
            Ok(verdict) => {
                let found = match &verdict {
                    Verdict::Clean => None,
                    Verdict::Found(name) => Some(name.as_str()),
                };
                if let Some(name) = found {
                    tracing::error!(file = %digest, name, "a file holds harmful software and is not handed on");
                }
                desk.store.write(|s| s.note_scan(&row.sha256, found, clock()))?;
                scanned += 1;
            }
            Err(why @ ScanError::Unreachable(_)) => {
                tracing::warn!(%why, "files wait to be scanned");
                break;
            }
            Err(why @ ScanError::NoVerdict(_)) => {
                let minutes = 1_i64.checked_shl(u32::try_from(row.attempts).unwrap_or(11).min(11));
                let next = Moment::new(clock().utc() + TimeDelta::minutes(minutes.unwrap_or(1440).min(1440)));
                tracing::warn!(file = %digest, %why, %next, "a file is not scanned");
                desk.store.write(|s| s.note_no_scan(&row, &why.to_string(), next))?;
            }
        }
    }
    Ok(scanned)
}
