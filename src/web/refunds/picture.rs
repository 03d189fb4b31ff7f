//! Where the tonnes of each lot are, as bars whose parts add up to what was captured.

use std::fmt::Write as _;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::law::Language;
use crate::refund::custody::Whereabouts;

const WIDTH: f64 = 720.0;
const ROW: f64 = 46.0;
const BAR: f64 = 20.0;

/// A place that CO2 can be in: its name in both languages, its colour, and how much of a lot is there.
pub type Part = (&'static str, &'static str, &'static str, fn(&Whereabouts) -> Decimal);

/// The places, on the way from the plant to the store.
pub const PARTS: [Part; 8] = [
    ("Ved anlægget", "At the plant", "#747474", |one| one.at_plant.0),
    ("Undervejs", "In transit", "#0b5394", |one| one.in_transit.0),
    ("I mellemlager", "In intermediate storage", "#5b9bd5", |one| one.in_intermediate_storage.0),
    ("Lagret", "Stored", "#1b7036", |one| one.stored.0),
    ("Udluftet før overdragelse", "Vented before hand-over", "#8a6d00", |one| one.vented_before_hand_over.0),
    ("Udslip efter overdragelse", "Released after hand-over", "#ad4f00", |one| {
        one.released_after_hand_over.0
    }),
    ("Brugt eller solgt til andet", "Used or sold for something else", "#7b2d8b", |one| one.diverted.0),
    ("Uden forklaring", "Unaccounted", "#b00020", |one| one.unaccounted.0),
];

/// The picture of lots; empty where there are none.
pub fn picture(lots: &[(String, Whereabouts)], language: Language) -> String {
    if lots.is_empty() {
        return String::new();
    }
    let height = ROW * f64::from(u32::try_from(lots.len()).unwrap_or(u32::MAX)) + 8.0;
    let title = if language == Language::Da { "Hvor hvert parti er" } else { "Where each lot is" };
    let mut svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\" xmlns=\"http://www.w3.org/2000/svg\">"
    );
    for (at, (lot, whereabouts)) in lots.iter().enumerate() {
        let y = ROW * f64::from(u32::try_from(at).unwrap_or_default()) + 16.0;
        let _ = write!(
            svg,
            "<text x=\"0\" y=\"{:.1}\" font-size=\"13\" fill=\"#1a1a1a\">{}</text>",
            y,
            escaped(lot)
        );
        let captured = whereabouts.captured.0;
        let mut x = 0.0;
        for (da, en, fill, of) in PARTS {
            let share = if captured.is_zero() { Decimal::ZERO } else { of(whereabouts) / captured };
            let wide = share.to_f64().unwrap_or_default().clamp(0.0, 1.0) * WIDTH;
            if wide > 0.0 {
                let name = if language == Language::Da { da } else { en };
                let _ = write!(
                    svg,
                    "<rect x=\"{x:.2}\" y=\"{:.1}\" width=\"{wide:.2}\" height=\"{BAR}\" fill=\"{fill}\" stroke=\"#fff\"><title>{name}</title></rect>",
                    y + 6.0,
                );
                x += wide;
            }
        }
    }
    svg.push_str("</svg>");
    svg
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::quantity::Tonnes;

    #[test]
    fn the_parts_of_a_bar_are_the_whole() {
        let whole = Whereabouts {
            captured: Tonnes(100.into()),
            stored: Tonnes(75.into()),
            in_transit: Tonnes(25.into()),
            ..Whereabouts::default()
        };
        let sum: Decimal = PARTS.iter().map(|(_, _, _, of)| of(&whole)).sum();
        assert_eq!(sum, whole.captured.0);
        let svg = picture(&[("L<1>".into(), whole)], Language::En);
        assert!(svg.contains("L&lt;1&gt;") && svg.matches("<rect").count() == 2, "{svg}");
        assert!(svg.contains("width=\"540.00\"") && svg.contains("width=\"180.00\""), "{svg}");
    }
}
