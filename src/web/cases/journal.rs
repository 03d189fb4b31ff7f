//! A case's journal, to be read.

use super::readable::{Line, lines};
use crate::desk::cases::JournalView;
use crate::law::Language;
use crate::web::procedures::procedure::{Procedure, role};

/// An entry.
pub struct EntryLine {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: String,
    /// Who, and as what.
    pub who: String,
    /// What was done.
    pub act: String,
    /// On which provision.
    pub provision: String,
    /// SHA-256 of the entry and all before it.
    pub hash: String,
    /// What it holds.
    pub lines: Vec<Line>,
    /// Whether that is withheld from the reader.
    pub withheld: bool,
}

impl EntryLine {
    /// An entry as it is read.
    pub fn of(view: &JournalView, procedure: &Procedure, language: Language) -> Self {
        let entry = &view.entry;
        let act = procedure.rows.iter().find(|row| row.act == entry.act);
        let opening = match language {
            Language::Da => "åbn sag",
            Language::En => "open case",
        };
        let role = role(entry.actor.role).in_language(language).to_owned();
        let who = if entry.actor.is_person() { format!("{}, {role}", entry.actor.name) } else { role };
        Self {
            seq: entry.seq,
            at: entry.at.written(language),
            who,
            act: act.map_or(opening, |row| row.label.in_language(language)).to_owned(),
            provision: entry.provision.cite(language),
            hash: entry.hash.to_string(),
            lines: lines(&entry.act, &entry.content, language),
            withheld: view.withheld,
        }
    }
}
