//! An agreement from its application through a year, over HTTP, by a clock of its own: readings, two claims, an extension, CO2
//! that is diverted and CO2 that is late, repayments, the true-up and a control.

use std::cell::Cell;
use std::fmt::Write as _;

use sagsgang::desk::cases::tick;
use sagsgang::desk::verify::{Depth, verify};
use sagsgang::law::Moment;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::people::{APPLICANT, CASEWORKER};
use super::support::site::{Answer, Site};
use super::support::{desk, folder};

const OFFICER: &str = "demo-tax-officer";
const DECIDER: &str = "demo-tax-decider";
const AUDITOR: &str = "demo-auditor-skat";

thread_local! {
    /// What time it is on the walk, which one thread takes.
    static NOW: Cell<Option<Moment>> = const { Cell::new(None) };
}

fn clock() -> Moment {
    NOW.get().expect("the walk has begun")
}

struct Walk {
    _folder: TempDir,
    site: Site,
    place: String,
}

impl Walk {
    async fn begin() -> Self {
        let folder = folder();
        NOW.set(Some(Moment::parse("2025-11-03T09:00:00Z").unwrap()));
        let site = Site::by_clock(desk(folder.path(), 2), clock).await;
        let opened = site.post(APPLICANT, "/api/v1/refund-agreements", &Value::Null).await;
        let place = opened.header("location").to_owned();
        opened.is(201);
        Self { _folder: folder, site, place }
    }

    /// Goes on to the morning of a day. What has come due by then is done.
    fn on(&self, day: &str) -> &Self {
        let morning = Moment::parse(&format!("{day}T08:00:00Z")).unwrap();
        assert!(morning >= clock(), "time does not run back");
        NOW.set(Some(morning));
        tick(&self.site.desk, morning).unwrap();
        self
    }

    async fn post(&self, who: &str, act: &str, body: Value) -> Answer {
        self.site.post(who, &format!("{}/{act}", self.place), &body).await
    }

    async fn does(&self, who: &str, act: &str, body: Value) -> Value {
        self.post(who, act, body).await.is(200)
    }

    async fn case(&self, who: &str) -> Value {
        self.site.get(who, &self.place).await.is(200)
    }

    async fn send(&self, uri: &str, bytes: Vec<u8>) -> Answer {
        self.site
            .send(Site::request("POST", APPLICANT, &format!("{}/{uri}", self.place)).set_payload(bytes))
            .await
    }

    /// Attaches a file and answers its digest.
    async fn evidence(&self, name: &str, content: &str) -> String {
        let case = self.send(&format!("evidence?name={name}"), content.into()).await.is(200);
        let files = case["file"]["evidence"].as_array().unwrap();
        files.last().unwrap()["sha256"].as_str().unwrap().to_owned()
    }

    /// Hears the company, which waives the rest of the time.
    async fn hears(&self, subject: Value) {
        let case = self
            .does(OFFICER, "statements", json!({
                "subject": subject, "facts": ["Vejesedlerne viser, hvor mængden blev af."], "proposal": "Beløbet ændres.",
                "reasons": "BEK nr. 1504/2024 § 3, stk. 1, nr. 6.", "comment_by": ahead(60),
            }))
            .await;
        let hearing = case["file"]["hearings"].as_array().unwrap().len();
        let comment = json!({"hearing": hearing, "text": "Vi er enige: æøå.", "waives_the_rest": true});
        self.does(APPLICANT, "comments", comment).await;
    }

    /// Uploads a month of hourly readings: 10 t/h before capture, 8.5 t/h captured.
    async fn readings(&self, from: &str, to: &str, hours: i64) -> Answer {
        let plan = format!(
            "interval_seconds = 3600\n[period]\nfrom = \"{from}\"\nto = \"{to}\"\n\
             [[point]]\nid = \"stack\"\nrole = \"before-capture\"\nmeasures = \"mass-flow\"\n\
             [[point]]\nid = \"line\"\nrole = \"captured\"\nmeasures = \"mass-flow\"\n"
        );
        let name = format!("plan-{}.toml", &from[..7]);
        let known = self.case(APPLICANT).await["file"]["evidence"].clone();
        let known = known.as_array().unwrap().iter().find(|file| file["name"] == name.as_str()).cloned();
        let plan = match known {
            Some(file) => file["sha256"].as_str().unwrap().to_owned(),
            None => self.evidence(&name, &plan).await,
        };
        let uri = format!("measurements?name=readings.csv&plan={plan}");
        self.send(&uri, csv(from, hours).into_bytes()).await
    }
}

