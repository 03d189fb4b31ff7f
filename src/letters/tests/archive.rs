//! What an archive needs and the checker does not look at: that the file says the same of itself twice, and has its fonts.

use lopdf::{Dictionary, Document, Object};

/// What does not hold.
pub(super) fn faults(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    let said = document.catalog().unwrap().get(b"Metadata").and_then(Object::as_reference);
    let said = said.and_then(|id| document.get_object(id)).and_then(Object::as_stream);
    let Ok(said) = said else { return vec!["there are no metadata".into()] };
    let said = String::from_utf8_lossy(&said.content).into_owned();
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    for (key, property) in [("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")] {
        let day = String::from_utf8(info.get(key.as_bytes()).unwrap().as_str().unwrap().to_vec()).unwrap();
        let part = |range: std::ops::Range<usize>| day[range].to_owned();
        let day = format!("{}-{}-{}T00:00:00Z", part(2..6), part(6..8), part(8..10));
        if !said.contains(&format!("<{property}>{day}</{property}>")) {
            out.push(format!("{property} is not {day}"));
        }
    }
    for (key, property) in [("Title", "dc:title"), ("Author", "dc:creator"), ("Subject", "dc:description")] {
        let told = lopdf::decode_text_string(info.get(key.as_bytes()).unwrap()).unwrap();
        let within =
            said.split(&format!("<{property}>")).nth(1).and_then(|rest| rest.split("</rdf:li>").next());
        let within = within.and_then(|rest| rest.rsplit('>').next()).unwrap_or_default();
        // What XML has no place for, and how it writes the rest, is the business of the property on hostile text.
        if !told.contains(['&', '<', '>']) && !told.contains(char::is_control) && told != within {
            out.push(format!("{property} is {within}, not {told}"));
        }
    }
    let has = |dictionary: &&Dictionary, key: &[u8]| dictionary.has(key);
    let all = document.objects.values().filter_map(|object| object.as_dict().ok());
    let without = all.filter(|d| has(d, b"FontBBox") && !has(d, b"FontFile2")).count();
    if without > 0 {
        out.push(format!("{without} fonts are not in the file"));
    }
    out
}
