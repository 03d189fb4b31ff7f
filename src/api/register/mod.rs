//! The public register (§ 8). Nobody needs to sign in.

pub mod document;
pub mod list;
pub mod read;
pub mod signal;