/// A day that lies ahead.
fn ahead(days: i64) -> String {
    (clock().utc() + chrono::TimeDelta::days(days)).format("%Y-%m-%d").to_string()
}

fn csv(from: &str, hours: i64) -> String {
    let mut out = String::from(
        "time,point,concentration_g_per_nm3,flow_nm3_per_h,mass_flow_t_per_h,concentration_status,flow_status\n",
    );
    let begin = chrono::DateTime::parse_from_rfc3339(from).unwrap();
    for hour in 0..hours {
        let at = (begin + chrono::TimeDelta::hours(hour)).to_rfc3339();
        writeln!(out, "{at},stack,,,10,,ok\n{at},line,,,8.5,,ok").unwrap();
    }
    out
}

fn terms() -> Value {
    json!({
        "plants": [{"id": "K1", "name": "Kedel 1", "description": "Kedel med skorsten", "ets_covered": false}],
        "capture_plant": "Aminanlæg, 10 t/h", "capture_by": {"by": "company"},
        "measuring_points": [
            {"id": "stack", "role": "before-capture", "measures": "mass-flow", "description": "Før absorber"},
            {"id": "line", "role": "captured", "measures": "mass-flow", "description": "Efter kompressor"},
        ],
        "data_system": "Historik med timeværdier", "method_total": "Masseflow", "method_captured": "Masseflow",
        "monitoring": "MRR; verificeres årligt", "documentation": "Vejesedler og modtagelser",
        "consequences": "Som bekendtgørelsen siger", "storage": {"deadline": {"count": 90, "unit": "days"}},
        "from": "2026-01-01", "to": null,
    })
}

fn hand_over(lot: &str, tonnes: &str, day: &str, document: &str) -> Value {
    json!({
        "from": {"kind": "plant", "lot": lot}, "tonnes_sent": tonnes, "uncertainty_percent": "1",
        "carrier": {"name": "Skib A/S", "id": "10000017", "third_party": true, "licence": {"kind": "imo"}},
        "mode": "ship", "to": {"kind": "site", "site": "greensand-future"}, "day": day, "document": document,
    })
}

fn claim(from: &str, to: &str, series: u32) -> Value {
    json!({
        "from": from, "to": to, "plants": ["K1"], "series": [series],
        "fuels": [{"fuel": "natural-gas", "quantity": "5000000", "unit": "Nm3"}],
    })
}

#[actix_web::test]
async fn an_agreement_through_a_year() {
    let walk = Walk::begin().await;
    in_force(&walk).await;
    january(&walk).await;
    february(&walk).await;
    year_end(&walk).await;
    looked_at(&walk).await;
    let report = verify(&walk.site.desk, Depth::Recomputed).unwrap();
    assert_eq!(report.faults, []);
    // Two series, two claims as claimed and as assessed, one final figure, two repayments.
    assert_eq!(report.receipts, 9);
}

/// From the application to a signed agreement whose methods are approved.
async fn in_force(walk: &Walk) {
    let gaps = walk.post(APPLICANT, "submissions", json!({})).await;
    gaps.problem(422, "invalid");
    assert!(gaps.pointers().contains(&"/route".to_owned()));
    walk.does(APPLICANT, "submissions", json!({"acknowledge_gaps": true})).await;
    let found = json!({
        "bears_tax": true, "vat_registered": true, "captures_or_pays": true, "process_co2": false, "basis": "Opslag i registre.",
    });
    walk.does(OFFICER, "acceptances", found).await;
    let proposal = json!({"terms": terms(), "reasons": "Første aftale."});
    let case = walk.does(OFFICER, "terms-proposals", proposal).await;
    let digest = case["proposed_terms"].as_str().unwrap().to_owned();
    walk.on("2025-12-15");
    walk.post(DECIDER, "signatures", json!({"terms": digest})).await.problem(409, "unmet");
    walk.does(APPLICANT, "terms-acceptances", json!({"terms": digest, "on_behalf_of": "Direktionen"})).await;
    let case = walk.does(DECIDER, "signatures", json!({"terms": digest})).await;
    assert_eq!(
        (case["file"]["state"].as_str(), case["terms"].as_str()),
        (Some("in-force"), Some(digest.as_str()))
    );
}

