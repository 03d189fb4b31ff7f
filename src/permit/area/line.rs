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

#[cfg(test)]
mod tests {
    use super::*;

    const DK_NO_6: LonLat = LonLat { lon: 6.0 + 56.2 / 60.0, lat: 57.0 + 10.5 / 60.0 };
    const DK_NO_7: LonLat = LonLat { lon: 5.0 + 2.0 / 60.0, lat: 56.0 + 35.5 / 60.0 };
    const R4: LonLat = LonLat { lon: 3.25, lat: 56.0 + 5.2 / 60.0 };
    const R5: LonLat = LonLat { lon: 3.301_888_392, lat: 56.0 };

    /// Where the line from DK-NO 6 to 7 has passed what is asked for: a line's halves are lines of the same kind.
    fn where_line(kind: EdgeKind, passed: impl Fn(LonLat) -> bool) -> LonLat {
        let (mut from, mut to) = (DK_NO_6, DK_NO_7);
        for _ in 0..60 {
            let halves = along(kind, from, to, distance_m(from, to) * 0.6);
            let Some(middle) = halves.get(1) else { break };
            if passed(*middle) { to = *middle } else { from = *middle }
        }
        to
    }

    #[test]
    fn gc_and_geo_lines_meet_the_known_coordinates() {
        let (lat, lon) = (56.0 + 42.5 / 60.0, 5.0 + 35.0 / 60.0);
        for (kind, at_lat, at_lon) in [
            (EdgeKind::GreatCircle, 5.401_917_371, 56.765_093_900),
            (EdgeKind::EllipsoidalGeodesic, 5.401_898_019, 56.765_101_864),
        ] {
            let found = where_line(kind, |place| place.lat <= lat);
            assert!((found.lon - at_lat).abs() <= 1e-9, "{kind:?} {}", found.lon);
            let found = where_line(kind, |place| place.lon <= lon);
            assert!((found.lat - at_lon).abs() <= 1e-9, "{kind:?} {}", found.lat);
        }
    }

    #[test]
    fn e_1_the_middle_of_r3_r4_is_off_the_flat_chord() {
        let kind = EdgeKind::EllipsoidalGeodesic;
        let middle = along(kind, DK_NO_7, R4, distance_m(DK_NO_7, R4) * 0.5001)[1];
        assert!((middle.lat - 56.342_379_361).abs() < 1e-8 && (middle.lon - 4.135_777_571).abs() < 1e-8);
    }

    #[test]
    fn e_3_the_geodesic_bulges_north_of_the_parallel() {
        let r1 = LonLat { lon: 6.25, lat: 56.0 };
        let half = distance_m(R5, r1) * 0.5001;
        let geodesic = along(EdgeKind::EllipsoidalGeodesic, R5, r1, half)[1];
        assert!((geodesic.lat - 56.008_809_474).abs() < 1e-8 && (geodesic.lon - 4.775_944_196).abs() < 1e-8);
        let parallel = along(EdgeKind::Parallel, R5, r1, half)[1];
        assert_eq!(parallel.lat, 56.0);
        assert!((parallel.lon - 4.775_944_196).abs() < 1e-9);
        assert!((distance_m(geodesic, LonLat { lat: 56.0, ..geodesic }) - 981.0).abs() < 1.0);
    }

    #[test]
    fn edges_are_cut_in_steps_and_leave_the_end_to_the_next() {
        let (from, to) = (LonLat { lon: 5.0, lat: 56.0 }, LonLat { lon: 5.0, lat: 56.1 });
        let length = distance_m(from, to);
        for kind in [EdgeKind::Meridian, EdgeKind::GreatCircle, EdgeKind::EllipsoidalGeodesic] {
            let places = along(kind, from, to, length / 3.5);
            assert_eq!(places.len(), 4);
            assert_eq!(places[0], from);
            assert!((distance_m(places[3], to) - length / 4.0).abs() < 1.0);
            assert_eq!(along(kind, from, to, length * 2.0), [from]);
            assert_eq!(along(kind, from, from, 500.0), [from]);
        }
    }

    #[test]
    fn the_local_scale_is_that_of_the_ellipsoid() {
        let at = LonLat { lon: 5.0, lat: 56.0 };
        let (x, y) = metres_per_degree(56.0);
        assert!((distance_m(at, LonLat { lon: 5.001, ..at }) / 0.001 - x).abs() < 0.01);
        let (south, north) = (LonLat { lat: 55.9995, ..at }, LonLat { lat: 56.0005, ..at });
        assert!((distance_m(south, north) / 0.001 - y).abs() < 0.01);
        let (east, up) = seen_from(at, LonLat { lon: 5.001, ..at });
        assert!((east - x * 0.001).abs() < 1e-3 && up.abs() < 1e-3);
        let (east, up) = seen_from(at, LonLat { lat: 56.001, ..at });
        assert!(east.abs() < 1e-6 && (up - y * 0.001).abs() < 0.01);
    }
}
