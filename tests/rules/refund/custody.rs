//! The chain of custody: every tonne in exactly one place.

mod course;
mod deadlines;
mod eligible;
mod faults;
mod properties;
mod sites;
mod support;
mod transfer;
