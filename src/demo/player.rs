//! Plays one demo case, act by act.

use super::sheet::Sheet;
use super::stage::{Stage, later};
use crate::access::Person;
use crate::desk::cases::{self, SentFile};
use crate::desk::permits::{self, AreaAdvice, Permits};
use crate::desk::{DeskError, Terms};
use crate::law::{Language, Moment};
use crate::permit::application::Item;
use crate::permit::completeness::{MarkStatus, wanted};
use crate::permit::procedure::Command;
use crate::permit::procedure::content::{Acceptance, ItemMark, SavedDraft, Submit};
use chrono::TimeDelta;
use rust_decimal::Decimal;

/// Who prepares cases in the demo.
pub const CASEWORKER: &str = "demo-caseworker";
/// Who decides them.
pub const DECIDER: &str = "demo-decider";

/// A demo case that is being played.
pub struct Case<'a> {
    /// Where.
    pub stage: &'a Stage<'a>,
    /// Whose.
    pub applicant: &'a Person,
    name: &'static str,
    id: String,
    at: Moment,
    acts: u32,
}

impl<'a> Case<'a> {
    /// Opens a case.
    ///
    /// # Errors
    /// When the desk does.
    pub fn open(
        stage: &'a Stage<'a>,
        name: &'static str,
        applicant: &str,
        at: Moment,
    ) -> Result<Self, DeskError> {
        let applicant = stage.person(applicant)?;
        let mut case = Self { stage, applicant, name, id: String::new(), at, acts: 0 };
        let (terms, at) = case.next();
        let opened = cases::open::<Permits>(stage.desk, Some(applicant), Language::Da, &terms, at)?;
        case.id = opened.location.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(case)
    }

    /// The applicant's company.
    pub fn company(&self) -> &'a str {
        self.applicant.company.as_ref().map(|c| c.name.as_str()).unwrap_or_default()
    }

    /// Goes on to an instant.
    pub fn on(&mut self, at: Moment) -> &mut Self {
        self.at = at;
        self
    }

    /// Lets days pass.
    pub fn days_later(&mut self, days: i64) -> &mut Self {
        self.at = later(self.at, TimeDelta::days(days));
        self
    }

    /// One of the authority's people does an act.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn act(&mut self, who: &str, command: &Command) -> Result<&mut Self, DeskError> {
        let person = self.stage.person(who)?;
        self.act_as(person, command)
    }

    /// The applicant does an act.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn applicant_acts(&mut self, command: &Command) -> Result<&mut Self, DeskError> {
        self.act_as(self.applicant, command)
    }

    /// An act is refused, as it must be.
    ///
    /// # Errors
    /// When it is done all the same.
    pub fn is_refused(&mut self, who: &str, command: &Command) -> Result<&mut Self, DeskError> {
        match self.act(who, command) {
            Err(DeskError::Refused(_)) => Ok(self),
            Err(other) => Err(other),
            Ok(_) => Err(DeskError::Broken(format!("case {}: done, though it must not be", self.name))),
        }
    }

    /// The applicant writes the application, attaches a file to each item that needs one, and submits.
    ///
    /// # Errors
    /// When the desk refuses one of it.
    pub fn apply(&mut self, sheet: Sheet) -> Result<&mut Self, DeskError> {
        self.applicant_acts(&Command::Save(SavedDraft(sheet.read()?)))?;
        for item in Item::ALL {
            let Some(holds) = wanted(item) else { continue };
            let content = format!("Opdigtet bilag til sag {}: {}.\n", self.name, holds.da);
            let name = format!("{}.txt", item.slug());
            let sent = SentFile { name: &name, item: Some(item.slug()), content: content.as_bytes() };
            let (terms, at) = self.next();
            cases::attach(
                self.stage.desk,
                Some(self.applicant),
                &self.id,
                &permits::DRAFT,
                &sent,
                &terms,
                at,
            )?;
        }
        self.applicant_acts(&Command::Submit(Submit { acknowledge_gaps: true }))
    }

    /// The caseworker finds items formally complete.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn mark(&mut self, items: &[Item]) -> Result<&mut Self, DeskError> {
        for item in items {
            let mark = ItemMark { item: *item, status: MarkStatus::FormallyComplete, note: String::new() };
            self.act(CASEWORKER, &Command::MarkItem(mark))?;
        }
        Ok(self)
    }

    /// The caseworker accepts the application as complete.
    ///
    /// # Errors
    /// When the desk refuses it.
    pub fn accept(&mut self) -> Result<&mut Self, DeskError> {
        self.mark(&Item::ALL)?.act(CASEWORKER, &Command::AcceptAsComplete(Acceptance::default()))
    }

    /// What the area test says, for the person who decides: how many kilometres the complex lies from the nearest edge
    /// of the plan area.
    ///
    /// # Errors
    /// When the test cannot be made.
    pub fn kilometres_from_the_edge(&self) -> Result<Decimal, DeskError> {
        let person = self.stage.person(CASEWORKER)?;
        match permits::area(self.stage.desk, Some(person), &self.id, self.at)? {
            AreaAdvice::Tested(found) => {
                let metres = found.complex.ring.distance_to_edge_m.abs();
                Ok((metres / Decimal::ONE_THOUSAND).round())
            }
            AreaAdvice::WithoutDatum(_) => Err(DeskError::NotFound),
        }
    }

    fn act_as(&mut self, person: &Person, command: &Command) -> Result<&mut Self, DeskError> {
        let (terms, at) = self.next();
        cases::act::<Permits>(self.stage.desk, Some(person), &self.id, command, &terms, at)?;
        Ok(self)
    }

    /// The next act's key, which is the same in every try, and its time.
    fn next(&mut self) -> (Terms, Moment) {
        self.acts += 1;
        let at = self.at;
        self.at = later(at, TimeDelta::minutes(2));
        let key = format!("demo-{}-{}", self.name, self.acts);
        (Terms { idempotency_key: Some(key), ..Terms::default() }, at)
    }
}
