//! Plans and files to measure.

use std::fmt::Write as _;

use sagsgang::law::Day;
use sagsgang::law::reading::Readings;
use sagsgang::refund::measurement::{Measured, Plan, Rejected, measure};

pub const HEADER: &str =
    "time,point,concentration_g_per_nm3,flow_nm3_per_h,mass_flow_t_per_h,concentration_status,flow_status\n";

pub fn day() -> Day {
    Day::ymd(2025, 12, 31).unwrap()
}

/// A plan of the given points (`(id, role, measures)`) for so many hours from 2025-01-01 in UTC.
pub fn plan(interval: u32, hours: i64, points: &[(&str, &str, &str)], rest: &str) -> String {
    let from = chrono::DateTime::parse_from_rfc3339("2025-01-01T00:00:00Z").unwrap();
    let to = (from + chrono::TimeDelta::hours(hours)).to_rfc3339();
    let mut text =
        format!("interval_seconds = {interval}\n[period]\nfrom = \"2025-01-01T00:00:00Z\"\nto = \"{to}\"\n");
    for (id, role, measures) in points {
        write!(text, "[[point]]\nid = \"{id}\"\nrole = \"{role}\"\nmeasures = \"{measures}\"\n").unwrap();
    }
    text + rest
}

pub const STACK: (&str, &str, &str) = ("stack", "before-capture", "concentration-and-flow");
pub const LINE: (&str, &str, &str) = ("line", "captured", "mass-flow");

/// The instant so many seconds into 2025 in UTC.
pub fn at(second: i64) -> String {
    let from = chrono::DateTime::parse_from_rfc3339("2025-01-01T00:00:00Z").unwrap();
    (from + chrono::TimeDelta::seconds(second)).format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A row of the stack with both quantities in order.
pub fn stack_row(second: i64, concentration: &str, flow: &str) -> String {
    format!("{},stack,{concentration},{flow},,ok,ok\n", at(second))
}

/// A row of the captured stream.
pub fn line_row(second: i64, mass: &str) -> String {
    format!("{},line,,,{mass},,ok\n", at(second))
}

pub fn run(plan: &str, file: impl AsRef<[u8]>) -> Result<Measured, Rejected> {
    let plan = Plan::from_toml(plan).unwrap();
    measure(file.as_ref(), &plan, &Readings::default(), day(), &mut |_| {})
}

/// The kinds of the file's faults with their lines.
pub fn faults(plan: &str, file: impl AsRef<[u8]>) -> Vec<(u64, String)> {
    match run(plan, file) {
        Err(Rejected::File(faults)) => {
            assert!(
                faults
                    .listed
                    .iter()
                    .all(|one| one.message.da != one.message.en && !one.message.da.is_empty())
            );
            faults.listed.into_iter().map(|one| (one.line, one.kind)).collect()
        }
        other => panic!("{other:?}"),
    }
}
