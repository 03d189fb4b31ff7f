//! The whole life of a permit over HTTP: from an empty draft to a closed case, and what each person sees on the way.

use sagsgang::desk::verify::{Depth, verify};
use sagsgang::permit::application::Item;
use serde_json::{Value, json};

use super::support::bodies::{
    application, conditions, day, pdf, pressure, publication, report_on, signal_of, sound, terms,
};
use super::support::people::{APPLICANT, BOTH, CASEWORKER, DECIDER, OTHER};
use super::support::site::{Answer, Site, case};
use super::support::{desk, folder};

/// A case under way: what it should look like is said at every step.
struct Walk {
    site: Site,
    id: String,
    version: i64,
    documents: usize,
}

impl Walk {
    /// An act that is done: 200, the next version, this state.
    async fn act(&mut self, who: &str, act: &str, body: &Value, state: &str) -> Value {
        let answer = self.site.act(who, &self.id, act, body).await;
        self.done(&answer, 1, state)
    }

    /// An act after which `entries` more stand in the journal.
    #[track_caller]
    fn done(&mut self, answer: &Answer, entries: i64, state: &str) -> Value {
        let view = answer.is(200);
        self.version += entries;
        assert_eq!(answer.version(), self.version);
        assert_eq!(view["version"], self.version);
        assert_eq!(view["file"]["state"], state);
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        view
    }

    /// An act that is refused: nothing has changed.
    async fn refused(&self, who: &str, act: &str, body: &Value, status: u16, kind: &str) -> Answer {
        let answer = self.site.act(who, &self.id, act, body).await;
        answer.problem(status, kind);
        assert_eq!(self.site.case(APPLICANT, &self.id).await["version"], self.version);
        answer
    }

    /// The documents that were added since the last look: kind and media type. Each can be fetched whole.
    async fn papers(&mut self) -> Vec<(String, String)> {
        let uri = format!("{}/documents", case(&self.id));
        let all = self.site.get(APPLICANT, &uri).await.is(200).as_array().unwrap().clone();
        let new = all[self.documents..].to_vec();
        self.documents = all.len();
        let mut out = Vec::new();
        for document in new {
            let found =
                self.site.get(APPLICANT, &format!("{uri}/{}", document["id"].as_str().unwrap())).await;
            assert_eq!(found.status, 200);
            let media_type = document["media_type"].as_str().unwrap();
            assert_eq!(found.header("content-type"), media_type);
            assert!(found.header("content-disposition").starts_with("attachment"));
            assert_eq!(document["size"], found.body.len());
            if media_type == "application/pdf" {
                assert!(found.body.starts_with(b"%PDF-") && found.body.len() > 2_000, "{}", found.body.len());
            } else {
                assert!(found.json().is_object());
            }
            assert!(document["entry"].as_i64().is_some_and(|entry| entry <= self.version), "{document}");
            out.push((document["kind"].as_str().unwrap().to_owned(), media_type.to_owned()));
        }
        out
    }

    /// A PDF letter, and a copy of record where there should be one.
    async fn letter(&mut self, record: bool) {
        let papers = self.papers().await;
        let of = |media: &str| papers.iter().filter(|(_, m)| m == media).count();
        assert!(of("application/pdf") >= 1, "no letter: {papers:?}");
        assert_eq!(of("application/json"), usize::from(record), "{papers:?}");
    }

    async fn acts(&self, who: &str) -> Vec<String> {
        let view = self.site.case(who, &self.id).await;
        view["acts"].as_array().unwrap().iter().map(|a| a["act"].as_str().unwrap().to_owned()).collect()
    }

    async fn register(&self, number: &str) -> Answer {
        self.site.get("", &format!("/api/v1/register/{number}")).await
    }
}

