//! A chart of months: two bars each, drawn as SVG without style or script. The same figures stand in a table beside it.

use std::fmt::Write as _;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::months::Month;
use crate::law::Language;
use crate::law::quantity::written;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 72.0;
const BOTTOM: f64 = 44.0;
const TOP: f64 = 16.0;

/// The chart; empty where there are no months.
pub fn chart(months: &[Month], language: Language) -> String {
    let most = months.iter().map(|month| month.captured.0.max(month.stored.0)).max().unwrap_or_default();
    if most <= Decimal::ZERO {
        return String::new();
    }
    let top = ceiling(most);
    let count = f64::from(u32::try_from(months.len()).unwrap_or(u32::MAX).max(1));
    let (wide, high) = (WIDTH - LEFT - 8.0, HEIGHT - TOP - BOTTOM);
    let slot = wide / count;
    let bar = (slot * 0.36).min(28.0);
    let title = match language {
        Language::Da => "Fanget og lagret CO₂, ton pr. måned",
        Language::En => "Captured and stored CO₂, tonnes a month",
    };
    let mut svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{title}\" xmlns=\"http://www.w3.org/2000/svg\">"
    );
    for step in 0..=4_u32 {
        let share = f64::from(step) / 4.0;
        let y = TOP + high * (1.0 - share);
        let value = written(top * Decimal::from(step) / Decimal::from(4), language);
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"#bfbfbf\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" font-size=\"12\" text-anchor=\"end\" fill=\"#1a1a1a\">{value}</text>",
            WIDTH - 8.0,
            LEFT - 8.0,
            y + 4.0,
        );
    }
    let every = months.len().div_ceil(12).max(1);
    for (at, month) in months.iter().enumerate() {
        let x = LEFT + slot * f64::from(u32::try_from(at).unwrap_or_default()) + slot / 2.0;
        for (offset, value, fill) in
            [(-bar - 1.0, month.captured.0, "#0b5394"), (1.0, month.stored.0, "#ad4f00")]
        {
            let share = (value / top).to_f64().unwrap_or_default().clamp(0.0, 1.0);
            let _ = write!(
                svg,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{bar:.1}\" height=\"{:.1}\" fill=\"{fill}\"/>",
                x + offset,
                TOP + high * (1.0 - share),
                high * share,
            );
        }
        if at % every == 0 {
            let _ = write!(
                svg,
                "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"12\" text-anchor=\"middle\" fill=\"#1a1a1a\">{}</text>",
                HEIGHT - BOTTOM + 18.0,
                month.month,
            );
        }
    }
    svg.push_str("</svg>");
    svg
}

/// A round figure that nothing reaches beyond: 1, 2, 4 or 8 times a power of ten.
fn ceiling(most: Decimal) -> Decimal {
    let mut unit = Decimal::new(1, 3);
    while unit * Decimal::TEN <= most {
        unit *= Decimal::TEN;
    }
    let steps = [1, 2, 4, 8, 10].map(|n| unit * Decimal::from(n));
    steps.into_iter().find(|step| *step >= most).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::quantity::Tonnes;

    #[test]
    fn the_scale_holds_the_highest_month() {
        for (most, top) in [("1", "1"), ("1.5", "2"), ("950", "1000"), ("3999", "4000"), ("0.002", "0.002")] {
            assert_eq!(ceiling(most.parse().unwrap()), top.parse::<Decimal>().unwrap(), "{most}");
        }
    }

    #[test]
    fn each_month_has_two_bars_and_nothing_is_drawn_of_nothing() {
        let month = |month: &str, captured: i64, stored: i64| Month {
            month: month.into(),
            captured: Tonnes(captured.into()),
            stored: Tonnes(stored.into()),
        };
        let svg = chart(&[month("2025-01", 100, 0), month("2025-02", 50, 100)], Language::Da);
        assert_eq!(svg.matches("<rect").count(), 4);
        assert!(svg.contains("2025-02") && !svg.contains("NaN") && !svg.contains("style"), "{svg}");
        assert_eq!(chart(&[], Language::Da), "");
        assert_eq!(chart(&[month("2025-01", 0, 0)], Language::Da), "");
    }
}
