//! Cases: the projection of each journal.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::schema::cases;
use super::{Session, StoreError, can_be_kept};
use crate::law::Moment;

/// A case as the database holds it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRow {
    /// The id.
    pub id: String,
    /// The kind: `storage-permit`, `refund-agreement`.
    pub kind: String,
    /// The case number.
    pub number: String,
    /// CVR number of the company whose case it is.
    pub company: String,
    /// The hydraulic unit that it is about, as a key; empty where none is named.
    pub hydraulic_unit: String,
    /// The state's slug.
    pub state: String,
    /// When it was opened.
    pub opened_at: String,
    /// When its last act was done.
    pub updated_at: String,
    /// How many entries its journal has.
    pub version: i64,
    /// The hash of the last of them.
    pub head_hash: String,
    /// Whether it has been submitted at least once.
    pub submitted: bool,
    /// Whether anything of it is in the public register.
    pub published: bool,
    /// When the clock next has something to do on it.
    pub next_due: Option<String>,
    /// What the journal adds up to, as JSON.
    pub file: String,
}

/// Which cases somebody may list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of a company.
    Company(String),
    /// Those that have been submitted.
    Submitted,
    /// Those with something in the public register.
    Published,
}

/// A window on a list: after which key, and how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The last key of the window before.
    pub after: Option<String>,
    /// How many at the most.
    pub limit: i64,
}

/// The most related cases that are looked at, of each sort.
const MOST_RELATED: i64 = 100;

impl Session<'_> {
    /// Adds a new case.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn insert_case(&mut self, row: &CaseRow) -> Result<(), StoreError> {
        diesel::insert_into(cases::table)
            .values((
                cases::id.eq(&row.id),
                cases::kind.eq(&row.kind),
                cases::number.eq(&row.number),
                cases::company.eq(&row.company),
                cases::hydraulic_unit.eq(&row.hydraulic_unit),
                cases::state.eq(&row.state),
                cases::opened_at.eq(&row.opened_at),
                cases::updated_at.eq(&row.updated_at),
                cases::version.eq(row.version),
                cases::head_hash.eq(&row.head_hash),
                cases::submitted.eq(row.submitted),
                cases::published.eq(row.published),
                cases::next_due.eq(&row.next_due),
                cases::file.eq(&row.file),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// Replaces a case's projection, if the case is still at `from`.
    ///
    /// # Errors
    /// [`StoreError::Changed`] where somebody else was first.
    pub fn update_case(&mut self, row: &CaseRow, from: i64) -> Result<(), StoreError> {
        let done = diesel::update(cases::table.filter(cases::id.eq(&row.id)).filter(cases::version.eq(from)))
            .set((
                cases::hydraulic_unit.eq(&row.hydraulic_unit),
                cases::state.eq(&row.state),
                cases::updated_at.eq(&row.updated_at),
                cases::version.eq(row.version),
                cases::head_hash.eq(&row.head_hash),
                cases::submitted.eq(row.submitted),
                cases::published.eq(row.published),
                cases::next_due.eq(&row.next_due),
                cases::file.eq(&row.file),
            ))
            .execute(self.0)?;
        if done == 1 { Ok(()) } else { Err(StoreError::Changed) }
    }

    /// A case by its id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn case(&mut self, kind: &str, id: &str) -> Result<Option<CaseRow>, StoreError> {
        if !can_be_kept(id) {
            return Ok(None);
        }
        let found =
            cases::table.filter(cases::id.eq(id)).filter(cases::kind.eq(kind)).first(self.0).optional()?;
        Ok(found)
    }

    /// Whether there is no case at all; in any version of the schema.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_no_case(&mut self) -> Result<bool, StoreError> {
        let one: Option<String> = cases::table.select(cases::id).first(self.0).optional()?;
        Ok(one.is_none())
    }

    /// A case by its number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn case_by_number(&mut self, kind: &str, number: &str) -> Result<Option<CaseRow>, StoreError> {
        if !can_be_kept(number) {
            return Ok(None);
        }
        let found = cases::table
            .filter(cases::number.eq(number))
            .filter(cases::kind.eq(kind))
            .first(self.0)
            .optional()?;
        Ok(found)
    }

    /// Cases in order of their ids, which is the order they were opened in; the register in order of numbers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list_cases(
        &mut self,
        kind: &str,
        scope: &Scope,
        window: &Window,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let after = window.after.clone().unwrap_or_default();
        if !can_be_kept(&after) {
            return Ok(Vec::new());
        }
        let of_kind = cases::table.filter(cases::kind.eq(kind)).limit(window.limit);
        let found = match scope {
            Scope::Company(company) => of_kind
                .filter(cases::company.eq(company))
                .filter(cases::id.gt(after))
                .order(cases::id)
                .load(self.0)?,
            Scope::Submitted => of_kind
                .filter(cases::submitted.eq(true))
                .filter(cases::id.gt(after))
                .order(cases::id)
                .load(self.0)?,
            Scope::Published => of_kind
                .filter(cases::published.eq(true))
                .filter(cases::number.gt(after))
                .order(cases::number)
                .load(self.0)?,
        };
        Ok(found)
    }

    /// Submitted cases of the same company or the same hydraulic unit, the case itself left out; a hundred at the most.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn related_cases(&mut self, row: &CaseRow) -> Result<Vec<CaseRow>, StoreError> {
        let others = cases::table
            .filter(cases::kind.eq(&row.kind))
            .filter(cases::submitted.eq(true))
            .filter(cases::id.ne(&row.id))
            .order(cases::id)
            .limit(MOST_RELATED);
        let mut found: Vec<CaseRow> = others.filter(cases::company.eq(&row.company)).load(self.0)?;
        if !row.hydraulic_unit.is_empty() {
            let of_unit: Vec<CaseRow> =
                others.filter(cases::hydraulic_unit.eq(&row.hydraulic_unit)).load(self.0)?;
            found.extend(of_unit.into_iter().filter(|case| case.company != row.company));
        }
        Ok(found)
    }

    /// Every case, a window at a time, for checking.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn all_cases(&mut self, window: &Window) -> Result<Vec<CaseRow>, StoreError> {
        let after = window.after.clone().unwrap_or_default();
        Ok(cases::table.filter(cases::id.gt(after)).order(cases::id).limit(window.limit).load(self.0)?)
    }

    /// Kinds and ids of the cases on which the clock has something to do, the longest overdue first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn cases_due(&mut self, at: Moment, limit: i64) -> Result<Vec<(String, String)>, StoreError> {
        Ok(cases::table
            .filter(cases::next_due.le(at.to_string()))
            .order((cases::next_due, cases::id))
            .select((cases::kind, cases::id))
            .limit(limit)
            .load(self.0)?)
    }
}
