//! Lines on the earth in ED50 (ellipsoid: International 1924), and how long they are.

use std::sync::LazyLock;

use geo::{HaversineMeasure, InterpolatePoint, Point};
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::LonLat;

/// The reading `geodesic-line`: what Bilag 1 means by "geodætiske linjer".
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum GeodesicLine {
    /// A great circle on a sphere through the ED50 latitudes and longitudes as they stand: it gives the official
    /// corners on the Norwegian line to the last digit, and the shelf treaties say "arcs of great circles".
    #[default]
    GreatCircle,
    /// The shortest line on the ellipsoid International 1924: up to about 1.2 m from the great circle here.
    EllipsoidalGeodesic,
}

/// How an edge of the plan area is drawn between its corners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeKind {
    /// Along a parallel (breddegrad).
    Parallel,
    /// Along a meridian (længdegrad).
    Meridian,
    /// Along a great circle on a sphere.
    GreatCircle,
    /// Along the shortest line on the ellipsoid.
    EllipsoidalGeodesic,
}

impl EdgeKind {
    /// The edge rule of Bilag 1: along a parallel or a meridian where the two corners' published figures allow it,
    /// else a geodesic line.
    pub fn between(from: (Decimal, Decimal), to: (Decimal, Decimal), line: GeodesicLine) -> Self {
        let ((from_lon, from_lat), (to_lon, to_lat)) = (from, to);
        match line {
            _ if from_lat == to_lat => Self::Parallel,
            _ if from_lon == to_lon => Self::Meridian,
            GeodesicLine::GreatCircle => Self::GreatCircle,
            GeodesicLine::EllipsoidalGeodesic => Self::EllipsoidalGeodesic,
        }
    }
}

const SEMI_MAJOR_M: f64 = 6_378_388.0;
const FLATTENING: f64 = 1.0 / 297.0;

static INTERNATIONAL: LazyLock<Geodesic> = LazyLock::new(|| Geodesic::new(SEMI_MAJOR_M, FLATTENING));

/// The length in metres of the shortest line between two places on International 1924.
pub fn distance_m(from: LonLat, to: LonLat) -> f64 {
    INTERNATIONAL.inverse(from.lat, from.lon, to.lat, to.lon)
}

/// Where `to` lies as seen from `from`: metres east and north in the azimuthal equidistant plane.
pub(super) fn seen_from(from: LonLat, to: LonLat) -> (f64, f64) {
    let (metres, azimuth, _, _): (f64, f64, f64, f64) =
        INTERNATIONAL.inverse(from.lat, from.lon, to.lat, to.lon);
    let (sin, cos) = azimuth.to_radians().sin_cos();
    (metres * sin, metres * cos)
}

/// Metres to a degree of longitude and to a degree of latitude at a latitude.
pub(super) fn metres_per_degree(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    let e2 = FLATTENING * (2.0 - FLATTENING);
    let w2 = 1.0 - e2 * sin * sin;
    let prime_vertical = SEMI_MAJOR_M / w2.sqrt();
    let meridional = prime_vertical * (1.0 - e2) / w2;
    ((prime_vertical * cos).to_radians(), meridional.to_radians())
}

/// Points along an edge at most `step_m` apart, so close that straight lines in longitude and latitude between them
/// follow it: `from` is among them, `to` is not.
pub(super) fn along(kind: EdgeKind, from: LonLat, to: LonLat, step_m: f64) -> Vec<LonLat> {
    let (length, azimuth, _, _): (f64, f64, f64, f64) =
        INTERNATIONAL.inverse(from.lat, from.lon, to.lat, to.lon);
    let pieces = (length / step_m).ceil().max(1.0);
    let at = |n: f64| -> LonLat {
        let share = n / pieces;
        match kind {
            _ if n == 0.0 => from,
            EdgeKind::Parallel | EdgeKind::Meridian => LonLat {
                lon: from.lon + (to.lon - from.lon) * share,
                lat: from.lat + (to.lat - from.lat) * share,
            },
            EdgeKind::GreatCircle => {
                // On a sphere of any radius: only the share of the way is asked for.
                let point = HaversineMeasure::GRS80_MEAN_RADIUS.point_at_ratio_between(
                    Point::new(from.lon, from.lat),
                    Point::new(to.lon, to.lat),
                    share,
                );
                LonLat { lon: point.x(), lat: point.y() }
            }
            EdgeKind::EllipsoidalGeodesic => {
                let (lat, lon): (f64, f64) =
                    INTERNATIONAL.direct(from.lat, from.lon, azimuth, length * share);
                LonLat { lon, lat }
            }
        }
    };
    std::iter::successors(Some(0.0), |n| Some(n + 1.0)).take_while(|n| *n < pieces).map(at).collect()
}
