//! The journal of looking: who looked into which case on which day.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::{Deserialize, Serialize};

use super::schema::{cases, looks};
use super::{Session, Store, StoreError};
use crate::law::{Day, Moment};

/// The most looks that are remembered, so as not to be written again, and the most that wait for a database that cannot be
/// written.
const REMEMBERED: usize = 100_000;

/// How long a database that could not be written is left alone.
const PATIENCE: Duration = Duration::from_secs(5);

/// That a person looked into a case on a day.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The person's id.
    pub person: String,
    /// The day, in Denmark.
    pub day: String,
    /// The case.
    pub case_id: String,
    /// When they first looked that day.
    pub first_at: String,
}

/// A look with the case as people know it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct LookAt {
    /// The person's id.
    pub person: String,
    /// The day, in Denmark.
    pub day: String,
    /// When they first looked that day.
    pub first_at: String,
    /// The kind of case.
    pub kind: String,
    /// The case number.
    pub number: String,
}

/// Which looks are asked for. What is empty is not asked about.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// The person's id.
    pub person: Option<String>,
    /// The case number.
    pub number: Option<String>,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
}

/// What this process has noted already today, and what it could not.
#[derive(Default)]
pub(super) struct Noted {
    day: Option<Day>,
    noted: HashSet<(String, String)>,
    waiting: Vec<Look>,
    /// Until when the database is not tried again.
    patient_until: Option<Moment>,
}

impl Store {
    /// Notes that a person looks into a case: the first time in a day, before they are shown anything; then it costs nothing.
    ///
    /// A database that cannot be written keeps nobody from reading: the look then goes to the program's log, and is written when
    /// that can be done again.
    pub fn look(&self, person: &str, case: &str, at: Moment) {
        let day = at.day();
        let waiting = {
            let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
            if noted.day != Some(day) || noted.noted.len() > REMEMBERED {
                noted.day = Some(day);
                noted.noted.clear();
            }
            if !noted.noted.insert((person.to_owned(), case.to_owned())) {
                return;
            }
            let mut waiting = std::mem::take(&mut noted.waiting);
            waiting.push(Look {
                person: person.to_owned(),
                day: day.to_string(),
                case_id: case.to_owned(),
                first_at: at.to_string(),
            });
            if noted.patient_until.is_some_and(|until| at < until) {
                waiting.truncate(REMEMBERED);
                noted.waiting = waiting;
                tracing::warn!(person, case, "a look is not written yet");
                return;
            }
            waiting
        };
        let written = self.write(|s| waiting.iter().try_for_each(|look| s.insert_look(look)));
        if let Err(why) = written {
            tracing::warn!(person, case, %why, "a look is not written yet");
            let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
            noted.waiting.extend(waiting);
            noted.waiting.truncate(REMEMBERED);
            noted.patient_until = Some(Moment::new(at.utc() + PATIENCE));
        }
    }
}

/// What is kept of a process: see [`Store::look`].
pub(super) type Notes = Mutex<Noted>;

impl Session<'_> {
    /// Adds a look, unless it is there.
    ///
    /// # Errors
    /// When the database refuses it.
    pub(super) fn insert_look(&mut self, look: &Look) -> Result<(), StoreError> {
        diesel::sql_query(
            "INSERT INTO looks (person, day, case_id, first_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (person, day, case_id) DO NOTHING",
        )
        .bind::<Text, _>(&look.person)
        .bind::<Text, _>(&look.day)
        .bind::<Text, _>(&look.case_id)
        .bind::<Text, _>(&look.first_at)
        .execute(self.0)?;
        Ok(())
    }

    /// The looks that are asked for, by day, person and case number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn looks(&mut self, asked: &Looked) -> Result<Vec<LookAt>, StoreError> {
        let columns = (looks::person, looks::day, looks::first_at, cases::kind, cases::number);
        let from = asked.from.map(|day| day.to_string()).unwrap_or_default();
        // No day sorts after a letter.
        let to = asked.to.map_or_else(|| "a".to_owned(), |day| day.to_string());
        let of_days = looks::table
            .inner_join(cases::table.on(cases::id.eq(looks::case_id)))
            .filter(looks::day.ge(from))
            .filter(looks::day.le(to))
            .order((looks::day, looks::person, cases::number))
            .select(columns);
        let found = match (&asked.person, &asked.number) {
            (None, None) => of_days.load(self.0),
            (Some(person), None) => of_days.filter(looks::person.eq(person)).load(self.0),
            (None, Some(number)) => of_days.filter(cases::number.eq(number)).load(self.0),
            (Some(person), Some(number)) => {
                of_days.filter(looks::person.eq(person)).filter(cases::number.eq(number)).load(self.0)
            }
        };
        Ok(found?)
    }

    /// How many looks lie before a day.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn looks_before(&mut self, day: Day) -> Result<i64, StoreError> {
        Ok(looks::table.filter(looks::day.lt(day.to_string())).count().get_result(self.0)?)
    }

    /// Removes the looks before a day, and says how many.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_looks_before(&mut self, day: Day) -> Result<usize, StoreError> {
        Ok(diesel::delete(looks::table.filter(looks::day.lt(day.to_string()))).execute(self.0)?)
    }
}
