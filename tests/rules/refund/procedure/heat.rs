//! Statements for invoices in a case, the yearly duty to give them, and what claims say of the tax.

use sagsgang::law::{Day, Moment};
use sagsgang::refund::procedure::content::*;
use sagsgang::refund::procedure::file::ClaimState;
use sagsgang::refund::procedure::{ActKind, AgreementFile, Command, State};
use sagsgang::refund::tax::{Fuel, Period};

use super::commands::{day, of, ordered, sound};
use super::course::{Course, every_case};
use super::people::fitting;
use serde_json::json;

fn in_force() -> Course {
    let mut cases = every_case().into_iter();
    cases.find(|case| case.file.state == State::InForce && !case.file.evidence.is_empty()).unwrap()
}

fn at(on: &str) -> Moment {
    day(on).start()
}

/// Does an act, which must be taken.
fn done(mut case: Course, on: &str, command: Command) -> Course {
    let step = case.tries(&fitting(command.kind()), at(on), command).unwrap();
    case.file = *step.next.into_file();
    case
}

fn refused(case: &Course, on: &str, command: Command) -> Vec<String> {
    let case = case.clone();
    let why = case.tries(&fitting(command.kind()), at(on), command).unwrap_err();
    let sagsgang::casework::Refusal::Content(faults) = why else { panic!("{why:?}") };
    faults.into_iter().map(|fault| fault.pointer).collect()
}

/// A run with a number of customers, made and sent.
fn given(case: Course, on: &str, n: usize) -> Course {
    let document = case.file.evidence[0].sha256.clone();
    let mut case = done(case, on, Command::OrderHeatStatements(ordered(document, n)));
    while case.file.heat_run_under_way().is_some() {
        let next = sound(ActKind::MakeHeatStatements, &case.file, at(on), n);
        case = done(case, on, next);
    }
    let run = case.file.heat_runs.len().try_into().unwrap();
    let sent = HeatStatementsSent { run: Some(run), sent_on: day(on), remarks: String::new() };
    done(case, on, Command::SendHeatStatements(sent))
}

/// Customers who were told on paper need no run; but it is said how, and when.
#[test]
fn what_was_given_in_another_way_counts_as_well() {
    let case = in_force();
    let told = |sent_on: &str, remarks: &str| {
        Command::SendHeatStatements(HeatStatementsSent {
            run: None,
            sent_on: day(sent_on),
            remarks: remarks.to_owned(),
        })
    };
    assert_eq!(refused(&case, "2026-03-05", told("2026-03-05", " ")), ["/remarks"]);
    assert_eq!(refused(&case, "2026-03-05", told("1999-01-01", "")), ["/remarks", "/sent_on"]);
    assert_eq!(refused(&case, "2026-03-05", told("2026-03-06", "På papir.")), ["/sent_on"]);
    let before = case.file.heat_statements_due();
    let case = done(case, "2026-03-05", told("2026-03-05", "På papir sammen med årsopgørelsen."));
    assert!(case.file.heat_statements_due() > before, "{before:?}");
}

#[test]
fn a_run_is_made_part_by_part_and_sent_once() {
    let case = in_force();
    let document = case.file.evidence[0].sha256.clone();
    let order = || Command::OrderHeatStatements(ordered(document.clone(), 0));
    let case = done(case, "2026-03-01", order());
    assert_eq!(refused(&case, "2026-03-01", order()), [""], "one at a time");
    let send = |sent_on: &str| {
        Command::SendHeatStatements(HeatStatementsSent {
            run: Some(1),
            sent_on: day(sent_on),
            remarks: String::new(),
        })
    };
    let part = |part| Command::MakeHeatStatements(HeatStatementsMade { run: 1, part, files: vec![] });
    assert_eq!(refused(&case, "2026-03-01", send("2026-03-01")), ["/run"]);
    assert_eq!(refused(&case, "2026-03-01", part(1)), ["/part"]);
    let case = done(case, "2026-03-01", part(0));
    assert_eq!(refused(&case, "2026-03-01", part(0)), ["/part"]);
    assert_eq!(refused(&case, "2026-03-01", send("2026-03-01")), ["/run"]);
    let case = done(case, "2026-03-01", part(1));
    assert_eq!(refused(&case, "2026-03-01", part(2)), ["/part"]);
    for wrong in ["2026-02-28", "2026-03-06"] {
        assert_eq!(refused(&case, "2026-03-05", send(wrong)), ["/sent_on"], "{wrong}");
    }
    let case = done(case, "2026-03-05", send("2026-03-05"));
    assert_eq!(refused(&case, "2026-03-06", send("2026-03-06")), ["/run"]);
    // Another run may follow.
    done(case, "2026-03-06", order());
}

#[test]
fn an_order_needs_its_customers_and_an_agreement_in_the_period() {
    let case = in_force();
    let document = case.file.evidence[0].sha256.clone();
    let early = HeatStatementsOrdered {
        period: of(json!({"from": "2025-01-01", "to": "2025-12-31"})),
        ..ordered(document, 0)
    };
    assert_eq!(refused(&case, "2026-03-01", Command::OrderHeatStatements(early)), ["/period"]);
}

fn reminder(file: &AgreementFile, on: &str) -> Option<(Day, bool)> {
    file.heat_reminder(day(on)).map(|found| (found.due, found.passed))
}

