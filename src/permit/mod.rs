//! Permits to store less than 100 kt CO2 for research, development or testing (BEK 974/2022).

pub mod application;
pub mod area;
pub mod completeness;
pub mod conditions;
pub mod form;
pub mod procedure;
