//! What an official is told beside the result.

use super::support::*;
use sagsgang::refund::measurement::{Quantity, WarningKind};

/// Hours of the stack without concentration from `from` on, so many, of 400.
fn out(from: i64, hours: i64) -> String {
    let mut file = HEADER.to_owned();
    for hour in 0..400 {
        if hour >= from && hour < from + hours {
            file += &format!("{},stack,,1000,,out-of-operation,ok\n", at(hour * 3600));
        } else {
            file += &stack_row(hour * 3600, "200", "1000");
        }
    }
    file
}

#[test]
fn more_than_five_days_in_a_row_are_told() {
    let warnings = |hours| run(&plan(3600, 400, &[STACK], ""), out(100, hours)).unwrap().warnings;
    assert_eq!(warnings(120), []);
    let told = warnings(121);
    assert_eq!(told.len(), 1);
    let one = &told[0];
    assert_eq!(
        (one.kind, one.point.as_str(), one.parameter),
        (WarningKind::Outage, "stack", Some(Quantity::Concentration))
    );
    assert_eq!(one.from.unwrap().to_string(), "2025-01-05T04:00:00.000000Z");
    assert_eq!(one.to.unwrap().to_string(), "2025-01-10T05:00:00.000000Z");
    assert_eq!(one.provision.id(), "mrr.45.1");
    assert!(one.text.da.contains("121 timer") && one.text.en.contains("121 hours"));
}

#[test]
fn gaps_are_counted_and_told() {
    let file = format!("{HEADER}{}{}", stack_row(0, "200", "1000"), stack_row(7200, "200", "1000"));
    let measured = run(&plan(3600, 4, &[STACK], ""), file).unwrap();
    assert_eq!((measured.points[0].readings_expected, measured.points[0].readings_missing), (4, 2));
    let kinds: Vec<WarningKind> = measured.warnings.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [WarningKind::Unresolved, WarningKind::Gaps], "the flow is unresolved");
    assert!(measured.warnings[0].text.en.starts_with("2 hours without flow of gas"));
    assert_eq!(measured.warnings[0].from.unwrap().to_string(), "2025-01-01T01:00:00.000000Z");
    assert_eq!(measured.warnings[0].to.unwrap().to_string(), "2025-01-01T04:00:00.000000Z");
}

#[test]
fn a_substitute_for_hours_that_were_measured_is_told() {
    let entry = "[[substitute]]\npoint = \"stack\"\nparameter = \"concentration_g_per_nm3\"\n\
                 from = \"2025-01-01T00:00:00Z\"\nto = \"2025-01-01T03:00:00Z\"\nvalue = \"400\"\nreason = \"skøn\"\n";
    let file = format!(
        "{HEADER}{}{},stack,,1000,,out-of-range,ok\n{}",
        stack_row(0, "200", "1000"),
        at(3600),
        stack_row(7200, "200", "1000")
    );
    let measured = run(&plan(3600, 3, &[STACK], entry), file).unwrap();
    assert_eq!(measured.warnings.len(), 1);
    assert_eq!(measured.warnings[0].kind, WarningKind::SubstituteUnused);
    assert!(measured.warnings[0].text.en.starts_with("2 of the substitute's 3 hours"));
    // The plan's value, given with its reason, goes before the formula.
    assert_eq!(measured.points[0].co2_tonnes.0.to_string(), "0.800");
    assert_eq!(measured.points[0].by_direction, None);
}

#[test]
fn an_uncertainty_is_held_against_its_tier() {
    for (tier, allowed, more) in
        [(1, "10", "10.01"), (2, "7.5", "7.51"), (3, "5", "5.001"), (4, "2.5", "2.6")]
    {
        let told = |uncertainty: &str| {
            let rest = format!("tier = {tier}\nuncertainty_percent = \"{uncertainty}\"\n");
            let file = format!("{HEADER}{}", line_row(0, "1"));
            let measured = run(&plan(3600, 1, &[LINE], &rest), file).unwrap();
            let id = format!("mrr-co2-tier-{tier}");
            assert!(measured.receipt.parameters.iter().any(|one| one.id == id));
            measured.warnings.into_iter().map(|one| one.kind).collect::<Vec<_>>()
        };
        assert_eq!(told(allowed), []);
        assert_eq!(told(more), [WarningKind::Uncertainty]);
    }
}

#[test]
fn everything_said_is_said_in_both_languages() {
    let rest = "tier = 4\nuncertainty_percent = 9\n[[substitute]]\npoint = \"stack\"\nparameter = \"flow_nm3_per_h\"\n\
                from = \"2025-01-01T00:00:00Z\"\nto = \"2025-01-01T03:00:00Z\"\nvalue = \"400\"\nreason = \"skøn\"\n";
    let measured = run(
        &plan(3600, 400, &[LINE, STACK], rest),
        format!("{HEADER}{}{}", stack_row(0, "200", "1"), line_row(0, "1")),
    )
    .unwrap();
    let kinds: std::collections::BTreeSet<String> =
        measured.warnings.iter().map(|one| format!("{:?}", one.kind)).collect();
    assert_eq!(kinds.len(), 5, "{kinds:?}");
    let texts = measured.warnings.iter().map(|one| &one.text);
    for text in texts.chain(measured.receipt.steps.iter().map(|step| &step.text)) {
        assert!(!text.da.is_empty() && !text.en.is_empty() && text.da != text.en, "{text:?}");
    }
}
