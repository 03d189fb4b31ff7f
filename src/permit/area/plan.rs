//! The plan area as dated data, and the limit of the shelf around it.

use std::sync::{LazyLock, OnceLock};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::boundary::{Boundary, Plane};
use super::line::along;
use super::{EdgeKind, GeodesicLine, LonLat};
use crate::law::{Day, Text};

/// Whether a plan area can carry a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = PlanAreaStatus)]
pub enum Status {
    /// The table of Bilag 1 as promulgated.
    Official,
    /// Rebuilt from other sources: for advice, never a ground for a decision.
    Reconstructed,
}

/// A corner with its published figures, ED50, decimal degrees.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Corner {
    /// Its name: `R1`.
    pub id: String,
    /// Longitude, degrees east.
    #[serde(with = "rust_decimal::serde::str")]
    pub lon: Decimal,
    /// Latitude, degrees north.
    #[serde(with = "rust_decimal::serde::str")]
    pub lat: Decimal,
}

impl Corner {
    /// The place.
    pub fn place(&self) -> LonLat {
        LonLat { lon: degrees(self.lon), lat: degrees(self.lat) }
    }
}

/// A parsed decimal always has a float near it; NaN would make every comparison false.
fn degrees(figure: Decimal) -> f64 {
    figure.to_f64().unwrap_or(f64::NAN)
}

/// The area inside which a permit can be given (planområdet; § 3 stk. 2, Bilag 1), valid from a day on.
#[derive(Debug, Deserialize)]
pub struct PlanArea {
    /// Its name: `bilag1-reconstruction-1`.
    pub id: String,
    /// Whether it can carry a decision.
    pub status: Status,
    /// The first day that it is valid on.
    pub valid_from: Day,
    /// Where its figures come from.
    pub source: Text,
    /// Its corners in order; the last is joined to the first.
    pub corners: Vec<Corner>,
    /// Points of the limit of the Danish shelf (§ 1 stk. 2), joined by great circles as the treaties say.
    pub shelf: Vec<Corner>,
    /// Where the description of the shelf ends, from the last point of `shelf` back to the first.
    pub shelf_known_within: Vec<Corner>,
    #[serde(skip)]
    great_circle: OnceLock<Outline>,
    #[serde(skip)]
    ellipsoidal: OnceLock<Outline>,
    #[serde(skip)]
    limit: OnceLock<Outline>,
}

/// A closed line with the names of its edges.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    pub(super) edges: Vec<(String, EdgeKind)>,
    pub(super) boundary: Boundary,
}

impl Outline {
    fn add(&mut self, from: &Corner, to: &Corner, kind: EdgeKind, counts: bool) {
        let mut places = along(kind, from.place(), to.place(), STEP_M);
        places.push(to.place());
        self.boundary.add(Plane::Degrees, self.edges.len(), counts, &places);
        self.edges.push((format!("{}–{}", from.id, to.id), kind));
    }
}

/// With steps of so many metres a straight piece is within a centimetre of the line that it stands for.
pub(super) const STEP_M: f64 = 500.0;

static AREAS: LazyLock<Vec<PlanArea>> = LazyLock::new(|| {
    [include_str!("../../../policies/plan-area/reconstruction.toml")]
        .into_iter()
        .filter_map(|text| toml::from_str(text).ok())
        .collect()
});

impl PlanArea {
    /// The plan area on a day: the latest that is valid by then. None before BEK 974/2022 was in force (§ 9).
    pub fn on(day: Day) -> Option<&'static Self> {
        AREAS.iter().filter(|area| area.valid_from <= day).max_by_key(|area| area.valid_from)
    }

    /// Whether a decision can rest on it.
    pub fn usable_as_ground(&self) -> bool {
        self.status == Status::Official
    }

    /// Its edges: from corner to corner, with how they are drawn (Bilag 1).
    pub fn edges(&self, line: GeodesicLine) -> Vec<(&Corner, &Corner, EdgeKind)> {
        let next = self.corners.iter().cycle().skip(1);
        self.corners
            .iter()
            .zip(next)
            .map(|(a, b)| (a, b, EdgeKind::between((a.lon, a.lat), (b.lon, b.lat), line)))
            .collect()
    }

    pub(super) fn outline(&self, line: GeodesicLine) -> &Outline {
        let built = match line {
            GeodesicLine::GreatCircle => &self.great_circle,
            GeodesicLine::EllipsoidalGeodesic => &self.ellipsoidal,
        };
        built.get_or_init(|| {
            let mut outline = Outline::default();
            for (from, to, kind) in self.edges(line) {
                outline.add(from, to, kind, true);
            }
            outline
        })
    }

    pub(super) fn limit(&self) -> &Outline {
        self.limit.get_or_init(|| {
            let mut outline = Outline::default();
            for (from, to) in self.shelf.iter().zip(self.shelf.iter().skip(1)) {
                outline.add(from, to, EdgeKind::GreatCircle, true);
            }
            let end = self.shelf.last().into_iter().chain(&self.shelf_known_within).chain(self.shelf.first());
            for (from, to) in end.clone().zip(end.skip(1)) {
                let kind =
                    EdgeKind::between((from.lon, from.lat), (to.lon, to.lat), GeodesicLine::GreatCircle);
                outline.add(from, to, kind, false);
            }
            outline
        })
    }
}

/// The plan area as a closed line for a map, with a point at least every kilometre; the first is repeated last.
pub fn outline(area: &PlanArea) -> Vec<LonLat> {
    let mut places = Vec::new();
    for (from, to, kind) in area.edges(GeodesicLine::default()) {
        places.extend(along(kind, from.place(), to.place(), 1_000.0));
    }
    places.extend(area.corners.first().map(Corner::place));
    places
}
