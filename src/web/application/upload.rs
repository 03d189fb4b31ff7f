//! A polygon as a file: lines of CSV, or GeoJSON.

use serde_json::Value;

use super::corners;
use crate::casework::Problem;
use crate::law::Text;

/// A polygon that was read.
#[derive(Debug, PartialEq)]
pub struct Polygon {
    /// Its corners as lines.
    pub lines: String,
    /// Whether the format says that they are in WGS 84.
    pub is_wgs84: bool,
}

/// Reads a polygon.
///
/// # Errors
/// Every fault, by line where the file has lines.
pub fn polygon(name: &str, content: &[u8], pointer: &str) -> Result<Polygon, Vec<Problem>> {
    let text = std::str::from_utf8(content)
        .map_err(|_| one(pointer, "Filen er ikke tekst i UTF-8.", "The file is not text in UTF-8."))?;
    let text = text.trim_start_matches('\u{feff}');
    let geojson = text.trim_start().starts_with('{') || name.to_lowercase().ends_with("json");
    if geojson { of_geojson(text, pointer) } else { of_csv(text, pointer) }
}

fn of_csv(text: &str, pointer: &str) -> Result<Polygon, Vec<Problem>> {
    let mut lines = Vec::new();
    let mut faults = Vec::new();
    for (number, line) in (1_u32..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match corners::position(line) {
            Some(_) => lines.push(corners::line(&corners::value(line))),
            // Columns may have names.
            None if number == 1 && !line.contains(|c: char| c.is_ascii_digit()) => {}
            None => faults.push(Problem::plain(
                pointer,
                Text::new(
                    format!(
                        "Linje {number} i filen er ikke to tal: „{}“. Skriv længde og bredde.",
                        begin(line)
                    ),
                    format!(
                        "Line {number} of the file is not two figures: “{}”. Write longitude and latitude.",
                        begin(line)
                    ),
                ),
            )),
        }
    }
    if lines.is_empty() && faults.is_empty() {
        return Err(one(pointer, "Filen har ingen hjørner.", "The file has no corners."));
    }
    if faults.is_empty() { Ok(Polygon { lines: lines.join("\n"), is_wgs84: false }) } else { Err(faults) }
}

/// The outer ring of the one polygon in it.
fn of_geojson(text: &str, pointer: &str) -> Result<Polygon, Vec<Problem>> {
    let value: Value = serde_json::from_str(text).map_err(|why| {
        vec![Problem::plain(
            pointer,
            Text::new(
                format!("Filen er ikke JSON: linje {}, tegn {}.", why.line(), why.column()),
                format!("The file is not JSON: line {}, character {}.", why.line(), why.column()),
            ),
        )]
    })?;
    let mut found = Vec::new();
    polygons(&value, 0, &mut found);
    let ring = match found.as_slice() {
        [polygon] => polygon.get(0).and_then(Value::as_array),
        _ => None,
    };
    let Some(ring) = ring else {
        return Err(one(
            pointer,
            "Filen skal have netop én polygon (GeoJSON, RFC 7946).",
            "The file must have exactly one polygon (GeoJSON, RFC 7946).",
        ));
    };
    // A third figure is a height, which the form does not ask for.
    let flat = |corner: &Value| {
        corner.as_array().map(|c| Value::from(c.iter().take(2).cloned().collect::<Vec<_>>()))
    };
    let lines = ring.iter().map(|corner| corners::line(&flat(corner).unwrap_or_default()));
    Ok(Polygon { lines: lines.collect::<Vec<_>>().join("\n"), is_wgs84: value.get("crs").is_none() })
}

/// Every polygon's rings, wherever GeoJSON may hold them.
fn polygons<'a>(value: &'a Value, depth: u8, found: &mut Vec<&'a Value>) {
    if depth > 8 {
        return;
    }
    let coordinates = value.get("coordinates");
    match value.get("type").and_then(Value::as_str) {
        Some("Polygon") => found.extend(coordinates),
        Some("MultiPolygon") => found.extend(coordinates.and_then(Value::as_array).into_iter().flatten()),
        _ => {
            let inner = ["geometry", "features", "geometries"].into_iter().filter_map(|name| value.get(name));
            for one in inner.flat_map(|one| one.as_array().map_or(std::slice::from_ref(one), Vec::as_slice)) {
                polygons(one, depth.saturating_add(1), found);
            }
        }
    }
}

fn begin(line: &str) -> String {
    line.trim().chars().take(40).collect()
}

fn one(pointer: &str, da: &str, en: &str) -> Vec<Problem> {
    vec![Problem::plain(pointer, Text::new(da, en))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_and_geojson_give_the_same_corners() {
        let csv =
            polygon("p.csv", "længde;bredde\n5,1;56,2\n5,2;56,2\n5,1;56,3\n5,1;56,2\n".as_bytes(), "/p")
                .unwrap();
        let json = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":
            [[[5.1,56.2,0],[5.2,56.2],[5.1,56.3],[5.1,56.2]]]}}]}"#;
        let geojson = polygon("p.geojson", json.as_bytes(), "/p").unwrap();
        assert_eq!(csv.lines, "5.1 56.2\n5.2 56.2\n5.1 56.3\n5.1 56.2");
        assert_eq!(csv.lines, geojson.lines);
        assert!(!csv.is_wgs84 && geojson.is_wgs84);
    }

    #[test]
    fn faults_name_their_line() {
        let faults = polygon("p.csv", b"5.1 56.2\nx\n5.2\n", "/p").unwrap_err();
        assert_eq!(faults.len(), 2);
        assert!(
            faults[0].message.en.contains("Line 2") && faults[1].message.en.contains("Line 3"),
            "{faults:?}"
        );
        for bad in
            ["", "{", "{}", "a", r#"{"type":"MultiPolygon","coordinates":[[],[]]}"#, "\u{feff}{\"type\":1}"]
        {
            assert!(polygon("p.json", bad.as_bytes(), "/p").is_err(), "{bad}");
        }
        assert!(polygon("p.csv", b"\xff\xfe", "/p").is_err());
        let deep = format!("{}{}", "{\"geometry\":".repeat(100), "1".to_owned() + &"}".repeat(100));
        assert!(polygon("p.json", deep.as_bytes(), "/p").is_err());
    }
}
