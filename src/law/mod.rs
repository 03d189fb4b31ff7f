//! The ground floor: what the law says, as data and as types. Nothing here knows of cases or people.

pub mod calendar;
pub mod day;
pub mod digest;
pub mod moment;
pub mod parameter;
pub mod provision;
pub mod quantity;
pub mod reading;
pub mod receipt;
pub mod registry;
pub mod text;

pub use day::Day;
pub use digest::Digest;
pub use moment::Moment;
pub use provision::Provision;
pub use receipt::Receipt;
pub use text::{Language, Text};
