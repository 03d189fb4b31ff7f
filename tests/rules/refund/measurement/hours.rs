//! Which hours have a value, and what stands in for the others.

use super::support::*;
use sagsgang::law::reading::Readings;

/// Two hours of the stack: the first whole, the second with so many readings in order of 60.
fn second_hour(good: i64, bad: i64) -> String {
    let mut file = HEADER.to_owned();
    (0..60).for_each(|minute| file += &stack_row(minute * 60, "200", "100000"));
    (60..60 + good).for_each(|minute| file += &stack_row(minute * 60, "300", "100000"));
    for minute in 60 + good..60 + good + bad {
        file += &format!("{},stack,,100000,,out-of-operation,ok\n", at(minute * 60));
    }
    file
}

#[test]
fn an_hour_counts_from_eighty_per_cent_on() {
    for (good, bad, valid) in [(60, 0, 2), (48, 12, 2), (48, 0, 2), (47, 13, 1), (47, 0, 1), (0, 60, 1)] {
        let measured = run(&plan(60, 2, &[STACK], ""), second_hour(good, bad)).unwrap();
        let concentration = &measured.points[0].parameters[0];
        assert_eq!(concentration.hours_valid, valid, "{good} of 60");
        assert_eq!(concentration.readings_ok, 60 + u64::try_from(good).unwrap());
        assert_eq!(concentration.readings_not_ok, u64::try_from(bad).unwrap());
    }
    // 80 % of 1, 2, 3, 4, 6 and 12 readings.
    for (interval, needed) in [(3600, 1), (1800, 2), (1200, 3), (900, 4), (600, 5), (300, 10)] {
        let rows = |count: i64| -> String {
            (0..count).map(|n| stack_row(n * i64::from(interval), "1", "1")).collect::<String>()
        };
        let valid = |count| {
            let file = format!("{HEADER}{}{}", rows(count), stack_row(3600, "1", "1"));
            run(&plan(interval, 2, &[STACK], ""), file).unwrap().points[0].parameters[0].hours_valid
        };
        assert_eq!(valid(needed), 1 + u32::from(interval == 3600), "{interval}");
        if needed > 1 {
            assert_eq!(valid(needed - 1), 0, "{interval}");
        }
    }
}

#[test]
fn a_missing_flow_needs_a_value_with_a_reason() {
    let mut file = HEADER.to_owned();
    file += &stack_row(0, "200", "100000");
    file += &format!("{},stack,200,,,ok,out-of-control\n", at(3600));
    file += &format!("{},stack,,,,out-of-control,out-of-control\n", at(7200));
    let without = run(&plan(3600, 3, &[STACK], ""), &file).unwrap();
    let point = &without.points[0];
    assert!(!without.complete);
    assert_eq!((point.hours_valid, point.hours_substituted, point.hours_unresolved), (1, 0, 2));
    assert_eq!(point.co2_tonnes.0.to_string(), "20.000");

    let entry = "[[substitute]]\npoint = \"stack\"\nparameter = \"flow_nm3_per_h\"\nfrom = \"2025-01-01T00:00:00Z\"\n\
                 to = \"2025-01-01T04:00:00+01:00\"\nvalue = 50000.5\nreason = \"massebalance\"\n";
    let with = run(&plan(3600, 3, &[STACK], entry), &file).unwrap();
    let point = &with.points[0];
    assert!(with.complete);
    assert_eq!((point.hours_valid, point.hours_substituted, point.hours_unresolved), (1, 2, 0));
    // 20 t measured, and two hours of 200 g at 50,000.5 Nm3; the deviation of two equal hours is nought.
    assert_eq!(point.co2_tonnes.0.to_string(), "40.000");
    assert_eq!(point.parameters[1].hours_entered, 2);
    let step = with.receipt.steps.iter().find(|step| step.text.da.contains("massebalance")).unwrap();
    assert_eq!(step.result, "50000.5 Nm3/h");
    assert!(step.text.en.contains("2 missing hours"), "{}", step.text.en);
}

#[test]
fn with_fewer_than_two_valid_hours_there_is_no_mean() {
    let file = format!("{HEADER}{}", stack_row(0, "200", "100000"));
    let measured = run(&plan(3600, 2, &[STACK], ""), &file).unwrap();
    assert!(!measured.complete);
    let point = &measured.points[0];
    assert_eq!(point.parameters[0].mean, None);
    assert_eq!((point.hours_unresolved, point.by_direction.as_ref()), (1, None));
}

