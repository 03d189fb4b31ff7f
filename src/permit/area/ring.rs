//! Rings as people send them: closed, simple, of a size that can be computed on.

use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Coord, Line};

use super::line::{EdgeKind, along};
use super::plan::STEP_M;
use super::{Datum, LonLat, distance_m, to_ed50};
use crate::casework::Problem;
use crate::law::{Provision, Text};

/// The most positions that a ring may have, the repeated last one included.
pub const MAX_POSITIONS: usize = 2_000;
/// The longest way around a ring, metres: the plan area itself is some 511 km around.
pub const MAX_PERIMETER_M: f64 = 2_000_000.0;
/// No more than so many faults of one sort are listed for a ring.
const MAX_FAULTS: usize = 20;

const COORDINATES: Provision = Provision::of("bek974.4.1.4");

/// A ring's corners in ED50, the first not repeated.
///
/// # Errors
/// Every fault in it, at `pointer` and below: too few or too many positions, not closed, a corner repeated, lines that
/// meet, coordinates that [`to_ed50`] does not read, a perimeter over [`MAX_PERIMETER_M`].
pub fn ring_in_ed50(
    datum: Datum,
    positions: &[[f64; 2]],
    pointer: &str,
) -> Result<Vec<LonLat>, Vec<Problem>> {
    let mut faults = faults_of_shape(positions, pointer);
    let mut places = Vec::new();
    let listed = if positions.len() > MAX_POSITIONS { &[] } else { positions };
    let mut unread = Vec::new();
    for (at, position) in listed.iter().enumerate() {
        match to_ed50(datum, *position) {
            Ok(place) => places.push(place),
            Err(why) => unread.push(Problem::under(COORDINATES, format!("{pointer}/{at}"), why.text())),
        }
    }
    let left_out = unread.len().saturating_sub(MAX_FAULTS);
    faults.extend(unread.into_iter().take(MAX_FAULTS));
    if left_out > 0 {
        faults.push(fault(
            pointer,
            Text::new(
                format!("Yderligere {left_out} koordinater kan ikke læses."),
                format!("A further {left_out} coordinates cannot be read."),
            ),
        ));
    }
    let around: f64 = places.iter().zip(places.iter().skip(1)).map(|(a, b)| distance_m(*a, *b)).sum();
    if around > MAX_PERIMETER_M {
        faults.push(fault(
            pointer,
            Text::new(
                "Omkredsen er over 2.000 km: kontrollér koordinaterne.",
                "The perimeter is over 2,000 km: check the coordinates.",
            ),
        ));
    }
    if faults.is_empty() {
        places.pop();
        Ok(places)
    } else {
        Err(faults)
    }
}

fn fault(pointer: &str, message: Text) -> Problem {
    Problem::under(COORDINATES, pointer, message)
}

