//! The course of a permit's case: every state, every act, every refusal.

mod completeness;
mod contents;
mod course;
mod draft;
mod faults;
mod people;
