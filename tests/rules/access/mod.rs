//! Who may see what and do what.

mod mandate;
mod people;
mod policy;
mod refund;
mod roles;
mod states;