#[actix_web::test]
async fn from_draft_to_closed() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;

    // Open.
    site.open("").await.problem(401, "sign-in");
    site.open(CASEWORKER).await.problem(403, "forbidden");
    let opened = site.open(APPLICANT).await;
    let view = opened.is(201);
    let id = view["file"]["id"].as_str().unwrap().to_owned();
    let number = view["file"]["number"].as_str().unwrap().to_owned();
    assert_eq!(number, format!("LG-{}-00001", &day(0)[..4]));
    assert_eq!(opened.header("location"), case(&id));
    assert_eq!((opened.version(), view["file"]["state"].as_str()), (1, Some("draft")));
    let mut walk = Walk { site, id: id.clone(), version: 1, documents: 0 };
    walk.site.get(CASEWORKER, &case(&id)).await.problem(404, "not-found");
    walk.site.get(OTHER, &case(&id)).await.problem(404, "not-found");
    walk.site.get("", &case(&id)).await.problem(401, "sign-in");

    // Save: only over the version that was seen; half-typed fields are kept as they are.
    let uri = format!("{}/draft", case(&id));
    let bare = Site::request("PUT", APPLICANT, &uri).set_payload("{}");
    walk.site.send(bare).await.problem(428, "if-match-required");
    let half = json!({"quantity": {"total": "omkring 15.000?"}, "project": {"purpose": "testing"}});
    let saved = walk.site.save(APPLICANT, &id, 1, &half).await;
    let view = walk.done(&saved, 1, "draft");
    assert_eq!(view["file"]["draft"]["quantity"]["total"], "omkring 15.000?");
    assert_eq!(walk.site.save(APPLICANT, &id, 1, &half).await.problem(412, "stale")["version"], 2);
    let gaps = walk.site.get(APPLICANT, &format!("{}/completeness", case(&id))).await.is(200);
    assert!(gaps["findings"].as_array().unwrap().len() > 10);

    // Attach.
    let attached = walk.site.attach(APPLICANT, &id, "r%C3%A6kke.pdf", &pdf("1")).await;
    let view = walk.done(&attached, 1, "draft");
    let file = &view["file"]["attachments"][0];
    assert_eq!(
        (file["name"].as_str(), file["media_type"].as_str()),
        (Some("række.pdf"), Some("application/pdf"))
    );
    let fetched = format!("{}/attachments/{}", case(&id), file["sha256"].as_str().unwrap());
    assert_eq!(walk.site.get(APPLICANT, &fetched).await.body, pdf("1"));
    walk.site.attach(APPLICANT, &id, "igen.pdf", &pdf("1")).await.problem(422, "invalid");

    // Submit: gaps are shown, then acknowledged.
    let refused = walk.refused(APPLICANT, "submissions", &json!({}), 422, "invalid").await;
    assert!(refused.pointers().len() > 10);
    assert_eq!(refused.json()["errors"][0]["pointer"], "/acknowledge_gaps");
    assert_eq!(refused.json()["errors"][0]["provision"], "fvl.7");
    let view = walk.act(APPLICANT, "submissions", &sound("submissions", &Value::Null), "submitted").await;
    assert_eq!(view["file"]["versions"][0]["submitted"]["what"]["acknowledged_gaps"], true);
    walk.letter(true).await;
    let seen = walk.site.case(CASEWORKER, &id).await;
    assert_eq!(seen["file"]["draft"]["quantity"]["total"], "omkring 15.000?");
    walk.refused(APPLICANT, "submissions", &json!({"acknowledge_gaps": true}), 409, "act-not-possible").await;

    // Request information.
    walk.refused(
        APPLICANT,
        "information-requests",
        &sound("information-requests", &Value::Null),
        403,
        "forbidden",
    )
    .await;
    let nothing = json!({"questions": [], "reasons": "", "answer_by": day(0), "otherwise": " "});
    let refused = walk.refused(CASEWORKER, "information-requests", &nothing, 422, "invalid").await;
    assert_eq!(refused.pointers(), ["/answer_by", "/otherwise", "/questions", "/reasons"]);
    let body = sound("information-requests", &Value::Null);
    walk.act(CASEWORKER, "information-requests", &body, "awaiting-information").await;
    walk.letter(false).await;
    walk.refused(CASEWORKER, "unanswered-requests", &json!({"reasons": "Intet svar."}), 409, "unmet").await;

    // The second draft is the company's own until it is sent.
    let mut better = application();
    better["project"]["hypothesis"] = json!("hemmelig, indtil vi sender");
    let saved = walk.site.save(APPLICANT, &id, walk.version, &better).await;
    walk.done(&saved, 1, "awaiting-information");
    let attached = walk.site.attach(APPLICANT, &id, "andet.pdf", &pdf("2")).await;
    let view = walk.done(&attached, 1, "awaiting-information");
    let second = view["file"]["attachments"][1]["sha256"].as_str().unwrap().to_owned();
    for part in ["", "/journal", "/completeness", "/area", "/documents", "/versions/1/difference"] {
        for who in [CASEWORKER, DECIDER, "demo-auditor-ens"] {
            let answer = walk.site.get(who, &format!("{}{part}", case(&id))).await;
            let said = String::from_utf8_lossy(&answer.body).into_owned();
            assert!(!said.contains("hemmelig") && !said.contains(&second), "{part} tells {who} of the draft");
        }
    }
    walk.site.get(CASEWORKER, &format!("{}/attachments/{second}", case(&id))).await.problem(404, "not-found");

    // Answer, and the difference.
    let view = walk.act(APPLICANT, "answers", &sound("answers", &Value::Null), "submitted").await;
    assert_eq!(view["file"]["versions"].as_array().unwrap().len(), 2);
    walk.letter(true).await;
    let difference = walk.site.get(CASEWORKER, &format!("{}/versions/2/difference", case(&id))).await.is(200);
    let text = difference.to_string();
    assert!(text.contains("omkring 15.000?") && text.contains("hemmelig, indtil vi sender"));
    walk.site
        .get(CASEWORKER, &format!("{}/versions/3/difference", case(&id)))
        .await
        .problem(404, "not-found");
    assert_eq!(
        walk.site.get(CASEWORKER, &format!("{}/attachments/{second}", case(&id))).await.body,
        pdf("2")
    );

    // Mark every item; only then accept.
    let refused = walk.refused(CASEWORKER, "acceptances", &json!({}), 409, "unmet").await;
    // Nr. 1 to 11; what was not asked for under § 4, stk. 2 keeps nobody waiting.
    let mut numbered: Vec<String> =
        Item::ALL.iter().filter(|i| i.number().is_some()).map(|i| format!("/{}", i.slug())).collect();
    numbered.sort();
    assert_eq!(refused.pointers(), numbered);
    for item in Item::ALL {
        let mark = json!({"item": item.slug(), "status": "assessed"});
        walk.act(CASEWORKER, "item-marks", &mark, "submitted").await;
    }
    walk.act(CASEWORKER, "acceptances", &json!({}), "under-review").await;

    // Hear the party.
    walk.act(CASEWORKER, "hearings", &sound("hearings", &Value::Null), "in-hearing").await;
    walk.letter(false).await;
    walk.refused(DECIDER, "grants", &sound("grants", &Value::Null), 409, "act-not-possible").await;
    let view = walk.act(APPLICANT, "comments", &sound("comments", &Value::Null), "under-review").await;
    assert_eq!(view["file"]["hearings"][0]["comments"][0]["what"]["text"], "Måleren var i stykker.");

    // Grant.
    granted(&mut walk).await;
    in_the_register(&mut walk, &number).await;
    reported(&mut walk).await;
    reassessed(&mut walk).await;
    ended(&mut walk, &number).await;

    assert_eq!(verify(&walk.site.desk, Depth::Recomputed).unwrap().faults, []);
    let journal = walk.site.get(CASEWORKER, &format!("{}/journal?limit=100", case(&id))).await.is(200);
    let numbers: Vec<i64> =
        journal["items"].as_array().unwrap().iter().map(|e| e["seq"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=walk.version).collect::<Vec<_>>());
    // The same, a page at a time.
    let (mut paged, mut after) = (Vec::new(), String::new());
    loop {
        let uri = format!("{}/journal?limit=7{after}", case(&id));
        let page = walk.site.get(CASEWORKER, &uri).await.is(200);
        paged.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    assert_eq!(Value::Array(paged), journal["items"]);
}

