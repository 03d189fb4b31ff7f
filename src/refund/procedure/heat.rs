//! The runs of statements in a case, and the yearly duty to give customers one (§ 5, stk. 1).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::content::{HeatStatementsMade, HeatStatementsOrdered, HeatStatementsReminder, HeatStatementsSent};
use super::file::AgreementFile;
use super::state::State;
use crate::casework::{Attachment, Signed, deadline};
use crate::law::Day;

/// The rule of when the next statement is due, and of when it is reminded of.
const DUE: &str = "heat-statements";
const REMINDED: &str = "heat-statements-reminder";

/// A run of statements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = HeatStatementsRun)]
pub struct HeatRun {
    /// Its number in the case, from 1.
    pub number: u32,
    /// What was ordered.
    pub ordered: Signed<HeatStatementsOrdered>,
    /// The parts that are made, in order.
    pub parts: Vec<HeatStatementsMade>,
    /// That it was sent, once it is.
    pub sent: Option<Signed<HeatStatementsSent>>,
}

impl HeatRun {
    /// The number of the part that is made next; none where all are.
    pub fn next_part(&self) -> Option<u64> {
        let made = u64::try_from(self.parts.len()).unwrap_or(u64::MAX);
        (made < self.ordered.what.parts()).then_some(made)
    }

    /// Whether every customer has been given a statement by it.
    pub fn is_given(&self) -> bool {
        self.sent.is_some() && self.ordered.what.held_back == 0
    }

    /// Every file that the program made for it.
    pub fn files(&self) -> impl Iterator<Item = &Attachment> {
        std::iter::once(&self.ordered.what.production).chain(self.parts.iter().flat_map(|part| &part.files))
    }
}

impl AgreementFile {
    /// The run that is being made.
    pub fn heat_run_under_way(&self) -> Option<&HeatRun> {
        self.heat_runs.iter().find(|run| run.next_part().is_some())
    }

    /// A run, by its number.
    pub fn heat_run(&self, number: u32) -> Option<&HeatRun> {
        self.heat_runs.iter().find(|run| run.number == number)
    }

    /// When the next yearly statement is reminded of, and its last day: counted from the last that every customer was given, else
    /// from the agreement's first day (reading `statement-year`). None where the agreement is over or delivers no heat or cold.
    fn heat_days(&self) -> Option<(Day, Day)> {
        let terms = self.terms().filter(|terms| terms.delivers_heat && self.state != State::Ended)?;
        let made = self.heat_runs.iter().filter(|run| run.is_given()).filter_map(|run| run.sent.as_ref());
        let given = made.chain(&self.heat_told).map(|sent| sent.what.sent_on).max();
        if terms.readings.is("statement-year", "calendar-year") {
            let year = given.map_or(terms.from.year(), |day| day.year() + 1);
            return Some((Day::ymd(year, 11, 1)?, Day::ymd(year, 12, 31)?));
        }
        let from = given.unwrap_or(terms.from).max(terms.from);
        Some((counted(REMINDED, from)?, counted(DUE, from)?))
    }

    /// The last day to give customers their next yearly statement.
    pub fn heat_statements_due(&self) -> Option<Day> {
        self.heat_days().map(|(_, due)| due)
    }

    /// The reminder of the yearly statement that is to be sent on a day.
    pub fn heat_reminder(&self, on: Day) -> Option<HeatStatementsReminder> {
        let (near, due) = self.heat_days()?;
        let reminder = HeatStatementsReminder { due, passed: due < on };
        (near <= on && !self.heat_reminded.contains(&reminder)).then_some(reminder)
    }

    /// The next day after `on` at which a reminder may be due.
    pub fn next_heat_reminder(&self, on: Day) -> Option<Day> {
        let (near, due) = self.heat_days()?;
        [near, due.plus_days(1)].into_iter().find(|day| *day > on)
    }
}

/// A day counted by a rule; none where the rule or its calendar does not reach so far.
fn counted(rule: &str, from: Day) -> Option<Day> {
    deadline::compute(rule, from.start()).ok().map(|computed| computed.due)
}
