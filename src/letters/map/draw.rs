//! A map made into strips: overview, detail, legend, caption.

use super::super::fonts::Fonts;
use super::super::lines::{broken, width};
use super::super::marks::{Mark, Spot, Strip};
use super::super::phrases::say;
use super::super::sheet::{FURNITURE, LEFT, MAP, Style, WIDTH, Weight};
use super::super::structure::{Role, Tree};
use super::frame::{Bounds, Frame};
use super::inset::{COMPLEX, DETAIL, Look, PLAN_AREA, SITE, dot, inset, wells};
use super::{Map, Position, Ring};
use crate::law::Language;

/// The height of the frames.
const HEIGHT: f32 = 225.0;
/// The line above them, with what each shows.
const TITLE: f32 = 13.0;
/// The white between them.
const BETWEEN: f32 = 16.0;

/// The strips of a map. One without a place that can be drawn has its caption only.
pub(in crate::letters) fn strips(
    map: &Map,
    language: Language,
    tree: &mut Tree,
    fonts: &Fonts,
) -> Vec<Strip> {
    let mut strips = Vec::new();
    let marks = frames(map, language, fonts);
    if !marks.is_empty() {
        let figure = tree.add_with(Tree::root(), Role::Figure, &shown(map, language));
        let frames = Strip { height: TITLE + HEIGHT + 14.0, marks, keep: true, ..Strip::default() };
        strips.push(frames.of(figure));
        strips.push(legend(map, language, fonts).of(figure));
    }
    let node = tree.add(Tree::root(), Role::Paragraph);
    let caption = broken(&map.caption, FURNITURE, WIDTH, fonts);
    let lines = caption.into_iter().map(|line| Strip::line(LEFT, FURNITURE, line).of(node));
    strips.extend(lines.map(|strip| Strip { keep: true, ..strip }));
    strips.push(Strip::space(6.0));
    strips
}

/// What a map shows, for whoever cannot see it.
pub(super) fn shown(map: &Map, language: Language) -> String {
    let tell = |da, en| say(language, da, en).to_owned();
    let mut parts = Vec::new();
    for (rings, da, en) in [
        (&map.plan_area, "planområdet", "the plan area"),
        (&map.complex, "lagringskomplekset", "the storage complex"),
        (&map.site, "lagringslokaliteten", "the storage site"),
    ] {
        if !rings.is_empty() {
            parts.push(tell(da, en));
        }
    }
    match map.wells.len() {
        0 => {}
        1 => parts.push(tell("en brønd", "a well")),
        n => parts.push(format!("{n} {}", say(language, "brønde", "wells"))),
    }
    let names: Vec<&str> = map.wells.iter().take(20).map(|well| well.label.as_str()).collect();
    let names = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
    format!("{} {}{names}.", say(language, "Kort med", "Map of"), parts.join(", "))
}

fn frames(map: &Map, language: Language, fonts: &Fonts) -> Vec<Mark> {
    let plan = Bounds::around(map.plan_area.iter().flatten());
    let own = || map.complex.iter().chain(&map.site).flatten().chain(map.wells.iter().map(|well| &well.at));
    let detail = Bounds::around(own());
    let whole = Bounds::around(map.plan_area.iter().flatten().chain(own()));
    let (over, under) = match (plan, detail) {
        (None, None) => return Vec::new(),
        (Some(_), None) => (WIDTH, 0.0),
        (None, Some(_)) => (0.0, WIDTH),
        (Some(_), Some(_)) => (WIDTH * 0.44, WIDTH * 0.56 - BETWEEN),
    };
    let mut marks = Vec::new();
    let title = |x: f32, da, en| {
        let style = Style { weight: Weight::Strong, size: 8.0, ..MAP };
        Mark::text((x, 7.0), style, say(language, da, en))
    };
    let right = LEFT + WIDTH - under;
    let close = detail.map(|bounds| Frame::around(bounds, (right, TITLE), (under, HEIGHT)));
    if let (Some(bounds), true) = (whole, over > 0.0) {
        let frame = Frame::around(bounds, (LEFT, TITLE), (over, HEIGHT));
        marks.push(title(LEFT, "Oversigt over planområdet", "The plan area"));
        marks.extend(inset(map, &frame, language, fonts));
        marks.extend(close.map(|close| outline(&close, &frame)));
    }
    if let Some(frame) = close {
        marks.push(title(right, "Udsnit med lagringskomplekset", "Detail with the storage complex"));
        marks.extend(inset(map, &frame, language, fonts));
        let inside = wells(&map.wells, &frame, fonts);
        marks.push(Mark::Within { at: frame.at, size: frame.size, marks: inside });
    }
    marks
}

/// What the detail shows, on the overview: large enough to be seen.
pub(super) fn outline(close: &Frame, frame: &Frame) -> Mark {
    let Bounds { west, east, south, north } = close.bounds;
    let (left, top) = frame.spot(Position { lon: west, lat: north });
    let (right, bottom) = frame.spot(Position { lon: east, lat: south });
    let (wide, high) = ((right - left).max(9.0), (bottom - top).max(9.0));
    let at = ((left + right - wide) / 2.0, (top + bottom - high) / 2.0);
    Mark::Within { at: frame.at, size: frame.size, marks: vec![Mark::edge(at, (wide, high), DETAIL)] }
}

fn legend(map: &Map, language: Language, fonts: &Fonts) -> Strip {
    let mut marks = Vec::new();
    let mut x = LEFT;
    let mut word = |text: &'static str, sign: &dyn Fn(Spot) -> Vec<Mark>| {
        marks.extend(sign((x, 2.5)));
        marks.push(Mark::text((x + 18.0, 9.0), MAP, text));
        x += 18.0 + width(text, MAP, fonts) + 16.0;
    };
    let area = |(fill, pen): Look| {
        move |(x, y): Spot| {
            let mut key = vec![Mark::edge((x, y), (13.0, 7.5), pen)];
            if let (Some(fill), Some(first)) = (fill, key.first().cloned()) {
                key = vec![Mark::rect((x, y), (13.0, 7.5), fill), first];
            }
            key
        }
    };
    let drawn =
        |rings: &[Ring]| rings.iter().any(|ring| ring.iter().filter(|place| place.real()).count() > 1);
    if drawn(&map.plan_area) {
        word(say(language, "Planområde", "Plan area"), &area(PLAN_AREA));
    }
    if drawn(&map.complex) {
        word(say(language, "Lagringskompleks", "Storage complex"), &area(COMPLEX));
    }
    if drawn(&map.site) {
        word(say(language, "Lagringslokalitet", "Storage site"), &area(SITE));
    }
    if map.wells.iter().any(|well| well.at.real()) {
        word(say(language, "Brønd", "Well"), &|(x, y)| dot((x + 6.5, y + 3.75)));
    }
    if drawn(&map.plan_area) && (drawn(&map.complex) || drawn(&map.site) || !map.wells.is_empty()) {
        word(say(language, "Udsnittet", "The detail"), &area((None, DETAIL)));
    }
    Strip { height: 17.0, marks, keep: true, ..Strip::default() }
}
