//! A stack with 30 missing hours of 8,000, and a captured stream with 30 missing hours.

use super::support::*;

/// 7,970 hours with mean 210 and sample standard deviation 12, then 30 hours whose concentration is missing.
fn stack() -> String {
    let away = 12.0 * (7_969.0_f64 / 7_970.0).sqrt();
    let mut file = HEADER.to_owned();
    for hour in 0..7_970 {
        let value = if hour % 2 == 0 { 210.0 + away } else { 210.0 - away };
        file += &stack_row(hour * 3600, &format!("{value:.12}"), "180000");
    }
    for hour in 7_970..8_000 {
        file += &format!("{},stack,,180000,,out-of-control,ok\n", at(hour * 3600));
    }
    file
}

#[test]
fn missing_hours_of_a_stack_get_the_mean_with_two_deviations_on_top() {
    let measured = run(&plan(3600, 8_000, &[STACK], ""), stack()).unwrap();
    let point = &measured.points[0];
    assert!(measured.complete);
    assert_eq!((point.hours_in_period, point.hours_valid, point.hours_substituted), (8_000, 7_970, 30));
    let concentration = &point.parameters[0];
    assert_eq!(concentration.mean.unwrap().to_string(), "210.000000");
    assert_eq!(concentration.standard_deviation.unwrap().to_string(), "12.000000");
    assert_eq!(concentration.substitute.unwrap().to_string(), "234.000000");
    assert_eq!(point.co2_tonnes.0.to_string(), "302529.600");
    let by = point.by_direction.as_ref().unwrap();
    assert_eq!(by.chosen, "plus-two-sigma");
    // 301,266 t measured; 30 hours at 234, 210 and 186 g.
    assert_eq!(by.plus_two_sigma.0.to_string(), "302529.600");
    assert_eq!(by.mean.0.to_string(), "302400.000");
    assert_eq!(by.minus_two_sigma.0.to_string(), "302270.400");
}

#[test]
fn missing_hours_of_the_captured_stream_are_filled_the_other_way() {
    let away = 1.2 * (999.0_f64 / 1_000.0).sqrt();
    let mut file = HEADER.to_owned();
    for hour in 0..1_000 {
        let value = if hour % 2 == 0 { 30.0 + away } else { 30.0 - away };
        file += &line_row(hour * 3600, &format!("{value:.12}"));
    }
    let measured = run(&plan(3600, 1_030, &[LINE], ""), file).unwrap();
    let point = &measured.points[0];
    assert!(measured.complete);
    assert_eq!(point.hours_substituted, 30);
    assert_eq!(point.readings_missing, 30);
    assert_eq!(point.parameters[0].substitute.unwrap().to_string(), "27.600000");
    let by = point.by_direction.as_ref().unwrap();
    assert_eq!(by.chosen, "minus-two-sigma");
    // 30,000 t measured; 30 hours give 828, 900 or 972 t.
    assert_eq!(point.co2_tonnes.0.to_string(), "30828.000");
    assert_eq!(by.minus_two_sigma, point.co2_tonnes);
    assert_eq!(by.mean.0.to_string(), "30900.000");
    assert_eq!(by.plus_two_sigma.0.to_string(), "30972.000");
}

#[test]
fn the_receipt_is_the_same_again_from_its_own_inputs() {
    let file = stack();
    let first = run(&plan(3600, 8_000, &[STACK], ""), &file).unwrap();
    let inputs = &first.receipt.inputs;
    let plan = sagsgang::refund::measurement::Plan::from_json(inputs["plan"].to_string().as_bytes()).unwrap();
    let readings = serde_json::from_value(inputs["readings"].clone()).unwrap();
    let on = serde_json::from_value(inputs["on"].clone()).unwrap();
    let again =
        sagsgang::refund::measurement::measure(file.as_bytes(), &plan, &readings, on, &mut |_| {}).unwrap();
    assert_eq!(again, first);
    assert_eq!(inputs["file"]["sha256"], sagsgang::law::Digest::of(file.as_bytes()).as_str());
    assert_eq!(inputs["file"]["bytes"], file.len());
    assert_eq!(inputs["file"]["rows"], 8_000);
    let parameters: Vec<&str> = first.receipt.parameters.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(parameters, ["mrr-hour-completeness", "mrr-substitute-deviations", "mrr-outage-days"]);
    let cited: Vec<&str> =
        first.receipt.steps.iter().filter_map(|step| step.provision.as_ref()).map(|p| p.id()).collect();
    assert_eq!(cited, ["mrr.43", "mrr.44", "mrr.45.2", "mrr.45.3", "mrr.45.2", "mrr.43"]);
    let json = serde_json::to_value(&first).unwrap();
    assert_eq!(json["points"][0]["co2_tonnes"], "302529.600");
    let back: sagsgang::refund::measurement::Measured = serde_json::from_value(json).unwrap();
    assert_eq!(back, first);
}