async fn granted(walk: &mut Walk) {
    let sound_body = sound("grants", &Value::Null);
    walk.refused(CASEWORKER, "grants", &sound_body, 403, "forbidden").await;
    // Somebody who may decide, but has prepared the case.
    let mark = json!({"item": "limits", "status": "assessed"});
    walk.act(BOTH, "item-marks", &mark, "under-review").await;
    walk.refused(BOTH, "grants", &sound_body, 403, "four-eyes").await;
    // All faults at once.
    let none = json!({"holds": false, "basis": ""});
    let mut empty = terms(&day(0), &day(3 * 365), "100000");
    for text in ["hydraulic_unit", "operation", "pressure_reference", "acceptance_procedure"] {
        empty[text] = json!("");
    }
    empty["holders"] = json!([]);
    let bare = json!({
        "terms": empty, "conditions": [], "environment": {"route": "not-covered", "basis": "", "natura_2000": ""},
        "inside_plan_area": none, "inside_boundary": none, "no_hydrocarbon_recovery": none,
        "state_participation": "", "reasons": "",
    });
    let refused = walk.refused(DECIDER, "grants", &bare, 422, "invalid").await;
    let pointers = refused.pointers();
    for pointer in [
        "/conditions",
        "/environment/basis",
        "/environment/natura_2000",
        "/inside_boundary/basis",
        "/inside_boundary/holds",
        "/inside_plan_area/basis",
        "/inside_plan_area/holds",
        "/no_hydrocarbon_recovery/basis",
        "/no_hydrocarbon_recovery/holds",
        "/state_participation",
        "/reasons",
        "/terms/acceptance_procedure",
        "/terms/end",
        "/terms/holders",
        "/terms/hydraulic_unit",
        "/terms/operation",
        "/terms/pressure_reference",
        "/terms/total",
    ] {
        assert!(pointers.iter().any(|p| p == pointer), "{pointer} is not among {pointers:?}");
    }
    // 100,000 t is too much; a tonne less is not. Two years is not too long; a day more is.
    let mut most = sound_body.clone();
    most["terms"]["total"] = json!("100000");
    let refused = walk.refused(DECIDER, "grants", &most, 422, "invalid").await;
    assert_eq!(refused.pointers(), ["/terms/total"]);
    let view = walk.act(DECIDER, "grants", &sound_body, "in-force").await;
    let permit = &view["file"]["permits"][0];
    assert_eq!(permit["number"], 1);
    let ids: Vec<&str> =
        permit["conditions"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"]);
    let papers = walk.papers().await;
    assert!(papers.contains(&("permit".into(), "application/pdf".into())), "{papers:?}");
    assert!(papers.contains(&("copy-of-record".into(), "application/json".into())), "{papers:?}");
    assert_eq!(walk.acts(APPLICANT).await, ["attach-evidence", "report", "signal"]);
}

async fn in_the_register(walk: &mut Walk, number: &str) {
    let uri = format!("/api/v1/register/{number}");
    walk.register(number).await.problem(404, "not-found");
    walk.site.post("", &format!("{uri}/signals"), &json!({"text": "Bobler"})).await.problem(404, "not-found");
    let blank = json!({"releases": [], "secrets_check": ""});
    let refused = walk.refused(CASEWORKER, "publications", &blank, 422, "invalid").await;
    assert_eq!(refused.pointers(), ["/releases", "/secrets_check"]);
    walk.act(CASEWORKER, "publications", &publication(&["permit", "course"]), "in-force").await;
    let shown = walk.register(number).await.is(200);
    let fields: Vec<&String> = shown["fields"].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["course", "permit"]);
    assert_eq!(shown["fields"]["course"], "Frigivet: course");
    assert_eq!(shown["fields"]["permit"]["total_tonnes"], "15000");
    assert_eq!(walk.site.get("", "/api/v1/register").await.is(200)["items"], json!([shown]));
    walk.site.get("", &format!("{uri}/permit.pdf")).await.problem(404, "not-found");
    walk.act(CASEWORKER, "publications", &publication(&["permit-document"]), "in-force").await;
    let permit = walk.site.get("", &format!("{uri}/permit.pdf")).await;
    assert_eq!((permit.status, permit.header("content-type")), (200, "application/pdf"));
    assert!(permit.body.starts_with(b"%PDF-"));
    assert_eq!(walk.register(number).await.is(200)["fields"]["permit-document"], format!("{uri}/permit.pdf"));

    // Somebody on the beach, who is not signed in.
    let seen = json!({"text": "Bobler ved kysten", "contact": "Sørine, 12 34 56 78"});
    let receipt = walk.site.post("", &format!("{uri}/signals"), &seen).await;
    walk.version += 1;
    let receipt = receipt.is(201);
    assert_eq!((&receipt["number"], &receipt["signal"]), (&json!(number), &json!(1)));
    assert_eq!(receipt["entry"], walk.version);
    walk.site.post("", &format!("{uri}/signals"), &json!({"text": " "})).await.problem(422, "invalid");
    // The authority can reach her; the company and the public cannot.
    assert!(walk.site.case(CASEWORKER, &walk.id).await.to_string().contains("12 34 56 78"));
    for (who, uri) in [
        (APPLICANT, case(&walk.id)),
        (APPLICANT, format!("{}/journal?limit=100", case(&walk.id))),
        ("", uri.clone()),
    ] {
        let said = walk.site.get(who, &uri).await.is(200).to_string();
        assert!(
            !said.contains("12 34 56 78") && !said.contains("Sørine"),
            "{uri} tells {who:?} who reported"
        );
    }
    let nothing = json!({"signal": 1, "finding": "neither", "reasons": "Luft fra en dykker."});
    walk.act(CASEWORKER, "triages", &nothing, "in-force").await;
}

