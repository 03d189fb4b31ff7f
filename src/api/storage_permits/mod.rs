//! Storage permits. Every POST on one is one act; [`acts`] is their table.

pub mod acts;
pub mod area;
pub mod attach;
pub mod attach_evidence;
pub mod attachment;
pub mod completeness;
pub mod cumulative;
pub mod difference;
pub mod document;
pub mod documents;
pub mod journal;
pub mod list;
pub mod open;
pub mod read;
pub mod remove_attachment;
pub mod save;
