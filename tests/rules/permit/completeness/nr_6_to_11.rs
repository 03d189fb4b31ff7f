//! § 4 stk. 1 nr. 6-11, on both sides of each limit.

use super::*;

#[test]
fn nr_6_the_limits_agree_with_each_other() {
    let at = |field: &str| format!("/limits/{field}");
    let share = |pressure: &'static str, share: &'static str, bottom: &'static str| {
        found(&[
            (&at("max_reservoir_pressure"), json!(pressure)),
            (&at("fracture_share"), json!(share)),
            (&at("max_bottom_hole_pressure"), json!(bottom)),
        ])
    };
    assert_eq!(share("284.9", "99.9", "300"), vec![]);
    assert_eq!(share("285", "100", "300"), one(&at("max_reservoir_pressure"), Kind::Incomplete));
    assert_eq!(share("168.1", "59", "168.1"), vec![]);
    assert_eq!(share("168", "59", "168"), one(&at("max_reservoir_pressure"), Kind::Incomplete));
    assert_eq!(share("240", "84.2", "240"), vec![]);
    assert_eq!(share("240", "84.2", "239.9"), one(&at("max_bottom_hole_pressure"), Kind::Incomplete));
    // 228 of 285 bara is 80 %.
    assert_eq!(share("228", "81", "250"), vec![]);
    assert_eq!(share("228", "79", "250"), vec![]);
    assert_eq!(share("228", "81.1", "250"), one(&at("fracture_share"), Kind::Incomplete));
    assert_eq!(share("228", "78.9", "250"), one(&at("fracture_share"), Kind::Incomplete));
    incomplete(&at("datum_depth"), &[(&at("datum_depth"), json!("1801"))]);
    incomplete(&at("max_temperature"), &[(&at("max_temperature"), json!("-5"))]);
    nothing(&[(&at("max_temperature"), json!("-4.9"))]);
    // 96 days of injection, both ends counted: 156.25 t/d is exactly 15,000 t.
    nothing(&[(&at("max_rate"), json!("156.25"))]);
    incomplete(&at("max_rate"), &[(&at("max_rate"), json!("156.24"))]);
    incomplete(&at("max_rate"), &[(&at("max_rate"), json!("0"))]);
    incomplete(&at("max_rate"), &[(&at("max_rate"), json!("-1"))]);
    let in_one_day = |rate: &str| {
        found(&[("/duration/injection_start", json!("2027-04-23")), (&at("max_rate"), json!(rate))])
    };
    assert_eq!(in_one_day("15000"), vec![]);
    assert_eq!(in_one_day("14999.9"), one(&at("max_rate"), Kind::Incomplete));
}

#[test]
fn nr_7_days_follow_each_other_for_two_years_at_most() {
    let late = |end: &'static str| [("/duration/end", json!(end))];
    nothing(&late("2029-01-11"));
    advice("/duration/end", "bek974.3.1", &late("2029-01-12"));
    nothing(&late("2027-04-23"));
    incomplete("/duration/injection_end", &late("2027-04-22"));
    let backwards = found(&late("2027-01-10"));
    assert_eq!(backwards[0], ("/duration/end".to_owned(), Kind::Incomplete));
    nothing(&[("/duration/injection_start", json!("2027-01-11"))]);
    incomplete("/duration/injection_start", &[("/duration/injection_start", json!("2027-01-10"))]);
    incomplete("/duration/monitoring_end", &[("/duration/monitoring_end", json!("2027-04-22"))]);
    nothing(&[("/duration/monitoring_end", json!("2027-04-23"))]);
    incomplete(
        "/duration/injection_end",
        &[("/duration/injection_start", json!("2027-04-24")), ("/limits/max_rate", json!("600"))],
    );
}

#[test]
fn nr_8_the_quantity_is_below_the_bound_and_adds_up() {
    let of = |total: &str| {
        [("/quantity/total", json!(total)), ("/quantity/batches/0/amount", json!("0"))]
            .into_iter()
            .chain([("/limits/max_rate", json!("2000"))])
            .collect::<Vec<_>>()
    };
    let with = |total: &str, first: &str| {
        let mut changes = of(total);
        changes[1].1 = json!(first);
        found(&changes)
    };
    assert_eq!(with("99999.999", "86874.999"), vec![]);
    assert_eq!(with("100000", "86875"), one("/quantity/total", Kind::Advice));
    assert_eq!(
        changed(&[&of("100000")[..], &[("/quantity/batches/0/amount", json!("86875"))]].concat())[0]
            .provision
            .id(),
        "ugl.1.2"
    );
    assert_eq!(with("15000", "1875.001"), one("/quantity/batches", Kind::Incomplete));
    nothing(&[("/quantity/earlier", json!("84999.999"))]);
    advice("/quantity/earlier", "ugl.1.2", &[("/quantity/earlier", json!("85000"))]);
    assert_eq!(with("0", "-13125"), one("/quantity/total", Kind::Incomplete));
    incomplete("/quantity/batches/7/day", &[("/quantity/batches/7/day", json!("2027-04-24"))]);
    nothing(&[("/quantity/batches/7/day", json!("2027-04-23"))]);
    missing("/quantity/batches", &[("/quantity/batches", json!([]))]);
    missing("/quantity/components", &[("/quantity/components", json!([]))]);
    for (figure, good) in [("0", true), ("100", true), ("-0.1", false), ("100.1", false)] {
        let findings = found(&[("/quantity/metering_uncertainty", json!(figure))]);
        assert_eq!(findings.is_empty(), good, "{figure}");
    }
}