async fn reported(walk: &mut Walk) {
    // Within the limit of 250 bara, at the limit, and above it.
    walk.refused(APPLICANT, "reports", &report_on("C99"), 422, "invalid").await;
    let view = walk.act(APPLICANT, "reports", &pressure("250"), "in-force").await;
    assert_eq!(view["file"]["reports"][0]["report"]["what"]["breaches"], json!([]));
    assert_eq!(view["file"]["signals"].as_array().unwrap().len(), 1);
    walk.act(CASEWORKER, "report-reviews", &json!({"report": 1, "accepted": true}), "in-force").await;
    let above = walk.site.act(APPLICANT, &walk.id, "reports", &pressure("250.1")).await;
    let view = walk.done(&above, 2, "in-force");
    let signal = &view["file"]["signals"][1]["signal"];
    assert_eq!((&signal["by"]["role"], &signal["what"]["source"]), (&json!("clock"), &json!("watch")));
    let said = signal["what"]["text"].as_str().unwrap();
    assert!(said.contains("C5") && said.contains("250,1") && said.contains("250.1"), "{said}");
    // The same figure again is a report of its own, with a signal of its own.
    let refused = json!({"report": 2, "accepted": false});
    assert_eq!(
        walk.refused(CASEWORKER, "report-reviews", &refused, 422, "invalid").await.pointers(),
        ["/reasons"]
    );
}

