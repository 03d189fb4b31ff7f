//! The public register (§ 8) as pages: what a person has released, and a form for what somebody has seen.

pub mod document;
pub mod follow;
pub mod list;
mod map;
pub mod permit;
pub mod report;
mod shown;
