//! The area test: known answers of geodesy, the demonstration cases, and properties that hold everywhere.

use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use sagsgang::casework::Problem;
use sagsgang::law::{Day, Provision};
use sagsgang::permit::area::{
    AreaProblem, AreaResult, CheckInput, Crossing, Datum, EdgeKind, GeodesicLine, LonLat, PlanArea, Status,
    Verdict, check, check_without_datum, distance_m, from_ed50, outline, ring_in_ed50, to_ed50,
};
use serde_json::{Value, json};

fn today() -> Day {
    Day::ymd(2026, 11, 21).unwrap()
}

/// A square in ED50 degrees around a place, `half` metres to each side.
fn square(lat: f64, lon: f64, half: f64) -> Vec<[f64; 2]> {
    let dy = half / 111_300.0;
    let dx = dy / lat.to_radians().cos();
    vec![
        [lon - dx, lat - dy],
        [lon + dx, lat - dy],
        [lon + dx, lat + dy],
        [lon - dx, lat + dy],
        [lon - dx, lat - dy],
    ]
}

fn ed50(site: &[[f64; 2]], complex: &[[f64; 2]]) -> CheckInput {
    CheckInput {
        datum: Some(Datum::Ed50),
        site: site.to_vec(),
        complex: complex.to_vec(),
        line: GeodesicLine::GreatCircle,
    }
}

fn answer(input: &CheckInput) -> AreaResult {
    check(input, today()).unwrap()
}

/// A ring of a metre's size is as good as a point.
fn point(lat: f64, lon: f64) -> AreaResult {
    let ring = square(lat, lon, 0.5);
    answer(&ed50(&ring, &ring))
}

fn faults(input: &CheckInput) -> Vec<Problem> {
    check(input, today()).unwrap_err()
}

fn metres(figure: Decimal) -> f64 {
    figure.to_f64().unwrap()
}

// Known answers.

/// How far a place is from the edge R2-R3, which lies on the treaty line DK-NO 6-7. The line itself is held against the
/// official coordinates to 1e-9 degrees beside the code.
fn off_the_line(lat: f64, lon: f64, line: GeodesicLine) -> f64 {
    let ring = square(lat, lon, 0.01);
    let result = answer(&CheckInput { line, ..ed50(&ring, &ring) });
    assert_eq!(result.site.nearest_edge, "R2–R3");
    metres(result.site.distance_to_edge_m).abs()
}

#[test]
fn gc_the_great_circle_gives_the_official_corners_on_the_norwegian_line() {
    assert!(off_the_line(56.708_333_333, 5.401_917_371, GeodesicLine::GreatCircle) <= 0.1);
    assert!(off_the_line(56.765_093_900, 5.583_333_333, GeodesicLine::GreatCircle) <= 0.1);
    // The reading moves the line by about a metre there.
    assert!(off_the_line(56.765_093_900, 5.583_333_333, GeodesicLine::EllipsoidalGeodesic) >= 0.3);
}

#[test]
fn d_ed50_to_wgs84_is_epsg_1311() {
    for (lat, lon, to_lat, to_lon) in [
        (56.64, 5.32, 56.639_370_817, 5.318_569_788),
        (56.0, 6.25, 55.999_358_206, 6.248_618_417),
        (56.591_666_667, 5.033_333_333, 56.591_032_548, 5.031_896_944),
        (56.086_666_667, 3.25, 56.085_994_365, 3.248_533_876),
        (56.5, 5.0, 56.499_362_228, 4.998_566_053),
    ] {
        let [x, y] = from_ed50(Datum::Wgs84, LonLat { lon, lat }).unwrap();
        assert!((y - to_lat).abs() <= 1e-8, "{y} {to_lat}");
        assert!((x - to_lon).abs() <= 1e-8, "{x} {to_lon}");
        let back = to_ed50(Datum::Wgs84, [to_lon, to_lat]).unwrap();
        assert!((back.lat - lat).abs() <= 2e-8 && (back.lon - lon).abs() <= 2e-8);
        // ETRS89 is taken to be WGS 84; the shift is never left out.
        let etrs = from_ed50(Datum::Etrs89, LonLat { lon, lat }).unwrap();
        assert_eq!(etrs, [x, y]);
        let shift = distance_m(LonLat { lon, lat }, LonLat { lon: x, lat: y });
        assert!((109.0..=118.5).contains(&shift), "{shift}");
    }
}