/// The first claim: paid when the methods are approved and the company has been heard on the tonnes that are missing.
async fn january(walk: &Walk) {
    let early = walk.on("2026-01-20").readings("2026-01-01T00:00:00+01:00", "2026-02-01T00:00:00+01:00", 744);
    early.await.problem(422, "invalid");
    walk.on("2026-02-16");
    let none =
        walk.send(&format!("measurements?name=x.csv&plan={}", "0".repeat(64)), vec![b'1'; 3 << 20]).await;
    none.problem(422, "invalid");
    assert_eq!(none.pointers(), ["/plan"]);
    let bad = walk.readings("2026-01-01T00:00:00+01:00", "2026-02-01T00:00:00+01:00", 745).await;
    bad.problem(422, "invalid");
    assert_eq!(walk.case(APPLICANT).await["file"]["series"], json!([]), "nothing half stored");
    let case = walk.readings("2026-01-01T00:00:00+01:00", "2026-02-01T00:00:00+01:00", 744).await.is(200);
    let measured = &case["file"]["series"][0]["series"]["what"]["measured"];
    assert_eq!(
        (&measured["complete"], &measured["points"][1]["co2_tonnes"]),
        (&json!(true), &json!("6324.000"))
    );
    let note = walk.evidence("vejeseddel.txt", "Skib 1: 6.324 t").await;
    let lot = |from: &str, to: &str, tonnes: &str, series: u32| {
        json!({
            "plant": "K1", "captured_from": from, "captured_to": to, "tonnes": tonnes, "uncertainty_percent": "1",
            "measured_by": {"by": "series", "number": series},
        })
    };
    walk.does(APPLICANT, "lots", lot("2026-01-01", "2026-01-31", "6324", 1)).await;
    walk.does(APPLICANT, "hand-overs", hand_over("L1", "6324", "2026-02-10", &note)).await;
    let received = json!({
        "transport": "T1", "tonnes_received": "6300", "uncertainty_percent": "1", "day": "2026-02-14", "document": note,
        "third_party": true,
    });
    walk.does(APPLICANT, "receipts", received).await;
    let stored = json!({"site": "greensand-future", "tonnes": "6312", "day": "2026-02-15", "document": note});
    walk.does(APPLICANT, "storings", stored).await;

    walk.does(APPLICANT, "claims", claim("2026-01-01", "2026-01-31", 1)).await;
    let twice = walk.post(APPLICANT, "claims", claim("2026-01-01", "2026-01-31", 1)).await;
    twice.problem(422, "invalid");
    walk.post(OFFICER, "assessments", json!({"claim": 1})).await.problem(422, "invalid");
    let reasons = "12 t af forskellen mellem afsendt og modtaget tæller ikke.";
    let case = walk.does(OFFICER, "assessments", json!({"claim": 1, "reasons": reasons})).await;
    let assessed = &case["file"]["claims"][0]["assessed"]["what"];
    // 6,312 of 7,440 t of 5,000,000 Nm3 at 1.942 kroner.
    assert_eq!(assessed["computed"]["payable_kroner"], "8237838");
    walk.post(DECIDER, "payments", json!({"claim": 1})).await.problem(409, "unmet");
    let digest = walk.case(CASEWORKER).await["terms"].as_str().unwrap().to_owned();
    let approval = json!({"terms": digest, "approved": true, "reasons": "Plan 3.", "edition": "(EU) 2018/2066, 1.1.2025"});
    walk.does(CASEWORKER, "method-decisions", approval).await;
    walk.post(DECIDER, "payments", json!({"claim": 1})).await.problem(409, "unmet");
    walk.hears(json!({"about": "claim", "number": 1})).await;
    let case = walk.does(DECIDER, "payments", json!({"claim": 1, "reasons": "Som hørt."})).await;
    assert_eq!(case["file"]["claims"][0]["state"], "paid");
    assert_eq!(case["file"]["claims"][0]["paid"][0]["what"]["ore"], 823_783_800);
    walk.post(DECIDER, "payments", json!({"claim": 1})).await.problem(409, "unmet");
}

