//! Positions as people write them: a line each.

use serde_json::{Value, json};

/// A position of a line; none where the line is not two figures. A comma is a decimal mark where there is something else
/// between the two, and separates them where it stands alone: `5,1 56,2` and `5.1,56.2`.
pub fn position(line: &str) -> Option<[f64; 2]> {
    let parts: Vec<&str> = line.split([' ', '\t', ';']).filter(|part| !part.is_empty()).collect();
    let parts = match parts.as_slice() {
        [one] => one.split(',').collect(),
        _ => parts,
    };
    let figures = parts.iter().map(|part| part.trim_end_matches(',').replace(',', ".").parse::<f64>());
    let figures: Vec<f64> = figures.collect::<Result<_, _>>().ok()?;
    match figures.as_slice() {
        [x, y] if x.is_finite() && y.is_finite() => Some([*x, *y]),
        _ => None,
    }
}

/// The value of a line: a position, or the line itself where it is none, so that it is kept as it was typed.
pub fn value(line: &str) -> Value {
    position(line).map_or_else(|| Value::from(line.trim()), |position| json!(position))
}

/// A position as a line.
pub fn line(value: &Value) -> String {
    match value {
        Value::Array(figures) => figures.iter().map(figure).collect::<Vec<_>>().join(" "),
        other => figure(other),
    }
}

fn figure(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_two_figures_or_is_kept() {
        for typed in ["5.1 56.2", "5,1 56,2", "5.1,56.2", "5.1, 56.2", "5,1;56,2", " 5.1\t56.2 "] {
            assert_eq!(position(typed), Some([5.1, 56.2]), "{typed}");
        }
        for typed in ["5.1", "5.1 56.2 1", "øst 5", "5,1,56,2", "1e999 2", "NaN 1"] {
            assert_eq!(value(typed), json!(typed), "{typed}");
        }
        assert_eq!(line(&value("5,1 56,2")), "5.1 56.2");
    }
}