#[test]
fn utm_is_the_transverse_mercator_of_its_ellipsoid() {
    // On the central meridian the easting is 500 km; 3°E and 9°E.
    for (datum, lon) in [(Datum::Ed50Utm31, 3.0), (Datum::Ed50Utm32, 9.0)] {
        let [easting, northing] = from_ed50(datum, LonLat { lon, lat: 56.0 }).unwrap();
        assert!((easting - 500_000.0).abs() < 1e-6);
        // 0.9996 of the meridian's arc from the equator to 56°N on International 1924.
        let arc = distance_m(LonLat { lon, lat: 45.0 }, LonLat { lon, lat: 56.0 });
        let [_, at_45] = from_ed50(datum, LonLat { lon, lat: 45.0 }).unwrap();
        assert!(((northing - at_45) - 0.9996 * arc).abs() < 1e-4);
    }
    let [e31, n31] = from_ed50(Datum::Etrs89Utm31, LonLat { lon: 5.0, lat: 56.5 }).unwrap();
    let [e32, n32] = from_ed50(Datum::Etrs89Utm32, LonLat { lon: 5.0, lat: 56.5 }).unwrap();
    let a = to_ed50(Datum::Etrs89Utm31, [e31, n31]).unwrap();
    let b = to_ed50(Datum::Etrs89Utm32, [e32, n32]).unwrap();
    assert!(distance_m(a, b) < 0.002);
    assert!((e31 - e32).abs() > 200_000.0);
}

#[test]
fn e_1_and_e_2_the_edge_is_curved() {
    let on_the_line = point(56.342_379_361, 4.135_777_571);
    assert_eq!(on_the_line.site.verdict, Verdict::Undecidable);
    assert!(metres(on_the_line.site.distance_to_edge_m).abs() <= 2.0);
    assert_eq!(on_the_line.site.nearest_edge, "R3–R4");
    assert_eq!(on_the_line.site.nearest_edge_kind, EdgeKind::GreatCircle);
    assert_eq!(on_the_line.complex.boundary.crosses, Crossing::Undecidable);
    // Demonstration case J: the strip that a flat map gets wrong.
    let in_the_strip = point(56.340_379_361, 4.135_777_571);
    assert_eq!(in_the_strip.site.verdict, Verdict::Inside);
    assert_eq!(in_the_strip.complex.boundary.crosses, Crossing::No);
    let past = point(56.344_379_361, 4.135_777_571);
    assert_eq!(past.site.verdict, Verdict::Outside);
    assert_eq!(past.complex.boundary.crosses, Crossing::Yes);
}

#[test]
fn e_3_and_e_4_the_south_edge_is_the_parallel() {
    let area = PlanArea::on(today()).unwrap();
    let edges = area.edges(GeodesicLine::GreatCircle);
    let kinds: Vec<EdgeKind> = edges.iter().map(|(_, _, kind)| *kind).collect();
    use EdgeKind::{GreatCircle, Meridian, Parallel};
    assert_eq!(kinds, [Meridian, GreatCircle, GreatCircle, GreatCircle, Parallel]);
    let above = point(56.004, 4.775_944_196);
    assert_eq!(above.site.verdict, Verdict::Inside);
    assert_eq!(above.site.nearest_edge, "R5–R1");
    assert_eq!(above.site.nearest_edge_kind, Parallel);
    // 0.004° of latitude is 445.4 m on International 1924, less the ring's half metre.
    let expected =
        distance_m(LonLat { lon: 4.775_944_196, lat: 56.0 }, LonLat { lon: 4.775_944_196, lat: 56.004 });
    assert!((metres(above.site.distance_to_edge_m) - (expected - 0.5)).abs() <= 0.1);
    let below = point(55.996, 4.775_944_196);
    assert_eq!(below.site.verdict, Verdict::Outside);
    assert!((metres(below.site.distance_to_edge_m) + expected + 0.5).abs() <= 0.1);
}

#[test]
fn the_siri_field_is_inside() {
    let ring = square(56.482_686, 4.911_144, 500.0);
    let input = CheckInput { datum: Some(Datum::Wgs84), ..ed50(&ring, &ring) };
    let result = answer(&input);
    assert_eq!(result.site.verdict, Verdict::Inside);
    assert_eq!(result.complex.ring.verdict, Verdict::Inside);
    assert_eq!(result.complex.boundary.crosses, Crossing::No);
    assert_eq!(result.complex.boundary.nearest_line, "DK-NO-7–DK-NO-8");
    assert!(metres(result.site.distance_to_edge_m) > 5_000.0);
}

// The demonstration cases.

#[test]
fn case_d_havnsoe_is_outside() {
    let ring = square(55.75, 11.33, 2_000.0);
    let result = answer(&CheckInput { datum: Some(Datum::Etrs89), ..ed50(&ring, &ring) });
    assert_eq!(result.site.verdict, Verdict::Outside);
    assert_eq!(result.complex.ring.verdict, Verdict::Outside);
    assert!(result.site.nearest_edge.contains("R1"));
    // To the corner R1, the area's nearest place, from the far side of the square.
    let far = to_ed50(Datum::Etrs89, ring[1]).unwrap();
    let expected = distance_m(far, LonLat { lon: 6.25, lat: 56.0 });
    assert!((metres(result.site.distance_to_edge_m) + expected).abs() < 1.0);
    // The limit of the shelf is not described there, so nothing is said of it.
    assert_eq!(result.complex.boundary.crosses, Crossing::Undecidable);
    assert!(result.complex.boundary.beyond_description);
}