#[test]
fn nr_8_the_composition_sums_to_100_mol_percent() {
    let two = |co2: &str, unit: &str, share: &str| {
        found(&[(
            "/quantity/components",
            json!([
                {"substance": "CO2", "unit": "mol-percent", "minimum": "0", "typical": co2, "maximum": "101"},
                {"substance": "N2", "unit": unit, "minimum": "0", "typical": share, "maximum": "9999999"},
            ]),
        )])
    };
    let off = one("/quantity/components", Kind::Incomplete);
    assert_eq!(two("99", "mol-percent", "0.5"), vec![]);
    assert_eq!(two("99", "mol-percent", "0.49"), off);
    assert_eq!(two("100", "ppm-mol", "5000"), vec![]);
    assert_eq!(two("100", "ppm-mol", "5001"), off);
    nothing(&[("/quantity/components/0/substance", json!("co₂"))]);
    incomplete("/quantity/components", &[("/quantity/components/0/substance", json!("N2O"))]);
    for (figure, value) in [("minimum", "26"), ("maximum", "24"), ("minimum", "-0.1")] {
        let at = format!("/quantity/components/2/{figure}");
        incomplete("/quantity/components/2", &[(&at, json!(value))]);
    }
}

#[test]
fn nr_9_everybody_is_covered_all_the_time() {
    let at = |field: &str| format!("/liability/insurance/{field}");
    nothing(&[(&at("from"), json!("2027-01-11")), (&at("to"), json!("2028-06-30"))]);
    incomplete(&at("from"), &[(&at("from"), json!("2027-01-12"))]);
    incomplete(&at("to"), &[(&at("to"), json!("2028-06-29"))]);
    incomplete(&at("insured"), &[(&at("insured/1"), json!("Vesterhav Holding A/S"))]);
    missing(&at("insured"), &[(&at("insured"), json!([]))]);
    incomplete(&at("covers_leakage"), &[(&at("covers_leakage"), json!(false))]);
    nothing(&[(&at("covers_cross_border"), json!(false))]);
    missing(&at("insurer"), &[(&at("insurer"), json!(" "))]);
    missing("/liability/kind", &[("/liability/kind", json!(null))]);
    let security = json!({"instrument": "Anfordringsgaranti", "issuer": "Vestbank A/S", "amount": "200000000",
        "expires": "2028-06-30", "draw_terms": "På anfordring."});
    let both = [("/liability/kind", json!("both")), ("/liability/security", security.clone())];
    nothing(&both);
    let early = [&both[..], &[("/liability/security/expires", json!("2028-06-29"))]].concat();
    incomplete("/liability/security/expires", &early);
    let alone =
        [("/liability/kind", json!("security")), both[1].clone(), ("/liability/insurance", json!(null))];
    missing("/liability/security/approval", &alone);
    nothing(&[&alone[..], &[("/liability/security/approval", json!("Sag 2026-1234"))]].concat());
    assert_eq!(found(&[("/liability/kind", json!("security"))]).len(), 6);
    assert_eq!(found(&[("/liability/insurance", json!(null))]).len(), 11);
}

#[test]
fn nr_10_every_path_limit_and_substance_is_met() {
    let measures = "/corrective_measures/measures";
    for (number, field, new) in [
        (0, "leakage_path", json!(null)),
        (0, "limit", json!("injection-rate")),
        (2, "limit", json!("reservoir-pressure")),
        (3, "limit", json!(null)),
        (4, "limit", json!(null)),
        (5, "limit", json!(null)),
    ] {
        incomplete(measures, &[(&format!("{measures}/{number}/{field}"), new)]);
    }
    incomplete(
        &format!("{measures}/2/leakage_path"),
        &[(&format!("{measures}/2/leakage_path"), json!("L3"))],
    );
    for field in ["trigger", "threshold", "response_hours"] {
        let at = format!("{measures}/3/{field}");
        missing(&at, &[(&at, json!(null))]);
    }
    let all = |substance: &str| {
        let mut value = example();
        let entries = value["corrective_measures"]["measures"].as_array_mut().unwrap();
        entries.iter_mut().for_each(|entry| entry["substance"] = json!(substance));
        examined(value).findings
    };
    for (substance, lacking) in [("co2", "hydrocarbons"), ("hydrocarbons", "CO2")] {
        let findings = all(substance);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].what.en, format!("The plan does not cover leakage of {lacking}."));
    }
    missing(measures, &[(measures, json!([]))]);
}

#[test]
fn nr_11_everything_has_an_end_that_is_paid_for() {
    incomplete(
        "/closure/facilities",
        &[("/project/facilities/-", json!({"id": "F6", "name": "Kran", "description": "Dækskran."}))],
    );
    let end = json!({"id": "F9", "end_state": "Fjernes.", "by": "2028-06-30"});
    incomplete("/closure/facilities/5/id", &[("/closure/facilities/-", end.clone())]);
    incomplete("/closure/facilities/4/by", &[("/closure/facilities/4/by", json!("2028-07-01"))]);
    nothing(&[("/closure/facilities/4/by", json!("2028-06-30"))]);
    let both = found(&[("/closure/plugging/0/well", json!("NA-8"))]);
    assert_eq!(
        both.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(),
        ["/closure/plugging", "/closure/plugging/0/well"]
    );
    // Funds at hand and the guarantee come to 320 million kroner.
    nothing(&[("/closure/cost", json!("320000000"))]);
    incomplete("/closure/cost", &[("/closure/cost", json!("320000001"))]);
    nothing(&[("/closure/cost", json!("320000001")), ("/liability/security", json!({"amount": "1"}))]);
    incomplete("/closure/cost", &[("/closure/cost", json!("0"))]);
    let early = |day: &str| found(&[("/closure/completed_on", json!(day))]);
    let done = ("/closure/completed_on".to_owned(), Kind::Incomplete);
    assert!(early("2027-04-22").contains(&done));
    assert!(!early("2027-04-23").contains(&done));
}