/// The second claim: a deadline that is extended; 712 t that turn out to have been used, and 600 t that are late all the same.
async fn february(walk: &Walk) {
    walk.on("2026-03-10");
    walk.readings("2026-02-01T00:00:00+01:00", "2026-03-01T00:00:00+01:00", 672).await.is(200);
    let note = walk.evidence("vejeseddel-2.txt", "Skib 2: 4.400 t; skib 3: 712 t; skib 4: 600 t").await;
    let lot = |from: &str, to: &str| {
        json!({
            "plant": "K1", "captured_from": from, "captured_to": to, "tonnes": "5712", "uncertainty_percent": "1",
            "measured_by": {"by": "series", "number": 2},
        })
    };
    let divided = walk.post(APPLICANT, "lots", lot("2026-01-20", "2026-02-28")).await;
    divided.problem(422, "invalid");
    assert!(divided.pointers().contains(&"/captured_to".to_owned()), "it would count in neither claim");
    let case = walk.does(APPLICANT, "lots", lot("2026-02-01", "2026-02-28")).await;
    assert_eq!(case["file"]["chain"]["lots"][1]["store_by"], "2026-05-29");
    walk.does(APPLICANT, "hand-overs", hand_over("L2", "4400", "2026-03-05", &note)).await;
    let received = json!({
        "transport": "T2", "tonnes_received": "4400", "uncertainty_percent": "1", "day": "2026-03-08", "document": note,
        "third_party": true,
    });
    walk.does(APPLICANT, "receipts", received).await;
    let stored = json!({"site": "greensand-future", "tonnes": "4400", "day": "2026-03-09", "document": note});
    walk.does(APPLICANT, "storings", stored).await;
    walk.on("2026-05-22");
    walk.does(APPLICANT, "hand-overs", hand_over("L2", "712", "2026-05-20", &note)).await;
    walk.does(APPLICANT, "hand-overs", hand_over("L2", "600", "2026-05-21", &note)).await;
    let asked = json!({
        "lot": "L2", "new_day": "2026-08-31", "circumstances": "Kajen blev lukket.", "known_on": "2026-05-21",
        "told_on": "2026-05-22", "documents": [note],
    });
    walk.does(APPLICANT, "extension-requests", asked).await;
    let granted =
        json!({"request": 1, "reasons": "Lukningen kunne ikke forudses, og den blev meldt næste dag."});
    let case = walk.does(DECIDER, "extension-grants", granted).await;
    assert_eq!(case["file"]["chain"]["lots"][1]["store_by"], "2026-08-31");

    let part = walk.post(APPLICANT, "claims", claim("2026-02-01", "2026-02-20", 2)).await;
    part.problem(422, "invalid");
    assert!(part.pointers().contains(&"/from".to_owned()), "the lot goes on beyond the period");
    walk.does(APPLICANT, "claims", claim("2026-02-01", "2026-02-28", 2)).await;
    walk.does(OFFICER, "assessments", json!({"claim": 2})).await;
    let case = walk.does(DECIDER, "payments", json!({"claim": 2})).await;
    assert_eq!(case["file"]["claims"][1]["paid"][0]["what"]["ore"], 825_350_000);

    let because =
        |why: &str| json!({"claim": 2, "ground": {"because": why, "lot": "L2"}, "reasons": "Efterset."});
    let nothing = because("not-stored");
    walk.post(DECIDER, "repayment-demands", nothing.clone()).await.problem(409, "unmet");
    let lost = json!({
        "from": {"kind": "transport", "transport": "T3"}, "lot": null, "tonnes": "712", "cause": "diverted", "day": "2026-06-02",
        "what_happened": "Solgt til et gartneri.", "document": note,
    });
    walk.on("2026-06-05").does(APPLICANT, "losses", lost).await;
    walk.post(DECIDER, "repayment-demands", nothing.clone()).await.problem(409, "unmet");
    walk.hears(json!({"about": "repayment", "number": 2})).await;
    let case = walk.does(DECIDER, "repayment-demands", nothing.clone()).await;
    // 712 of 6,720 t of 9,710,000 kroner.
    assert_eq!(case["file"]["claims"][1]["demands"][0]["what"]["ore"], 102_879_762);
    let repaid = json!({"claim": 2, "ore": 102_879_762, "day": "2026-07-01", "reference": "Skattekontoen 1"});
    walk.on("2026-07-02").does(OFFICER, "repayments", repaid.clone()).await;
    walk.post(OFFICER, "repayments", repaid).await.problem(422, "invalid");

    // The 600 t are on the way still: the company is reminded, and on the deadline's own day nothing is demanded.
    walk.on("2026-08-31");
    let reminders = |case: &Value| case["file"]["reminded"].as_array().unwrap().len();
    let reminded = reminders(&walk.case(APPLICANT).await);
    assert!(reminded > 0);
    walk.post(DECIDER, "repayment-demands", nothing.clone()).await.problem(409, "unmet");
    walk.on("2026-09-01");
    assert_eq!(reminders(&walk.case(APPLICANT).await), reminded + 1, "that it has passed is told once");
    walk.on("2026-09-20").hears(json!({"about": "repayment", "number": 2})).await;
    let case = walk.does(DECIDER, "repayment-demands", nothing).await;
    // 600 of 6,720 t of 9,710,000 kroner.
    let late = &case["file"]["claims"][1]["demands"][1]["what"];
    assert_eq!((&late["tonnes"], &late["ore"]), (&json!("600.000"), &json!(86_696_429)));
    let repaid = json!({"claim": 2, "ore": 86_696_429, "day": "2026-10-01", "reference": "Skattekontoen 2"});
    walk.on("2026-10-02").does(OFFICER, "repayments", repaid).await;
}