#[test]
fn case_e_without_a_datum_nothing_is_guessed() {
    // 60 m north of the parallel.
    let ring = square(56.0 + 65.0 / 111_350.0, 5.0, 5.0);
    let input = CheckInput { datum: None, ..ed50(&ring, &ring) };
    let found = faults(&input);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pointer, "/datum");
    assert_eq!(found[0].provision, Some(Provision::of("bek974.4.2")));
    let tried = check_without_datum(&input, today()).unwrap();
    assert_eq!(tried.site, Verdict::Undecidable);
    assert_eq!(tried.complex, Verdict::Undecidable);
    let datums: Vec<Datum> = tried.by_datum.iter().map(|t| t.datum).collect();
    assert_eq!(datums, [Datum::Ed50, Datum::Wgs84, Datum::Etrs89]);
    assert_eq!(tried.by_datum[0].site_distance_m, "60.0".parse().unwrap());
    // Read as WGS 84 it lies further north in ED50: inside by either, and yet too near to say.
    assert!(!tried.differs);
    assert_eq!(tried.by_datum[1].site, Verdict::Inside);
    assert!(tried.text.da.contains("tæt på en kant"));
}

#[test]
fn without_a_datum_a_verdict_that_differs_is_said() {
    // 40 m south of the parallel in ED50; some 31 m north of it if the figures are WGS 84.
    let ring = square(56.0 - 40.0 / 111_350.0, 5.0, 5.0);
    let tried = check_without_datum(&ed50(&ring, &ring), today()).unwrap();
    assert!(tried.differs);
    assert_eq!(tried.by_datum[0].site, Verdict::Outside);
    assert_eq!(tried.by_datum[1].site, Verdict::Inside);
    assert_eq!((tried.site, tried.complex), (Verdict::Undecidable, Verdict::Undecidable));
    assert!(tried.text.en.contains("depends on it"));
}

#[test]
fn without_a_datum_far_from_every_edge_the_answer_is_common() {
    let ring = square(56.4, 5.5, 1_000.0);
    let tried = check_without_datum(&ed50(&ring, &ring), today()).unwrap();
    assert!(!tried.differs);
    assert_eq!((tried.site, tried.complex), (Verdict::Inside, Verdict::Inside));
    assert!(tried.text.en.contains("must still be stated"));
    // Just past 120 m it is common; just within it is not.
    for (off, verdict) in [(121.0, Verdict::Inside), (119.0, Verdict::Undecidable)] {
        let ring = square(56.0 + (off + 5.0) / 111_354.0, 5.0, 5.0);
        let tried = check_without_datum(&ed50(&ring, &ring), today()).unwrap();
        assert_eq!(tried.site, verdict, "{off} {:?}", tried.by_datum);
    }
}

#[test]
fn without_a_datum_metres_are_tried_as_utm() {
    let ring: Vec<[f64; 2]> = square(56.4, 5.5, 1_000.0)
        .iter()
        .map(|[lon, lat]| from_ed50(Datum::Ed50Utm31, LonLat { lon: *lon, lat: *lat }).unwrap())
        .collect();
    let tried = check_without_datum(&ed50(&ring, &ring), today()).unwrap();
    let datums: Vec<Datum> = tried.by_datum.iter().map(|t| t.datum).collect();
    assert_eq!(datums, [Datum::Ed50Utm31, Datum::Ed50Utm32, Datum::Etrs89Utm31, Datum::Etrs89Utm32]);
    // Zone 32 would put it ashore.
    assert!(tried.differs);
    assert_eq!(tried.by_datum[1].site, Verdict::Outside);
    assert!(check_without_datum(&ed50(&[], &[]), today()).is_err());
}

#[test]
fn case_f_a_complex_may_cross_where_its_site_does_not() {
    // On the great circle R3-R4 (E-1), the complex reaching 300 m past it.
    let site = square(56.32, 4.135_777_571, 200.0);
    let north = 56.342_379_361 + 300.0 / 111_350.0;
    let complex = vec![
        [4.10, 56.30],
        [4.17, 56.30],
        [4.17, 56.33],
        [4.135_777_571, north],
        [4.10, 56.33],
        [4.10, 56.30],
    ];
    let result = answer(&ed50(&site, &complex));
    assert_eq!(result.site.verdict, Verdict::Inside);
    assert_eq!(result.complex.ring.verdict, Verdict::Outside);
    assert_eq!(result.complex.boundary.crosses, Crossing::Yes);
    assert_eq!(result.complex.ring.distance_to_edge_m, result.complex.boundary.distance_m);
    // 300 m due north of a line that runs east-north-east is some 267 m off it.
    let off = metres(result.complex.boundary.distance_m);
    assert!((-300.0..-230.0).contains(&off), "{off}");
    assert_eq!(result.complex.ring.nearest_edge, "R3–R4");
}

