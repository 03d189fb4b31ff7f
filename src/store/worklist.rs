//! What worklists show and sort cases by, and who has worked on which.

use diesel::prelude::*;

use super::schema::{cases, worked_on, worklist};
use super::{CaseRow, Session, StoreError, Window, can_be_kept};

/// The day of what is never due: after every other.
pub const NEVER_DUE: &str = "9999-12-31";

/// After every text that is kept.
const LAST: &str = "\u{10FFFF}";

/// A case on the worklist.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct WorkRow {
    /// The case.
    pub case_id: String,
    /// Its kind.
    pub kind: String,
    /// CVR number of the company whose case it is.
    pub company: String,
    /// What it is found by, in small letters: its number, and the company's name and CVR number.
    pub words: String,
    /// The state's slug.
    pub state: String,
    /// 1 where it has been submitted at least once, else 0.
    pub submitted: i64,
    /// How many signals wait for somebody to say what they are.
    pub signals: i64,
    /// The next day that somebody must keep, or [`NEVER_DUE`].
    pub due: String,
    /// What it is sorted by: signals first, then the day, then the case.
    pub place: String,
    /// The day that this was made on.
    pub made_on: String,
}

/// Which cases are wanted. What is empty is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkWanted {
    /// Of this kind.
    pub kind: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Of this company; otherwise of all, if they have been submitted.
    pub company: Option<String>,
    /// With these letters in their number or their company's name.
    pub words: String,
    /// Due on this day or before.
    pub due_by: Option<String>,
    /// With signals that wait.
    pub signals: bool,
    /// That this person has worked on.
    pub worked_on_by: Option<String>,
}

impl Session<'_> {
    /// Enters a case on the worklist, or enters it anew.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn put_work(&mut self, row: &WorkRow) -> Result<(), StoreError> {
        let values = (
            worklist::kind.eq(&row.kind),
            worklist::company.eq(&row.company),
            worklist::words.eq(&row.words),
            worklist::state.eq(&row.state),
            worklist::submitted.eq(row.submitted),
            worklist::signals.eq(row.signals),
            worklist::due.eq(&row.due),
            worklist::place.eq(&row.place),
            worklist::made_on.eq(&row.made_on),
        );
        let of_case = worklist::table.filter(worklist::case_id.eq(&row.case_id));
        if diesel::update(of_case).set(values).execute(self.0)? == 0 {
            diesel::insert_into(worklist::table)
                .values((worklist::case_id.eq(&row.case_id), values))
                .execute(self.0)?;
        }
        Ok(())
    }

    /// Notes that somebody has worked on a case. The case's row is held by the same transaction, so nobody notes it beside.
    ///
    /// # Errors
    /// When the database refuses it.
    pub fn note_worked(&mut self, person: &str, case: &str) -> Result<(), StoreError> {
        let known: i64 = worked_on::table
            .filter(worked_on::person.eq(person))
            .filter(worked_on::case_id.eq(case))
            .count()
            .get_result(self.0)?;
        if known == 0 {
            diesel::insert_into(worked_on::table)
                .values((worked_on::person.eq(person), worked_on::case_id.eq(case)))
                .execute(self.0)?;
        }
        Ok(())
    }

    /// Cases on the worklist with their places, in order of these; after a place, and as many as the window holds.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn worklist(
        &mut self,
        wanted: &WorkWanted,
        window: &Window,
    ) -> Result<Vec<(String, CaseRow)>, StoreError> {
        let after = window.after.clone().unwrap_or_default();
        let asked = [&wanted.kind, &wanted.state, &wanted.company, &wanted.due_by].into_iter().flatten();
        if !asked.chain([&wanted.words, &after]).all(|text| can_be_kept(text)) {
            return Ok(Vec::new());
        }
        let from = |text: &Option<String>| text.clone().unwrap_or_default();
        let to = |text: &Option<String>| text.clone().unwrap_or_else(|| LAST.to_owned());
        // Any one character may stand where the pattern's own signs are asked for.
        let words = format!("%{}%", wanted.words.replace(['%', '_', '\\'], "_"));
        let found = worklist::table
            .inner_join(cases::table.on(cases::id.eq(worklist::case_id)))
            .filter(worklist::place.gt(after))
            .filter(worklist::kind.between(from(&wanted.kind), to(&wanted.kind)))
            .filter(worklist::state.between(from(&wanted.state), to(&wanted.state)))
            .filter(worklist::words.like(words))
            .filter(worklist::due.le(to(&wanted.due_by)))
            .filter(worklist::signals.ge(i64::from(wanted.signals)))
            .select((worklist::place, cases::all_columns))
            .order(worklist::place)
            .limit(window.limit);
        let worked = |person: &String| {
            worked_on::table.filter(worked_on::person.eq(person.clone())).select(worked_on::case_id)
        };
        Ok(match (&wanted.company, &wanted.worked_on_by) {
            (Some(company), None) => found.filter(worklist::company.eq(company)).load(self.0)?,
            (None, None) => found.filter(worklist::submitted.eq(1)).load(self.0)?,
            (Some(company), Some(person)) => found
                .filter(worklist::company.eq(company))
                .filter(worklist::case_id.eq_any(worked(person)))
                .load(self.0)?,
            (None, Some(person)) => found
                .filter(worklist::submitted.eq(1))
                .filter(worklist::case_id.eq_any(worked(person)))
                .load(self.0)?,
        })
    }

    /// Kinds and ids of cases that are not on the worklist yet, and of those whose day has passed since they were entered.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn to_enter(&mut self, today: &str, limit: i64) -> Result<Vec<(String, String)>, StoreError> {
        let all: i64 = cases::table.count().get_result(self.0)?;
        let entered: i64 = worklist::table.count().get_result(self.0)?;
        let mut out: Vec<(String, String)> = Vec::new();
        // To look for those that are missing takes longer than to count.
        if entered < all {
            out = cases::table
                .left_join(worklist::table.on(worklist::case_id.eq(cases::id)))
                .filter(worklist::case_id.nullable().is_null())
                .select((cases::kind, cases::id))
                .limit(limit)
                .load(self.0)?;
        }
        let passed: Vec<(String, String)> = worklist::table
            .filter(worklist::due.lt(today))
            .filter(worklist::made_on.lt(today))
            .select((worklist::kind, worklist::case_id))
            .limit(limit)
            .load(self.0)?;
        out.extend(passed);
        Ok(out)
    }
}
