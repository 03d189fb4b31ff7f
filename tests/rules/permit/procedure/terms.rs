//! Each item of § 5, and the limits of §§ 1 and 3 on both sides.

use rust_decimal::Decimal;
use sagsgang::law::quantity::{BarAbsolute, Tonnes, TonnesPerDay};
use sagsgang::permit::completeness::Bounds;
use sagsgang::permit::procedure::terms::Terms;

use super::contents::{day, longest, terms, too_long};

fn faults(change: impl FnOnce(&mut Terms)) -> Vec<String> {
    let mut terms = terms();
    change(&mut terms);
    let bounds = Bounds { quantity_below: 100_000.into(), duration_years: 2 };
    let problems = terms.problems("/t", &bounds);
    assert!(problems.iter().all(|p| !p.message.da.is_empty() && p.message.da != p.message.en));
    problems.iter().map(|p| format!("{} {}", p.provision.as_ref().unwrap().id(), p.pointer)).collect()
}

fn figure(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn sound_terms_have_no_faults() {
    assert_eq!(faults(|_| {}), [""; 0]);
}

type Field = fn(&mut Terms) -> &mut String;

#[test]
fn every_text_is_filled_in_and_of_a_length() {
    let fields: [(Field, &str); 12] = [
        (|t| &mut t.operator.name, "bek974.5.0.1 /t/operator/name"),
        (|t| &mut t.operator.address, "bek974.5.0.1 /t/operator/address"),
        (|t| &mut t.holders[0].name, "bek974.5.0.1 /t/holders/0/name"),
        (|t| &mut t.holders[0].address, "bek974.5.0.1 /t/holders/0/address"),
        (|t| &mut t.site.description, "bek974.5.0.2 /t/site/description"),
        (|t| &mut t.complex.description, "bek974.5.0.2 /t/complex/description"),
        (|t| &mut t.hydraulic_unit, "bek974.5.0.2 /t/hydraulic_unit"),
        (|t| &mut t.operation, "bek974.5.0.3 /t/operation"),
        (|t| &mut t.pressure_reference, "bek974.5.0.3 /t/pressure_reference"),
        (|t| &mut t.acceptance_procedure, "bek974.5.0.4 /t/acceptance_procedure"),
        (|t| &mut t.composition[0].component, "bek974.5.0.4 /t/composition/0/component"),
        (|t| &mut t.composition[0].limit, "bek974.5.0.4 /t/composition/0/limit"),
    ];
    for (field, fault) in fields {
        assert_eq!(faults(|t| *field(t) = " \n".into()), [fault]);
        assert_eq!(faults(|t| *field(t) = too_long()), [fault]);
        assert_eq!(faults(|t| *field(t) = longest()), [""; 0]);
    }
    assert_eq!(faults(|t| t.further = " ".into()), [""; 0], "only where necessary");
    assert_eq!(faults(|t| t.further = longest()), [""; 0]);
    assert_eq!(faults(|t| t.further = too_long()), ["bek974.5.0.4 /t/further"]);
}

#[test]
fn lists_hold_something_and_not_too_much() {
    assert_eq!(faults(|t| t.holders.clear()), ["bek974.5.0.1 /t/holders"]);
    assert_eq!(faults(|t| t.composition.clear()), ["bek974.5.0.4 /t/composition"]);
    assert_eq!(faults(|t| t.holders = vec![t.holders[0].clone(); 500]), [""; 0]);
    assert_eq!(faults(|t| t.holders = vec![t.holders[0].clone(); 501]), ["bek974.5.0.1 /t/holders"]);
    assert_eq!(faults(|t| t.composition = vec![t.composition[0].clone(); 500]), [""; 0]);
    assert_eq!(
        faults(|t| t.composition = vec![t.composition[0].clone(); 501]),
        ["bek974.5.0.4 /t/composition"]
    );
    assert_eq!(faults(|t| t.site.ring = vec![[4.0, 56.0]; 501]), ["bek974.5.0.2 /t/site/ring"]);
    assert_eq!(faults(|t| t.complex.ring = vec![[4.0, 56.0]; 501]), ["bek974.5.0.2 /t/complex/ring"]);
}

#[test]
fn rings_are_closed_and_have_four_positions() {
    for (field, at) in [("site/ring", 0), ("complex/ring", 1)] {
        let fault = format!("bek974.5.0.2 /t/{field}");
        let ring = move |t: &mut Terms| match at {
            0 => std::mem::take(&mut t.site.ring),
            _ => std::mem::take(&mut t.complex.ring),
        };
        let put = move |t: &mut Terms, ring: Vec<[f64; 2]>| match at {
            0 => t.site.ring = ring,
            _ => t.complex.ring = ring,
        };
        assert_eq!(faults(|t| _ = ring(t)), [fault.as_str()]);
        let three = |t: &mut Terms| {
            let mut kept = ring(t);
            kept.remove(1);
            put(t, kept);
        };
        assert_eq!(faults(three), [fault.as_str()], "three positions, closed");
        let open = |t: &mut Terms| {
            let mut kept = ring(t);
            kept[3][1] += 0.000_1;
            put(t, kept);
        };
        assert_eq!(faults(open), [fault]);
    }
}

#[test]
fn figures_are_above_zero() {
    let zero = Decimal::ZERO;
    let least = figure("0.001");
    for (value, expected) in [(zero, true), (figure("-0.001"), true), (least, false)] {
        let found = |faults: Vec<String>, fault: &str| {
            assert_eq!(faults, if expected { vec![format!("bek974.5.0.3 /t/{fault}")] } else { vec![] });
        };
        found(faults(|t| t.total = Tonnes(value)), "total");
        found(faults(|t| t.reservoir_pressure_max = BarAbsolute(value)), "reservoir_pressure_max");
        found(faults(|t| t.injection_rate_max = TonnesPerDay(value)), "injection_rate_max");
        found(faults(|t| t.injection_pressure_max = BarAbsolute(value)), "injection_pressure_max");
    }
}

#[test]
fn less_than_a_hundred_thousand_tonnes() {
    assert_eq!(faults(|t| t.total = Tonnes(figure("99999.999"))), [""; 0]);
    assert_eq!(faults(|t| t.total = Tonnes(figure("100000"))), ["bek974.1.1 /t/total"]);
    let over = Terms { total: 100_000.into(), ..terms() };
    let bounds = Bounds { quantity_below: 100_000.into(), duration_years: 2 };
    let message = &over.problems("", &bounds)[0].message;
    assert!(message.da.contains("under 100.000 t") && message.en.contains("below 100,000 t"));
}

#[test]
fn two_years_and_not_a_day_more() {
    let from = |start: &str, end: &str| {
        let (start, end) = (day(start), day(end));
        faults(move |t| (t.start, t.end) = (start, end))
    };
    let fault = ["bek974.3.1 /t/end"];
    assert_eq!(from("2026-06-01", "2028-06-01"), [""; 0]);
    assert_eq!(from("2026-06-01", "2028-06-02"), fault);
    assert_eq!(from("2028-02-29", "2030-02-28"), [""; 0]);
    assert_eq!(from("2028-02-29", "2030-03-01"), fault);
    assert_eq!(from("2026-06-01", "2026-06-01"), [""; 0]);
    assert_eq!(from("2026-06-01", "2026-05-31"), fault);
}
