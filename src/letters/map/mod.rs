//! A map in a letter: what it shows, in degrees.

pub(super) mod draw;
mod frame;
mod graticule;
mod inset;
pub mod svg;

use serde::{Deserialize, Serialize};

/// A map of a plan area and of a storage complex in it. It is drawn twice: the whole plan area with the complex
/// marked, and the complex with its site and wells. What has no rings is left out, in the picture and in its legend.
/// Positions that are no places on Earth are not drawn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// What the map shows, with datum and source, under it.
    pub caption: String,
    /// The area of the plan.
    pub plan_area: Vec<Ring>,
    /// The storage complex (lagringskompleks).
    pub complex: Vec<Ring>,
    /// The storage site (lagringslokalitet).
    pub site: Vec<Ring>,
    /// Wells.
    pub wells: Vec<Well>,
}

/// The corners of an area or of a hole in it; it need not repeat its first corner.
pub type Ring = Vec<Position>;

/// A place, in degrees. The datum is whatever the letter says it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Degrees east of Greenwich.
    pub lon: f64,
    /// Degrees north of the equator.
    pub lat: f64,
}

impl Position {
    /// Whether there is such a place.
    fn real(&self) -> bool {
        self.lon.abs() <= 180.0 && self.lat.abs() <= 90.0
    }
}

/// A well.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Well {
    /// Its name.
    pub label: String,
    /// Where it is.
    pub at: Position,
}
