//! The area test.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::boundary::{Boundary, Plane};
use super::receipt::receipt;
use super::result::tenths;
use super::ring::{drawn, faults_of_shape};
use super::survey::Survey;
use super::{
    AreaResult, ComplexResult, Datum, GeodesicLine, LonLat, PlanArea, RingResult, ShelfResult, ring_in_ed50,
};
use crate::casework::Problem;
use crate::law::{Day, Language, Provision, Text, quantity::written};

/// What is tested: two outlines as positions in order, the first repeated as the last; in degrees longitude comes
/// first, in metres easting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckInput {
    /// What the coordinates are measured in. Missing, it is a fault: nothing is guessed.
    #[serde(default)]
    pub datum: Option<Datum>,
    /// The outline of the storage site (lagringslokalitet).
    pub site: Vec<[f64; 2]>,
    /// The outline of the storage complex (lagringskompleks), which holds the site.
    pub complex: Vec<[f64; 2]>,
    /// The reading `geodesic-line`.
    #[serde(default)]
    pub line: GeodesicLine,
}

/// Tests a site and its complex against the plan area (§ 3 stk. 2, Bilag 1) and the complex against the limit of the
/// shelf (§ 1 stk. 2), with the plan area of the day.
///
/// # Errors
/// Every fault in what was sent, with a pointer to it.
pub fn check(input: &CheckInput, on: Day) -> Result<AreaResult, Vec<Problem>> {
    let mut faults = Vec::new();
    let mut ring = |positions: &[[f64; 2]], pointer: &str| match input.datum {
        Some(datum) => ring_in_ed50(datum, positions, pointer).map_err(|found| faults.extend(found)).ok(),
        None => {
            faults.extend(faults_of_shape(positions, pointer));
            None
        }
    };
    let site = ring(&input.site, "/site");
    let complex = ring(&input.complex, "/complex");
    if input.datum.is_none() {
        faults.insert(0, datum_missing());
    }
    if let (Some(datum), Some(_), Some(_)) = (input.datum, &site, &complex) {
        faults.extend(not_held(datum, &input.site, &input.complex));
    }
    let area = PlanArea::on(on);
    if area.is_none() {
        faults.push(not_yet(on));
    }
    let (Some(datum), Some(site), Some(complex), Some(area), true) =
        (input.datum, site, complex, area, faults.is_empty())
    else {
        return Err(faults);
    };

    let outline = area.outline(input.line);
    let drawn_complex = drawn(&complex);
    let against =
        |ring: &[LonLat]| RingResult::of(&Survey::of(&outline.boundary, Plane::Degrees, ring), outline);
    let site_result = against(&drawn(&site));
    let complex_result = ComplexResult {
        ring: against(&drawn_complex),
        boundary: ShelfResult::of(&Survey::of(&area.limit().boundary, Plane::Degrees, &drawn_complex), area),
    };
    let receipt = receipt(input, datum, on, area, (&site, &complex), (&site_result, &complex_result));
    Ok(AreaResult {
        site: site_result,
        complex: complex_result,
        plan_area: area.id.clone(),
        plan_area_status: area.status,
        usable_as_ground: area.usable_as_ground(),
        receipt,
    })
}

fn datum_missing() -> Problem {
    Problem::under(
        Provision::of("bek974.4.2"),
        "/datum",
        Text::new(
            "Vælg det datum, som koordinaterne er målt i (fx ED50 eller WGS 84). Uden datum kan et sted ligge over 100 m \
             fra det, der er ment.",
            "Choose the datum that the coordinates are measured in (for example ED50 or WGS 84). Without a datum a place \
             can be more than 100 m from what is meant.",
        ),
    )
}

fn not_yet(on: Day) -> Problem {
    Problem::under(
        Provision::of("bek974.9"),
        "",
        Text::new(
            format!(
                "Der er intet planområde den {}: bekendtgørelsen trådte i kraft den 1. juli 2022.",
                on.written(Language::Da)
            ),
            format!(
                "There is no plan area on {}: the order entered into force on 1 July 2022.",
                on.written(Language::En)
            ),
        ),
    )
}

/// A site may lie this far outside its complex: figures are rounded.
const ROUNDING_M: f64 = 1.0;

/// A complex holds its site (§ 2 nr. 5). The outlines are held against each other as they are written, corner to
/// corner on a flat map, so that outlines which share an edge do.
fn not_held(datum: Datum, site: &[[f64; 2]], complex: &[[f64; 2]]) -> Option<Problem> {
    let plane = if datum.in_degrees() { Plane::Degrees } else { Plane::Metres };
    let places = |ring: &[[f64; 2]]| -> Vec<LonLat> {
        ring.iter().map(|[x, y]| LonLat { lon: *x, lat: *y }).collect()
    };
    let mut boundary = Boundary::default();
    boundary.add(plane, 0, true, &places(complex));
    let mut site = places(site);
    site.pop();
    let deepest = Survey::of(&boundary, plane, &site).outside.map_or(0.0, |near| near.metres);
    (deepest > ROUNDING_M).then(|| {
        let metres = tenths(deepest);
        Problem::under(
            Provision::of("bek974.2.0.5"),
            "/complex",
            Text::new(
                format!(
                    "Lagringskomplekset skal omfatte hele lagringslokaliteten, men lokaliteten når op til {} m uden for \
                     komplekset.",
                    written(metres, Language::Da)
                ),
                format!(
                    "The storage complex must hold all of the storage site, but the site reaches up to {} m outside the \
                     complex.",
                    written(metres, Language::En)
                ),
            ),
        )
    })
}
