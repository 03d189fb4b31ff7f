//! The search held against one that opens every box and leaves nothing out.

use proptest::prelude::*;

use super::*;
use crate::permit::area::line::{EdgeKind, along};
use crate::permit::area::ring::drawn;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat { lon, lat }
}

fn piece(a: (f64, f64), b: (f64, f64)) -> Piece {
    Piece::new(Plane::Metres, at(a.0, a.1), at(b.0, b.1))
}

/// The least of a function that falls and then rises, by thirds.
fn least(of: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let (first, second) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if of(first) < of(second) { high = second } else { low = first }
    }
    of(f64::midpoint(low, high))
}

fn flat(a: LonLat, b: LonLat) -> f64 {
    (a.lon - b.lon).hypot(a.lat - b.lat)
}

/// A closed line by its edges: whether each counts, and the places along it.
type Edges = Vec<(bool, Vec<LonLat>)>;

/// A line around a place, with so many places to an edge.
fn around(centre: (f64, f64), size: (f64, f64), radii: &[(f64, bool)], steps: u32) -> Edges {
    let count = f64::from(u32::try_from(radii.len()).unwrap());
    let corners: Vec<LonLat> = (0_u32..)
        .zip(radii)
        .map(|(n, (radius, _))| {
            let (sin, cos) = (f64::from(n) * std::f64::consts::TAU / count).sin_cos();
            at(centre.0 + size.0 * radius * cos, centre.1 + size.1 * radius * sin)
        })
        .collect();
    let pairs = corners.iter().zip(corners.iter().cycle().skip(1));
    pairs
        .zip(radii)
        .map(|((a, b), (_, counts))| {
            let inner = (0..steps).map(|n| between(*a, *b, f64::from(n) / f64::from(steps)));
            (*counts, inner.chain([*b]).collect())
        })
        .collect()
}

fn boundary(plane: Plane, edges: &Edges) -> Boundary {
    let mut boundary = Boundary::default();
    for (n, (counts, places)) in edges.iter().enumerate() {
        boundary.add(plane, n, *counts, places);
    }
    boundary
}

/// The pieces of the edges that count, or of those that do not.
fn pieces(plane: Plane, edges: &Edges, counts: bool) -> Vec<(usize, Piece)> {
    let edges = edges.iter().enumerate().filter(|(_, edge)| edge.0 == counts);
    edges
        .flat_map(|(n, (_, places))| places.windows(2).map(move |w| (n, Piece::new(plane, w[0], w[1]))))
        .collect()
}

/// On which side, by a ray to the north.
fn is_inside(edges: &Edges, place: LonLat) -> bool {
    let crossed = edges.iter().flat_map(|(_, places)| places.windows(2)).filter(|w| {
        let (a, b) = (w[0], w[1]);
        (a.lon > place.lon) != (b.lon > place.lon)
            && place.lat < a.lat + (b.lat - a.lat) * (place.lon - a.lon) / (b.lon - a.lon)
    });
    crossed.count() % 2 == 1
}

/// The nearest of pieces to a piece, the first of those as near.
fn nearest_of(found: &[(usize, Piece)], from: &Piece) -> (f64, usize) {
    found.iter().fold((f64::INFINITY, 0), |best, (edge, piece)| {
        let metres = closest(from, piece).0.0;
        if metres < best.0 { (metres, *edge) } else { best }
    })
}

/// What a survey finds: the deepest outside, the nearest, whether it strayed.
type Found = (Option<(f64, usize)>, (f64, usize), bool);

/// The same on a flat map, place for place and piece for piece.
fn plainly(edges: &Edges, ring: &[LonLat]) -> Found {
    let plane = Plane::Metres;
    let (count, other) = (pieces(plane, edges, true), pieces(plane, edges, false));
    let (mut outside, mut nearest, mut strayed) = (None, (f64::INFINITY, 0), false);
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let way = Piece::new(plane, *a, *b);
        let near = nearest_of(&count, &way);
        if near.0 < nearest.0 {
            nearest = near;
        }
        let mut turns: Vec<f64> =
            count.iter().chain(&other).filter_map(|(_, piece)| closest(&way, piece).1).collect();
        turns.sort_by(f64::total_cmp);
        let middles = turns.windows(2).map(|pair| between(*a, *b, f64::midpoint(pair[0], pair[1])));
        for place in [*a].into_iter().chain(middles).filter(|place| !is_inside(edges, *place)) {
            let point = Piece::new(plane, place, place);
            let (near, beyond) = (nearest_of(&count, &point), nearest_of(&other, &point));
            if near.0 >= beyond.0 * 0.999 {
                strayed = true;
            } else if outside.is_none_or(|deepest: (f64, usize)| near.0 > deepest.0) {
                outside = Some(near);
            }
        }
    }
    (outside, nearest, strayed)
}