#[test]
fn leaving_the_plan_area_is_not_leaving_the_shelf() {
    // Across the meridian 6°15'E: outside the plan area, on the Danish shelf.
    let ring = square(56.4, 6.25, 2_000.0);
    let result = answer(&ed50(&ring, &ring));
    assert_eq!(result.site.verdict, Verdict::Outside);
    assert_eq!(result.site.nearest_edge, "R1–R2");
    assert_eq!(result.site.nearest_edge_kind, EdgeKind::Meridian);
    assert_eq!(result.complex.boundary.crosses, Crossing::No);
    assert!(!result.complex.boundary.beyond_description);
    // South of 56°N the shelf is not described.
    let ring = square(55.9, 5.0, 2_000.0);
    let result = answer(&ed50(&ring, &ring));
    assert_eq!(result.complex.boundary.crosses, Crossing::Undecidable);
    assert!(result.complex.boundary.beyond_description);
    // Wholly in Norway, and wholly in the United Kingdom.
    for (lat, lon) in [(56.7, 4.0), (56.05, 3.1)] {
        let ring = square(lat, lon, 2_000.0);
        let result = answer(&ed50(&ring, &ring));
        assert_eq!(result.complex.boundary.crosses, Crossing::Yes, "{lat} {lon}");
        assert!(metres(result.complex.boundary.distance_m) < -5_000.0);
    }
}

#[test]
fn distances_to_the_meridian_are_those_of_a_dense_search() {
    for (lat, lon) in [(56.3, 6.24), (56.5, 6.225), (56.6, 6.2), (56.7, 6.1), (56.4, 6.0)] {
        let ring = square(lat, lon, 5.0);
        let result = answer(&ed50(&ring, &ring));
        assert_eq!(result.site.nearest_edge, "R1–R2");
        // The meridians close in to the north: the north-east corner is nearest, to a place a little further north.
        let corner = LonLat { lon: ring[2][0], lat: ring[2][1] };
        let places = (0..4_000).map(|n| LonLat { lon: 6.25, lat: lat - 0.01 + f64::from(n) * 5e-6 });
        let nearest = places.map(|place| distance_m(corner, place)).fold(f64::INFINITY, f64::min);
        let found = metres(result.site.distance_to_edge_m);
        assert!((found - nearest).abs() <= 0.15 + nearest * 1e-5, "{lat} {lon}: {found}, not {nearest}");
    }
}

#[test]
fn a_person_decides_within_five_metres() {
    // The ring's south side so many metres north of the parallel.
    for (off, verdict) in [
        (5.2, Verdict::Inside),
        (4.8, Verdict::Undecidable),
        (-4.8, Verdict::Undecidable),
        (-5.2, Verdict::Outside),
    ] {
        let south = 56.0 + off / 111_355.0;
        let ring = vec![[5.0, south], [5.001, south], [5.001, 56.01], [5.0, 56.01], [5.0, south]];
        let result = answer(&ed50(&ring, &ring));
        assert_eq!(result.site.verdict, verdict, "{off}: {:?}", result.site);
        assert!((metres(result.site.distance_to_edge_m) - off).abs() < 0.1);
    }
}

#[test]
fn a_ring_around_the_whole_area_is_outside() {
    let ring = vec![[3.0, 55.5], [7.0, 55.5], [7.0, 57.5], [3.0, 57.5], [3.0, 55.5]];
    let result = answer(&ed50(&square(56.4, 5.5, 100.0), &ring));
    assert_eq!(result.site.verdict, Verdict::Inside);
    assert_eq!(result.complex.ring.verdict, Verdict::Outside);
    assert_eq!(result.complex.boundary.crosses, Crossing::Yes);
}

#[test]
fn a_notch_of_the_area_between_two_corners_is_seen() {
    // From inside to inside across the reflex corner R3 the line is outside in between.
    let r3 = (56.591_666_667, 5.033_333_333);
    let ring = vec![
        [r3.1 - 0.3, r3.0 - 0.080],
        [r3.1, r3.0 - 0.2],
        [r3.1 + 0.3, r3.0 + 0.090],
        [r3.1 - 0.3, r3.0 - 0.080],
    ];
    let result = answer(&ed50(&ring, &ring));
    assert_eq!(result.site.verdict, Verdict::Outside, "{:?}", result.site);
}

// Faults.

#[test]
fn every_fault_is_found_at_once_with_its_place() {
    let input = CheckInput {
        datum: None,
        site: vec![[5.0, 56.4], [5.1, 56.4], [5.1, 56.5]],
        complex: vec![[5.0, 56.4], [5.1, 56.5], [5.1, 56.4], [5.0, 56.5], [5.0, 56.4]],
        line: GeodesicLine::GreatCircle,
    };
    let pointers: Vec<String> = faults(&input).iter().map(|p| p.pointer.clone()).collect();
    assert_eq!(pointers, ["/datum", "/site", "/site", "/complex/0"]);
    let before = Day::ymd(2022, 6, 30).unwrap();
    let found = check(&input, before).unwrap_err();
    assert_eq!(found.last().unwrap().provision, Some(Provision::of("bek974.9")));
    assert!(found.last().unwrap().message.da.contains("30. juni 2022"));
    assert!(PlanArea::on(before).is_none());
    assert!(PlanArea::on(before.plus_days(1)).is_some());
}

