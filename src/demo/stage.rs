//! Where the demo's cases are played: whether they are to be, and around which instant.

use chrono::TimeDelta;

use super::body::Days;
use crate::access::Person;
use crate::desk::{Desk, DeskError};
use crate::law::Moment;
use crate::store::{KeptAnswer, Window};

/// Whose marks these are among the kept answers. Nobody can sign in with it.
const PLAYER: &str = "demo";
const BEGUN: &str = "begun";
const FINISHED: &str = "finished";

/// A desk on which the demo's cases are being played.
pub struct Stage<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The instant that the cases lie around: when playing them in began.
    pub now: Moment,
}

impl<'a> Stage<'a> {
    /// The stage, unless the cases are there already or the store has cases of others.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set(desk: &'a Desk, now: Moment) -> Result<Option<Self>, DeskError> {
        if mark(desk, FINISHED)?.is_some() {
            return Ok(None);
        }
        if let Some(begun) = mark(desk, BEGUN)? {
            return Ok(Some(Self { desk, now: begun }));
        }
        if !desk.store.read(|s| s.all_cases(&Window { after: None, limit: 1 }))?.is_empty() {
            return Ok(None);
        }
        set_mark(desk, BEGUN, now)?;
        Ok(Some(Self { desk, now }))
    }

    /// Remembers that every case is in.
    ///
    /// # Errors
    /// When the store fails.
    pub fn finish(&self) -> Result<(), DeskError> {
        set_mark(self.desk, FINISHED, self.now)
    }

    /// The instant so many days ago.
    pub fn days_ago(&self, days: i64) -> Moment {
        later(self.now, TimeDelta::days(-days))
    }

    /// The days that a permit has which begins so many days ago.
    pub fn permit_days(&self, days: i64) -> Days {
        Days::from(self.days_ago(days).day())
    }

    /// One of the demo's people.
    ///
    /// # Errors
    /// When the desk does not know them.
    pub fn person(&self, id: &str) -> Result<&'a Person, DeskError> {
        let person = self.desk.people.by_id(id);
        person.ok_or_else(|| DeskError::Broken(format!("the demo needs {id}, whom the desk does not know")))
    }
}

/// The instant so much later.
pub fn later(at: Moment, by: TimeDelta) -> Moment {
    at.utc().checked_add_signed(by).map_or(at, Moment::new)
}

fn mark(desk: &Desk, key: &str) -> Result<Option<Moment>, DeskError> {
    let kept = desk.store.read(|s| s.kept_answer(PLAYER, key))?;
    Ok(kept.and_then(|kept| Moment::parse(&kept.made_at).ok()))
}

fn set_mark(desk: &Desk, key: &str, at: Moment) -> Result<(), DeskError> {
    let mark = KeptAnswer {
        person: PLAYER.to_owned(),
        key: key.to_owned(),
        fingerprint: String::new(),
        status: 200,
        location: String::new(),
        version: 0,
        body: String::new(),
        made_at: at.to_string(),
    };
    Ok(desk.store.write(|s| s.keep_answer(&mark))?)
}