#[test]
fn an_emissions_mass_flow_is_not_filled_by_the_formula() {
    let points = [("line", "before-capture", "mass-flow")];
    let file = format!("{HEADER}{}{}", line_row(0, "30"), line_row(3600, "30"));
    let measured = run(&plan(3600, 3, &points, ""), &file).unwrap();
    assert_eq!(measured.points[0].hours_unresolved, 1);
    let captured = run(&plan(3600, 3, &[LINE], ""), &file).unwrap();
    assert_eq!(captured.points[0].hours_substituted, 1);
}

#[test]
fn a_substitute_is_never_negative() {
    let rows: String = (0..10).map(|h| line_row(h * 3600, if h == 0 { "100" } else { "0" })).collect();
    let measured = run(&plan(3600, 12, &[LINE], ""), format!("{HEADER}{rows}")).unwrap();
    assert_eq!(measured.points[0].parameters[0].substitute.unwrap().to_string(), "0.000000");
    assert_eq!(measured.points[0].co2_tonnes.0.to_string(), "100.000");
}

#[test]
fn months_are_the_months_in_denmark() {
    // From 23:00 UTC on 31 January it is February in Denmark; from 22:00 UTC on 31 March, with summer time, April.
    let rows: String = (0..2_880).map(|h| line_row(h * 3600, "1")).collect();
    let measured = run(&plan(3600, 2_880, &[LINE], ""), format!("{HEADER}{rows}")).unwrap();
    let months: Vec<(&str, String)> = measured.points[0]
        .months
        .iter()
        .map(|month| (month.month.as_str(), month.co2_tonnes.0.normalize().to_string()))
        .collect();
    let expected =
        [("2025-01", "743"), ("2025-02", "672"), ("2025-03", "743"), ("2025-04", "720"), ("2025-05", "2")];
    assert_eq!(months, expected.map(|(name, tonnes)| (name, tonnes.to_owned())));
}

#[test]
fn a_leap_year_has_its_day() {
    let text = plan(3600, 24, &[LINE], "")
        .replace("2025-01-01T00:00:00Z", "2024-02-29T00:00:00Z")
        .replace("2025-01-02T00:00:00", "2024-03-01T00:00:00");
    let rows: String = (0..24).map(|h| format!("2024-02-29T{h:02}:00:00Z,line,,,1,,ok\n")).collect();
    let measured = run(&text, format!("{HEADER}{rows}")).unwrap();
    assert!(measured.complete);
    assert_eq!(measured.points[0].co2_tonnes.0.to_string(), "24.000");
}

#[test]
fn the_largest_figures_do_not_overflow() {
    let rows: String = (0..8_784).map(|h| stack_row(h * 3600, "1000000000", "1e9")).collect();
    let measured = run(&plan(3600, 8_784, &[STACK], ""), format!("{HEADER}{rows}")).unwrap();
    assert_eq!(measured.points[0].co2_tonnes.0.to_string(), "8784000000000000.000");
}

#[test]
fn readings_of_the_law_that_are_not_known_leave_the_defaults() {
    let file = format!("{HEADER}{}{}", line_row(0, "10"), line_row(3600, "20"));
    let measured = run(&plan(3600, 3, &[LINE], ""), file).unwrap();
    let known = ["sigma", "substitute-direction", "mrr-edition"];
    let used = known.iter().filter(|id| Readings::default().used(id).is_some()).count();
    assert_eq!(measured.receipt.readings.len(), used);
    // The sample deviation of 10 and 20 is 7.071068; the mean less two of them is 0.857864.
    assert_eq!(measured.points[0].parameters[0].standard_deviation.unwrap().to_string(), "7.071068");
    assert_eq!(measured.points[0].parameters[0].substitute.unwrap().to_string(), "0.857864");
}

#[test]
fn a_chosen_direction_and_deviation_are_followed_where_the_readings_are_known() {
    let file = format!("{HEADER}{}{}", line_row(0, "10"), line_row(3600, "20"));
    let plan = sagsgang::refund::measurement::Plan::from_toml(&plan(3600, 3, &[LINE], "")).unwrap();
    let substitute = |id: &str, choice: &str| {
        let mut readings = Readings::default();
        readings.choose(id, choice).ok()?;
        let measured =
            sagsgang::refund::measurement::measure(file.as_bytes(), &plan, &readings, day(), &mut |_| {})
                .unwrap();
        Some(measured.points[0].parameters[0].substitute.unwrap().to_string())
    };
    if sagsgang::law::reading::get("substitute-direction").is_some() {
        assert_eq!(substitute("substitute-direction", "mean").unwrap(), "15.000000");
        assert_eq!(substitute("substitute-direction", "plus-two-sigma").unwrap(), "29.142136");
    }
    if sagsgang::law::reading::get("sigma").is_some() {
        assert_eq!(substitute("sigma", "population").unwrap(), "5.000000");
    }
}
