//! A sound body for every act, by what the case looks like.

use std::sync::LazyLock;

use chrono::{Days, Utc};
use sagsgang::law::{Day, Moment};
use sagsgang::permit::application::Item;
use sagsgang::permit::conditions::always_proposed;
use serde_json::{Value, json};

/// The acts that are posted on a case: the last part of the route, and the act's name.
pub const ACTS: [(&str, &str); 28] = [
    ("submissions", "submit"),
    ("item-marks", "mark-item"),
    ("information-requests", "request-information"),
    ("answers", "answer"),
    ("unanswered-requests", "proceed-without"),
    ("acceptances", "accept-as-complete"),
    ("dismissals", "dismiss"),
    ("hearings", "hear-party"),
    ("comments", "comment"),
    ("withdrawals", "withdraw"),
    ("refusals", "refuse"),
    ("grants", "grant"),
    ("reports", "report"),
    ("report-reviews", "review-report"),
    ("signals", "signal"),
    ("triages", "triage"),
    ("reassessments", "open-reassessment"),
    ("measures", "order-measure"),
    ("holder-hearings", "hear-holder"),
    ("holder-comments", "comment-in-reassessment"),
    ("confirmation-proposals", "propose-confirmation"),
    ("confirmations", "confirm"),
    ("updates", "update"),
    ("revocations", "revoke"),
    ("closures", "close"),
    ("publications", "publish"),
    ("publication-withdrawals", "withdraw-publication"),
    ("disqualifications", "record-disqualification"),
];

/// The application that comes with the program as an example.
pub fn application() -> Value {
    static COMPLETE: LazyLock<Value> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../../forms/examples/complete-application.json")).unwrap()
    });
    COMPLETE.clone()
}

/// The legal day so many days from now.
pub fn day(ahead: i64) -> String {
    let days = Days::new(ahead.unsigned_abs());
    let now = Utc::now();
    let then = if ahead < 0 { now - days } else { now + days };
    Day::to_string(&Moment::new(then).day())
}

/// A small PDF that differs with `mark`.
pub fn pdf(mark: &str) -> Vec<u8> {
    format!("%PDF-1.7\n% {mark}\n%%EOF\n").into_bytes()
}

/// What is permitted, from `start`, for a year.
pub fn terms(start: &str, end: &str, total: &str) -> Value {
    let ring = json!([[4.5, 56.25], [4.75, 56.25], [4.75, 56.5], [4.5, 56.25]]);
    json!({
        "start": start, "end": end,
        "holders": [{"name": "Nordhavet Pilot ApS", "address": "Havnegade 1, 6700 Esbjerg"}],
        "operator": {"name": "Nordhavet Drift ApS", "address": "Havnegade 2, 6700 Esbjerg"},
        "site": {"description": "Nini Vest, 1.700 m under havets overflade", "ring": ring},
        "complex": {"description": "Frigg med segl", "ring": ring},
        "hydraulic_unit": "Friggsandet", "operation": "Injektion fra én brønd.", "total": total,
        "reservoir_pressure_max": "250", "pressure_reference": "1.700 m TVDSS", "injection_rate_max": "500",
        "injection_pressure_max": "90", "composition": [{"component": "H2O", "limit": "30 ppm mol"}],
        "acceptance_procedure": "Hvert parti prøvetages.",
    })
}

/// C1-C4 as always proposed; C5 a limit of 250 bara, C6 a report, C7 and C8 duties to be met before closing.
pub fn conditions() -> Value {
    let mut all: Vec<Value> = always_proposed().map(|entry| json!({"catalogue": entry.id})).collect();
    assert_eq!(all.len(), 4);
    let own = |kind: &str, words: &str, for_closing: bool| json!({"kind": kind, "text": {"da": words, "en": words}, "for_closing": for_closing});
    all.push(json!({"catalogue": "reservoir-pressure-max", "parameters": {"limit": "250", "depth": "1700"}}));
    all.push(own("reporting", "Rapportér om forløbet.", false));
    all.push(own("decommissioning", "Fjern brøndhovedet.", true));
    all.push(own("operation-and-closure", "Luk lokaliteten.", true));
    Value::Array(all)
}

/// A report on a condition, in words.
pub fn report_on(condition: &str) -> Value {
    json!({"condition": condition, "text": "Udført, se loggen."})
}

/// A report of a reservoir pressure on C5, which allows 250 bara.
pub fn pressure(bara: &str) -> Value {
    json!({"condition": "C5", "figures": [
        {"parameter": "reservoir-pressure", "value": bara, "unit": "bara", "at": day(0)},
    ]})
}

