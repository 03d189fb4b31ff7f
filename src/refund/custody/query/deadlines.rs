//! Storage deadlines: what is late, what is reminded of, and when to look again.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Day;
use crate::law::parameter::{self, Missing};
use crate::law::quantity::Tonnes;
use crate::refund::custody::chain::Chain;
use crate::refund::custody::record::Lot;

/// The parameter that says how many days before a storage deadline a company is reminded.
const REMINDERS: &str = "storage-reminder-days";

/// Tonnes of a lot that are not stored by its deadline and are still on the way (BEK 1504 § 3, stk. 1, nr. 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = StorageOverdue)]
pub struct Overdue {
    /// The lot.
    pub lot: String,
    /// Its deadline.
    pub store_by: Day,
    /// How much is at the plant, in transit or in intermediate storage.
    pub tonnes: Tonnes,
}

/// That a storage deadline is near.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = LotReminder)]
pub struct Reminder {
    /// The lot.
    pub lot: String,
    /// Its deadline.
    pub store_by: Day,
    /// How many days are left on the day of the reminder.
    pub days_before: u64,
    /// How much is not stored yet.
    pub tonnes: Tonnes,
}

impl Chain {
    /// What is late on a day: the deadline itself is still in time.
    pub fn overdue(&self, day: Day) -> Vec<Overdue> {
        let late = self.waiting().filter(|(lot, _)| day > lot.store_by);
        late.map(|(lot, tonnes)| Overdue { lot: lot.id.clone(), store_by: lot.store_by, tonnes }).collect()
    }

    /// How much of a lot has been injected, wherever it was.
    pub fn stored_of(&self, lot: &str) -> Tonnes {
        self.whereabouts(lot).stored
    }

    /// The reminders that fall on a day.
    ///
    /// # Errors
    /// [`Missing`] where nobody has said how many days before a deadline to remind.
    pub fn reminders(&self, day: Day) -> Result<Vec<Reminder>, Missing> {
        self.reminders_between(day.minus_days(1), day)
    }

    /// The reminders that fall after one day and at latest on another: for a clock that has stood still. The one nearest to
    /// a deadline speaks for the others of its lot.
    ///
    /// # Errors
    /// As [`Chain::reminders`].
    pub fn reminders_between(&self, after: Day, to: Day) -> Result<Vec<Reminder>, Missing> {
        let before = days_before(to)?;
        let falls = |lot: &Lot, days: u64| {
            let on = lot.store_by.minus_days(days);
            after < on && on <= to
        };
        let due = self.waiting().filter_map(|(lot, tonnes)| {
            let days_before = before.iter().copied().filter(|days| falls(lot, *days)).min()?;
            Some(Reminder { lot: lot.id.clone(), store_by: lot.store_by, days_before, tonnes })
        });
        Ok(due.collect())
    }

    /// The first day after `day` on which a reminder falls or something becomes late; none where all is stored or gone.
    /// Without reminders only the latter.
    pub fn next_date(&self, day: Day) -> Option<Day> {
        let before = days_before(day).unwrap_or_default();
        let dates = self.waiting().flat_map(|(lot, _)| {
            let reminders = before.iter().map(|days| lot.store_by.minus_days(*days));
            reminders.chain([lot.store_by.plus_days(1)]).collect::<Vec<Day>>()
        });
        dates.filter(|date| *date > day).min()
    }

    /// The lots that have tonnes on the way, with how much.
    fn waiting(&self) -> impl Iterator<Item = (&Lot, Tonnes)> {
        let each = self.lots().iter().map(|lot| (lot, self.whereabouts(&lot.id).on_the_way()));
        each.filter(|(_, tonnes)| !tonnes.0.is_zero())
    }
}

fn days_before(day: Day) -> Result<Vec<u64>, Missing> {
    let value = parameter::on(REMINDERS, day)?.value;
    Ok(value.split(',').filter_map(|days| days.trim().parse().ok()).collect())
}
