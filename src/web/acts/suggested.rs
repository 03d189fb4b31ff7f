//! What stands in a form of an act at first, from what the case has already. A person looks at it and sends it as theirs.

use serde_json::{Map, Value, json};

use crate::permit::conditions::always_proposed;
use crate::web::cases::page::Seen;

/// What stands in the form of an act at first.
pub fn suggested(act: &str, seen: &Seen) -> Value {
    let mut out = Map::new();
    let file = &seen.file;
    if let Some(language) = file.get("language") {
        out.insert("language".into(), language.clone());
    }
    match act {
        "grant" => {
            let conditions: Vec<Value> = always_proposed().map(|one| json!({"catalogue": one.id})).collect();
            out.insert("conditions".into(), conditions.into());
            out.insert("terms".into(), terms_applied_for(file));
        }
        "update" => {
            let permit = file.pointer("/permits").and_then(Value::as_array).and_then(|all| all.last());
            for (name, pointer) in [("terms", "/terms"), ("conditions", "/conditions")] {
                if let Some(value) = permit.and_then(|permit| permit.pointer(pointer)) {
                    out.insert(name.into(), value.clone());
                }
            }
        }
        "propose-terms" => {
            let last = file.get("agreements").and_then(Value::as_array).and_then(|all| all.last());
            let terms = last.and_then(|agreement| {
                agreement.pointer("/proposed/proposal/what/terms").or_else(|| agreement.get("terms"))
            });
            if let Some(terms) = terms {
                out.insert("terms".into(), terms.clone());
            }
        }
        "accept-terms" | "decide-methods" | "sign" => {
            let digest = seen.proposed_terms.as_ref().or(seen.terms.as_ref());
            if let Some(digest) = digest {
                out.insert("terms".into(), Value::from(digest.as_str()));
            }
        }
        "open-reassessment" => {
            let signals = file.get("signals").and_then(Value::as_array).into_iter().flatten();
            let found = signals.filter(|signal| {
                let finding = signal.pointer("/triage/what/finding").and_then(Value::as_str);
                finding.is_some_and(|finding| finding != "neither")
            });
            out.insert("signals".into(), found.filter_map(|signal| signal.get("number").cloned()).collect());
        }
        _ => {}
    }
    Value::Object(out)
}

/// The terms of a permit, as far as the last version of the application says them.
fn terms_applied_for(file: &Value) -> Value {
    let version = file.get("versions").and_then(Value::as_array).and_then(|all| all.last());
    let applied = |pointer: &str| {
        version
            .and_then(|version| version.pointer(&format!("/application{pointer}")))
            .cloned()
            .unwrap_or_default()
    };
    let companies = applied("/parties/companies");
    let party = |operator: bool| {
        let all = companies.as_array().into_iter().flatten();
        let own = all.filter(move |one| one.get("operator").and_then(Value::as_bool) == Some(operator));
        own.map(|one| json!({"name": one.get("name"), "address": one.get("address")})).collect::<Vec<_>>()
    };
    // Only positions that are in the permit's datum already.
    let in_ed50 = applied("/coordinates/datum") == "EPSG:4230";
    let ring = |pointer: &str| if in_ed50 { applied(pointer) } else { Value::Null };
    let mut holders = party(true);
    holders.extend(party(false));
    json!({
        "start": applied("/duration/start"),
        "end": applied("/duration/end"),
        "holders": holders,
        "operator": party(true).into_iter().next(),
        "site": {"ring": ring("/coordinates/site")},
        "complex": {"ring": ring("/coordinates/complex")},
        "hydraulic_unit": applied("/further/hydraulic_unit/name"),
        "total": applied("/quantity/total"),
        "reservoir_pressure_max": applied("/limits/max_reservoir_pressure"),
        "pressure_reference": applied("/limits/datum_depth"),
        "injection_rate_max": applied("/limits/max_rate"),
        "injection_pressure_max": applied("/limits/max_wellhead_pressure"),
    })
}
