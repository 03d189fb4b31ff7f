//! A procedure's picture: its states in a column in the order of a case's life, the arrows that lead on at the right, those
//! that lead back at the left, each with the numbers of its acts.

use std::fmt::Write as _;

use super::lanes::{Arrow, arrows};
use super::procedure::Procedure;
use crate::law::Language;

/// A state's box.
const WIDE: usize = 190;
const HIGH: usize = 34;
/// From one box to the next.
const STEP: usize = 66;
/// Between two lanes.
const LANE: usize = 30;
/// Between the column and the first lane.
const GAP: usize = 26;

/// The picture as an `svg` element without script, style or address. The state at the place `present` is marked.
pub fn diagram(procedure: &Procedure, present: Option<usize>, language: Language) -> String {
    let arrows = arrows(procedure);
    let lanes = |on: bool| {
        let own = arrows.iter().filter(|arrow| arrow.leads_on() == on);
        own.map(|arrow| arrow.lane + 1).max().unwrap_or_default()
    };
    let side = |lanes: usize| if lanes == 0 { 8 } else { GAP + lanes * LANE };
    let left = side(lanes(false));
    let (width, height) = (left + WIDE + side(lanes(true)), procedure.states.len() * STEP + 4);
    let title = procedure.title.in_language(language);
    let about = match language {
        Language::Da => format!("{title}: tilstande og sagsskridt. Tabellen under billedet siger det samme."),
        Language::En => format!("{title}: states and acts. The table under the picture says the same."),
    };
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{about}" font-family="IBM Plex Sans, sans-serif">"#
    );
    arrows.iter().for_each(|arrow| draw(arrow, left, &arrows, &mut svg));
    for (at, state) in procedure.states.iter().enumerate() {
        let (y, label) = (top(at), escaped(state.label.in_language(language)));
        let (fill, line, weight) = match present {
            Some(place) if place == at => ("#0059b3", 3, 600),
            _ => ("#f0f6fc", 1, 400),
        };
        let ink = if present == Some(at) { "#ffffff" } else { "#1a1a1a" };
        let (x, middle) = (left + WIDE / 2, y + HIGH / 2 + 5);
        let _written = write!(
            svg,
            r##"<rect x="{left}" y="{y}" width="{WIDE}" height="{HIGH}" rx="4" fill="{fill}" stroke="#0059b3" stroke-width="{line}"/><text x="{x}" y="{middle}" text-anchor="middle" font-size="14" font-weight="{weight}" fill="{ink}">{label}</text>"##
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn top(at: usize) -> usize {
    at * STEP + 16
}

/// Where on a box's side an arrow begins or ends: those of one side of one box are spread over it.
fn port(arrow: &Arrow, place: usize, all: &[Arrow]) -> usize {
    let mut there: Vec<&Arrow> = all
        .iter()
        .filter(|other| other.leads_on() == arrow.leads_on() && (other.from == place || other.to == place))
        .collect();
    // From the top: what goes up by the inner lane first, then what goes down by the outer lane first.
    there.sort_by_key(|other| {
        let up = other.from.min(other.to) != place;
        (!up, if up { other.lane } else { usize::MAX - other.lane })
    });
    let at = there.iter().position(|other| *other == arrow).unwrap_or_default();
    top(place) + HIGH * (at + 1) / (there.len() + 1)
}

fn draw(arrow: &Arrow, left: usize, all: &[Arrow], svg: &mut String) {
    let (begin, end) = (port(arrow, arrow.from, all), port(arrow, arrow.to, all));
    let away = GAP + arrow.lane * LANE;
    let (edge, lane, tip, wing) = if arrow.leads_on() {
        let edge = left + WIDE;
        (edge, edge + away, edge + 1, edge + 9)
    } else {
        (left, left.saturating_sub(away), left.saturating_sub(1), left.saturating_sub(9))
    };
    let (above, below) = (end.saturating_sub(4), end + 4);
    let _written = write!(
        svg,
        r##"<path d="M{edge} {begin}H{lane}V{end}H{wing}" fill="none" stroke="#454545" stroke-width="1.3"/><path d="M{tip} {end}L{wing} {above}V{below}Z" fill="#454545"/>"##
    );
    let numbers: Vec<String> = arrow.acts.iter().map(usize::to_string).collect();
    let lines = numbers.len();
    let middle = (begin + end) / 2;
    let first = (middle + 4).saturating_sub((lines - 1) * 6);
    for (line, number) in numbers.iter().enumerate() {
        let y = first + line * 12;
        let _written = write!(
            svg,
            r##"<text x="{lane}" y="{y}" text-anchor="middle" font-size="12" font-weight="600" fill="#1a1a1a" stroke="#ffffff" stroke-width="4" paint-order="stroke">{number}</text>"##
        );
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// The pictures in `docs/` are those of the code; `UPDATE_DOCS=1` writes them anew.
    #[test]
    fn the_pictures_in_docs_are_the_codes_own() {
        for procedure in Procedure::all() {
            let drawn = diagram(&procedure, None, Language::En);
            assert!(roxmltree::Document::parse(&drawn).is_ok());
            let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/procedures").join(procedure.kind);
            let place = place.with_extension("svg");
            if std::env::var_os("UPDATE_DOCS").is_some() {
                fs::create_dir_all(place.parent().unwrap()).unwrap();
                fs::write(&place, &drawn).unwrap();
            }
            let kept = fs::read_to_string(&place).unwrap_or_default();
            assert_eq!(kept, drawn, "{}: run the test with UPDATE_DOCS=1", place.display());
        }
    }

    #[test]
    fn the_present_state_is_marked_and_no_other() {
        let procedure = Procedure::storage_permit();
        let marked = diagram(&procedure, Some(5), Language::Da);
        assert_eq!(marked.matches(r##"fill="#0059b3""##).count(), 1);
        assert!(!diagram(&procedure, None, Language::Da).contains(r##"fill="#0059b3""##));
    }
}
