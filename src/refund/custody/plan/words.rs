//! Faults that several steps have in common.

use super::super::chain::Chain;
use super::super::record::Lot;
use crate::casework::Problem;
use crate::law::{Day, Provision, Text};

/// The longest name, in characters.
const NAME: usize = 200;
/// The longest account of what happened, in characters.
const ACCOUNT: usize = 10_000;

/// What happened cannot lie after the day that it is recorded.
pub(super) fn happened(day: Day, pointer: &str, today: Day, problems: &mut Vec<Problem>) {
    if day > today {
        problems.push(Problem::plain(
            pointer,
            Text::new(
                format!("Dagen {day} ligger efter i dag ({today})."),
                format!("The day {day} is after today ({today})."),
            ),
        ));
    }
}

/// A name must be there, and be one.
pub(super) fn named(text: &str, pointer: &str, problems: &mut Vec<Problem>) {
    written(text, NAME, pointer, problems);
}

/// An account must be there.
pub(super) fn told(text: &str, pointer: &str, problems: &mut Vec<Problem>) {
    written(text, ACCOUNT, pointer, problems);
}

fn written(text: &str, most: usize, pointer: &str, problems: &mut Vec<Problem>) {
    let message = if text.trim().is_empty() {
        Text::new("Feltet skal udfyldes.", "The field must be filled in.")
    } else if text.chars().count() > most {
        Text::new(
            format!("Teksten er længere end {most} tegn."),
            format!("The text is longer than {most} characters."),
        )
    } else {
        return;
    };
    problems.push(Problem::plain(pointer, message));
}

/// The lot, or a problem that says which there are.
pub(super) fn lot<'a>(
    chain: &'a Chain,
    id: &str,
    pointer: &str,
    problems: &mut Vec<Problem>,
) -> Option<&'a Lot> {
    let found = chain.lot(id);
    if found.is_none() {
        let last = chain.lots().last().map(|lot| lot.id.as_str());
        let (da, en) = last.map_or_else(
            || ("Der er endnu ingen partier.".to_owned(), "There are no lots yet.".to_owned()),
            |last| (format!("Der er L1 til {last}."), format!("There are L1 to {last}.")),
        );
        problems.push(Problem::under(
            Provision::of("bek1504.3.1.4"),
            pointer,
            Text::new(format!("Der er intet parti '{id}'. {da}"), format!("There is no lot '{id}'. {en}")),
        ));
    }
    found
}
