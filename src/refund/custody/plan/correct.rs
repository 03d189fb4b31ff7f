//! Correcting.

use super::super::amount;
use super::super::chain::Chain;
use super::super::content::Correct;
use super::super::position::Position;
use super::super::record::{CustodyCorrection, Parcel};
use super::lose::hand_over_fits;
use super::take::{Order, take};
use super::{Plan, Record, planned, words};
use crate::casework::Problem;
use crate::law::{Day, Text};

pub(super) fn plan(chain: &Chain, content: &Correct, today: Day) -> Result<Plan, Vec<Problem>> {
    let mut problems = Vec::new();
    words::happened(content.day, "/day", today, &mut problems);
    words::told(&content.what_happened, "/what_happened", &mut problems);
    let lot = words::lot(chain, &content.lot, "/lot", &mut problems);
    let since = content.since.unwrap_or(content.day);
    let captured = lot.map_or(since, |lot| lot.captured_from);
    if since > content.day || since < captured {
        problems.push(Problem::plain(
            "/since",
            Text::new(
                format!("Dagen {since} skal ligge fra fangsten ({captured}) til den dag, det blev fundet ({}).", content.day),
                format!("The day {since} must be from the capture ({captured}) to the day that it was found ({}).", content.day),
            ),
        ));
    }
    if content.from.on_the_way() {
        problems.push(Problem::plain(
            "/from",
            Text::new(
                "Det, der er undervejs, rettes ikke; det overdrages, modtages, lagres eller tabes.",
                "What is on the way is not corrected; it is handed over, received, stored or lost.",
            ),
        ));
    }
    match &content.to {
        Position::Transport { .. } => problems.push(Problem::plain(
            "/to",
            Text::new(
                "Det fundne kan ikke ligge i en transport.",
                "What was found cannot be in a transport.",
            ),
        )),
        Position::Store { store: name } => words::named(name, "/to/store", &mut problems),
        Position::Reception { site: name } | Position::Stored { site: name } => {
            words::named(name, "/to/site", &mut problems);
        }
        _ => {}
    }
    let kg = amount::checked(content.tonnes, "/tonnes", &mut problems);
    // What already stands where it is to go cannot be corrected to stand there.
    let fits = |parcel: &Parcel| {
        parcel.lot == content.lot && parcel.at.place() == content.from && parcel.at != content.to
    };
    let taken = kg.filter(|_| !content.from.on_the_way()).and_then(|kg| {
        take(chain, fits, kg, content.day, Order::Oldest).map_err(|problem| problems.push(problem)).ok()
    });
    let plan = taken.map(|taken| {
        problems.extend(hand_over_fits(chain, &taken, &content.to, "/to"));
        Plan {
            day: content.day,
            document: Some(content.document.clone()),
            shifts: taken.to(&content.to, since, None),
            record: Record::Correction(Box::new(CustodyCorrection {
                lot: content.lot.clone(),
                tonnes: amount::tonnes(taken.kg()),
                to: content.to.clone(),
                day: content.day,
                what_happened: content.what_happened.clone(),
                document: content.document.clone(),
            })),
        }
    });
    planned(plan, problems)
}