/// A release of fields.
pub fn publication(fields: &[&str]) -> Value {
    let releases: Vec<Value> =
        fields.iter().map(|f| json!({"field": f, "text": format!("Frigivet: {f}")})).collect();
    json!({"releases": releases, "secrets_check": "Aftalt med selskabet pr. telefon."})
}

/// The number of the first thing in a list that has no `answer` yet; else of the last.
fn open_one(file: &Value, list: &str, answer: &str) -> u64 {
    let all = file[list].as_array().cloned().unwrap_or_default();
    let open = all.iter().find(|one| one[answer].is_null()).or(all.last());
    open.and_then(|one| one["number"].as_u64()).unwrap_or(1)
}

/// A sound body for an act, for a case whose file is as given.
pub fn sound(act: &str, file: &Value) -> Value {
    let reasons = "Som det fremgår af sagen.";
    let today = day(0);
    match act {
        "submissions" => json!({"acknowledge_gaps": true}),
        "item-marks" => json!({"item": "limits", "status": "incomplete", "note": "Raten mangler."}),
        "information-requests" => json!({
            "questions": [{"item": "geology", "text": "Hvilke forkastninger?"}], "reasons": reasons,
            "answer_by": day(20), "otherwise": "Sagen afgøres på det foreliggende grundlag.",
        }),
        "answers" => json!({"text": "Her er oplysningerne.", "acknowledge_gaps": true}),
        "unanswered-requests" | "confirmation-proposals" | "confirmations" | "closures" => {
            json!({"reasons": reasons})
        }
        "acceptances" => {
            let waived: Vec<Value> =
                Item::ALL.iter().map(|i| json!({"item": i.slug(), "reasons": reasons})).collect();
            json!({"waived": waived})
        }
        "dismissals" => {
            json!({"grounds": ["quantity"], "reasons": reasons, "guidance": "Søg efter undergrundslovens § 23."})
        }
        "hearings" | "holder-hearings" => json!({"facts": ["Trykket steg 12 bar."], "comment_by": day(20)}),
        "comments" | "holder-comments" => json!({"text": "Måleren var i stykker."}),
        "withdrawals" => json!({"reasons": "Projektet er opgivet."}),
        "refusals" => json!({"grounds": [{"ground": "outside-plan-area", "reasons": reasons}]}),
        "grants" => {
            let holds = json!({"holds": true, "basis": "Set på kortet i bilag 1."});
            json!({
                "terms": terms(&today, &day(364), "15000"), "conditions": conditions(),
                "environment": {"route": "eia-done", "basis": "Miljøkonsekvensrapport", "natura_2000": "Ingen påvirkning."},
                "inside_plan_area": holds, "inside_boundary": holds, "no_hydrocarbon_recovery": holds,
                "state_participation": "Staten deltager ikke.", "reasons": reasons,
            })
        }
        "reports" => pressure("249"),
        "report-reviews" => {
            json!({"report": open_one(file, "reports", "review"), "accepted": true, "reasons": reasons})
        }
        "signals" => json!({"source": "authority", "text": "Bobler ved brønden."}),
        "triages" => {
            json!({"signal": open_one(file, "signals", "triage"), "finding": "neither", "reasons": reasons})
        }
        "reassessments" => json!({"signals": [1]}),
        "measures" => json!({"text": "Stands injektionen straks.", "by": day(1), "reasons": reasons}),
        "updates" => {
            let first = &file["permits"][0]["terms"];
            let start = first["start"].as_str().unwrap_or(&today).to_owned();
            let mut kept = conditions();
            for (n, condition) in kept.as_array_mut().unwrap().iter_mut().enumerate() {
                condition["id"] = json!(format!("C{}", n + 1));
            }
            let end = first["end"].as_str().map_or_else(|| day(364), str::to_owned);
            json!({"terms": terms(&start, &end, "12000"), "conditions": kept, "reasons": reasons})
        }
        "revocations" => json!({
            "reasons": reasons, "why_update_is_not_enough": "Seglet er brudt.",
            "closure_plan": [{"text": "Prop brønden.", "by": day(60)}],
        }),
        "publications" => publication(&["permit"]),
        "publication-withdrawals" => json!({"fields": ["permit"], "reasons": reasons}),
        "disqualifications" => disqualification(),
        other => panic!("no such act: {other}"),
    }
}

/// The signal that a person may tell of: what the holder saw is the holder's, what an official saw the authority's.
pub fn signal_of(who: &str) -> Value {
    let source = if who.contains("applicant") || who.contains("preparer") { "holder" } else { "authority" };
    json!({"source": source, "text": "Bobler ved brønden."})
}

/// That an official who has nothing to do with the tests is kept off a case.
pub fn disqualification() -> Value {
    json!({
        "person": "ingeborg", "disqualified": true, "ground": "close-person",
        "reasons": "Gift med selskabets direktør.",
    })
}
