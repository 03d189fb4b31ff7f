//! The polygons of a draft on the map of the plan area, with what the area test says of them. The datum is said out loud.

use serde_json::Value;

use crate::law::quantity::written;
use crate::law::{Day, Language};
use crate::letters::map::svg::Drawn;
use crate::permit::application::{Application, Position};
use crate::permit::area::{CheckInput, Datum, LonLat, RingResult, Verdict, check, ring_in_ed50};
use crate::web::map;

/// The polygons as a page shows them.
pub struct Area {
    /// What the coordinates are in, in words; none where no datum is chosen.
    pub datum: Option<String>,
    /// The frames of the map; none where there is nothing to draw.
    pub frames: Vec<Drawn>,
    /// What the area test says: of what, and what.
    pub results: Vec<(&'static str, String)>,
    /// Why it says nothing.
    pub faults: Vec<String>,
    /// Whether the plan area is a reconstruction, which no decision can rest on.
    pub reconstructed: bool,
}

/// A draft's polygons.
pub fn area(draft: &Value, today: Day, language: Language) -> Area {
    let application: Application = serde_json::from_value(draft.clone()).unwrap_or_default();
    let coordinates = &application.coordinates;
    let corners = |ring: &[crate::casework::Field<Position>]| Application::corners(ring);
    let (site, complex) = (corners(&coordinates.site), corners(&coordinates.complex));
    let datum = coordinates.datum.get().copied();
    let mut faults = Vec::new();
    let mut on_map = |ring: &Option<Vec<[f64; 2]>>, pointer: &str| {
        let (Some(datum), Some(ring)) = (datum, ring) else { return Vec::new() };
        match ring_in_ed50(datum, ring, pointer) {
            Ok(places) => vec![places],
            Err(found) => {
                faults.extend(found.into_iter().map(|fault| said(&fault, language)));
                Vec::new()
            }
        }
    };
    let (site_drawn, complex_drawn) =
        (on_map(&site, "/coordinates/site"), on_map(&complex, "/coordinates/complex"));
    let mut results = Vec::new();
    if let (true, Some(datum), Some(site), Some(complex)) = (faults.is_empty(), datum, site, complex) {
        let input = CheckInput { datum: Some(datum), site, complex, line: Default::default() };
        match check(&input, today) {
            Ok(result) => {
                results.push((of(language, true), verdict(&result.site, language)));
                results.push((of(language, false), verdict(&result.complex.ring, language)));
            }
            Err(found) => faults.extend(found.iter().map(|fault| said(fault, language))),
        }
    }
    let rings = |places: Vec<Vec<LonLat>>| places.iter().map(|ring| map::ring(ring)).collect::<Vec<_>>();
    Area {
        datum: datum.map(|datum| named(datum, language)),
        frames: map::frames(rings(site_drawn), rings(complex_drawn), today, language),
        results,
        faults,
        reconstructed: map::is_reconstructed(today),
    }
}

fn said(fault: &crate::casework::Problem, language: Language) -> String {
    let label = crate::permit::form::label(&fault.pointer);
    format!("{}: {}", label.in_language(language), fault.message.in_language(language))
}

fn of(language: Language, is_site: bool) -> &'static str {
    match (language, is_site) {
        (Language::Da, true) => "Lagringslokaliteten",
        (Language::Da, false) => "Lagringskomplekset",
        (Language::En, true) => "The storage site",
        (Language::En, false) => "The storage complex",
    }
}

fn named(datum: Datum, language: Language) -> String {
    let code = serde_json::to_value(datum).ok().and_then(|value| value.as_str().map(str::to_owned));
    code.map(|code| super::choices::in_words(&code, language).to_owned()).unwrap_or_default()
}

fn verdict(result: &RingResult, language: Language) -> String {
    let metres = written(result.distance_to_edge_m.abs(), language);
    let edge = &result.nearest_edge;
    match (result.verdict, language) {
        (Verdict::Inside, Language::Da) => format!("inden for planområdet, {metres} m fra kanten {edge}"),
        (Verdict::Inside, Language::En) => format!("inside the plan area, {metres} m from the edge {edge}"),
        (Verdict::Outside, Language::Da) => format!("uden for planområdet, {metres} m fra kanten {edge}"),
        (Verdict::Outside, Language::En) => format!("outside the plan area, {metres} m from the edge {edge}"),
        (Verdict::Undecidable, Language::Da) => format!("så nær kanten {edge}, at et menneske afgør det"),
        (Verdict::Undecidable, Language::En) => format!("so near the edge {edge} that a person decides"),
    }
}
