//! One frame of a map: the ground, the graticule, the areas, the wells, the scale.

use super::super::fonts::Fonts;
use super::super::lines::{fitted, width};
use super::super::marks::{Mark, Pen, Spot};
use super::super::sheet::{ACCENT, Colour, GREY, INK, MAP, MAP_DEGREES, RULE, Style, WHITE, Weight};
use super::frame::Frame;
use super::{Map, Ring, Well, graticule};
use crate::law::Language;

/// Where nothing is said of the ground: the sea.
const GROUND: Colour = Colour(0.925, 0.95, 0.965);
/// How an area is drawn: its ground and its line.
pub(super) type Look = (Option<Colour>, Pen);
/// The plan area.
pub(super) const PLAN_AREA: Look = (Some(WHITE), Pen { colour: ACCENT, width: 1.2, dashed: false });
/// The complex.
pub(super) const COMPLEX: Look =
    (Some(Colour(0.80, 0.88, 0.95)), Pen { colour: Colour(0.05, 0.35, 0.62), width: 1.0, dashed: true });
/// The site.
pub(super) const SITE: Look =
    (Some(Colour(0.99, 0.88, 0.72)), Pen { colour: Colour(0.68, 0.31, 0.0), width: 1.0, dashed: false });
/// The mark on the overview around what the detail shows.
pub(super) const DETAIL: Pen = Pen { colour: Colour(0.70, 0.07, 0.12), width: 1.1, dashed: false };

/// From the baseline to the top of a name.
const ASCENT: f32 = 6.0;

/// The frame with everything in it but wells.
pub(super) fn inset(map: &Map, frame: &Frame, language: Language, fonts: &Fonts) -> Vec<Mark> {
    let Frame { at, size, bounds, .. } = *frame;
    let fine = Pen::full(RULE, 0.4);
    let mut inside = vec![Mark::rect(at, size, GROUND)];
    let areas = [(&map.plan_area, PLAN_AREA), (&map.complex, COMPLEX), (&map.site, SITE)];
    let draw = |part: fn(Look) -> (Option<Colour>, Option<Pen>)| {
        areas.iter().filter_map(move |(rings, look)| area(rings, part(*look), frame))
    };
    // The graticule lies between the grounds and the lines, which must be seen where they follow it.
    inside.extend(draw(|(fill, _)| (fill, None)));
    let mut outside = Vec::new();
    for lon in graticule::lines(bounds.west, bounds.east) {
        let x = frame.x(lon);
        inside.push(Mark::line((x, at.1), (x, at.1 + size.1), fine));
        let text = graticule::longitude(lon, language);
        let half = width(&text, MAP_DEGREES, fonts) / 2.0;
        let left = (x - half).clamp(at.0, at.0 + size.0 - half * 2.0);
        outside.push(Mark::text((left, at.1 + size.1 + 8.0), MAP_DEGREES, text));
    }
    for lat in graticule::lines(bounds.south, bounds.north) {
        let y = frame.y(lat);
        inside.push(Mark::line((at.0, y), (at.0 + size.0, y), fine));
        // Not where the scale stands.
        if y > at.1 + 9.0 && y < at.1 + size.1 - 24.0 {
            inside.push(Mark::text((at.0 + 3.0, y - 2.0), MAP_DEGREES, graticule::latitude(lat)));
        }
    }
    inside.extend(draw(|(_, pen)| (None, Some(pen))));
    let mut marks = vec![Mark::Within { at, size, marks: inside }];
    marks.extend(scale(frame, fonts));
    marks.extend(north((at.0 + size.0 - 13.0, at.1 + 8.0), fonts));
    marks.push(Mark::edge(at, size, Pen::full(GREY, 0.6)));
    marks.append(&mut outside);
    marks
}

/// Rings with their ground, their line or both; rings of fewer than two places are not seen.
fn area(rings: &[Ring], (fill, stroke): (Option<Colour>, Option<Pen>), frame: &Frame) -> Option<Mark> {
    let rings: Vec<Vec<Spot>> = rings
        .iter()
        .map(|ring| ring.iter().filter(|place| place.real()).map(|place| frame.spot(*place)).collect())
        .filter(|ring: &Vec<Spot>| ring.len() > 1)
        .collect();
    (!rings.is_empty()).then_some(Mark::Path { rings, fill, stroke, closed: true })
}

