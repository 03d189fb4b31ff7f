//! The table of rates, and the rule that it follows.

use rust_decimal::Decimal;
use sagsgang::law::parameter::{self, Status};
use sagsgang::law::{Day, parameter::Definition};
use sagsgang::refund::tax::{Fuel, indexed, indexed_rate};

/// The ministry's table, written down apart from the data: rate, 2015, 2025, 2026.
const TABLE: [(&str, &str, &str, &str); 14] = [
    ("gas-oil", "188.9", "226.1", "228.4"),
    ("fuel-oil", "225.6", "270.0", "272.8"),
    ("tar", "203.1", "243.1", "245.5"),
    ("petroleum", "188.9", "226.1", "228.4"),
    ("coal-per-tonne", "1892.9", "2265.8", "2288.5"),
    ("coal-per-gj", "67.6", "80.9", "81.7"),
    ("petroleum-coke-per-tonne", "2160.4", "2586.0", "2611.9"),
    ("petroleum-coke-per-gj", "65.5", "78.4", "79.2"),
    ("lignite-per-tonne", "1284.4", "1537.4", "1552.8"),
    ("lignite-per-gj", "67.6", "80.9", "81.7"),
    ("lpg", "212.8", "254.7", "257.3"),
    ("refinery-gas", "210.9", "252.4", "255.0"),
    ("natural-gas", "160.6", "192.2", "194.2"),
    ("natural-gas-engine-methane", "27.5", "32.9", "33.2"),
];

fn day(year: i32) -> Day {
    Day::ymd(year, 6, 30).unwrap()
}

#[test]
fn the_table_is_there_with_its_units() {
    for (name, base, first, second) in TABLE {
        let id = format!("co2-tax-{name}");
        assert_eq!(parameter::on(&id, day(2025)).unwrap().value, first, "{id}");
        assert_eq!(parameter::on(&id, day(2026)).unwrap().value, second, "{id}");
        assert_eq!(parameter::on(&id, day(2025)).unwrap().status, Status::Verified);
        assert!(parameter::on(&id, day(2024)).is_err() && parameter::on(&id, day(2027)).is_err());
        let grounds = parameter::on(&format!("co2-tax-base-{name}"), day(2025)).unwrap();
        assert_eq!(grounds.value, base);
        assert_eq!(grounds.unit, parameter::get(&id).unwrap().unit);
    }
}

#[test]
fn every_fuel_has_a_rate_by_each_of_its_units() {
    let mut found = 0;
    for fuel in Fuel::ALL {
        for unit in fuel.units() {
            let definition: &Definition = parameter::get(fuel.rate_id(unit).unwrap()).unwrap();
            assert!(definition.unit.en.ends_with(&format!("/{}", unit.written())), "{fuel:?}");
            found += 1;
        }
    }
    assert_eq!(found, TABLE.len() + 1, "the table and waste");
    assert!(parameter::on("co2-tax-waste", day(2025)).is_err(), "never derived");
}

#[test]
fn indexation_reproduces_the_table() {
    let mut apart = Vec::new();
    for (name, _, first, second) in TABLE {
        for (year, expected) in [(2025, first), (2026, second)] {
            let (rate, used) = indexed_rate(&format!("co2-tax-base-{name}"), day(year)).unwrap();
            if rate.unwrap().to_string() != expected {
                apart.push(format!("{name} {year}: {} not {expected}", rate.unwrap()));
            }
            assert_eq!(used[1].status, Status::Unverified);
        }
    }
    assert_eq!(apart, Vec::<String>::new());
    assert!(indexed_rate("co2-tax-base-lpg", day(2027)).is_err());
}

#[test]
fn the_base_rates_decimals_are_kept() {
    let percent = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(indexed("10", percent("19.7")).unwrap().to_string(), "12");
    assert_eq!(indexed("10.0", percent("19.7")).unwrap().to_string(), "12.0");
    assert_eq!(indexed("71.2", percent("19.7")).unwrap().to_string(), "85.2");
    assert_eq!(indexed("128.1", percent("20.9")).unwrap().to_string(), "154.9");
    assert_eq!(indexed("0.5", percent("10")).unwrap().to_string(), "0.6", "half up");
    assert_eq!(indexed("ti", percent("1")), None);
    assert_eq!(indexed("79228162514264337593543950335", percent("1")), None);
}
