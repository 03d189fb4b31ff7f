//! What lies beside the cases is kept as long as `policies/retention.toml` says, and then removed. Cases are not.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Desk, DeskError};
use crate::law::{Day, Text};

/// What is kept for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// Who looked into which case.
    Looks,
    /// Answers to requests that carried an `Idempotency-Key`.
    KeptAnswers,
    /// Who has signed in through a directory for a company.
    DirectoryPeople,
    /// Who followed a permit by mail and does no more, or never confirmed; with the mails to them.
    EndedFollows,
    /// Mails that were sent to those who follow a permit.
    FollowMails,
}

/// How long something is kept.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What.
    pub what: Kept,
    /// For how many days.
    pub days: u64,
    /// What the rule may never go below, in days.
    pub least_days: u64,
    /// Why so long, and no longer.
    pub why: Text,
}

/// What a rule removes, or has removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removal {
    /// What.
    pub what: Kept,
    /// What is older than this day.
    pub before: Day,
    /// How many.
    pub count: u64,
    /// Why it was kept so long, and no longer.
    pub why: Text,
}

#[derive(Default, Deserialize)]
struct File {
    kept: Vec<Rule>,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    toml::from_str::<File>(include_str!("../../policies/retention.toml")).unwrap_or_default().kept
});

/// The rules. A rule that goes below its own least days counts as if it said those.
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// What would be removed on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn due(desk: &Desk, today: Day) -> Result<Vec<Removal>, DeskError> {
    each(today, |what, before| {
        let count = desk.store.read(|s| match what {
            Kept::Looks => s.looks_before(before),
            Kept::KeptAnswers => s.kept_answers_before(before.start()),
            Kept::DirectoryPeople => s.directory_people_before(before.start()),
            Kept::EndedFollows => Ok(i64::try_from(s.follows_over_before(before)?.len()).unwrap_or(i64::MAX)),
            Kept::FollowMails => s.follow_mails_before(before.start()),
        })?;
        Ok(u64::try_from(count).unwrap_or_default())
    })
}

/// Removes what is due on a day, each rule by itself.
///
/// # Errors
/// When the database cannot be written; what was removed by then stays so.
pub fn remove(desk: &Desk, today: Day) -> Result<Vec<Removal>, DeskError> {
    each(today, |what, before| {
        let count = desk.store.write(|s| match what {
            Kept::Looks => s.remove_looks_before(before),
            Kept::KeptAnswers => s.remove_kept_answers_before(before.start()),
            Kept::DirectoryPeople => s.remove_directory_people_before(before.start()),
            Kept::EndedFollows => {
                let over = s.follows_over_before(before)?;
                over.iter().try_for_each(|id| s.remove_follow(id))?;
                Ok(over.len())
            }
            Kept::FollowMails => s.remove_follow_mails_before(before.start()),
        })?;
        Ok(u64::try_from(count).unwrap_or(u64::MAX))
    })
}

fn each(
    today: Day,
    mut count: impl FnMut(Kept, Day) -> Result<u64, DeskError>,
) -> Result<Vec<Removal>, DeskError> {
    let removal = |rule: &Rule| {
        let before = today.minus_days(rule.days.max(rule.least_days));
        let count = count(rule.what, before)?;
        Ok(Removal { what: rule.what, before, count, why: rule.why.clone() })
    };
    rules().iter().map(removal).collect()
}
