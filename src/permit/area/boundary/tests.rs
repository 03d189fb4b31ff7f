//! Sides and boxes, held against what can be told without them.

use proptest::prelude::*;

use super::*;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat { lon, lat }
}

fn closed(plane: Plane, corners: &[LonLat]) -> Boundary {
    let mut places = corners.to_vec();
    places.extend(corners.first());
    let mut boundary = Boundary::default();
    boundary.add(plane, 0, true, &places);
    boundary
}

/// Towers of a width of one beside each other, from the ground up.
fn skyline(heights: &[u8]) -> Vec<LonLat> {
    let mut roofs = Vec::new();
    for (west, height) in (0_u32..).map(f64::from).zip(heights) {
        roofs.extend([at(west, f64::from(*height)), at(west + 1.0, f64::from(*height))]);
    }
    let east = roofs.last().map_or(0.0, |place| place.lon);
    roofs.extend([at(east, 0.0), at(0.0, 0.0)]);
    roofs
}

/// The box from 0 to 10 east and from 0 to 20 north.
fn the_box(plane: Plane) -> Block {
    let (a, b, c) = (at(0.0, 0.0), at(10.0, 5.0), at(4.0, 20.0));
    Block::new(0, true, &[Piece::new(plane, a, b), Piece::new(plane, b, c)])
}

#[test]
fn a_box_is_as_far_as_its_nearest_side() {
    let block = the_box(Plane::Metres);
    for (a, b, metres) in [
        (at(13.0, 5.0), at(15.0, 6.0), 3.0),
        (at(15.0, 6.0), at(13.0, 5.0), 3.0),
        (at(-7.0, 5.0), at(-4.0, 6.0), 4.0),
        (at(5.0, 25.0), at(6.0, 29.0), 5.0),
        (at(5.0, -9.0), at(6.0, -6.0), 6.0),
        (at(13.0, 24.0), at(18.0, 24.0), 5.0),
        (at(-6.0, -8.0), at(-6.0, -8.0), 10.0),
        (at(5.0, 5.0), at(6.0, 6.0), 0.0),
        (at(-5.0, 5.0), at(15.0, 5.0), 0.0),
        (at(10.0, 20.0), at(30.0, 40.0), 0.0),
    ] {
        assert_eq!(block.at_least(&Piece::new(Plane::Metres, a, b)), metres, "{a:?} {b:?}");
    }
    // Degrees of longitude grow shorter to the north: the least that they come to in either.
    let block = the_box(Plane::Degrees);
    let north = Piece::new(Plane::Degrees, at(11.0, 15.0), at(11.0, 25.0));
    let metres = metres_per_degree(20.0).0;
    assert!((block.at_least(&north) - metres).abs() < 1e-6);
    let south = Piece::new(Plane::Degrees, at(11.0, 5.0), at(11.0, 5.0));
    let metres = metres_per_degree(12.5).0;
    assert!((block.at_least(&south) - metres).abs() < 1e-6);
}

#[test]
fn a_place_on_the_line_belongs_to_one_side() {
    let heights = [2, 5, 1, 1, 4, 3, 5, 2, 2, 1, 3];
    let boundary = closed(Plane::Metres, &skyline(&heights));
    // Every corner, every middle of a side and of a square, and what is around.
    for (x, y) in (-3..26_i32).flat_map(|x| (-3..13_i32).map(move |y| (x, y))) {
        let (lon, lat) = (f64::from(x) / 2.0, f64::from(y) / 2.0);
        let tower = usize::try_from(x.div_euclid(2)).ok().and_then(|n| heights.get(n));
        let inside = tower.is_some_and(|height| y >= 0 && lat < f64::from(*height));
        assert_eq!(boundary.holds(at(lon, lat)), inside, "{lon} {lat}");
    }
}

#[test]
fn an_edge_is_kept_in_short_blocks() {
    let places: Vec<LonLat> = (0..=40_u32).map(|n| at(f64::from(n), 0.0)).collect();
    let mut boundary = Boundary::default();
    boundary.add(Plane::Metres, 3, false, &places);
    let sizes: Vec<usize> = boundary.blocks.iter().map(|block| block.pieces.len()).collect();
    assert_eq!(sizes, [16, 16, 8]);
    assert!(boundary.blocks.iter().all(|block| block.edge == 3 && !block.counts));
    let ends: Vec<(f64, f64)> = boundary.blocks.iter().map(|block| (block.west, block.east)).collect();
    assert_eq!(ends, [(0.0, 16.0), (16.0, 32.0), (32.0, 40.0)]);
}

proptest! {
    #[test]
    fn a_triangle_holds_what_is_on_one_side_of_its_three_lines(
        corners in prop::array::uniform3((-9.0..9.0_f64, -9.0..9.0_f64)), x in -9.0..9.0_f64, y in -9.0..9.0_f64,
    ) {
        let corners = corners.map(|(lon, lat)| at(lon, lat));
        let boundary = closed(Plane::Metres, &corners);
        let left = |a: LonLat, b: LonLat| (b.lon - a.lon) * (y - a.lat) > (b.lat - a.lat) * (x - a.lon);
        let [a, b, c] = corners;
        let sides = [left(a, b), left(b, c), left(c, a)];
        let inside = sides == [true; 3] || sides == [false; 3];
        prop_assert_eq!(boundary.holds(at(x, y)), inside);
    }
}
