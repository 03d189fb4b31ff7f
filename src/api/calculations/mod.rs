//! Calculators open to anyone; each answer comes with its receipt.

pub mod deadline;
pub mod plan_area;
