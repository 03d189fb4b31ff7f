//! The course of a permit's case: every state, every act, every refusal.

use sagsgang::permit::procedure::{Stepped, state};

mod commands;
mod completeness;
mod contents;
mod course;
mod decision;
mod draft;
mod end;
mod faults;
mod hearing;
mod people;
mod properties;
mod publication;
mod reassessment;
mod replay;
mod reporting;
mod signals;
mod table;
mod terms;

/// A step that leads to, or stays in, force.
type Outcome = Stepped<state::InForce>;