#[test]
fn coordinates_that_cannot_be_meant_are_refused_one_by_one() {
    for (datum, position, problem) in [
        (Datum::Ed50, [56.4, 5.0], AreaProblem::LooksSwapped(Datum::Ed50)),
        (Datum::Ed50, [500_000.0, 6_250_000.0], AreaProblem::LooksLikeMetres(Datum::Ed50)),
        (Datum::Wgs84, [6_250_000.0, 500_000.0], AreaProblem::LooksLikeMetres(Datum::Wgs84)),
        (Datum::Ed50Utm31, [5.0, 56.4], AreaProblem::LooksLikeDegrees(Datum::Ed50Utm31)),
        (Datum::Etrs89Utm32, [56.4, 5.0], AreaProblem::LooksLikeDegrees(Datum::Etrs89Utm32)),
        (Datum::Ed50Utm31, [6_250_000.0, 500_000.0], AreaProblem::LooksSwapped(Datum::Ed50Utm31)),
        (Datum::Etrs89, [5.0, 39.9], AreaProblem::OutOfRange(Datum::Etrs89)),
        (Datum::Etrs89, [179.0, 56.0], AreaProblem::OutOfRange(Datum::Etrs89)),
        (Datum::Etrs89Utm31, [500_000.0, 8_400_001.0], AreaProblem::OutOfRange(Datum::Etrs89Utm31)),
        (Datum::Ed50, [f64::NAN, 56.0], AreaProblem::NotFinite),
        (Datum::Ed50, [5.0, f64::INFINITY], AreaProblem::NotFinite),
    ] {
        assert_eq!(to_ed50(datum, position), Err(problem), "{datum:?} {position:?}");
        let text = problem.text();
        assert!(text.da.ends_with('.') && text.en.ends_with('.') && text.da != text.en);
        assert!(!problem.to_string().is_empty());
    }
    for position in [[-20.0, 40.0], [40.0, 75.0], [-20.0, 75.0], [40.0, 40.0]] {
        assert!(to_ed50(Datum::Ed50, position).is_ok());
        assert!(to_ed50(Datum::Wgs84, position).is_ok());
    }
    let mut site = square(56.4, 5.0, 1_000.0);
    site[2] = [site[2][1], site[2][0]];
    let found = faults(&ed50(&site, &square(56.4, 5.0, 2_000.0)));
    assert!(found.iter().any(|p| p.pointer == "/site/2" && p.message.en.contains("swapped")), "{found:?}");
    assert!(found.iter().all(|p| p.provision == Some(Provision::of("bek974.4.1.4"))));
    assert!(from_ed50(Datum::Wgs84, LonLat { lon: 50.0, lat: 56.0 }).is_err());
    assert!(AreaProblem::LooksSwapped(Datum::Ed50Utm31).text().da.contains("northing"));
    assert!(AreaProblem::LooksSwapped(Datum::Ed50).text().da.contains("bredden"));
    assert!(AreaProblem::OutOfRange(Datum::Ed50Utm31).text().da.contains("8.400.000"));
    assert!(AreaProblem::OutOfRange(Datum::Ed50).text().da.contains("grader"));
    assert!(AreaProblem::LooksLikeMetres(Datum::Ed50).text().da.contains("er i grader"));
    assert!(AreaProblem::LooksLikeDegrees(Datum::Ed50Utm31).text().da.contains("er i meter"));
}

#[test]
fn many_bad_coordinates_are_summed_up() {
    let bad: Vec<[f64; 2]> = (0..30).map(|n| [100.0 + f64::from(n), 10.0 + f64::from(n * n)]).collect();
    let found = ring_in_ed50(Datum::Ed50, &bad, "/site").unwrap_err();
    assert_eq!(found.iter().filter(|p| p.pointer.starts_with("/site/")).count(), 20);
    assert!(found.iter().any(|p| p.message.en == "A further 10 coordinates cannot be read."));
    let bad = &bad[..20];
    let found = ring_in_ed50(Datum::Ed50, bad, "/site").unwrap_err();
    assert_eq!(found.iter().filter(|p| p.pointer.starts_with("/site/")).count(), 20);
    assert!(!found.iter().any(|p| p.message.en.contains("further")));
}

fn shape(ring: &[[f64; 2]]) -> Vec<String> {
    ring_in_ed50(Datum::Ed50, ring, "/site")
        .err()
        .unwrap_or_default()
        .into_iter()
        .map(|p| p.pointer)
        .collect()
}

