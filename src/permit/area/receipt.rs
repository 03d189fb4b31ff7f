//! The receipt of the area test.

use serde_json::json;

use super::{
    CheckInput, ComplexResult, Crossing, Datum, GeodesicLine, LonLat, PlanArea, RingResult, Status, Verdict,
};
use crate::law::receipt::ReadingUsed;
use crate::law::{Day, Provision, Receipt, Text};

/// A reading that the test rests on. The one place in this module where readings are written out.
fn reading_used(id: &str, choice: &str, default: bool, text: Text) -> ReadingUsed {
    ReadingUsed { id: id.to_owned(), choice: choice.to_owned(), default, text }
}

fn readings(line: GeodesicLine, status: Status) -> Vec<ReadingUsed> {
    let (choice, text) = match line {
        GeodesicLine::GreatCircle => (
            "great-circle",
            Text::new(
                "En geodætisk linje er en storcirkel på en kugle gennem bredde- og længdegraderne i ED50, som de står.",
                "A geodesic line is a great circle on a sphere through the ED50 latitudes and longitudes as they stand.",
            ),
        ),
        GeodesicLine::EllipsoidalGeodesic => (
            "ellipsoidal-geodesic",
            Text::new(
                "En geodætisk linje er den korteste linje på ellipsoiden International 1924.",
                "A geodesic line is the shortest line on the ellipsoid International 1924.",
            ),
        ),
    };
    let mut used = vec![
        reading_used("geodesic-line", choice, line == GeodesicLine::default(), text),
        reading_used(
            "complex-test",
            "complex-and-plume",
            true,
            Text::new(
                "Lagringskompleksets omrids prøves, ikke brønden. Fanens udbredelse (P90) indgår ikke i beregningen og skal \
                 sammenholdes med omridset af et menneske.",
                "The outline of the storage complex is tested, not the well. The extent of the plume (P90) is not part of \
                 the computation; a person must hold it against the outline.",
            ),
        ),
    ];
    if status == Status::Reconstructed {
        used.push(reading_used(
            "plan-area-source",
            "reconstruction-for-review",
            true,
            Text::new(
                "Planområdet er rekonstrueret, fordi tabellen i bilag 1 ikke er fundet. Svaret er vejledende og kan ikke \
                 begrunde en afgørelse.",
                "The plan area is reconstructed, since the table of Bilag 1 was not found. The answer is advice and cannot \
                 be a ground for a decision.",
            ),
        ));
    }
    used
}

