//! How a ring lies to a closed line: the deepest that it goes outside, else the nearest that it comes inside.

use super::LonLat;
use super::boundary::{Block, Boundary, Piece, Plane};
use super::line::{distance_m, seen_from};

/// A distance to a closed line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Near {
    /// Metres, not negative.
    pub(super) metres: f64,
    /// The edge that is nearest.
    pub(super) edge: usize,
    at: LonLat,
    foot: LonLat,
}

impl Near {
    const NONE: Self = Self {
        metres: f64::INFINITY,
        edge: 0,
        at: LonLat { lon: 0.0, lat: 0.0 },
        foot: LonLat { lon: 0.0, lat: 0.0 },
    };
}

/// What a survey found. Outside wins over inside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Survey {
    /// The deepest place outside, past an edge that counts; none where no part is.
    pub(super) outside: Option<Near>,
    /// The nearest that the ring comes to an edge that counts; 0 where it touches or crosses.
    pub(super) nearest: Near,
    /// Whether part of it lies outside past an edge that does not count.
    pub(super) strayed: bool,
}

/// Beyond this, a flat metric no longer gives 0.1 m, and the distance is measured on the ellipsoid.
const FLAT_WITHIN_M: f64 = 1_000.0;

impl Survey {
    /// Surveys a ring given as closely spaced places, the first not repeated.
    ///
    /// Within 1 km of an edge distances are right to 0.1 m; further away to two in 10,000, since which of the ring's
    /// places is nearest is found in a flat metric, with a scale of its own for each two pieces.
    pub(super) fn of(boundary: &Boundary, plane: Plane, ring: &[LonLat]) -> Self {
        let mut survey = Self { outside: None, nearest: Near::NONE, strayed: false };
        let mut turns = Vec::new();
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            survey.see(boundary, plane, *a);
            let piece = Piece::new(plane, *a, *b);
            turns.clear();
            for block in &boundary.blocks {
                // A box that is further off than the nearest so far can hold no crossing either.
                if block.at_least(&piece) <= survey.nearest.metres {
                    survey.compare(&piece, block, &mut turns);
                }
            }
            // Between two crossings the ring is on one side, which its middle shows.
            turns.sort_by(f64::total_cmp);
            for (from, to) in turns.iter().zip(turns.iter().skip(1)) {
                survey.see(boundary, plane, between(*a, *b, f64::midpoint(*from, *to)));
            }
        }
        if plane == Plane::Degrees {
            survey.outside = survey.outside.map(|near| on_the_ellipsoid(boundary, near));
            survey.nearest = on_the_ellipsoid(boundary, survey.nearest);
        }
        survey
    }

    /// Takes note of a place that may lie outside.
    fn see(&mut self, boundary: &Boundary, plane: Plane, place: LonLat) {
        if boundary.holds(place) {
            return;
        }
        let point = Piece::new(plane, place, place);
        let deepest = self.outside.map_or(0.0, |near| near.metres);
        let every_edge_counts = boundary.blocks.iter().all(|block| block.counts);
        let nearest = |counts: bool| {
            let mut best = Near::NONE;
            for block in boundary.blocks.iter().filter(|block| block.counts == counts) {
                // Nearer than the deepest so far, it is of no interest how near.
                if every_edge_counts && best.metres <= deepest {
                    break;
                }
                if block.at_least(&point) < best.metres {
                    for piece in &block.pieces {
                        best = nearer(best, closest(&point, piece).0, block.edge);
                    }
                }
            }
            best
        };
        let (near, other) = (nearest(true), nearest(false));
        // Where an edge that counts meets one that does not, a place beyond the corner is nearest to both: that is
        // not known to be past the edge that counts.
        if near.metres < other.metres * 0.999 {
            if self.outside.is_none_or(|deepest| near.metres > deepest.metres) {
                self.outside = Some(near);
            }
        } else {
            self.strayed = true;
        }
    }

    fn compare(&mut self, piece: &Piece, block: &Block, turns: &mut Vec<f64>) {
        for other in &block.pieces {
            let (found, turn) = closest(piece, other);
            turns.extend(turn);
            if block.counts {
                self.nearest = nearer(self.nearest, found, block.edge);
            }
        }
    }
}

