//! Every fault of a plan, at once.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{LARGEST, Plan, PlannedPoint, Quantity, Substitute};
use crate::casework::Problem;
use crate::law::{Moment, Provision, Text};

/// The most hours of a period: a leap year. Reports are for a calendar year at the most, and each hour takes memory.
pub const MOST_HOURS: i64 = 8_784;

/// The most points of a plan; each hour of each point takes memory.
pub const MOST_POINTS: usize = 250;

const LONGEST_ID: usize = 64;

/// Hours since 1970, if the instant is a whole one.
pub(super) fn whole_hour(at: Moment) -> Option<i64> {
    let utc = at.utc();
    let whole = utc.timestamp_subsec_nanos() == 0 && utc.timestamp() % 3600 == 0;
    whole.then(|| utc.timestamp() / 3600)
}

impl Plan {
    /// Every fault of the plan; none where it can be measured by.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        if self.interval_seconds == 0 || !3600_u32.is_multiple_of(self.interval_seconds) {
            found.push(fault("mrr.44", "/interval_seconds", Text::new(
                "Antallet af sekunder mellem to målinger skal gå op i en time, f.eks. 1, 10, 60, 600 eller 3600.",
                "The seconds between two readings must divide an hour, e.g. 1, 10, 60, 600 or 3600.",
            )));
        }
        self.period_problems(&mut found);
        self.point_problems(&mut found);
        let known: BTreeMap<&str, &PlannedPoint> =
            self.points.iter().map(|point| (point.id.as_str(), point)).collect();
        for (at, substitute) in self.substitutes.iter().enumerate() {
            let pointer = format!("/substitute/{at}");
            self.substitute_problems(
                substitute,
                known.get(substitute.point.as_str()).copied(),
                &pointer,
                &mut found,
            );
        }
        self.overlaps(&mut found);
        found
    }

    fn period_problems(&self, found: &mut Vec<Problem>) {
        for (name, at) in [("from", self.period.from), ("to", self.period.to)] {
            if whole_hour(at).is_none() {
                found.push(fault(
                    "mrr.43",
                    format!("/period/{name}"),
                    Text::new(
                        format!("{at} er ikke en hel time i UTC."),
                        format!("{at} is not a whole hour in UTC."),
                    ),
                ));
            }
        }
        let seconds = self.period.to.utc().signed_duration_since(self.period.from.utc()).num_seconds();
        if seconds <= 0 {
            found.push(fault(
                "mrr.43",
                "/period/to",
                Text::new(
                    "Perioden er tom: 'to' skal ligge efter 'from'.",
                    "The period is empty: 'to' must lie after 'from'.",
                ),
            ));
        } else if seconds > MOST_HOURS * 3600 {
            found.push(fault(
                "mrr.43",
                "/period/to",
                Text::new(
                    format!("Perioden er for lang: højst {MOST_HOURS} timer, et kalenderår. Del den op."),
                    format!("The period is too long: at most {MOST_HOURS} hours, a calendar year. Split it."),
                ),
            ));
        }
    }

    fn point_problems(&self, found: &mut Vec<Problem>) {
        if self.points.is_empty() || self.points.len() > MOST_POINTS {
            found.push(fault(
                "bek1504.3.1.1",
                "/point",
                Text::new(
                    format!("Planen skal have mellem 1 og {MOST_POINTS} målepunkter."),
                    format!("The plan must have between 1 and {MOST_POINTS} measuring points."),
                ),
            ));
        }
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, point) in self.points.iter().enumerate() {
            let id_at = format!("/point/{at}/id");
            if !is_id(&point.id) {
                found.push(Problem::plain(id_at.clone(), Text::new(
                    format!("Målepunktets id skal være 1 til {LONGEST_ID} tegn: bogstaver a-z og A-Z, cifre, '-', '_' og '.'."),
                    format!("The measuring point's id must be 1 to {LONGEST_ID} of: letters a-z and A-Z, digits, '-', '_' and '.'."),
                )));
            }
            if let Some(first) = seen.insert(&point.id, at) {
                found.push(Problem::plain(
                    id_at,
                    Text::new(
                        format!("Målepunktet '{}' står allerede som nr. {}.", point.id, first + 1),
                        format!("The measuring point '{}' stands already as no. {}.", point.id, first + 1),
                    ),
                ));
            }
            tier_problems(point, at, found);
            range_problems(point, at, found);
        }
    }

    fn substitute_problems(
        &self,
        entry: &Substitute,
        point: Option<&PlannedPoint>,
        pointer: &str,
        found: &mut Vec<Problem>,
    ) {
        let mut add = |field: &str, da: String, en: String| {
            found.push(fault("mrr.45.4", format!("{pointer}/{field}"), Text::new(da, en)));
        };
        let (id, parameter) = (&entry.point, entry.parameter.column());
        match point {
            None => add(
                "point",
                format!("Planen har intet målepunkt '{id}'."),
                format!("The plan has no measuring point '{id}'."),
            ),
            Some(point) if !point.measures.quantities().contains(&entry.parameter) => add(
                "parameter",
                format!("Ved målepunktet '{id}' måles {parameter} ikke."),
                format!("At the measuring point '{id}', {parameter} is not measured."),
            ),
            Some(_) => {}
        }
        for (name, at) in [("from", entry.from), ("to", entry.to)] {
            if whole_hour(at).is_none() {
                add(
                    name,
                    format!("{at} er ikke en hel time i UTC."),
                    format!("{at} is not a whole hour in UTC."),
                );
            }
        }
        if entry.to <= entry.from {
            add(
                "to",
                "Tidsrummet er tomt: 'to' skal ligge efter 'from'.".into(),
                "The time is empty: 'to' must lie after 'from'.".into(),
            );
        }
        if entry.from < self.period.from || entry.to > self.period.to {
            add(
                "from",
                "Tidsrummet ligger ikke inden for perioden.".into(),
                "The time does not lie within the period.".into(),
            );
        }
        if entry.value.is_sign_negative() && !entry.value.is_zero() || entry.value > Decimal::from(LARGEST) {
            add(
                "value",
                format!("Værdien skal ligge mellem 0 og {LARGEST}."),
                format!("The value must lie between 0 and {LARGEST}."),
            );
        }
        if entry.reason.trim().is_empty() {
            add(
                "reason",
                "Skriv, hvor værdien kommer fra, og hvorfor den gælder.".into(),
                "Write where the value comes from, and why it holds.".into(),
            );
        }
    }

    /// Two values for one hour: nobody could say which holds.
    fn overlaps(&self, found: &mut Vec<Problem>) {
        let mut sorted: Vec<(usize, &Substitute)> = self.substitutes.iter().enumerate().collect();
        sorted
            .sort_by(|(_, a), (_, b)| (&a.point, a.parameter, a.from).cmp(&(&b.point, b.parameter, b.from)));
        let mut reach: Option<(usize, &Substitute)> = None;
        for (at, entry) in sorted {
            match reach {
                Some((first, before)) if before.same_series(entry) && entry.from < before.to => {
                    found.push(fault("mrr.45.4", format!("/substitute/{at}/from"), Text::new(
                        format!("Tidsrummet overlapper erstatningsværdi nr. {} for samme målepunkt og parameter.", first + 1),
                        format!("The time overlaps substitute no. {} for the same point and parameter.", first + 1),
                    )));
                    if entry.to > before.to {
                        reach = Some((at, entry));
                    }
                }
                _ => reach = Some((at, entry)),
            }
        }
    }
}