/// The faults that show without a datum.
pub(super) fn faults_of_shape(positions: &[[f64; 2]], pointer: &str) -> Vec<Problem> {
    if positions.len() > MAX_POSITIONS {
        return vec![fault(
            pointer,
            Text::new(
                "Der er over 2.000 punkter: forenkl omridset.",
                "There are over 2,000 positions: simplify it.",
            ),
        )];
    }
    if !positions.iter().flatten().all(|figure| figure.is_finite()) {
        return vec![fault(
            pointer,
            Text::new("En koordinat er ikke et tal.", "A coordinate is not a number."),
        )];
    }
    let mut faults = Vec::new();
    if positions.len() < 4 {
        faults.push(fault(
            pointer,
            Text::new(
                "Et omrids skal have mindst tre hjørner og slutte med det første punkt igen: mindst fire punkter.",
                "An outline needs at least three corners and ends with the first position again: at least four \
                 positions.",
            ),
        ));
    }
    let closed = positions.first() == positions.last();
    if !positions.is_empty() && !closed {
        faults.push(fault(
            pointer,
            Text::new(
                "Omridset er ikke lukket: gentag det første punkt som det sidste.",
                "The outline is not closed: repeat the first position as the last.",
            ),
        ));
    }
    for (at, pair) in positions.windows(2).enumerate().filter(|(_, pair)| pair.first() == pair.last()) {
        if faults.len() < MAX_FAULTS && pair.len() == 2 {
            faults.push(fault(
                &format!("{pointer}/{}", at + 1),
                Text::new(
                    "Punktet er det samme som det forrige: slet det ene.",
                    "The position repeats the one before it: delete one.",
                ),
            ));
        }
    }
    faults.extend(meetings(positions).into_iter().take(MAX_FAULTS).map(|(first, second)| {
        let (first, second) = (first.min(second), first.max(second));
        fault(
            &format!("{pointer}/{first}"),
            Text::new(
                format!("Linjen fra punkt {first} rører eller krydser linjen fra punkt {second} (talt fra 0): et omrids må ikke krydse sig selv."),
                format!("The line from position {first} touches or crosses the line from position {second} (counted from 0): an outline must not cross itself."),
            ),
        )
    }));
    faults
}

/// Which lines of a ring meet though they should not, by the numbers of the positions that they start from.
fn meetings(positions: &[[f64; 2]]) -> Vec<(usize, usize)> {
    let mut around: Vec<(usize, Coord)> =
        positions.iter().enumerate().map(|(at, [x, y])| (at, Coord { x: *x, y: *y })).collect();
    around.dedup_by_key(|(_, coord)| *coord);
    if around.first().map(|(_, c)| *c) == around.last().map(|(_, c)| *c) {
        around.pop();
    }
    let count = around.len();
    // In order of where they begin in the west, so that a line is held only against those that it can meet.
    let mut lines: Vec<(usize, usize, Line, f64)> = around
        .iter()
        .zip(around.iter().cycle().skip(1))
        .enumerate()
        .map(|(place, ((at, a), (_, b)))| (place, *at, Line::new(*a, *b), a.x.min(b.x)))
        .collect();
    lines.sort_by(|a, b| a.3.total_cmp(&b.3));
    let mut found = Vec::new();
    for (n, (place, at, line, _)) in lines.iter().enumerate() {
        let east = line.start.x.max(line.end.x);
        for (other_place, other_at, other, _) in lines.iter().skip(n + 1).take_while(|other| other.3 <= east)
        {
            let apart = place.abs_diff(*other_place);
            let neighbours = apart == 1 || apart + 1 == count;
            let meet = match line_intersection(*line, *other) {
                None => false,
                Some(LineIntersection::SinglePoint { .. }) => !neighbours,
                Some(LineIntersection::Collinear { .. }) => true,
            };
            if meet {
                found.push((*at, *other_at));
            }
            if found.len() > MAX_FAULTS {
                return found;
            }
        }
    }
    found.sort_unstable();
    found
}

/// The ring as closely spaced places on the shortest lines between its corners on International 1924.
///
/// It starts in its westernmost corner and runs counter-clockwise, however it was written, so that one outline always
/// gives the same figures.
pub(super) fn drawn(corners: &[LonLat]) -> Vec<LonLat> {
    let area: f64 = corners
        .iter()
        .zip(corners.iter().cycle().skip(1))
        .map(|(a, b)| (b.lon - a.lon) * (b.lat + a.lat))
        .sum();
    let mut corners = corners.to_vec();
    if area > 0.0 {
        corners.reverse();
    }
    let first = corners
        .iter()
        .enumerate()
        .min_by(|(_, a), (_, b)| a.lon.total_cmp(&b.lon).then(a.lat.total_cmp(&b.lat)))
        .map_or(0, |(at, _)| at);
    corners.rotate_left(first);
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).flat_map(|(a, b)| along(EdgeKind::EllipsoidalGeodesic, *a, *b, STEP_M)).collect()
}
