//! Who may see what and do what.

mod people;
mod policy;
mod refund;
mod roles;
