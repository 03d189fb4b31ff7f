//! Readings: uploaded, kept unchanged, aggregated (§ 3, stk. 1, nr. 2).

use crate::access::Applicant;
use crate::casework::faults::Faults;
use crate::law::Moment;
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::SeriesReceived;
use crate::refund::procedure::file::AgreementFile;
use crate::refund::procedure::table::{Act, Takes, act};

/// The most series of a case.
const MOST_SERIES: usize = 5_000;

impl<S: Takes<act::UploadMeasurements>> Agreement<S> {
    /// Records a series of readings that has been kept and aggregated. A correction is a new series that refers to the old.
    ///
    /// # Errors
    /// [`Refusal::Content`](crate::casework::Refusal) where the plan is not that of the agreement, or the series overlaps
    /// another that it does not correct.
    pub fn upload_measurements(self, by: &Applicant, at: Moment, series: SeriesReceived) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        points(&self.file, &series, &mut faults);
        place(&self.file, &series, &mut faults);
        if series.plan.period.to > at {
            faults.add(
                "bek1504.3.1.2",
                "/plan/period/to",
                "Perioden er ikke slut.",
                "The period has not ended.",
            );
        }
        if self.file.series.len() >= MOST_SERIES {
            faults.add(
                "bek1504.3.1.2",
                "",
                "Sagen har allerede 5.000 måleserier.",
                "The case has 5,000 series already.",
            );
        }
        faults.none()?;
        self.done(by, at, Act::UploadMeasurements(series))
    }
}

/// The points of a plan must be the agreement's, with their role and what they measure.
fn points(file: &AgreementFile, series: &SeriesReceived, faults: &mut Faults) {
    let agreed = file.terms().map(|t| t.measuring_points.as_slice()).unwrap_or_default();
    for (i, point) in series.plan.points.iter().enumerate() {
        let found = agreed.iter().find(|a| a.id == point.id);
        if found.is_none_or(|a| a.role != point.role || a.measures != point.measures) {
            faults.add(
                "bek1504.3.1.1",
                format!("/plan/point/{i}"),
                &format!("Målepunktet {} er ikke aftalens med samme rolle og måling.", point.id),
                &format!(
                    "The point {} is not one of the agreement's with the same role and measurement.",
                    point.id
                ),
            );
        }
    }
}

fn place(file: &AgreementFile, series: &SeriesReceived, faults: &mut Faults) {
    let rule = "bek1504.3.1.2";
    if let Some(number) = series.corrects {
        match file.series.iter().find(|s| s.number == number) {
            None => {
                faults.add(rule, "/corrects", "Der er ingen sådan måleserie.", "There is no such series.")
            }
            Some(old) if old.replaced_by.is_some() => {
                faults.add(
                    rule,
                    "/corrects",
                    "Måleserien er allerede erstattet.",
                    "The series has been replaced already.",
                );
            }
            Some(_) => {
                faults.need(rule, "/reasons", &series.reasons, "Hvorfor der rettes", "Why it is corrected")
            }
        }
    }
    let period = &series.plan.period;
    let standing =
        file.series.iter().filter(|s| s.replaced_by.is_none() && Some(s.number) != series.corrects);
    for other in standing {
        let theirs = &other.series.what.plan;
        let apart = theirs.period.to <= period.from || period.to <= theirs.period.from;
        let shared = theirs.points.iter().any(|p| series.plan.points.iter().any(|q| q.id == p.id));
        if !apart && shared {
            faults.add(
                rule,
                "/plan/period",
                &format!(
                    "Perioden overlapper måleserie {}; send en rettelse, hvis den skal erstattes.",
                    other.number
                ),
                &format!(
                    "The period overlaps series {}; send a correction if it is to be replaced.",
                    other.number
                ),
            );
        }
    }
}
