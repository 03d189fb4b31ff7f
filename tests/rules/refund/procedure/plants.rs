//! The boundary of a plant: which points a claim sums, and which lots count in it.

use std::fmt::Write as _;

use sagsgang::law::Language;
use sagsgang::law::reading::Readings;
use sagsgang::refund::measurement::{Plan, measure};
use sagsgang::refund::procedure::content::*;
use sagsgang::refund::procedure::{ActKind, Command};
use serde_json::json;

use super::commands::{file, nth, of, terms};
use super::course::*;

/// Two lines of one waste plant, 100 t of CO2 each a day before capture; 90 t are captured, all of them from the second.
const FLOWS: [(&str, &str); 4] = [("stack-1", "100"), ("line-1", "0"), ("stack-2", "100"), ("line-2", "90")];

/// An agreement with both lines as plants of their own, whose points name them.
fn two_lines(named: bool) -> Course {
    let mut terms = terms();
    let plant = |id: &str| of(json!({"id": id, "name": id, "description": "A line", "ets_covered": true}));
    terms.plants = vec![plant("K1"), plant("K2")];
    let point = |id: &str, role: &str, plant: &str| {
        let plants = if named { vec![plant] } else { vec![] };
        of(
            json!({"id": id, "role": role, "measures": "mass-flow", "description": "A point", "plants": plants}),
        )
    };
    terms.measuring_points = vec![
        point("stack-1", "before-capture", "K1"),
        point("line-1", "captured", "K1"),
        point("stack-2", "before-capture", "K2"),
        point("line-2", "captured", "K2"),
    ];
    let proposal = Command::ProposeTerms(Proposal {
        terms: Box::new(terms),
        reasons: "Two lines.".into(),
        language: Language::En,
    });
    under_review()
        .does("2025-09-20", proposal)
        .act("2025-09-25", ActKind::AcceptTerms)
        .act("2025-10-01", ActKind::Sign)
        .act("2026-01-01", ActKind::AttachEvidence)
        .does("2026-01-02", Command::UploadMeasurements(a_day()))
}

fn a_day() -> SeriesReceived {
    let on = nth(0);
    let mut csv = String::from(
        "time,point,concentration_g_per_nm3,flow_nm3_per_h,mass_flow_t_per_h,concentration_status,flow_status\n",
    );
    for hour in 0..24 {
        let at = (on.start().utc() + chrono::TimeDelta::hours(hour)).format("%Y-%m-%dT%H:%M:%SZ");
        for (point, flow) in FLOWS {
            writeln!(csv, "{at},{point},,,{flow},,ok").unwrap();
        }
    }
    let points: Vec<_> = FLOWS
        .iter()
        .map(|(id, _)| {
            let role = if id.starts_with("stack") { "before-capture" } else { "captured" };
            json!({"id": id, "role": role, "measures": "mass-flow"})
        })
        .collect();
    let plan: Plan = of(json!({
        "interval_seconds": 3600, "period": {"from": on.start(), "to": on.end()}, "point": points,
    }));
    let measured = measure(csv.as_bytes(), &plan, &Readings::default(), on, &mut |_| {}).unwrap();
    SeriesReceived { file: file(&csv), plan, measured, corrects: None, reasons: String::new() }
}

fn claim(plants: &[&str], kroner: &str) -> Command {
    Command::Claim(of(json!({
        "from": nth(0), "to": nth(0), "plants": plants, "series": [1],
        "co2_tax": {"kroner": kroner, "source": "The tax account"}, "corrects": null,
    })))
}

/// Example 3 of the facts around the order: half the money, by the boundary that the agreement describes (§ 3, stk. 1, nr. 1).
#[test]
fn a_line_of_its_own_gets_half_of_what_the_plant_whole_gets() {
    let whole = two_lines(true).does("2026-01-05", claim(&["K1", "K2"], "54000000"));
    let claimed = &whole.file.claims[0].claim.what.claimed;
    assert_eq!(claimed.payable_kroner.to_string(), "24300000 kr.");
    // Line 2 bears 20 of the 80 parts fossil: 13.5 million.
    let line = two_lines(true).does("2026-01-05", claim(&["K2"], "13500000"));
    let received = &line.file.claims[0].claim.what;
    assert_eq!(received.claimed.payable_kroner.to_string(), "12150000 kr.");
    assert_eq!(
        (received.co2_before_capture.to_string(), received.co2_captured.to_string()),
        ("2400 t".into(), "2160 t".into())
    );
}

#[test]
fn points_that_see_both_lines_are_claimed_with_both() {
    let faults = two_lines(false).faults("2026-01-05", claim(&["K2"], "13500000"));
    assert_eq!(faults, vec![("/plants".to_owned(), "bek1504.3.1.1".to_owned()); 4]);
    let whole = two_lines(false).does("2026-01-05", claim(&["K1", "K2"], "54000000"));
    assert_eq!(whole.file.claims[0].claim.what.claimed.payable_kroner.to_string(), "24300000 kr.");
}

#[test]
fn terms_name_plants_that_there_are_and_measure_each() {
    let propose = |change: fn(&mut sagsgang::refund::procedure::terms::AgreementTerms)| {
        let mut terms = terms();
        change(&mut terms);
        let proposal = Proposal { terms: Box::new(terms), reasons: "A try.".into(), language: Language::En };
        under_review().faults("2025-09-20", Command::ProposeTerms(proposal))
    };
    let unknown = propose(|terms| terms.measuring_points[1].plants = vec!["K1".into(), "K9".into()]);
    assert_eq!(unknown, one("/terms/measuring_points/1/plants/1", "bek1504.3.1.1"));
    let unmeasured = propose(|terms| {
        let second = serde_json::from_value(
            json!({"id": "K2", "name": "K2", "description": "A line", "ets_covered": true}),
        );
        terms.plants.push(second.unwrap());
        terms.measuring_points[1].plants = vec!["K1".into()];
    });
    assert_eq!(unmeasured, one("/terms/measuring_points", "bek1504.3.1.2"));
    let fossil = propose(|terms| {
        terms.readings = serde_json::from_value(json!({"refund-share": "fossil-over-fossil"})).unwrap();
        terms.readings_reasons = "A try.".into();
    });
    assert_eq!(fossil, one("/terms/readings/refund-share", "bek1504.3.1.2"));
}

#[test]
fn a_lot_lies_in_one_claims_period() {
    let case = claimed();
    let register = Command::RegisterLot(of(json!({
        "plant": "K1", "captured_from": nth(0), "captured_to": nth(1), "tonnes": "1", "uncertainty_percent": "1",
        "measured_by": {"by": "series", "number": 1},
    })));
    assert!(case.faults("2026-01-06", register).contains(&("/captured_to".into(), "co2al.9f.1".into())));
}