fn found(survey: &Survey) -> Found {
    let short = |near: Near| (near.metres, near.edge);
    (survey.outside.map(short), short(survey.nearest), survey.strayed)
}

fn of_square(counts: [bool; 4], ring: &[LonLat]) -> Survey {
    // The south side is edge 0, the east side 1, the north side 2, the west side 3.
    let corners = [at(0.0, 0.0), at(100.0, 0.0), at(100.0, 100.0), at(0.0, 100.0)];
    let pairs = corners.iter().zip(corners.iter().cycle().skip(1));
    let edges = pairs.zip(counts).map(|((a, b), counts)| (counts, vec![*a, *b])).collect();
    Survey::of(&boundary(Plane::Metres, &edges), Plane::Metres, ring)
}

#[test]
fn each_end_of_two_pieces_can_be_the_nearest() {
    let lying = piece((0.0, 0.0), (10.0, 0.0));
    for (other, metres, on_first, on_second) in [
        (piece((4.0, 3.0), (4.0, 9.0)), 3.0, at(4.0, 0.0), at(4.0, 3.0)),
        (piece((4.0, 9.0), (4.0, 3.0)), 3.0, at(4.0, 0.0), at(4.0, 3.0)),
        (piece((-4.0, -9.0), (-4.0, 9.0)), 4.0, at(0.0, 0.0), at(-4.0, 0.0)),
        (piece((15.0, -9.0), (15.0, 9.0)), 5.0, at(10.0, 0.0), at(15.0, 0.0)),
        (piece((13.0, 4.0), (13.0, 4.0)), 5.0, at(10.0, 0.0), at(13.0, 4.0)),
    ] {
        assert_eq!(closest(&lying, &other), ((metres, on_first, on_second), None));
        assert_eq!(closest(&other, &lying), ((metres, on_second, on_first), None));
    }
    let standing = piece((2.0, -1.0), (2.0, 1.0));
    assert_eq!(closest(&lying, &standing), ((0.0, at(2.0, 0.0), at(2.0, 0.0)), Some(0.2)));
    // An end on the other piece is a crossing too; beyond the end there is none.
    assert_eq!(closest(&lying, &piece((10.0, 0.0), (10.0, 5.0))).1, Some(1.0));
    assert_eq!(closest(&lying, &piece((0.0, 0.0), (0.0, 5.0))).1, Some(0.0));
    assert_eq!(closest(&lying, &piece((10.5, -1.0), (10.5, 1.0))).1, None);
    assert_eq!(closest(&lying, &piece((5.0, 0.5), (5.0, 1.0))).1, None);
}

#[test]
fn of_two_as_near_or_as_deep_the_first_is_named() {
    let inside = of_square([true; 4], &[at(10.0, 10.0), at(90.0, 10.0), at(90.0, 90.0), at(10.0, 90.0)]);
    assert_eq!(found(&inside), (None, (10.0, 0), false));
    let corner = of_square([true; 4], &[at(90.0, 50.0), at(50.0, 90.0), at(50.0, 50.0)]);
    assert_eq!(found(&corner), (None, (10.0, 1), false));
    let outside = of_square([true; 4], &[at(-20.0, 50.0), at(50.0, -20.0), at(120.0, 50.0), at(50.0, 120.0)]);
    assert_eq!(found(&outside), (Some((20.0, 3)), (0.0, 0), false));
    // A place beyond a corner is as near to both edges.
    let beyond = of_square([true; 4], &[at(103.0, 104.0), at(103.0, 104.0), at(103.0, 104.0)]);
    assert_eq!(found(&beyond), (Some((5.0, 1)), (5.0, 1), false));
}

