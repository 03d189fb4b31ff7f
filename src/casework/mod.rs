//! What every case has, whatever it is about: problems and refusals, fields that lose nothing, the journal entry.

pub mod complaint;
pub mod deadline;
pub mod field;
pub mod problem;

pub use field::Field;
pub use problem::Problem;
