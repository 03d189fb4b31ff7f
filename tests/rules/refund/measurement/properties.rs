//! What holds of every file: it is measured as a plain peer measures it, and nothing makes the program panic.

use std::fmt::Write as _;
use std::io::Write as _;

use proptest::prelude::*;
use rust_decimal::prelude::ToPrimitive;
use sagsgang::law::reading::Readings;
use sagsgang::refund::measurement::{Measured, Plan, measure};

use super::peer;
use super::support::*;

/// A quarter of an hour's readings of both points: whether there is a row, in order or not, and the values.
#[derive(Clone, Debug)]
struct Slot {
    stack: Option<(Option<f64>, Option<f64>)>,
    line: Option<Option<f64>>,
    offset: i32,
}

fn value(most: u32) -> impl Strategy<Value = f64> {
    (0..most * 1000).prop_map(|thousandths| f64::from(thousandths) / 1000.0)
}

fn slot() -> impl Strategy<Value = Slot> {
    let often = |inner| prop::option::weighted(0.93, inner);
    (
        prop::option::weighted(0.95, (often(value(500).boxed()), often(value(200_000).boxed()))),
        prop::option::weighted(0.95, often(value(60).boxed())),
        prop::sample::select(vec![0, 3600, 7200, -19_800]),
    )
        .prop_map(|(stack, line, offset)| Slot { stack, line, offset })
}

fn cell(value: Option<f64>) -> (String, &'static str) {
    value.map_or_else(|| ("-9999".to_owned(), "out-of-control"), |value| (value.to_string(), "ok"))
}

fn file(slots: &[Slot], interval: u32) -> String {
    let from = chrono::DateTime::parse_from_rfc3339("2025-01-01T00:00:00Z").unwrap();
    let mut text = HEADER.to_owned();
    for (n, slot) in slots.iter().enumerate() {
        let at = from + chrono::TimeDelta::seconds(n as i64 * i64::from(interval));
        let at = at.with_timezone(&chrono::FixedOffset::east_opt(slot.offset).unwrap()).to_rfc3339();
        if let Some((concentration, flow)) = slot.stack {
            let ((grams, a), (volume, b)) = (cell(concentration), cell(flow));
            writeln!(text, "{at},stack,{grams},{volume},,{a},{b}").unwrap();
        }
        if let Some(mass) = slot.line {
            let (mass, status) = cell(mass);
            writeln!(text, "{at},line,,,{mass},,{status}").unwrap();
        }
    }
    text
}

fn agrees(measured: &Measured, at: usize, found: &peer::Found) -> Result<(), TestCaseError> {
    let point = &measured.points[at];
    let hours = (point.hours_valid, point.hours_substituted, point.hours_unresolved);
    prop_assert_eq!(hours, (found.valid, found.substituted, found.unresolved));
    let tonnes = point.co2_tonnes.0.to_f64().unwrap();
    prop_assert!((tonnes - found.tonnes).abs() <= 0.000_6, "{} against {}", tonnes, found.tonnes);
    let months: f64 = point.months.iter().map(|month| month.co2_tonnes.0.to_f64().unwrap()).sum();
    prop_assert!((months - found.tonnes).abs() <= 0.001_6);
    Ok(())
}

/// As many as `PROPTEST_CASES` says, else so many.
fn cases(otherwise: u32) -> u32 {
    let set = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    set.unwrap_or(otherwise)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(10_000)) })]

    #[test]
    fn a_file_is_measured_as_a_plain_peer_measures_it(
        interval in prop::sample::select(vec![900_u32, 600, 1800, 3600]),
        slots in prop::collection::vec(slot(), 1..60),
    ) {
        let hours = (slots.len() as u32 * interval).div_ceil(3600);
        let text = file(&slots, interval);
        prop_assume!(text.len() > HEADER.len());
        let measured = run(&plan(interval, hours.into(), &[STACK, LINE], ""), &text).unwrap();
        let second = |n: usize| n as u32 * interval;
        let pick = |of: &dyn Fn(&Slot) -> Option<Option<f64>>| -> peer::Readings {
            slots.iter().enumerate().filter_map(|(n, slot)| Some((second(n), of(slot)?))).collect()
        };
        let concentration = pick(&|slot| slot.stack.map(|(grams, _)| grams));
        let flow = pick(&|slot| slot.stack.map(|(_, volume)| volume));
        let mass = pick(&|slot| slot.line);
        agrees(&measured, 0, &peer::stack(&concentration, &flow, interval, hours))?;
        agrees(&measured, 1, &peer::captured(&mass, interval, hours))?;
        prop_assert_eq!(measured.complete, measured.points.iter().all(|point| point.hours_unresolved == 0));
    }

    #[test]
    fn arbitrary_bytes_are_refused_and_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), packed: bool) {
        let mut sent = if packed { vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] } else { Vec::new() };
        sent.extend(bytes);
        let plan = Plan::from_toml(&plan(60, 2, &[STACK, LINE], "")).unwrap();
        let measured = measure(sent.as_slice(), &plan, &Readings::default(), day(), &mut |_| {});
        prop_assert!(measured.is_err());
    }

    #[test]
    fn a_damaged_file_never_panics(
        rows in prop::collection::vec(
            "(2025-01-01T0[0-2]:[0-6]0:00(Z|\\+01:00|),)?(stack|line|\"stack\"|x),[0-9.eE\"-]{0,6},(NaN|inf|1e9|5|),,(ok|),(ok|out-of-range)",
            0..12),
        cut in 0_usize..600,
        pack: bool,
    ) {
        let text = format!("{HEADER}{}", rows.join("\n"));
        let mut sent = text.into_bytes();
        if pack {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(&sent).unwrap();
            sent = packer.finish().unwrap();
        }
        sent.truncate(cut);
        let plan = Plan::from_toml(&plan(600, 2, &[STACK, LINE], "")).unwrap();
        if let Err(rejected) = measure(sent.as_slice(), &plan, &Readings::default(), day(), &mut |_| {}) {
            prop_assert!(!rejected.problems().is_empty());
        }
    }
}
