//! The application for a permit as steps, one for each item of § 4: what the law asks, what stands there, and what is still
//! missing by the same examination that REST gives. Each step is saved as a draft, so that it goes on on another machine.

mod answered;
mod area;
pub mod blocks;
mod choices;
pub mod contents;
mod corners;
pub mod files;
mod kinds;
pub mod overview;
pub mod rows;
pub mod state;
pub mod step;
mod typed;
mod upload;
