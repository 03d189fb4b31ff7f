//! From what a step's form was filled in with to the item's part of the draft.

use serde_json::{Map, Value};

use super::answered::{lines, shown};
use super::corners;
use super::kinds::{Kind, is_line, is_list, kind, kind_of_lines};
use crate::casework::Problem;
use crate::law::Text;
use crate::permit::application::{ENTRIES, Item};
use crate::permit::form::path_of;
use crate::web::form::{Sent, figure};

/// Writes what was typed into a draft, in the fields of one item. What cannot be read is kept as it was typed, as REST does,
/// but for a figure that could be read in two ways: that is a fault.
pub fn write(draft: &mut Value, item: Item, sent: &Sent) -> Vec<Problem> {
    let within = format!("{}/", item.pointer());
    let mut faults = Vec::new();
    for (pointer, typed) in sent.iter().filter(|(name, _)| name.starts_with(&within)) {
        let typed = typed.replace("\r\n", "\n");
        let path = path_of(pointer);
        let value = if let Some(kind) = kind(&path).filter(|_| !is_line(&path)) {
            // What was not touched stays what it is, however it is written.
            if typed == shown(draft.pointer(pointer)) {
                continue;
            }
            read(kind, &typed).unwrap_or_else(|message| {
                faults.push(Problem::plain(pointer, message));
                // To be shown again; a draft with a fault is not saved.
                Value::from(typed.as_str())
            })
        } else if let Some(kind) = kind_of_lines(&path) {
            if typed == lines(draft.pointer(pointer)) {
                continue;
            }
            let most = usize::try_from(ENTRIES).unwrap_or(usize::MAX);
            let entries = typed.lines().filter(|line| !line.trim().is_empty());
            // One more than there may be is kept, for the draft's own check to find it.
            entries.take(most.saturating_add(1)).map(|line| read(kind, line).unwrap_or_default()).collect()
        } else {
            continue;
        };
        put(draft, pointer, value);
    }
    faults
}

fn read(kind: &Kind, typed: &str) -> Result<Value, Text> {
    let plain = typed.trim();
    if plain.is_empty() {
        return Ok(Value::Null);
    }
    Ok(match kind {
        Kind::Text => Value::from(typed.trim_end()),
        Kind::Day | Kind::OneOf(_) => Value::from(plain),
        Kind::Figure => figure(plain).map(Value::from).ok_or_else(|| {
            Text::new(
                "Tallet kan læses på to måder. Skriv det uden tegn mellem tusinderne: 9520 eller 9520,5.",
                "The figure can be read in two ways. Write it without marks between thousands: 9520 or 9520.5.",
            )
        })?,
        Kind::Whole => plain.parse::<i64>().map_or_else(|_| Value::from(plain), Value::from),
        Kind::YesNo => plain.parse::<bool>().map_or_else(|_| Value::from(plain), Value::from),
        Kind::Position => corners::value(plain),
    })
}

/// Puts a value where a pointer says. The pointer is one of a field of the form; entries beyond the most there may be are
/// not made.
fn put(into: &mut Value, pointer: &str, value: Value) {
    let most = usize::try_from(ENTRIES).unwrap_or(usize::MAX);
    let mut place = into;
    for part in pointer.split('/').skip(1) {
        place = match part.parse::<usize>() {
            Ok(at) => {
                if !place.is_array() {
                    *place = Value::Array(Vec::new());
                }
                let Value::Array(entries) = place else { return };
                if at >= most {
                    return;
                }
                if entries.len() <= at {
                    entries.resize(at.saturating_add(1), Value::Null);
                }
                let Some(entry) = entries.get_mut(at) else { return };
                entry
            }
            Err(_) => {
                if !place.is_object() {
                    *place = Value::Object(Map::new());
                }
                let Value::Object(members) = place else { return };
                members.entry(part).or_insert(Value::Null)
            }
        };
    }
    *place = value;
}

/// Adds an empty entry to a list, and answers with its pointer; none where there is no such list, or it is full.
pub fn add(draft: &mut Value, list: &str) -> Option<String> {
    if !is_list(&path_of(list)) {
        return None;
    }
    let at = draft.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
    if at >= usize::try_from(ENTRIES).unwrap_or(usize::MAX) {
        return None;
    }
    let pointer = format!("{list}/{at}");
    put(draft, &pointer, Value::Object(Map::new()));
    Some(pointer)
}

/// Removes an entry from a list.
pub fn remove(draft: &mut Value, entry: &str) {
    let Some((list, at)) = entry.rsplit_once('/') else { return };
    let Ok(at) = at.parse::<usize>() else { return };
    if let Some(Value::Array(entries)) = draft.pointer_mut(list)
        && at < entries.len()
    {
        entries.remove(at);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_typed_is_written_in_the_items_own_fields_only() {
        let mut draft =
            json!({"duration": {"start": "2027-01-01"}, "capacity": {"financial": {"equity": "12.345"}}});
        let faults = write(
            &mut draft,
            Item::Capacity,
            &sent(&[
                ("/capacity/financial/equity", "12.345"),
                ("/capacity/financial/liquidity", "1.000.000,50"),
                ("/capacity/financial/annual_reports/0/year", "2025"),
                ("/capacity/technical/staff", "To\r\nlinjer "),
                ("/duration/start", "2030-01-01"),
                ("/capacity/unknown", "x"),
                ("/capacity/financial/annual_reports", "x"),
                ("/capacity/financial/annual_reports/99999999/year", "1"),
            ]),
        );
        assert_eq!(faults, []);
        assert_eq!(draft["duration"]["start"], "2027-01-01");
        assert_eq!(draft["capacity"]["financial"]["equity"], "12.345", "what was not touched stays");
        assert_eq!(draft["capacity"]["financial"]["liquidity"], "1000000.50");
        assert_eq!(draft["capacity"]["financial"]["annual_reports"], json!([{"year": 2025}]));
        assert_eq!(draft["capacity"]["technical"]["staff"], "To\nlinjer");
        assert_eq!(draft["capacity"].get("unknown"), None);
    }

    #[test]
    fn what_cannot_be_read_is_kept_and_what_could_be_two_things_is_a_fault() {
        let mut draft = json!({});
        let typed = sent(&[
            ("/coordinates/site", "5,1 56,2\nnordpå\n\n5.2 56.2"),
            ("/coordinates/reference_elevation", "9.520"),
            ("/coordinates/wells/0/head", "her"),
        ]);
        let faults = write(&mut draft, Item::Coordinates, &typed);
        assert_eq!(draft["coordinates"]["site"], json!([[5.1, 56.2], "nordpå", [5.2, 56.2]]));
        assert_eq!(draft["coordinates"]["wells"][0]["head"], "her");
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].pointer, "/coordinates/reference_elevation");
    }

    #[test]
    fn entries_are_added_and_removed() {
        let mut draft = json!({});
        assert_eq!(add(&mut draft, "/parties/companies").as_deref(), Some("/parties/companies/0"));
        assert_eq!(add(&mut draft, "/parties/companies").as_deref(), Some("/parties/companies/1"));
        for none in ["/parties", "/coordinates/site", "/nowhere", "", "/parties/companies/0/name"] {
            assert_eq!(add(&mut draft, none), None, "{none}");
        }
        remove(&mut draft, "/parties/companies/0");
        remove(&mut draft, "/parties/companies/7");
        remove(&mut draft, "x");
        assert_eq!(draft["parties"]["companies"].as_array().map(Vec::len), Some(1));
    }
}