#[test]
fn rings_are_closed_simple_and_bounded() {
    let good = square(56.4, 5.0, 1_000.0);
    assert!(shape(&good).is_empty());
    assert_eq!(ring_in_ed50(Datum::Ed50, &good, "/site").unwrap().len(), 4);
    let triangle = [[5.0, 56.4], [5.1, 56.4], [5.1, 56.5], [5.0, 56.4]];
    assert!(shape(&triangle).is_empty());
    assert_eq!(shape(&[]), ["/site"]);
    // Closed with three positions is a line there and back.
    assert_eq!(shape(&[[5.0, 56.4], [5.1, 56.4], [5.0, 56.4]]), ["/site", "/site/0"]);
    assert_eq!(shape(&[[5.0, 56.4], [5.1, 56.4], [5.1, 56.5], [5.0, 56.5]]), ["/site"]);
    // A corner written twice.
    assert_eq!(shape(&[[5.0, 56.4], [5.1, 56.4], [5.1, 56.4], [5.1, 56.5], [5.0, 56.4]]), ["/site/2"]);
    // A bow tie; a spike; a corner on another line; a line that runs back along its neighbour.
    assert_eq!(shape(&[[5.0, 56.4], [5.1, 56.5], [5.1, 56.4], [5.0, 56.5], [5.0, 56.4]]), ["/site/0"]);
    assert_eq!(
        shape(&[[5.0, 56.4], [5.2, 56.4], [5.2, 56.5], [5.1, 56.4], [5.0, 56.5], [5.0, 56.4]]),
        ["/site/0", "/site/0"]
    );
    assert_eq!(
        shape(&[[5.0, 56.4], [5.2, 56.4], [5.1, 56.4], [5.1, 56.5], [5.0, 56.4]]),
        ["/site/0", "/site/0"]
    );
    // All corners on one line.
    assert!(!shape(&[[5.0, 56.4], [5.1, 56.4], [5.2, 56.4], [5.0, 56.4]]).is_empty());
    assert_eq!(shape(&[[5.0, f64::NAN], [5.1, 56.4], [5.1, 56.5], [5.0, 56.4]]), ["/site", "/site/0"]);
}

fn circle(corners: u32) -> Vec<[f64; 2]> {
    let mut ring: Vec<[f64; 2]> = (0..corners)
        .map(|n| {
            let (sin, cos) = (f64::from(n) * std::f64::consts::TAU / f64::from(corners)).sin_cos();
            [5.3 + 0.1 * cos, 56.4 + 0.05 * sin]
        })
        .collect();
    ring.push(ring[0]);
    ring
}

#[test]
fn what_is_sent_is_bounded() {
    assert!(shape(&circle(1_999)).is_empty());
    assert_eq!(shape(&circle(2_000)), ["/site"]);
    let ring = circle(1_999);
    assert_eq!(answer(&ed50(&ring, &ring)).site.verdict, Verdict::Inside);
    // 4 degrees of latitude, 445 km, there and back many times.
    let wide: Vec<[f64; 2]> = vec![[0.0, 50.0], [10.0, 50.0], [10.0, 58.0], [0.0, 58.0], [0.0, 50.0]];
    let found = ring_in_ed50(Datum::Ed50, &wide, "/site").unwrap_err();
    assert_eq!(found.len(), 1);
    assert!(found[0].message.en.contains("2,000 km"));
    let less: Vec<[f64; 2]> = vec![[0.0, 54.0], [6.0, 54.0], [6.0, 59.0], [0.0, 59.0], [0.0, 54.0]];
    assert!(shape(&less).is_empty());
    // A star whose every line crosses many others stops being listed.
    let mut star: Vec<[f64; 2]> = (0..101_u32)
        .map(|n| {
            let (sin, cos) = (f64::from(n * 50 % 101) * std::f64::consts::TAU / 101.0).sin_cos();
            [5.3 + 0.02 * cos, 56.4 + 0.01 * sin]
        })
        .collect();
    star.push(star[0]);
    assert_eq!(shape(&star).len(), 20);
}

#[test]
fn a_complex_holds_its_site() {
    let site = square(56.4, 5.0, 1_000.0);
    let found = faults(&ed50(&site, &square(56.4, 5.0, 900.0)));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pointer, "/complex");
    assert_eq!(found[0].provision, Some(Provision::of("bek974.2.0.5")));
    assert!(found[0].message.en.contains("140") || found[0].message.en.contains("141"), "{found:?}");
    // Half a metre is rounding, two metres are not.
    assert!(check(&ed50(&site, &square(56.4, 5.0, 999.6)), today()).is_ok());
    assert!(check(&ed50(&site, &square(56.4, 5.0, 998.0)), today()).is_err());
    assert!(check(&ed50(&site, &square(56.5, 5.0, 900.0)), today()).is_err());
    // A site may share an edge, or part of one, along a parallel or aslant.
    for shared in [
        vec![[5.0, 56.4], [5.3, 56.4], [5.3, 56.5], [5.0, 56.5], [5.0, 56.4]],
        vec![[5.0, 56.4], [5.3, 56.55], [5.0, 56.5], [5.0, 56.4]],
    ] {
        let (a, b) = (shared[0], shared[1]);
        let at = |share: f64| [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
        let site = vec![at(0.25), at(0.5), [5.1, 56.48], at(0.25)];
        assert!(check(&ed50(&site, &shared), today()).is_ok());
    }
    // Every corner of the site is inside, but a bay of the complex cuts into it.
    let bay = vec![
        [4.9, 56.3],
        [4.999, 56.3],
        [5.0, 56.4],
        [5.001, 56.3],
        [5.1, 56.3],
        [5.1, 56.5],
        [4.9, 56.5],
        [4.9, 56.3],
    ];
    assert!(check(&ed50(&site, &bay), today()).is_err());
}

