//! A map as SVG for a page: the same frames as in a letter, each a picture of its own.

use std::fmt::Write as _;

use super::super::fonts::Fonts;
use super::super::marks::{Mark, Spot};
use super::super::phrases::say;
use super::super::sheet::{Colour, Weight};
use super::draw::{outline, shown};
use super::frame::{Bounds, Frame};
use super::inset::{inset, wells};
use super::{Map, Position};
use crate::law::Language;

/// The size of a frame, in units of the picture.
const SIZE: Spot = (260.0, 200.0);
/// The foot under a frame, for its degrees.
const FOOT: f32 = 11.0;

/// One frame of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// What it is called.
    pub title: String,
    /// What it shows, for whoever cannot see it.
    pub alternative: String,
    /// The picture: an `svg` element without script, style or address.
    pub svg: String,
}

/// The frames of a map: the whole plan area, and the detail with the complex. None where no place can be drawn.
pub fn drawn(map: &Map, language: Language) -> Vec<Drawn> {
    let Some(fonts) = Fonts::common() else { return Vec::new() };
    let own = || map.complex.iter().chain(&map.site).flatten().chain(map.wells.iter().map(|well| &well.at));
    let frame = |bounds| Frame::around(bounds, (0.0, 0.0), SIZE);
    let close = Bounds::around(own()).map(frame);
    let whole = Bounds::around(map.plan_area.iter().flatten().chain(own())).map(frame);
    let mut drawn = Vec::new();
    if let (Some(frame), false) = (whole, map.plan_area.is_empty()) {
        let mut marks = inset(map, &frame, language, fonts);
        marks.extend(close.map(|close| outline(&close, &frame)));
        let mark = match close {
            Some(_) => say(language, "Et rødt felt viser udsnittet.", "A red box marks the detail."),
            None => "",
        };
        let alternative = format!("{} {mark}", shown(map, language));
        let title = say(language, "Oversigt over planområdet", "The plan area");
        drawn.push(picture(title, alternative.trim(), &marks));
    }
    if let Some(frame) = close {
        let mut marks = inset(map, &frame, language, fonts);
        let inside = wells(&map.wells, &frame, fonts);
        marks.push(Mark::Within { at: frame.at, size: frame.size, marks: inside });
        let alternative = format!("{} {}", shown(map, language), corners(&frame, language));
        let title = say(language, "Udsnit med lagringskomplekset", "Detail with the storage complex");
        drawn.push(picture(title, &alternative, &marks));
    }
    drawn
}

fn corners(frame: &Frame, language: Language) -> String {
    let Bounds { west, east, south, north } = frame.bounds;
    match language {
        Language::Da => {
            format!(
                "Udsnittet går fra {west:.2}° til {east:.2}° øst og fra {south:.2}° til {north:.2}° nord."
            )
        }
        Language::En => {
            format!(
                "The detail runs from {west:.2}° to {east:.2}° east and from {south:.2}° to {north:.2}° north."
            )
        }
    }
}

fn picture(title: &str, alternative: &str, marks: &[Mark]) -> Drawn {
    // A unit around the frame, for half of its line.
    let (wide, high) = (SIZE.0 + 2.0, SIZE.1 + FOOT + 1.0);
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {wide} {high}" role="img" aria-label="{}">"#,
        escaped(alternative)
    );
    marks.iter().for_each(|mark| draw(mark, &mut svg));
    svg.push_str("</svg>");
    Drawn { title: title.to_owned(), alternative: alternative.to_owned(), svg }
}

fn draw(mark: &Mark, svg: &mut String) {
    // Writing to a text cannot fail.
    let _written = match mark {
        Mark::Text { at: (x, y), style, text } | Mark::Across { at: (x, y), style, text, .. } => {
            let weight = if style.weight == Weight::Strong { 600 } else { 400 };
            let (size, fill, text) = (style.size, colour(style.colour), escaped(text));
            write!(
                svg,
                r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" font-weight="{weight}" fill="{fill}">{text}</text>"#
            )
        }
        Mark::Path { rings, fill, stroke, closed } => {
            let inside = fill.map_or_else(|| "none".to_owned(), colour);
            let line = stroke.map_or_else(String::new, |pen| {
                let dashes = if pen.dashed { r#" stroke-dasharray="4 2.5""# } else { "" };
                format!(r#" stroke="{}" stroke-width="{}"{dashes}"#, colour(pen.colour), pen.width)
            });
            write!(svg, r#"<path d="{}" fill="{inside}" fill-rule="evenodd"{line}/>"#, path(rings, *closed))
        }
        Mark::Of { mark, .. } => {
            draw(mark, svg);
            Ok(())
        }
        Mark::Within { at: (x, y), size: (w, h), marks } => {
            // A picture within the picture is cut at its edges.
            let begun =
                write!(svg, r#"<svg x="{x}" y="{y}" width="{w}" height="{h}" viewBox="{x} {y} {w} {h}">"#);
            marks.iter().for_each(|mark| draw(mark, svg));
            svg.push_str("</svg>");
            begun
        }
    };
}

fn path(rings: &[Vec<Spot>], closed: bool) -> String {
    let mut d = String::new();
    for ring in rings {
        for (at, (x, y)) in ring.iter().enumerate() {
            let step = if at == 0 { 'M' } else { 'L' };
            let _written = write!(d, "{step}{x:.1} {y:.1}");
        }
        if closed {
            d.push('Z');
        }
    }
    d
}

fn colour(Colour(r, g, b): Colour) -> String {
    let part = |share: f32| format!("{:.1}%", share * 100.0);
    format!("rgb({},{},{})", part(r), part(g), part(b))
}

fn escaped(text: &str) -> String {
    let safe = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    safe.replace('"', "&quot;").replace('\'', "&#39;")
}

/// A place of a ring, in degrees.
impl From<&[f64; 2]> for Position {
    fn from([lon, lat]: &[f64; 2]) -> Self {
        Self { lon: *lon, lat: *lat }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::map::Well;

    fn square(lon: f64, lat: f64, side: f64) -> Vec<Vec<Position>> {
        let corners = [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side]];
        vec![corners.iter().map(Position::from).collect()]
    }

    #[test]
    fn a_name_from_outside_stays_text() {
        let label = "<script>alert('æ\"')</script>".to_owned();
        let map = Map {
            plan_area: square(4.0, 55.0, 2.0),
            complex: square(5.0, 56.0, 0.1),
            site: square(5.02, 56.02, 0.02),
            wells: vec![Well { label, at: Position { lon: 5.03, lat: 56.03 } }],
            ..Map::default()
        };
        let drawn = drawn(&map, Language::Da);
        assert_eq!(drawn.len(), 2);
        for one in &drawn {
            assert!(!one.svg.contains("<script") && !one.svg.contains("style="), "{}", one.svg);
            assert!(roxmltree::Document::parse(&one.svg).is_ok(), "{}", one.svg);
            assert!(one.svg.len() < 40_000, "{}", one.svg.len());
        }
        assert!(drawn[1].svg.contains("&lt;script&gt;"), "{}", drawn[1].svg);
    }

    #[test]
    fn what_is_nowhere_is_not_drawn() {
        assert_eq!(super::drawn(&Map::default(), Language::En), Vec::new());
        let nowhere = vec![vec![Position { lon: f64::NAN, lat: 1e9 }]];
        assert_eq!(super::drawn(&Map { complex: nowhere, ..Map::default() }, Language::En), Vec::new());
    }
}
