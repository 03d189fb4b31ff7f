//! What heat suppliers put on invoices (§ 5).

mod check;
mod customers;
mod fragment;
mod minimum;
mod run;

use sagsgang::invoice::production::Production;

pub const PRODUCTION: &str = include_str!("../../../forms/examples/heat/production.toml");
pub const CUSTOMERS: &str = include_str!("../../../forms/examples/heat/customers.csv");

pub fn production() -> Production {
    Production::from_toml(PRODUCTION).unwrap()
}

/// The example with one text put for another.
pub fn changed(from: &str, to: &str) -> Result<Production, Vec<sagsgang::casework::Problem>> {
    assert!(PRODUCTION.contains(from), "{from}");
    Production::from_toml(&PRODUCTION.replace(from, to))
}