// What the answer looks like.

#[test]
fn the_answer_says_what_it_rests_on() {
    let ring = square(56.4, 5.5, 1_000.0);
    let result = answer(&CheckInput { datum: Some(Datum::Wgs84), ..ed50(&ring, &ring) });
    let value = serde_json::to_value(&result).unwrap();
    assert_eq!(value["site"]["verdict"], "inside");
    assert!(value["site"]["distance_to_edge_m"].as_str().unwrap().parse::<Decimal>().is_ok());
    assert_eq!(value["complex"]["verdict"], "inside");
    assert_eq!(value["complex"]["boundary"]["crosses"], "no");
    assert!(value["complex"]["boundary"]["distance_m"].is_string());
    assert_eq!(value["plan_area_status"], "reconstructed");
    assert_eq!(value["usable_as_ground"], false);
    assert_eq!(serde_json::from_value::<AreaResult>(value.clone()).unwrap(), result);
    let receipt = &value["receipt"];
    assert_eq!(receipt["calculation"], "plan-area");
    assert_eq!(receipt["inputs"]["check"]["datum"], "EPSG:4326");
    assert_eq!(receipt["inputs"]["on"], "2026-11-21");
    let readings: Vec<&str> =
        receipt["readings"].as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap()).collect();
    assert_eq!(readings, ["geodesic-line", "complex-test", "plan-area-source"]);
    assert_eq!(receipt["readings"][0]["choice"], "great-circle");
    assert_eq!(receipt["readings"][0]["default"], true);
    let provisions: Vec<&Value> =
        receipt["steps"].as_array().unwrap().iter().map(|s| &s["provision"]).collect();
    assert_eq!(
        provisions,
        [
            &json!("bek974.bilag1"),
            &Value::Null,
            &json!("bek974.bilag1"),
            &Value::Null,
            &json!("bek974.3.2"),
            &json!("bek974.3.2"),
            &json!("bek974.1.2")
        ]
    );
    let steps = receipt["steps"].to_string();
    assert!(steps.contains("WGS 84 and ETRS89 are taken to be the same"));
    assert!(steps.contains("R1–R2: meridian; R2–R3: great-circle"));
    assert!(steps.contains("DK-NO-6–DK-NO-7: does not cross"));
    assert_eq!(receipt["result"]["site"], value["site"]);
    assert_eq!(receipt["result"]["complex"], value["complex"]);
    // The other reading says that it is not the default; ED50 is not moved.
    let other = answer(&CheckInput { line: GeodesicLine::EllipsoidalGeodesic, ..ed50(&ring, &ring) });
    assert!(!other.receipt.readings[0].default);
    assert_eq!(other.receipt.readings[0].choice, "ellipsoidal-geodesic");
    assert!(other.receipt.steps[0].text.en.contains("no datum shift"));
    assert!(other.receipt.steps[2].result.contains("R3–R4: ellipsoidal-geodesic"));
    let near = point(56.342_379_361, 4.135_777_571);
    assert!(near.receipt.steps[4].result.ends_with("undecidable"));
    assert!(near.receipt.steps[6].result.ends_with("undecidable"));
    let past = point(56.36, 4.135_777_571);
    assert!(past.receipt.steps[4].result.ends_with("outside"));
    assert!(past.receipt.steps[6].result.ends_with(": crosses"));
    let south = point(55.5, 4.5);
    assert!(south.receipt.steps[6].text.en.ends_with("not described here."));
    assert!(!past.receipt.steps[6].text.en.ends_with("not described here."));
}

#[test]
fn requests_are_read_as_json() {
    let input: CheckInput =
        serde_json::from_value(json!({"datum": "EPSG:25831", "site": [[1.0, 2.0]], "complex": []})).unwrap();
    assert_eq!(input.datum, Some(Datum::Etrs89Utm31));
    assert_eq!(input.line, GeodesicLine::GreatCircle);
    assert!(
        serde_json::from_value::<CheckInput>(json!({"site": [], "complex": []})).unwrap().datum.is_none()
    );
    assert!(serde_json::from_value::<CheckInput>(json!({"site": [[1.0]], "complex": []})).is_err());
    assert!(
        serde_json::from_value::<CheckInput>(json!({"datum": "EPSG:3857", "site": [], "complex": []}))
            .is_err()
    );
    for datum in Datum::ALL {
        assert_eq!(serde_json::to_value(datum).unwrap(), datum.code());
        assert!(!datum.name().is_empty());
    }
    let metric = Datum::ALL.iter().filter(|d| !d.in_degrees()).count();
    assert_eq!(metric, 4);
    let names: std::collections::BTreeSet<&str> = Datum::ALL.iter().map(|d| d.name()).collect();
    assert_eq!(names.len(), 7);
}

