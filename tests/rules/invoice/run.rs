//! Runs: shares that add up, statements without the refunded tax, and what is held back.

use proptest::prelude::*;
use sagsgang::invoice::run::{Made, Run};
use sagsgang::invoice::statement::Statement;
use sagsgang::law::{Digest, Language};

use super::{CUSTOMERS, PRODUCTION, changed, production};

fn made(run: &Run, customers: &str) -> (Vec<Statement>, usize) {
    let (mut statements, mut held) = (Vec::new(), 0);
    run.make(customers.as_bytes(), &mut |one| match one {
        Made::Statement(statement) => statements.push(*statement),
        Made::HeldBack(_) => held += 1,
    })
    .unwrap();
    (statements, held)
}

fn prepared(production: sagsgang::invoice::production::Production, customers: &str) -> Run {
    Run::prepare(production, customers.as_bytes(), &Digest::of(customers.as_bytes())).unwrap()
}

#[test]
fn the_examples_shares_add_up_to_the_ore() {
    let run = prepared(production(), CUSTOMERS);
    let (statements, held) = made(&run, CUSTOMERS);
    assert_eq!((statements.len(), held), (4, 0));
    assert_eq!(run.summary.net_tax_ore, 145_650_000);
    assert_eq!(statements.iter().map(|s| s.net_tax_ore).sum::<i64>(), 145_650_000);
    // 65.7 of 65.7 + 1485 + 1300 + 9374.7996 GJ.
    assert_eq!(statements[0].net_tax_ore, 782_725);
    assert_eq!(statements[0].net_tax_kroner_per_unit.unwrap().to_string(), "428.8904");
    assert_eq!((statements[2].language, statements[3].language), (Language::En, Language::Da));
}

#[test]
fn only_vat_registered_customers_of_covered_heat_read_of_the_minimum() {
    let run = prepared(production(), CUSTOMERS);
    let (statements, _) = made(&run, CUSTOMERS);
    let said: Vec<usize> = statements.iter().map(|s| s.minimum.len()).collect();
    assert_eq!(said, [0, 1, 1, 0]);
    // (9,710,000 - 8,253,500) / 198,000 GJ = 7.356060… × 43/75 = 4.2174…
    let test = &statements[1].minimum[0].test;
    assert_eq!((test.product_kroner_per_gj.to_string().as_str(), test.meets_minimum), ("4.2175", true));
    let outside = prepared(changed("ets_covered = true", "ets_covered = false").unwrap(), CUSTOMERS);
    assert!(made(&outside, CUSTOMERS).0.iter().all(|s| s.minimum.is_empty()));
}

#[test]
fn without_a_signed_minimum_those_statements_are_held_back_and_the_figure_is_named() {
    let from = PRODUCTION.find("[[minimum]]").unwrap();
    let without = sagsgang::invoice::production::Production::from_toml(&PRODUCTION[..from]).unwrap();
    let run = prepared(without, CUSTOMERS);
    assert_eq!(run.summary.held_back, 2);
    assert!(
        run.summary.missing[0].message.en.contains("eu-minimum-natural-gas"),
        "{:?}",
        run.summary.missing
    );
    let (statements, held) = made(&run, CUSTOMERS);
    assert_eq!((statements.len(), held), (2, 2));
    // The others' shares are the same as if nothing were held back.
    assert_eq!(statements[0].net_tax_ore, 782_725);
    let private: String =
        CUSTOMERS.lines().filter(|line| !line.contains(",ja,")).map(|l| format!("{l}\n")).collect();
    let from_private = sagsgang::invoice::production::Production::from_toml(&PRODUCTION[..from]).unwrap();
    assert_eq!(prepared(from_private, &private).summary.missing, [], "nobody needs the figure");
}

#[test]
fn the_refunded_tax_is_nowhere() {
    let run = prepared(production(), CUSTOMERS);
    for statement in made(&run, CUSTOMERS).0 {
        let all = serde_json::to_string(&statement).unwrap();
        for shown in ["8253500", "8.253.500", "8,253,500", "9710000", "9.710.000", "9,710,000"] {
            assert!(!all.contains(shown), "{shown} in {all}");
        }
    }
}

#[test]
fn the_receipt_says_what_the_run_rests_on() {
    let run = prepared(production(), CUSTOMERS);
    let receipt = &run.summary.receipt;
    let readings: Vec<_> = receipt.readings.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(readings, ["invoice-sharing-key", "minimum-trigger", "minimum-basis", "minimum-in-kroner"]);
    assert_eq!(receipt.inputs["customers"], Digest::of(CUSTOMERS.as_bytes()).to_string());
    assert_eq!(receipt.result["net_tax_ore"], 145_650_000);
    assert!(receipt.parameters.iter().any(|p| p.source.contains("Åse Ørsted")));
    let again = prepared(production(), CUSTOMERS);
    assert_eq!(&again.summary.receipt, receipt);
}

#[test]
fn nothing_delivered_is_no_run() {
    let none = CUSTOMERS.lines().take(2).collect::<Vec<_>>().join("\n").replace("18.25", "0");
    let why = Run::prepare(production(), none.as_bytes(), &Digest::of(b"")).unwrap_err();
    assert_eq!(why[0].provision.as_ref().unwrap().id(), "bek1504.5.2.2");
}

proptest! {
    #[test]
    fn any_customers_shares_add_up(quantities in prop::collection::vec(1_u32..5_000_000, 1..60), tax in 0_i64..10_000_000_000) {
        let mut file = String::from("id,name,address,postcode,city,vat_registered,kind,quantity,unit,from,to\n");
        for (n, quantity) in quantities.iter().enumerate() {
            let unit = if n % 3 == 0 { "GJ" } else { "MWh" };
            let vat = if n % 2 == 0 { "ja" } else { "nej" };
            file += &format!("{n},Å,V,1,B,{vat},varme,{}.{:03},{unit},2026-01-01,2026-12-31\n", quantity / 1000, quantity % 1000);
        }
        let (whole, ore) = (tax / 100, tax % 100);
        let text = PRODUCTION.replace("9710000.00", &format!("{whole}.{ore:02}")).replace("8253500.00", "0");
        let run = prepared(sagsgang::invoice::production::Production::from_toml(&text).unwrap(), &file);
        let (statements, _) = made(&run, &file);
        prop_assert_eq!(statements.iter().map(|s| s.net_tax_ore).sum::<i64>(), tax);
        prop_assert_eq!(statements.len(), quantities.len());
    }
}
