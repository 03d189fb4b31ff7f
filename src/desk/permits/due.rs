//! When the clock has something to do on a case, and what.

use crate::law::{Day, Moment};
use crate::permit::conditions::{self, Breach, ReceivedReport};
use crate::permit::procedure::content::{DatePassed, SignalReceived, SignalSource};
use crate::permit::procedure::{Command, PermitFile, State};

/// How far ahead dates of conditions are looked for, in days. Beyond it the clock looks again.
const HORIZON_DAYS: u32 = 400;

/// The first instant after `now` at which the clock has something to do.
pub fn next_due(file: &PermitFile, now: Moment) -> Option<Moment> {
    let hearing = (file.state == State::InHearing)
        .then(|| file.hearings.last().map(|h| h.hearing.what.comment_by))
        .flatten();
    let expiry = (file.state == State::InForce).then(|| file.end()).flatten();
    let watched = watched(file)
        .then(|| {
            let day = conditions::upcoming(conditions_of(file), &received(file), now.day(), HORIZON_DAYS)
                .into_iter()
                .map(|due| due.due)
                .min();
            Some(day.unwrap_or_else(|| now.day().plus_days(u64::from(HORIZON_DAYS))))
        })
        .flatten();
    [hearing, expiry, watched].into_iter().flatten().map(Day::end).map(|at| at.not_before(now)).min()
}

/// What the clock has to do on a case now, in order.
pub fn due_acts(file: &PermitFile, now: Moment) -> Vec<Command> {
    let mut acts: Vec<Command> = Vec::new();
    if watched(file) {
        let overdue =
            conditions::overdue(conditions_of(file), &received(file), now.day(), &file.watches_raised());
        acts.extend(overdue.iter().map(|breach| watch_signal(breach, &breach.key)));
    }
    let passed = |day: Option<Day>| day.filter(|day| day.end() <= now);
    if file.state == State::InHearing
        && let Some(day) = passed(file.hearings.last().map(|h| h.hearing.what.comment_by))
    {
        acts.push(Command::EndHearing(DatePassed { day }));
    }
    if file.state == State::InForce
        && let Some(day) = passed(file.end())
    {
        acts.push(Command::Expire(DatePassed { day }));
    }
    acts
}

/// The signal that a breach raises.
pub fn watch_signal(breach: &Breach, key: &str) -> Command {
    let text = format!("{} / {}", breach.what.da, breach.what.en);
    Command::Signal(SignalReceived {
        source: SignalSource::Watch,
        text,
        observed_at: None,
        contact: String::new(),
        attachments: Vec::new(),
        watch: Some(key.to_owned()),
    })
}

pub(super) fn watched(file: &PermitFile) -> bool {
    matches!(file.state, State::InForce | State::UnderReassessment | State::Closing)
}

pub(super) fn conditions_of(file: &PermitFile) -> &[conditions::Condition] {
    file.permit().map(|p| p.conditions.as_slice()).unwrap_or_default()
}

/// Reports that count as received: all but those that were returned.
pub(super) fn received(file: &PermitFile) -> Vec<ReceivedReport> {
    let counts = file.reports.iter().filter(|r| r.review.as_ref().is_none_or(|v| v.what.accepted));
    counts.map(|r| ReceivedReport::of(&r.report.what.report, r.report.at.day())).collect()
}