#[test]
fn the_plan_area_is_a_dated_reconstruction() {
    let area = PlanArea::on(today()).unwrap();
    assert_eq!(area.status, Status::Reconstructed);
    assert!(!area.usable_as_ground());
    assert_eq!(area.valid_from, Day::ymd(2022, 7, 1).unwrap());
    assert_eq!(area.corners.len(), 5);
    let around = outline(area);
    assert_eq!(around.first(), around.last());
    let steps: Vec<f64> = around.windows(2).map(|pair| distance_m(pair[0], pair[1])).collect();
    assert!(steps.iter().all(|step| *step <= 1_000.5 && *step > 400.0));
    let perimeter: f64 = steps.iter().sum();
    assert!((perimeter - 511_000.0).abs() < 1_000.0, "{perimeter}");
    // Corner by corner, the distance is that to the corner.
    for corner in &area.corners {
        let at = corner.place();
        let there = point(at.lat, at.lon);
        assert_eq!(there.site.verdict, Verdict::Undecidable, "{}", corner.id);
    }
}

// Properties.

fn radial(lon: f64, lat: f64, radii: &[f64]) -> Vec<[f64; 2]> {
    let count = u32::try_from(radii.len()).unwrap();
    let mut ring: Vec<[f64; 2]> = (0..count)
        .zip(radii)
        .map(|(n, radius)| {
            let (sin, cos) = (f64::from(n) * std::f64::consts::TAU / f64::from(count)).sin_cos();
            [lon + radius * cos * 1.8, lat + radius * sin]
        })
        .collect();
    ring.push(ring[0]);
    ring
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn to_ed50_and_back_is_within_a_millimetre(lon in 2.5..9.0_f64, lat in 54.0..60.0_f64) {
        let place = LonLat { lon, lat };
        for datum in Datum::ALL {
            let back = to_ed50(datum, from_ed50(datum, place).unwrap()).unwrap();
            prop_assert!(distance_m(place, back) < 0.001, "{datum:?} {}", distance_m(place, back));
        }
    }

    #[test]
    fn utm_and_degrees_of_one_outline_agree(
        lon in 3.0..6.8_f64, lat in 55.8..57.0_f64, radii in prop::collection::vec(0.005..0.05_f64, 4..12),
    ) {
        let ring = radial(lon, lat, &radii);
        let degrees = answer(&ed50(&ring, &ring));
        for datum in [Datum::Ed50Utm31, Datum::Etrs89Utm32, Datum::Wgs84] {
            let given: Vec<[f64; 2]> = ring
                .iter()
                .map(|[lon, lat]| from_ed50(datum, LonLat { lon: *lon, lat: *lat }).unwrap())
                .collect();
            let places = ring_in_ed50(datum, &given, "").unwrap();
            for (place, [lon, lat]) in places.iter().zip(&ring) {
                let off = distance_m(*place, LonLat { lon: *lon, lat: *lat });
                prop_assert!(off < 0.002);
            }
            let there = answer(&CheckInput { datum: Some(datum), ..ed50(&given, &given) });
            let off = metres(there.site.distance_to_edge_m - degrees.site.distance_to_edge_m);
            prop_assert!(off.abs() <= 0.1 + 1e-9);
        }
    }

    #[test]
    fn the_answer_does_not_depend_on_how_the_outline_is_written(
        lon in 3.0..6.8_f64, lat in 55.8..57.0_f64, turn in 0_usize..12,
        radii in prop::collection::vec(0.005..0.1_f64, 4..12),
    ) {
        let ring = radial(lon, lat, &radii);
        let first = answer(&ed50(&ring, &ring));
        let mut open = ring[..ring.len() - 1].to_vec();
        let turn = turn % open.len();
        open.rotate_left(turn);
        open.push(open[0]);
        let turned = answer(&ed50(&open, &open));
        open.reverse();
        let reversed = answer(&ed50(&open, &open));
        prop_assert_eq!(&first.site, &turned.site);
        prop_assert_eq!(&first.complex, &turned.complex);
        prop_assert_eq!(&first.site, &reversed.site);
        prop_assert_eq!(&first.complex, &reversed.complex);
    }

    #[test]
    fn the_sign_is_the_side_and_the_distance_is_the_nearest(lon in 2.5..7.2_f64, lat in 55.6..57.3_f64) {
        let result = point(lat, lon);
        let area = PlanArea::on(today()).unwrap();
        let around = outline(area);
        // A plain ray test and a plain search on the outline at one kilometre.
        let inside = around.windows(2).filter(|pair| {
            let (a, b) = (pair[0], pair[1]);
            (a.lat > lat) != (b.lat > lat) && lon < a.lon + (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat)
        }).count() % 2 == 1;
        let nearest = around.iter().map(|at| distance_m(*at, LonLat { lon, lat })).fold(f64::INFINITY, f64::min);
        let distance = metres(result.site.distance_to_edge_m);
        if distance.abs() > 5.0 {
            prop_assert_eq!(distance > 0.0, inside);
            prop_assert_eq!(result.site.verdict == Verdict::Inside, inside);
        }
        // The outline's points are at most 500 m from the foot.
        prop_assert!(distance.abs() <= nearest + 1.0, "{distance} {nearest}");
        prop_assert!(nearest <= distance.abs().hypot(501.0) + 1.0, "{distance} {nearest}");
    }
}
