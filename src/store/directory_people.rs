//! Those who have signed in through a directory for a company: to whom its letters are announced.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::schema::directory_people;
use super::{Session, StoreError};
use crate::law::Moment;

/// Who has signed in for a company.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DirectoryPersonRow {
    pub(super) id: String,
    company: String,
    person: String,
    seen_at: String,
}

impl Session<'_> {
    /// Puts a row back.
    ///
    /// # Errors
    /// When the database refuses it.
    pub(super) fn insert_directory_person(&mut self, row: &DirectoryPersonRow) -> Result<(), StoreError> {
        diesel::insert_into(directory_people::table)
            .values((
                directory_people::id.eq(&row.id),
                directory_people::company.eq(&row.company),
                directory_people::person.eq(&row.person),
                directory_people::seen_at.eq(&row.seen_at),
            ))
            .execute(self.0)?;
        Ok(())
    }

    /// Notes who signed in for a company, as JSON.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_directory_person(
        &mut self,
        id: &str,
        company: &str,
        person: &str,
        at: Moment,
    ) -> Result<(), StoreError> {
        let row = DirectoryPersonRow {
            id: id.to_owned(),
            company: company.to_owned(),
            person: person.to_owned(),
            seen_at: at.to_string(),
        };
        let noted = diesel::update(directory_people::table.filter(directory_people::id.eq(id)))
            .set((
                directory_people::company.eq(&row.company),
                directory_people::person.eq(&row.person),
                directory_people::seen_at.eq(&row.seen_at),
            ))
            .execute(self.0)?;
        if noted == 0 { self.insert_directory_person(&row) } else { Ok(()) }
    }

    /// The people of a company who have signed in through a directory, as JSON, by id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn directory_people_of_company(&mut self, cvr: &str) -> Result<Vec<String>, StoreError> {
        Ok(directory_people::table
            .filter(directory_people::company.eq(cvr))
            .order(directory_people::id)
            .select(directory_people::person)
            .load(self.0)?)
    }

    /// How many have not signed in since an instant.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn directory_people_before(&mut self, at: Moment) -> Result<i64, StoreError> {
        let old = directory_people::table.filter(directory_people::seen_at.lt(at.to_string()));
        Ok(old.count().get_result(self.0)?)
    }

    /// Removes those who have not signed in since an instant. How many they were.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_directory_people_before(&mut self, at: Moment) -> Result<usize, StoreError> {
        let old = directory_people::table.filter(directory_people::seen_at.lt(at.to_string()));
        Ok(diesel::delete(old).execute(self.0)?)
    }
}