async fn reassessed(walk: &mut Walk) {
    // A triage that says yes opens the reassessment of itself.
    let yes =
        json!({"signal": 2, "finding": "significant-irregularity", "reasons": "Over grænsen i to døgn."});
    let triaged = walk.site.act(CASEWORKER, &walk.id, "triages", &yes).await;
    let view = walk.done(&triaged, 2, "under-reassessment");
    assert_eq!(view["file"]["reassessments"][0]["opened"]["what"], json!([2]));
    walk.papers().await;
    walk.act(CASEWORKER, "measures", &sound("measures", &Value::Null), "under-reassessment").await;
    walk.letter(false).await;
    let view = walk.site.case(DECIDER, &walk.id).await;
    let update = sound("updates", &view["file"]);
    walk.refused(DECIDER, "updates", &update, 409, "unmet").await;
    walk.refused(DECIDER, "confirmations", &json!({"reasons": "Det går nok."}), 409, "unmet").await;
    walk.refused(APPLICANT, "holder-comments", &json!({"text": "Hvad?"}), 409, "unmet").await;
    walk.act(CASEWORKER, "holder-hearings", &sound("holder-hearings", &Value::Null), "under-reassessment")
        .await;
    walk.letter(false).await;
    walk.act(APPLICANT, "holder-comments", &json!({"text": "Vi har sænket trykket."}), "under-reassessment")
        .await;
    let view = walk.act(DECIDER, "updates", &update, "in-force").await;
    let permits = view["file"]["permits"].as_array().unwrap();
    assert_eq!((permits.len(), &permits[1]["terms"]["total"]), (2, &json!("12000")));
    let papers = walk.papers().await;
    assert!(papers.contains(&("permit".into(), "application/pdf".into())), "{papers:?}");

    // Again, by the holder's own word; this time two people let the permit stand.
    walk.act(APPLICANT, "signals", &signal_of(APPLICANT), "in-force").await;
    let yes = json!({"signal": 3, "finding": "leakage", "reasons": "Set på sonaren."});
    let triaged = walk.site.act(BOTH, &walk.id, "triages", &yes).await;
    walk.done(&triaged, 2, "under-reassessment");
    let reasons = json!({"reasons": "Årsagen er fjernet."});
    walk.act(BOTH, "confirmation-proposals", &reasons, "under-reassessment").await;
    walk.refused(BOTH, "confirmations", &reasons, 403, "four-eyes").await;
    walk.act(DECIDER, "confirmations", &reasons, "in-force").await;
    walk.papers().await;

    // A third time: revoked.
    walk.act(CASEWORKER, "signals", &signal_of(CASEWORKER), "in-force").await;
    let yes = json!({"signal": 4, "finding": "leakage", "reasons": "Set på sonaren."});
    let triaged = walk.site.act(CASEWORKER, &walk.id, "triages", &yes).await;
    walk.done(&triaged, 2, "under-reassessment");
    walk.papers().await;
    let mut revocation = sound("revocations", &Value::Null);
    walk.refused(DECIDER, "revocations", &revocation, 409, "unmet").await;
    revocation["not_heard"] = json!({"item": 3, "reasons": "Rettighedshaveren har selv oplyst det."});
    walk.refused(BOTH, "revocations", &revocation, 403, "four-eyes").await;
    walk.act(DECIDER, "revocations", &revocation, "closing").await;
    walk.letter(true).await;
}

