//! Agreements on repayment of CO2 tax when CO2 is captured and stored (BEK 1504/2024). Pure: no clock, no network, no
//! database.

pub mod control;
pub mod custody;
pub mod economics;
pub mod ledger;
pub mod measurement;
pub mod procedure;
pub mod tax;
