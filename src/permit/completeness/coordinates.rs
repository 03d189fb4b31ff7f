//! Nr. 4: whether the coordinates can be what they are said to be. Where they lie is for the area test.

use super::finding::{Sheet, say};
use crate::casework::Field;
use crate::permit::application::coordinates::DepthReference;
use crate::permit::application::{Application, Position};
use crate::permit::area::Datum;

/// Fewest corners of a closed ring: three, and the first again.
const CORNERS: usize = 4;
/// Danish latitudes and longitudes with a wide margin, in degrees: what lies in the one as x and in the other as y has
/// been swapped.
const LATITUDES: std::ops::RangeInclusive<f64> = 50.0..=65.0;
const LONGITUDES: std::ops::RangeInclusive<f64> = -5.0..=20.0;
/// Eastings and northings of UTM are far above this; degrees are far below it.
const LEAST_METRES: f64 = 1_000.0;

pub(super) fn check(application: &Application, sheet: &mut Sheet) {
    let coordinates = &application.coordinates;
    let datum = coordinates.datum.get().copied();
    ring("/coordinates/site", &coordinates.site, datum, sheet);
    ring("/coordinates/complex", &coordinates.complex, datum, sheet);
    ring("/geology/models/plume_p90", &application.geology.models.plume_p90, datum, sheet);
    for (number, well) in coordinates.wells.iter().enumerate() {
        position(&format!("/coordinates/wells/{number}/head"), &well.head, datum, sheet);
        position(&format!("/coordinates/wells/{number}/target"), &well.target, datum, sheet);
    }
    let from_table = coordinates.depth_reference.get() == Some(&DepthReference::RotaryTable);
    if from_table && coordinates.reference_elevation.is_missing() {
        sheet.field_missing("/coordinates/reference_elevation");
    }
}

fn ring(pointer: &str, ring: &[Field<Position>], datum: Option<Datum>, sheet: &mut Sheet) {
    for (number, corner) in ring.iter().enumerate() {
        position(&format!("{pointer}/{number}"), corner, datum, sheet);
    }
    if !ring.is_empty() && ring.len() < CORNERS {
        sheet.incomplete(
            pointer,
            say(
                format!("{} punkter er ikke en flade.", ring.len()),
                format!("{} points do not bound an area.", ring.len()),
            ),
            say(
                "Angiv mindst tre hjørner, og gentag det første til sidst.",
                "State at least three corners, and repeat the first at the end.",
            ),
        );
    } else if let (Some(first), Some(last)) =
        (ring.first().and_then(Field::get), ring.last().and_then(Field::get))
        && first != last
    {
        sheet.incomplete(
            pointer,
            say(
                "Afgrænsningen er ikke lukket: det sidste hjørne er ikke det første.",
                "The boundary is not closed: the last corner is not the first.",
            ),
            say("Gentag det første hjørne til sidst.", "Repeat the first corner at the end."),
        );
    }
}

fn position(pointer: &str, position: &Field<Position>, datum: Option<Datum>, sheet: &mut Sheet) {
    let (Some(position), Some(datum)) = (position.get(), datum) else { return };
    let (x, y) = (position.x(), position.y());
    if datum.in_degrees() {
        if LATITUDES.contains(&x) && LONGITUDES.contains(&y) {
            sheet.incomplete(
                pointer,
                say(
                    "Længde og bredde ser ud til at være byttet om.",
                    "Longitude and latitude seem to be swapped.",
                ),
                say(
                    "Skriv længdegraden først og breddegraden sidst: [5,32, 56,64].",
                    "Write the longitude first and the latitude last: [5.32, 56.64].",
                ),
            );
        } else if x.abs() > 180.0 || y.abs() > 90.0 {
            sheet.incomplete(
                pointer,
                say(
                    "Tallene er ikke grader, som datummet siger.",
                    "The figures are not degrees, as the datum says.",
                ),
                say("Ret datummet eller tallene.", "Correct the datum or the figures."),
            );
        }
    } else if x.abs() < LEAST_METRES || y.abs() < LEAST_METRES {
        sheet.incomplete(
            pointer,
            say(
                "Tallene er ikke meter, som datummet siger.",
                "The figures are not metres, as the datum says.",
            ),
            say("Ret datummet eller tallene.", "Correct the datum or the figures."),
        );
    }
}