/// The year's report, approved by Energistyrelsen, makes the first claim final; and Skatteforvaltningen controls.
async fn year_end(walk: &Walk) {
    walk.on("2027-03-30");
    let document = walk.evidence("rapport.txt", "Verificeret udledningsrapport 2026").await;
    let report = json!({
        "of": {"link": "own"}, "year": 2026, "verifier": "Verifikator A/S", "verified_as_satisfactory": true,
        "co2_before_capture": "14160", "co2_captured": "12036", "document": document,
    });
    walk.does(APPLICANT, "emission-reports", report).await;
    let true_up = json!({
        "claim": 1, "report": 1, "co2_before_capture": "7400", "co2_captured": "6324", "reasons": "Efter timerne i januar.",
    });
    walk.post(OFFICER, "true-ups", true_up.clone()).await.problem(409, "unmet");
    let approved = json!({
        "report": 1, "approved": true, "approving_authority": {"authority": "energistyrelsen"}, "reasons": "Gennemgået.",
    });
    walk.does(CASEWORKER, "emission-report-decisions", approved).await;
    let case = walk.does(OFFICER, "true-ups", true_up).await;
    // 6,312 of 7,400 t: 8,282,367 kroner; 44,529 more than was paid.
    assert_eq!(case["file"]["claims"][0]["trued_up"]["what"]["difference_ore"], 4_452_900);
    let case = walk.does(DECIDER, "payments", json!({"claim": 1})).await;
    assert_eq!(case["file"]["claims"][0]["paid"][1]["what"]["ore"], 4_452_900);

    let case = walk.does(AUDITOR, "controls", json!({"purpose": "Årlig kontrol", "sample_size": 3})).await;
    let sample = case["file"]["controls"][0]["opened"]["what"]["sample"].as_array().unwrap();
    assert_eq!(sample.len(), 3);
    assert!(sample.iter().all(|s| !s["reasons"].as_array().unwrap().is_empty()));
    let finding =
        json!({"control": 1, "about": "lot L2", "text": "712 t blev solgt.", "leads_to": "nothing"});
    walk.does(AUDITOR, "findings", finding).await;
    walk.does(OFFICER, "control-closures", json!({"control": 1, "conclusion": "Beløbet er betalt tilbage."}))
        .await;
}

/// What each sees of it in the end.
async fn looked_at(walk: &Walk) {
    let lots = walk.site.get(AUDITOR, &format!("{}/custody", walk.place)).await.is(200);
    let first = &lots[0]["whereabouts"];
    assert_eq!((first["stored"].as_str(), first["unaccounted"].as_str()), (Some("6312.000"), Some("12.000")));
    let second = &lots[1]["whereabouts"];
    assert_eq!((&second["stored"], &second["diverted"]), (&json!("4400.000"), &json!("712.000")));
    let ledger = walk.site.get(AUDITOR, &format!("{}/ledger", walk.place)).await.is(200);
    let lines = ledger.as_array().unwrap().iter().flat_map(|entry| entry["lines"].as_array().unwrap());
    let sum: i64 = lines.map(|l| l["debit_ore"].as_i64().unwrap() - l["credit_ore"].as_i64().unwrap()).sum();
    assert_eq!(sum, 0);
    let sheet = walk.site.get(AUDITOR, &format!("{}/ledger?format=csv", walk.place)).await;
    assert!(String::from_utf8(sheet.body).unwrap().lines().count() > 8);
    let receipt = walk.site.get(APPLICANT, &format!("{}/claims/1/receipt", walk.place)).await.is(200);
    assert_eq!(receipt["calculation"], "refund");
    // The company does not see the control, Energistyrelsen no money.
    assert_eq!(walk.case(APPLICANT).await["file"]["controls"], json!([]));
    assert_eq!(walk.case(CASEWORKER).await["file"]["claims"], json!([]));
    walk.site.get(CASEWORKER, &format!("{}/ledger", walk.place)).await.problem(404, "not-found");
    let documents = walk.site.get(APPLICANT, &format!("{}/documents", walk.place)).await.is(200);
    let kinds: Vec<&str> =
        documents.as_array().unwrap().iter().map(|d| d["kind"].as_str().unwrap()).collect();
    for kind in [
        "receipt",
        "agreement",
        "statement-of-case",
        "payment",
        "extension",
        "reminder",
        "repayment-demand",
        "true-up",
    ] {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}");
    }
}
