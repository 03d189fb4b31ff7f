//! The contents of a permit (§ 5) as labels and values.

use rust_decimal::Decimal;

use super::writing::{Writing, formula};
use crate::law::quantity::{BarAbsolute, Tonnes, TonnesPerDay, written};
use crate::law::{Day, Language, Provision, Text};
use crate::permit::procedure::terms::{Place, Terms};

/// The holder and the operator.
pub(super) const PARTIES: &str = "bek974.5.0.1";
/// The place.
pub(super) const PLACE: &str = "bek974.5.0.2";
/// The operation.
pub(super) const OPERATION: &str = "bek974.5.0.3";
/// The CO2 stream.
pub(super) const STREAM: &str = "bek974.5.0.4";
/// The time that the permit is valid.
pub(super) const VALIDITY: &str = "bek974.3.1";

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The provision that demands it.
    pub(super) provision: &'static str,
    /// What it is.
    pub(super) label: Text,
    /// What the permit says.
    pub(super) value: Text,
}

/// Every term, in the order of § 3 and § 5. What is left empty is no term.
pub(super) fn rows(terms: &Terms) -> Vec<Term> {
    let mut out = Vec::new();
    let mut add = |provision, da: &str, en: &str, value: Text| {
        if !value.da.trim().is_empty() {
            out.push(Term { provision, label: Text::new(da, en), value });
        }
    };
    add(VALIDITY, "Første dag", "First day", day(terms.start));
    add(VALIDITY, "Sidste dag", "Last day", day(terms.end));
    for holder in &terms.holders {
        add(PARTIES, "Rettighedshaver", "Holder", same(&format!("{}\n{}", holder.name, holder.address)));
    }
    let operator = format!("{}\n{}", terms.operator.name, terms.operator.address);
    add(PARTIES, "Operatør", "Operator", same(&operator));
    add(PLACE, "Lagringslokalitet", "Storage site", same(&terms.site.description));
    add(PLACE, "Lokalitetens omrids", "Outline of the site", outline(&terms.site));
    add(PLACE, "Lagringskompleks", "Storage complex", same(&terms.complex.description));
    add(PLACE, "Kompleksets omrids", "Outline of the complex", outline(&terms.complex));
    add(PLACE, "Hydraulisk enhed", "Hydraulic unit", same(&terms.hydraulic_unit));
    add(OPERATION, "Krav til lagringsoperationen", "Requirements to the operation", same(&terms.operation));
    add(
        OPERATION,
        "Samlet mængde CO2, højst",
        "Total quantity of CO2, at most",
        figure(terms.total.0, Tonnes::UNIT),
    );
    add(
        OPERATION,
        "Reservoirtryk, højst",
        "Reservoir pressure, at most",
        figure(terms.reservoir_pressure_max.0, BarAbsolute::UNIT),
    );
    add(OPERATION, "Trykkets referencedybde", "Depth of reference", same(&terms.pressure_reference));
    add(
        OPERATION,
        "Injektionsrate, højst",
        "Injection rate, at most",
        figure(terms.injection_rate_max.0, TonnesPerDay::UNIT),
    );
    add(
        OPERATION,
        "Injektionstryk ved brøndhovedet, højst",
        "Injection pressure at the wellhead, at most",
        figure(terms.injection_pressure_max.0, BarAbsolute::UNIT),
    );
    add(STREAM, "CO2-strømmens sammensætning", "Composition of the CO2 stream", composition(terms));
    add(STREAM, "Procedure for modtagelse", "Procedure for acceptance", same(&terms.acceptance_procedure));
    add(STREAM, "Yderligere krav", "Further requirements", same(&terms.further));
    out
}

/// The terms that one provision demands, for a list of facts.
pub(super) fn under(w: &Writing<'_>, terms: &Terms, provision: &str) -> Vec<(String, String)> {
    let own = rows(terms).into_iter().filter(|term| term.provision == provision);
    own.map(|term| (w.text(&term.label), w.text(&term.value))).collect()
}

/// The provision that a term is under.
pub(super) fn provision(term: &Term) -> Provision {
    Provision::of(term.provision)
}

/// The days from the first to the last, both counted.
pub(super) fn days(terms: &Terms) -> i64 {
    terms.end.days_since(terms.start).saturating_add(1)
}

fn same(text: &str) -> Text {
    let text = text.trim();
    Text::new(text, text)
}

fn day(day: Day) -> Text {
    Text::new(day.written(Language::Da), day.written(Language::En))
}

fn figure(figure: Decimal, unit: &str) -> Text {
    let one = |language| format!("{}\u{A0}{unit}", written(figure, language));
    Text::new(one(Language::Da), one(Language::En))
}

/// The corners of a ring, without the repeated last one.
pub(super) fn corners(place: &Place) -> &[[f64; 2]] {
    match place.ring.split_last() {
        Some((last, rest)) if rest.first() == Some(last) => rest,
        _ => &place.ring,
    }
}

/// A position in decimal degrees to about a decimetre.
pub(super) fn position(position: [f64; 2], language: Language) -> (String, String) {
    let [lon, lat] = position;
    let one = |degrees: f64| {
        let text = format!("{degrees:.6}°");
        match language {
            Language::Da => text.replace('.', ","),
            Language::En => text,
        }
    };
    (one(lat), one(lon))
}

fn outline(place: &Place) -> Text {
    let one = |language| {
        let (north, east) = match language {
            Language::Da => ("N", "Ø"),
            Language::En => ("N", "E"),
        };
        let all = corners(place).iter().map(|corner| {
            let (lat, lon) = position(*corner, language);
            format!("{lat}\u{A0}{north} {lon}\u{A0}{east}")
        });
        all.collect::<Vec<_>>().join("\n")
    };
    Text::new(one(Language::Da), one(Language::En))
}

fn composition(terms: &Terms) -> Text {
    let lines = terms.composition.iter().map(|one| format!("{}: {}", formula(&one.component), one.limit));
    same(&lines.collect::<Vec<_>>().join("\n"))
}
