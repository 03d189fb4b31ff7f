//! What capture costs and saves, by Ea Energianalyse's report of March 2024, and the plants and clusters to choose from.
//! Estimates for those who plan: nothing here decides what is repaid.

mod capture;
mod compare;
mod cost;
mod figures;
mod input;
mod notes;
mod point_source;
mod result;
mod saving;
mod steps;

pub use capture::capture_economics;
pub use input::{CaptureEconomicsInput, PlantKind};
pub use point_source::{Basis, Cluster, PointSource, PointSources, SourceKind, point_sources};
pub use result::{CaptureEconomics, DoesNotFollow, EconomicsFigure, EconomicsLine, PerYear};
