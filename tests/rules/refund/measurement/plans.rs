//! Every fault of a plan.

use super::support::*;
use sagsgang::law::Day;
use sagsgang::law::reading::Readings;
use sagsgang::refund::measurement::{Plan, Rejected, measure};

fn problems(text: &str) -> Vec<String> {
    let problems = Plan::from_toml(text).expect_err("a fault");
    for one in &problems {
        assert!(!one.message.da.is_empty() && one.message.da != one.message.en, "{one:?}");
    }
    problems.into_iter().map(|one| one.pointer).collect()
}

#[test]
fn the_example_is_a_plan_in_toml_and_in_json() {
    let plan = Plan::from_toml(include_str!("../../../../forms/examples/measurement-plan.toml")).unwrap();
    let json = serde_json::to_vec(&plan).unwrap();
    assert_eq!(Plan::from_json(&json).unwrap(), plan);
    assert!(plan.points.len() > 1 && !plan.substitutes.is_empty());
}

#[test]
fn every_fault_is_told_at_once() {
    let text = "interval_seconds = 7\n[period]\nfrom = \"2025-01-01T00:30:00Z\"\nto = \"2024-01-01T00:00:00+05:30\"\n\
        [[point]]\nid = \"a b\"\nrole = \"captured\"\nmeasures = \"mass-flow\"\ntier = 5\nuncertainty_percent = -1\n\
        range.concentration_g_per_nm3 = { min = 0, max = 1 }\nrange.mass_flow_t_per_h = { min = 2, max = 1 }\n\
        [[point]]\nid = \"a b\"\nrole = \"captured\"\nmeasures = \"mass-flow\"\n\
        [[substitute]]\npoint = \"b\"\nparameter = \"flow_nm3_per_h\"\nfrom = \"2025-01-01T00:00:01Z\"\n\
        to = \"2025-01-01T00:00:00Z\"\nvalue = -1\nreason = \" \"\n\
        [[substitute]]\npoint = \"a b\"\nparameter = \"flow_nm3_per_h\"\nfrom = \"2025-01-01T00:00:00Z\"\n\
        to = \"2025-01-01T01:00:00Z\"\nvalue = 1e10\nreason = \"x\"\n";
    assert_eq!(
        problems(text),
        [
            "/interval_seconds",
            "/period/from",
            "/period/to",
            "/period/to",
            "/point/0/id",
            "/point/0/tier",
            "/point/0/uncertainty_percent",
            "/point/0/range/concentration_g_per_nm3",
            "/point/0/range/mass_flow_t_per_h/max",
            "/point/1/id",
            "/point/1/id",
            "/substitute/0/point",
            "/substitute/0/from",
            "/substitute/0/to",
            "/substitute/0/from",
            "/substitute/0/value",
            "/substitute/0/reason",
            "/substitute/1/parameter",
            "/substitute/1/from",
            "/substitute/1/value",
        ]
    );
}

#[test]
fn a_period_is_at_most_a_leap_year_and_a_plan_has_points() {
    assert!(Plan::from_toml(&plan(60, 8_784, &[LINE], "")).is_ok());
    assert_eq!(problems(&plan(60, 8_785, &[LINE], "")), ["/period/to"]);
    assert_eq!(problems(&plan(0, 1, &[LINE], "")), ["/interval_seconds"]);
    assert_eq!(problems(&plan(7200, 1, &[LINE], "")), ["/interval_seconds"]);
    assert_eq!(problems(&plan(60, 0, &[LINE], "")), ["/period/to"]);
    assert_eq!(problems(&format!("point = []\n{}", plan(60, 1, &[], ""))), ["/point"]);
    let ids: Vec<String> = (0..251).map(|n| format!("p{n}")).collect();
    let many: Vec<(&str, &str, &str)> = ids.iter().map(|id| (id.as_str(), "captured", "mass-flow")).collect();
    assert_eq!(problems(&plan(60, 1, &many, "")), ["/point"]);
    assert!(Plan::from_toml(&plan(60, 1, &many[1..], "")).is_ok());
    let far =
        "interval_seconds = 60\n[period]\nfrom = \"0001-01-01T00:00:00Z\"\nto = \"9999-12-31T23:00:00Z\"\n";
    assert_eq!(problems(&format!("point = []\n{far}")), ["/period/to", "/point"]);
}

#[test]
fn two_substitutes_for_one_hour_are_a_fault() {
    let entry = |from: u32, to: u32, parameter: &str| {
        format!(
            "[[substitute]]\npoint = \"stack\"\nparameter = \"{parameter}\"\nfrom = \"2025-01-01T{from:02}:00:00Z\"\n\
             to = \"2025-01-01T{to:02}:00:00Z\"\nvalue = \"1\"\nreason = \"x\"\n"
        )
    };
    let flow = |from, to| entry(from, to, "flow_nm3_per_h");
    let with = |entries: String| plan(60, 12, &[STACK, LINE], &entries);
    assert!(Plan::from_toml(&with(flow(0, 3) + &flow(3, 5))).is_ok(), "one after the other");
    assert!(Plan::from_toml(&with(flow(0, 3) + &entry(2, 5, "concentration_g_per_nm3"))).is_ok());
    assert_eq!(problems(&with(flow(2, 5) + &flow(0, 3))), ["/substitute/0/from"]);
    assert_eq!(
        problems(&with(flow(0, 9) + &flow(1, 2) + &flow(8, 9))),
        ["/substitute/1/from", "/substitute/2/from"]
    );
    assert_eq!(
        problems(&with(flow(0, 3) + &flow(2, 5) + &flow(4, 6))),
        ["/substitute/1/from", "/substitute/2/from"]
    );
}

#[test]
fn what_is_no_plan_is_told_with_its_place() {
    assert_eq!(problems("interval_seconds = \"x\""), [""]);
    let unknown = Plan::from_toml(&format!("{}colour = 1\n", plan(60, 1, &[LINE], ""))).unwrap_err();
    assert!(unknown[0].message.en.contains("line 9: unknown field `colour`"), "{}", unknown[0].message.en);
    assert!(Plan::from_json(b"{").is_err() && Plan::from_json(b"[]").is_err());
    assert_eq!(problems(&format!("colour = 1\n{}", plan(60, 1, &[LINE], ""))), [""]);
    let local = plan(60, 1, &[LINE], "").replace("00:00:00Z", "00:00:00");
    assert_eq!(problems(&local), [""], "an instant has an offset");
}

#[test]
fn a_plan_is_checked_again_where_it_is_measured_by() {
    let mut plan = Plan::from_toml(&plan(60, 1, &[LINE], "")).unwrap();
    plan.interval_seconds = 0;
    let rejected = measure(&b""[..], &plan, &Readings::default(), day(), &mut |_| {}).unwrap_err();
    assert!(matches!(&rejected, Rejected::Plan(_)));
    assert_eq!(rejected.problems().len(), 1);
}

#[test]
fn before_the_figures_of_the_law_there_is_no_result() {
    let plan = Plan::from_toml(&plan(60, 1, &[LINE], "")).unwrap();
    let early = Day::ymd(2020, 12, 31).unwrap();
    let rejected = measure(&b""[..], &plan, &Readings::default(), early, &mut |_| {}).unwrap_err();
    let Rejected::Parameter(problem) = &rejected else { panic!("{rejected:?}") };
    assert!(problem.message.en.contains("mrr-hour-completeness") && problem.message.en.contains("mrr.toml"));
}
