//! When the clock has something to do on an agreement, and what.

use crate::law::{Day, Moment};
use crate::refund::procedure::content::{DatePassed, HeatStatementsMade};
use crate::refund::procedure::{AgreementFile, Command, State};

/// The first instant after `now` at which the clock has something to do.
pub fn next_due(file: &AgreementFile, now: Moment) -> Option<Moment> {
    if !runs(file) {
        return None;
    }
    let last = last_day(file).map(Day::end);
    let reminder = file.chain.next_date(now.day()).map(Day::start);
    let yearly = file.next_heat_reminder(now.day()).map(Day::start);
    let waits = !file.reminders(now.day()).is_empty()
        || file.heat_reminder(now.day()).is_some()
        || file.heat_run_under_way().is_some();
    [last, reminder, yearly, waits.then_some(now)].into_iter().flatten().map(|at| at.not_before(now)).min()
}

/// What the clock has to do on a case now, in order.
pub fn due_acts(file: &AgreementFile, now: Moment) -> Vec<Command> {
    if !runs(file) {
        return Vec::new();
    }
    let mut acts: Vec<Command> = file.reminders(now.day()).into_iter().map(Command::Remind).collect();
    if let Some(day) = last_day(file).filter(|day| day.end() <= now) {
        acts.push(Command::RunOut(DatePassed { day }));
    }
    acts.extend(file.heat_reminder(now.day()).map(Command::RemindHeatStatements));
    acts.extend(next_part(file).map(Command::MakeHeatStatements));
    acts
}

/// The part of a run that is made next.
fn next_part(file: &AgreementFile) -> Option<HeatStatementsMade> {
    let run = file.heat_run_under_way()?;
    Some(HeatStatementsMade { run: run.number, part: run.next_part()?, files: Vec::new() })
}

fn runs(file: &AgreementFile) -> bool {
    matches!(file.state, State::InForce | State::InBreach | State::Ended)
}

/// The agreement's last day, while it has not ended.
fn last_day(file: &AgreementFile) -> Option<Day> {
    (file.state != State::Ended).then(|| file.terms().and_then(|t| t.to)).flatten()
}