impl Substitute {
    fn same_series(&self, other: &Self) -> bool {
        self.point == other.point && self.parameter == other.parameter
    }
}

fn fault(provision: &'static str, pointer: impl Into<String>, text: Text) -> Problem {
    Problem::under(Provision::of(provision), pointer, text)
}

fn is_id(id: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    !id.is_empty() && id.len() <= LONGEST_ID && id.bytes().all(fits)
}

fn tier_problems(point: &PlannedPoint, at: usize, found: &mut Vec<Problem>) {
    if point.tier.is_some_and(|tier| !(1..=4).contains(&tier)) {
        found.push(fault(
            "mrr.bilag8",
            format!("/point/{at}/tier"),
            Text::new("Metodetrinnet skal være 1, 2, 3 eller 4.", "The tier must be 1, 2, 3 or 4."),
        ));
    }
    if point.uncertainty_percent.is_some_and(|percent| percent.0.is_sign_negative()) {
        found.push(fault(
            "mrr.bilag8",
            format!("/point/{at}/uncertainty_percent"),
            Text::new("Usikkerheden kan ikke være negativ.", "The uncertainty cannot be negative."),
        ));
    }
}

fn range_problems(point: &PlannedPoint, at: usize, found: &mut Vec<Problem>) {
    for quantity in [Quantity::Concentration, Quantity::Flow, Quantity::MassFlow] {
        let Some(bounds) = point.range.of(quantity) else { continue };
        let pointer = format!("/point/{at}/range/{}", quantity.column());
        if !point.measures.quantities().contains(&quantity) {
            found.push(fault(
                "mrr.44",
                pointer.clone(),
                Text::new(
                    format!("Måleområdet er for noget, der ikke måles ved punktet '{}'.", point.id),
                    format!("The range is of something that is not measured at the point '{}'.", point.id),
                ),
            ));
        }
        if bounds.min > bounds.max {
            found.push(fault(
                "mrr.44",
                format!("{pointer}/max"),
                Text::new(
                    format!(
                        "Måleområdets største værdi {} er mindre end den mindste {}.",
                        bounds.max, bounds.min
                    ),
                    format!(
                        "The range's greatest value {} is less than the least {}.",
                        bounds.max, bounds.min
                    ),
                ),
            ));
        }
    }
}