pub(super) fn receipt(
    input: &CheckInput,
    datum: Datum,
    on: Day,
    area: &PlanArea,
    (site, complex): (&[LonLat], &[LonLat]),
    (site_result, complex_result): (&RingResult, &ComplexResult),
) -> Receipt {
    let mut receipt = Receipt::begin("plan-area", json!({ "check": input, "on": on }));
    receipt.readings = readings(input.line, area.status);
    receipt.step(Some(Provision::of("bek974.bilag1")), transformation(datum), corners(site));
    receipt.step(
        None,
        Text::new(
            "Kompleksets hjørner i ED50, på samme måde.",
            "The complex's corners in ED50, in the same way.",
        ),
        corners(complex),
    );
    receipt.step(
        Some(Provision::of("bek974.bilag1")),
        Text::new(
            format!("Planområdet »{}« ({}): kanterne følger breddegrader og længdegrader, hvor hjørnernes tal er ens, \
                     ellers geodætiske linjer.", area.id, area.source.da),
            format!("The plan area '{}' ({}): edges follow parallels and meridians where the corners' figures are \
                     equal, else geodesic lines.", area.id, area.source.en),
        ),
        edges(area, input.line),
    );
    receipt.step(
        None,
        Text::new(
            "Linjerne mellem lokalitetens og kompleksets hjørner er de korteste på ellipsoiden International 1924. \
             Afstanden måles på den fra omridsets mindst gunstige sted til nærmeste kant: positiv inden for, negativ uden \
             for. Højst 5,0 m fra en kant afgør et menneske det.",
            "The lines between the corners of the site and of the complex are the shortest on the ellipsoid International \
             1924. The distance is measured on it from the outline's least favourable place to the nearest edge: positive \
             inside, negative outside. At most 5.0 m from an edge, a person decides.",
        ),
        "5.0 m",
    );
    for (name, ring) in [
        (
            Text::new("Lagringslokaliteten mod planområdet.", "The storage site against the plan area."),
            site_result,
        ),
        (
            Text::new("Lagringskomplekset mod planområdet.", "The storage complex against the plan area."),
            &complex_result.ring,
        ),
    ] {
        receipt.step(
            Some(Provision::of("bek974.3.2")),
            name,
            format!("{} m, {}: {}", ring.distance_to_edge_m, ring.nearest_edge, verdict(ring.verdict)),
        );
    }
    let shelf = &complex_result.boundary;
    let mut text = Text::new(
        "Lagringskomplekset mod grænsen for dansk kontinentalsokkel, som sokkelaftalerne trækker som storcirkler.",
        "The storage complex against the limit of the Danish continental shelf, which the shelf agreements draw as great \
         circles.",
    );
    if shelf.beyond_description {
        text.da.push_str(" En del af komplekset ligger, hvor grænsen ikke er beskrevet her.");
        text.en.push_str(" Part of the complex lies where the limit is not described here.");
    }
    receipt.step(
        Some(Provision::of("bek974.1.2")),
        text,
        format!("{} m, {}: {}", shelf.distance_m, shelf.nearest_line, crossing(shelf.crosses)),
    );
    receipt.end(json!({
        "site": site_result,
        "complex": complex_result,
        "plan_area": area.id,
        "plan_area_status": area.status,
        "usable_as_ground": area.usable_as_ground(),
    }))
}

fn transformation(datum: Datum) -> Text {
    let (name, code) = (datum.name(), datum.code());
    if datum.is_shifted() {
        Text::new(
            format!(
                "Lokalitetens hjørner er flyttet fra {name} ({code}) til ED50 med EPSG:1311 (syv parametre, nøjagtighed 1 m); \
                 WGS 84 og ETRS89 regnes for det samme, da forskellen er under 1 m."
            ),
            format!(
                "The site's corners are moved from {name} ({code}) to ED50 with EPSG:1311 (seven parameters, accuracy 1 m); \
                 WGS 84 and ETRS89 are taken to be the same, as they differ by less than 1 m."
            ),
        )
    } else {
        Text::new(
            format!(
                "Lokalitetens hjørner er i {name} ({code}); ED50 er datum i bilag 1, så intet er flyttet mellem datum."
            ),
            format!(
                "The site's corners are in {name} ({code}); ED50 is the datum of Bilag 1, so no datum shift is made."
            ),
        )
    }
}

/// Latitude and longitude with nine decimals: a tenth of a millimetre.
fn corners(ring: &[LonLat]) -> String {
    let shown: Vec<String> =
        ring.iter().map(|place| format!("{:.9} N {:.9} E", place.lat, place.lon)).collect();
    shown.join("; ")
}

fn edges(area: &PlanArea, line: GeodesicLine) -> String {
    let shown: Vec<String> = area
        .edges(line)
        .iter()
        .map(|(from, to, kind)| {
            let kind = serde_json::to_value(kind).unwrap_or_default();
            format!("{}–{}: {}", from.id, to.id, kind.as_str().unwrap_or_default())
        })
        .collect();
    shown.join("; ")
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Inside => "inside",
        Verdict::Outside => "outside",
        Verdict::Undecidable => "undecidable",
    }
}

fn crossing(crossing: Crossing) -> &'static str {
    match crossing {
        Crossing::Yes => "crosses",
        Crossing::No => "does not cross",
        Crossing::Undecidable => "undecidable",
    }
}