#[test]
fn past_an_edge_that_does_not_count_nothing_is_known() {
    let point = |x: f64, y: f64| [at(x, y), at(x, y), at(x, y)];
    let north_open = [true, true, false, true];
    assert_eq!(found(&of_square(north_open, &point(50.0, 120.0))), (None, (f64::hypot(50.0, 20.0), 1), true));
    assert_eq!(found(&of_square(north_open, &point(120.0, 50.0))), (Some((20.0, 1)), (20.0, 1), false));
    // Beyond their corner it is as near to both, and so is the corner itself.
    assert_eq!(found(&of_square(north_open, &point(103.0, 104.0))), (None, (5.0, 1), true));
    assert_eq!(found(&of_square(north_open, &point(100.0, 100.0))), (None, (0.0, 1), true));
    // Inside it is the edges that count which are near or not.
    assert_eq!(found(&of_square(north_open, &point(50.0, 95.0))), (None, (50.0, 1), false));
}

#[test]
fn the_foot_on_a_parallel_or_a_meridian_is_straight_across() {
    let place = at(5.0, 56.0);
    for (a, b, foot) in [
        (at(4.998, 56.01), at(5.004, 56.01), at(5.0, 56.01)),
        (at(5.01, 55.998), at(5.01, 56.004), at(5.01, 56.0)),
    ] {
        let (metres, found) = from_place(place, &Piece::new(Plane::Degrees, a, b));
        assert!((metres - distance_m(place, foot)).abs() < 0.01, "{metres}");
        assert!(distance_m(found, foot) < 0.5, "{found:?}");
    }
}

#[test]
fn the_foot_is_looked_for_in_a_window_that_grows_as_the_square() {
    for (metres, window) in [(0.0, 1_000.0), (6_000.0, 1_006.0), (60_000.0, 1_600.0), (600_000.0, 61_000.0)] {
        assert_eq!(reach(metres), window);
    }
}

/// How well a survey says that it knows a distance.
fn right_to(metres: f64) -> f64 {
    if metres <= 1_000.0 { 0.1 } else { metres * 2e-4 }
}

/// How far a place is from the pieces that count, on the ellipsoid.
fn from_all(place: LonLat, edges: &Edges) -> f64 {
    let pieces = pieces(Plane::Degrees, edges, true);
    pieces.iter().map(|(_, piece)| from_place(place, piece).0).fold(f64::INFINITY, f64::min)
}

fn radii(most: usize) -> impl Strategy<Value = Vec<(f64, bool)>> {
    let radius = || 0.3..1.5_f64;
    prop::collection::vec((radius(), prop::bool::weighted(0.8)), 3..most).prop_map(|mut radii| {
        radii[0].1 = true;
        radii
    })
}