#[test]
fn the_yearly_statement_counts_from_the_agreement_and_then_from_the_last_that_all_were_given() {
    let case = in_force();
    // The agreement runs from 1 January 2026; 1 January 2027 is a holiday, a Friday.
    let due = day("2027-01-04");
    assert_eq!(case.file.heat_statements_due(), Some(due));
    assert_eq!(reminder(&case.file, "2026-11-01"), None, "a Sunday");
    assert_eq!(reminder(&case.file, "2026-11-02"), Some((due, false)));
    assert_eq!(case.file.next_heat_reminder(day("2026-10-01")), Some(day("2026-11-02")));
    assert_eq!(case.file.next_heat_reminder(day("2026-11-02")), Some(day("2027-01-05")));
    let remind = Command::RemindHeatStatements(HeatStatementsReminder { due, passed: false });
    assert_eq!(refused(&case, "2026-11-01", remind.clone()), [""]);
    let reminded = done(case.clone(), "2026-11-03", remind.clone());
    assert_eq!(refused(&reminded, "2026-11-04", remind), [""], "once");
    assert_eq!(reminder(&reminded.file, "2027-01-04"), None, "until the day is over");
    assert_eq!(reminder(&reminded.file, "2027-01-05"), Some((due, true)));
    // Statements that are held back have not been given.
    let held = given(case.clone(), "2026-06-01", 3);
    assert_eq!(held.file.heat_statements_due(), Some(due));
    let given = given(case, "2026-06-01", 0);
    assert_eq!(given.file.heat_statements_due(), Some(day("2027-06-01")));
    assert_eq!(reminder(&given.file, "2027-01-05"), None);
}

#[test]
fn no_heat_no_agreement_no_yearly_statement() {
    let mut case = in_force();
    case.file.state = State::Ended;
    assert_eq!(case.file.heat_statements_due(), None);
    case.file.state = State::InForce;
    case.file.agreements[0].terms.delivers_heat = false;
    assert_eq!(case.file.heat_statements_due(), None);
    assert_eq!(reminder(&case.file, "2030-01-01"), None);
}

#[test]
fn the_year_can_be_read_as_a_calendar_year() {
    let mut case = in_force();
    let departs = json!({"statement-year": "calendar-year"});
    case.file.agreements[0].terms.readings = of(departs);
    assert_eq!(case.file.heat_statements_due(), Some(day("2026-12-31")));
    let case = given(case, "2026-06-01", 0);
    assert_eq!(case.file.heat_statements_due(), Some(day("2027-12-31")));
}

#[test]
fn terms_without_a_word_of_heat_keep_the_digest_that_was_signed() {
    let terms = super::commands::terms();
    let mut silent = serde_json::to_value(&terms).unwrap();
    silent.as_object_mut().unwrap().remove("delivers_heat").unwrap();
    let silent: sagsgang::refund::procedure::AgreementTerms = of(silent);
    assert!(serde_json::to_value(&silent).unwrap().get("delivers_heat").is_none());
    assert_ne!(silent.digest().unwrap(), terms.digest().unwrap());
}

/// A case with a paid claim of 1 January 2026.
fn paid() -> AgreementFile {
    let found =
        every_case().into_iter().find(|case| case.file.claims.iter().any(|c| c.state == ClaimState::Paid));
    found.unwrap().file
}

fn period(from: &str, to: &str) -> Period {
    of(json!({"from": from, "to": to}))
}

#[test]
fn refunds_come_from_the_claims_of_the_period() {
    let file = paid();
    let gas = [Fuel::NaturalGas];
    let year = period("2026-01-01", "2026-12-31");
    let found = file.refunded(year, &gas).unwrap();
    assert_eq!(found.claims, [1]);
    assert_eq!(found.of(Fuel::NaturalGas), file.claims[0].kept_ore());
    assert!(found.of(Fuel::NaturalGas) > 0);
    assert_eq!(found.of(Fuel::Coal), 0);
    // The claim has its tax entered, so it says nothing of two fuels.
    let told = |period, fuels: &[Fuel]| file.refunded(period, fuels).unwrap_err()[0].message.en.clone();
    assert!(told(year, &[Fuel::NaturalGas, Fuel::Coal]).contains("does not say which fuels"));
    assert!(told(period("2026-02-01", "2026-12-31"), &gas).contains("no claim of the period"));
    let mut undecided = file.clone();
    undecided.claims[0].state = ClaimState::Assessed;
    assert!(undecided.refunded(year, &gas).unwrap_err()[0].message.en.contains("not been decided"));
    undecided.claims[0].state = ClaimState::Refused;
    assert!(undecided.refunded(year, &gas).unwrap_err()[0].message.en.contains("no claim"));
}

#[test]
fn a_claim_of_two_fuels_is_divided_by_their_tax_and_one_that_reaches_out_is_refused() {
    let mut file = paid();
    let year = period("2026-01-01", "2026-12-31");
    let claim = &mut file.claims[0].claim.what.claim;
    claim.co2_tax = None;
    claim.fuels = of(json!([
        {"fuel": "natural-gas", "quantity": "1000", "unit": "Nm3"},
        {"fuel": "coal", "quantity": "1", "unit": "t"},
    ]));
    let both = [Fuel::NaturalGas, Fuel::Coal];
    let found = file.refunded(year, &both).unwrap();
    let sum: i64 = found.by_fuel.iter().map(|(_, ore)| ore).sum();
    assert_eq!(sum, file.claims[0].kept_ore());
    assert!(found.of(Fuel::Coal) > found.of(Fuel::NaturalGas), "2,288.5 kroner against 1,922");
    let only = file.refunded(year, &[Fuel::NaturalGas]).unwrap_err();
    assert!(only[0].message.en.contains("also for tax on"), "{}", only[0].message.en);
    file.claims[0].claim.what.claim.to = day("2027-01-01");
    let out = file.refunded(year, &both).unwrap_err();
    assert!(out[0].message.en.contains("only partly"));
}