/// Wells with their names, each beside its dot where there is room for it.
pub(super) fn wells(wells: &[Well], frame: &Frame, fonts: &Fonts) -> Vec<Mark> {
    let (mut dots, mut names) = (Vec::new(), Vec::new());
    let shown = || wells.iter().filter(|well| well.at.real());
    let mut taken: Vec<(Spot, Spot)> = shown()
        .map(|well| frame.spot(well.at))
        .map(|(x, y)| ((x - 3.0, y - 3.0 + ASCENT), (6.0, 6.0)))
        .collect();
    for well in shown() {
        let (x, y) = frame.spot(well.at);
        dots.extend(dot((x, y)));
        let style = Style { weight: Weight::Strong, ..MAP };
        let name = fitted(&well.label, style, 90.0, fonts);
        let long = width(&name, style, fonts);
        let left =
            (x - long / 2.0).clamp(frame.at.0 + 2.0, (frame.at.0 + frame.size.0 - long - 2.0).max(0.0));
        let places = [(x + 5.0, y + 2.5), (x - 5.0 - long, y + 2.5), (left, y - 5.5), (left, y + 10.0)];
        let free = |at: &Spot| {
            let inside = at.0 >= frame.at.0 + 2.0 && at.0 + long <= frame.at.0 + frame.size.0 - 2.0;
            inside && !taken.iter().any(|other| overlap(*other, (*at, (long, ASCENT))))
        };
        let at = places.iter().find(|at| free(at)).copied().unwrap_or((left, y - 5.5));
        taken.push((at, (long, ASCENT)));
        names.push(Mark::text(at, style, name));
    }
    dots.append(&mut names);
    dots
}

fn overlap((a, a_size): (Spot, Spot), (b, b_size): (Spot, Spot)) -> bool {
    a.0 < b.0 + b_size.0 && b.0 < a.0 + a_size.0 && a.1 < b.1 + b_size.1 && b.1 < a.1 + a_size.1
}

/// A well's dot: black with a white ring.
pub(super) fn dot((x, y): Spot) -> Vec<Mark> {
    let ring = |r: f32, fill: Colour| {
        // Eight corners and their halves are a circle at this size.
        let parts = [(1.0, 0.0), (0.924, 0.383), (0.707, 0.707), (0.383, 0.924)];
        let quarter = |f: fn(Spot) -> Spot| parts.map(f).map(|(a, b)| (x + a * r, y + b * r));
        let turns: [fn(Spot) -> Spot; 4] = [|p| p, |(a, b)| (-b, a), |(a, b)| (-a, -b), |(a, b)| (b, -a)];
        let rings = vec![turns.into_iter().flat_map(quarter).collect()];
        Mark::Path { rings, fill: Some(fill), stroke: None, closed: true }
    };
    vec![ring(3.1, WHITE), ring(2.2, INK)]
}

fn scale(frame: &Frame, fonts: &Fonts) -> Vec<Mark> {
    let metre = f64::from(frame.length(100_000.0)) / 100_000.0;
    let (metres, name) = graticule::scale(f64::from(frame.size.0) * 0.28 / metre);
    let long = frame.length(metres);
    let (x, y) = (frame.at.0 + 10.0, frame.at.1 + frame.size.1 - 9.0);
    let back = (long.max(width(&name, MAP, fonts)) + 10.0, 19.0);
    let ends = [(x, y - 4.0), (x, y), (x + long, y), (x + long, y - 4.0)];
    let bar = Mark::Path {
        rings: vec![ends.to_vec()],
        fill: None,
        stroke: Some(Pen::full(INK, 0.8)),
        closed: false,
    };
    vec![Mark::rect((x - 5.0, y - 14.0), back, WHITE), bar, Mark::text((x, y - 6.5), MAP, name)]
}

fn north((x, y): Spot, fonts: &Fonts) -> Vec<Mark> {
    let style = Style { weight: Weight::Strong, ..MAP };
    let arrow = vec![(x, y), (x + 4.5, y + 14.0), (x, y + 11.0), (x - 4.5, y + 14.0)];
    vec![
        Mark::rect((x - 8.0, y - 3.0), (16.0, 29.0), WHITE),
        Mark::Path { rings: vec![arrow], fill: Some(INK), stroke: None, closed: true },
        Mark::text((x - width("N", style, fonts) / 2.0, y + 22.5), style, "N"),
    ]
}