fn nearer(best: Near, (metres, at, foot): (f64, LonLat, LonLat), edge: usize) -> Near {
    if metres < best.metres { Near { metres, edge, at, foot } } else { best }
}

fn between(a: LonLat, b: LonLat, share: f64) -> LonLat {
    LonLat { lon: a.lon + (b.lon - a.lon) * share, lat: a.lat + (b.lat - a.lat) * share }
}

/// How near two pieces are, where on each, and how far along the first they cross, if they do.
fn closest(first: &Piece, second: &Piece) -> ((f64, LonLat, LonLat), Option<f64>) {
    let (kx, ky) =
        (f64::midpoint(first.scale.0, second.scale.0), f64::midpoint(first.scale.1, second.scale.1));
    // Metres as seen from the first piece's start.
    let flat = |p: LonLat| ((p.lon - first.a.lon) * kx, (p.lat - first.a.lat) * ky);
    let (u, c, d) = (flat(first.b), flat(second.a), flat(second.b));
    let v = (d.0 - c.0, d.1 - c.1);
    let cross = |p: (f64, f64), q: (f64, f64)| p.0 * q.1 - p.1 * q.0;
    let area = cross(u, v);
    if area != 0.0 {
        let (s, t) = (cross(c, v) / area, cross(c, u) / area);
        if (0.0..=1.0).contains(&s) && (0.0..=1.0).contains(&t) {
            let at = between(first.a, first.b, s);
            return ((0.0, at, at), Some(s));
        }
    }
    // The square of the distance, and where on the way.
    let foot = |p: (f64, f64), from: (f64, f64), way: (f64, f64)| {
        let length2 = way.0 * way.0 + way.1 * way.1;
        let share = if length2 > 0.0 {
            (((p.0 - from.0) * way.0 + (p.1 - from.1) * way.1) / length2).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let (x, y) = (p.0 - from.0 - way.0 * share, p.1 - from.1 - way.1 * share);
        (x * x + y * y, share)
    };
    let zero = (0.0, 0.0);
    let (from_a, at_a) = foot(zero, c, v);
    let (from_b, at_b) = foot(u, c, v);
    let (from_c, at_c) = foot(c, zero, u);
    let (from_d, at_d) = foot(d, zero, u);
    let mut best = (from_a, first.a, between(second.a, second.b, at_a));
    for candidate in [
        (from_b, first.b, between(second.a, second.b, at_b)),
        (from_c, between(first.a, first.b, at_c), second.a),
        (from_d, between(first.a, first.b, at_d), second.b),
    ] {
        if candidate.0 < best.0 {
            best = candidate;
        }
    }
    best.0 = best.0.sqrt();
    (best, None)
}

/// The same distance on the ellipsoid. Near by, between the two places found; far away the foot is looked for again,
/// in the plane where distances from the ring's place are true.
fn on_the_ellipsoid(boundary: &Boundary, near: Near) -> Near {
    if near.metres < FLAT_WITHIN_M {
        return Near { metres: distance_m(near.at, near.foot), ..near };
    }
    let window = Piece::new(Plane::Degrees, near.foot, near.foot);
    let reach = reach(near.metres);
    let mut best = Near { metres: distance_m(near.at, near.foot), ..near };
    for block in boundary.blocks.iter().filter(|block| block.counts && block.at_least(&window) < reach) {
        for piece in block.pieces.iter().filter(|piece| closest(&window, piece).0.0 < reach) {
            let (metres, foot) = from_place(near.at, piece);
            if metres < best.metres {
                best = Near { metres, edge: block.edge, foot, ..best };
            }
        }
    }
    best
}

/// How many metres beside the foot that a flat metric gives the true one can lie: it turns the direction by about half
/// the convergence of the meridians, so this grows as the square of the distance.
fn reach(metres: f64) -> f64 {
    FLAT_WITHIN_M + metres * metres / 6.0e6
}

fn from_place(place: LonLat, piece: &Piece) -> (f64, LonLat) {
    let (ax, ay) = seen_from(place, piece.a);
    let (bx, by) = seen_from(place, piece.b);
    let (dx, dy) = (bx - ax, by - ay);
    let length2 = dx * dx + dy * dy;
    let share = if length2 > 0.0 { (-(ax * dx + ay * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
    ((ax + dx * share).hypot(ay + dy * share), between(piece.a, piece.b, share))
}

#[cfg(test)]
mod tests;