proptest! {
    #[test]
    fn no_place_on_two_pieces_is_nearer_than_the_closest(
        ends in prop::array::uniform4((-9.0..9.0_f64, -9.0..9.0_f64)),
    ) {
        let (first, second) = (piece(ends[0], ends[1]), piece(ends[2], ends[3]));
        let ((metres, on_first, on_second), turn) = closest(&first, &second);
        let sought = least(|s| {
            let place = between(first.a, first.b, s);
            least(|t| flat(place, between(second.a, second.b, t)))
        });
        prop_assert!((metres - sought).abs() < 1e-6, "{metres} {sought}");
        prop_assert!((flat(on_first, on_second) - metres).abs() < 1e-9);
        for (place, piece) in [(on_first, &first), (on_second, &second)] {
            let off = flat(piece.a, place) + flat(place, piece.b) - flat(piece.a, piece.b);
            prop_assert!(off.abs() < 1e-6, "{off}");
        }
        prop_assert_eq!(turn.is_some(), metres == 0.0);
        if let Some(share) = turn {
            prop_assert_eq!(between(first.a, first.b, share), on_first);
        }
    }

    #[test]
    fn a_box_is_no_further_than_what_it_holds(
        radii in radii(9), steps in 1_u32..40, a in (0.0..12.0_f64, 50.0..62.0_f64), b in (-0.2..0.2_f64, -0.2..0.2_f64),
    ) {
        let boundary = boundary(Plane::Degrees, &around((5.0, 56.0), (2.0, 1.0), &radii, steps));
        let piece = Piece::new(Plane::Degrees, at(a.0, a.1), at(a.0 + b.0, a.1 + b.1));
        for block in &boundary.blocks {
            let nearest = block.pieces.iter().map(|held| closest(&piece, held).0.0).fold(f64::INFINITY, f64::min);
            prop_assert!(block.at_least(&piece) <= nearest + 1e-6);
        }
    }

    #[test]
    fn a_survey_finds_what_a_search_of_every_piece_finds(
        radii in radii(9), steps in 1_u32..40, ring in radii(12),
        centre in (-1_500.0..1_500.0_f64, -1_500.0..1_500.0_f64), size in 10.0..1_500.0_f64,
    ) {
        let edges = around((0.0, 0.0), (1_000.0, 1_000.0), &radii, steps);
        let ring: Vec<LonLat> = around(centre, (size, size), &ring, 1).into_iter().map(|(_, p)| p[0]).collect();
        let survey = Survey::of(&boundary(Plane::Metres, &edges), Plane::Metres, &ring);
        let (outside, nearest, strayed) = plainly(&edges, &ring);
        let (there, near, beyond) = found(&survey);
        prop_assert_eq!(there.is_some(), outside.is_some());
        let deep = |found: Option<(f64, usize)>| found.map_or(0.0, |deepest| deepest.0);
        prop_assert!((deep(there) - deep(outside)).abs() < 1e-6);
        prop_assert!((near.0 - nearest.0).abs() < 1e-6);
        prop_assert_eq!(beyond, strayed);
        // At a corner two edges are as near, but for the last digit: the one that is named is as near.
        let count = pieces(Plane::Metres, &edges, true);
        for near in survey.outside.iter().chain([&survey.nearest]) {
            let named: Vec<_> = count.iter().filter(|(edge, _)| *edge == near.edge).copied().collect();
            let there = Piece::new(Plane::Metres, near.at, near.at);
            prop_assert!((nearest_of(&named, &there).0 - near.metres).abs() < 1e-6, "{near:?}");
        }
    }

    #[test]
    fn a_piece_seen_from_afar_is_as_near_as_its_nearest_place(
        place in (0.0..12.0_f64, 53.0..60.0_f64), a in (0.0..12.0_f64, 53.0..60.0_f64), way in 0.0..6.3_f64,
        length in 0.0..500.0_f64,
    ) {
        let (sin, cos) = way.sin_cos();
        let (kx, ky) = Plane::Degrees.scale(a.1);
        let piece = Piece::new(
            Plane::Degrees, at(a.0, a.1), at(a.0 + cos * length / kx, a.1 + sin * length / ky),
        );
        let place = at(place.0, place.1);
        let (metres, foot) = from_place(place, &piece);
        let sought = least(|share| distance_m(place, between(piece.a, piece.b, share)));
        prop_assert!((metres - sought).abs() < 0.01, "{metres} {sought}");
        prop_assert!((metres - distance_m(place, foot)).abs() < 0.01);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn on_the_ellipsoid_no_piece_is_nearer(
        radii in radii(9), centre in (4.0..6.0_f64, 55.4..56.6_f64), half in 0.001..0.03_f64,
    ) {
        // Each edge as a line of short pieces, as the plan area's are.
        let mut edges = around((5.0, 56.0), (0.4, 0.25), &radii, 1);
        for (_, places) in &mut edges {
            let (from, to) = (places[0], places[1]);
            *places = along(EdgeKind::GreatCircle, from, to, 500.0);
            places.push(to);
        }
        let (west, south) = (centre.0 - half, centre.1 - half);
        let ring = drawn(&[at(west, south), at(west + half, south), at(west, south + half)]);
        let survey = Survey::of(&boundary(Plane::Degrees, &edges), Plane::Degrees, &ring);
        let from_ring = ring.iter().map(|place| from_all(*place, &edges));
        if let Some(deepest) = survey.outside {
            let sought = from_ring.clone().fold(0.0, f64::max);
            if ring.iter().all(|place| !is_inside(&edges, *place)) && !survey.strayed {
                prop_assert!((deepest.metres - sought).abs() < right_to(sought), "{deepest:?} {sought}");
            }
            prop_assert!((deepest.metres - from_all(deepest.at, &edges)).abs() < 0.01, "{deepest:?}");
            prop_assert!(edges[deepest.edge].0);
        }
        // Either a place of the ring is nearest, or one of the line is nearest to a side of the ring.
        let sides: Vec<Piece> =
            ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| Piece::new(Plane::Degrees, *a, *b)).collect();
        let places = edges.iter().filter(|edge| edge.0).flat_map(|(_, places)| places);
        let from_line = places.flat_map(|place| sides.iter().map(|side| from_place(*place, side).0));
        let sought = from_ring.chain(from_line).fold(f64::INFINITY, f64::min);
        if survey.nearest.metres > 0.0 {
            prop_assert!((survey.nearest.metres - sought).abs() < right_to(sought), "{survey:?} {sought}");
        }
        prop_assert!(edges[survey.nearest.edge].0);
    }
}