async fn ended(walk: &mut Walk, number: &str) {
    let reasons = json!({"reasons": "Besigtiget den 1. juni."});
    let refused = walk.refused(DECIDER, "closures", &reasons, 409, "unmet").await;
    assert_eq!(refused.pointers(), ["/conditions/C7", "/conditions/C8", "/conditions/L1"]);
    walk.act(APPLICANT, "reports", &report_on("C7"), "closing").await;
    walk.act(CASEWORKER, "report-reviews", &json!({"report": 3, "accepted": true}), "closing").await;
    walk.act(APPLICANT, "reports", &report_on("C8"), "closing").await;
    let returned = json!({"report": 4, "accepted": false, "reasons": "Billederne mangler."});
    walk.act(CASEWORKER, "report-reviews", &returned, "closing").await;
    let refused = walk.refused(DECIDER, "closures", &reasons, 409, "unmet").await;
    assert_eq!(refused.pointers(), ["/conditions/C8", "/conditions/L1"]);
    walk.act(APPLICANT, "reports", &report_on("L1"), "closing").await;
    walk.act(CASEWORKER, "report-reviews", &json!({"report": 5, "accepted": true}), "closing").await;
    walk.act(APPLICANT, "reports", &report_on("C8"), "closing").await;
    walk.act(CASEWORKER, "report-reviews", &json!({"report": 6, "accepted": true}), "closing").await;
    walk.papers().await;
    walk.act(DECIDER, "closures", &reasons, "closed").await;
    walk.letter(true).await;
    assert_eq!(walk.acts(DECIDER).await, ["record-disqualification"]);
    assert_eq!(walk.register(number).await.is(200)["fields"]["permit"]["state"], "closed");

    let back = json!({"fields": ["course", "permit", "permit-document"], "reasons": "Efter aftale."});
    walk.act(CASEWORKER, "publication-withdrawals", &back, "closed").await;
    walk.register(number).await.problem(404, "not-found");
    let uri = format!("/api/v1/register/{number}/permit.pdf");
    walk.site.get("", &uri).await.problem(404, "not-found");
    assert_eq!(walk.site.get("", "/api/v1/register").await.is(200)["items"], json!([]));
    // The conditions that the walk relied on.
    assert_eq!(conditions().as_array().unwrap().len(), 8);
}
