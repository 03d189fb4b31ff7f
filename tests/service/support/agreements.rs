//! Refund agreements: a sound body for every act, and a case's course to any state.
//!
//! In the states with an agreement every act has something to be done to: claim 1 is paid and demanded back in part, claim 2
//! is paid, claim 3 is assessed, day 4 is unclaimed; lot 3 is received, lot 4 on its way, lot 5 at the plant.

use std::fmt::Write as _;

use chrono::{Days, Utc};
use sagsgang::casework::content::Submit;
use sagsgang::desk::refunds::Refunds;
use sagsgang::desk::{Terms, cases};
use sagsgang::law::{Day, Digest, Language, Moment};
use sagsgang::refund::procedure::Command;
use serde_json::{Value, json};

use super::bodies::{day, pdf};
use super::people::{APPLICANT, CASEWORKER, TAX_BOTH, TAX_DECIDER, TAX_OFFICER};
use super::site::{Answer, Site};

/// Where the cases are.
pub const AT: &str = "/api/v1/refund-agreements";

/// The acts that are posted on a case: the last part of the route, and the act's name.
pub const ACTS: [(&str, &str); 43] = [
    ("submissions", "submit"),
    ("information-requests", "request-information"),
    ("answers", "answer"),
    ("unanswered-requests", "proceed-without"),
    ("acceptances", "accept-as-complete"),
    ("dismissals", "dismiss"),
    ("refusals", "refuse"),
    ("withdrawals", "withdraw"),
    ("statements", "hear"),
    ("comments", "comment"),
    ("terms-proposals", "propose-terms"),
    ("terms-acceptances", "accept-terms"),
    ("signatures", "sign"),
    ("method-decisions", "decide-methods"),
    ("emission-reports", "file-emission-report"),
    ("emission-report-decisions", "decide-emission-report"),
    ("lots", "register-lot"),
    ("hand-overs", "hand-over"),
    ("receipts", "receive"),
    ("storings", "store"),
    ("losses", "lose"),
    ("custody-corrections", "correct-custody"),
    ("sites", "register-site"),
    ("site-acceptances", "accept-site"),
    ("extension-requests", "request-extension"),
    ("extension-grants", "grant-extension"),
    ("extension-denials", "deny-extension"),
    ("claims", "claim"),
    ("assessments", "assess-claim"),
    ("payments", "pay-claim"),
    ("claim-refusals", "refuse-claim"),
    ("true-ups", "true-up"),
    ("repayment-demands", "demand-repayment"),
    ("repayments", "record-repayment"),
    ("breaches", "find-breach"),
    ("breach-endings", "end-breach"),
    ("terminations", "terminate"),
    ("heat-statements", "order-heat-statements"),
    ("heat-statement-sendings", "send-heat-statements"),
    ("controls", "open-control"),
    ("findings", "record-finding"),
    ("control-closures", "close-control"),
    ("disqualifications", "record-disqualification"),
];

/// The states, each once; the last is one that the authorities have never known of.
pub const STATES: [&str; 12] = [
    "draft",
    "submitted",
    "awaiting-information",
    "under-review",
    "terms-proposed",
    "in-force",
    "in-breach",
    "ended",
    "dismissed",
    "refused",
    "withdrawn",
    "withdrawn-as-draft",
];

/// A case's address.
pub fn place(id: &str) -> String {
    format!("{AT}/{id}")
}

/// The days that are measured, by number from 1; all of them are over.
pub fn nth(n: u32) -> Day {
    Day::parse(&day(i64::from(n) - 31)).unwrap()
}

/// How many hours a day has; two days of the year have another number than 24.
fn hours(of: Day) -> i64 {
    of.end().utc().signed_duration_since(of.start().utc()).num_hours()
}

/// What is captured on a day at 8.5 t/h.
pub fn captured(n: u32) -> String {
    let tenths = hours(nth(n)) * 85;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A day's readings: 10 t/h before capture, 8.5 t/h captured.
pub fn readings(n: u32) -> Vec<u8> {
    let mut csv = String::from(
        "time,point,concentration_g_per_nm3,flow_nm3_per_h,mass_flow_t_per_h,concentration_status,flow_status\n",
    );
    for hour in 0..hours(nth(n)) {
        let at = nth(n).start().utc() + chrono::TimeDelta::hours(hour);
        let at = at.format("%Y-%m-%dT%H:%M:%SZ");
        writeln!(csv, "{at},stack,,,10,,ok\n{at},line,,,8.5,,ok").unwrap();
    }
    csv.into_bytes()
}

/// How a day's readings are read.
pub fn plan(n: u32) -> Vec<u8> {
    let plan = json!({
        "interval_seconds": 3600, "period": {"from": nth(n).start(), "to": nth(n).end()},
        "point": [
            {"id": "stack", "role": "before-capture", "measures": "mass-flow"},
            {"id": "line", "role": "captured", "measures": "mass-flow"},
        ],
    });
    plan.to_string().into_bytes()
}

/// The application.
pub fn application() -> Value {
    json!({
        "route": "establishes-capture", "bears_tax": true, "vat_registered": true,
        "plants": [{"id": "K1", "name": "Kedel 1", "address": "Havnegade 1, 6700 Esbjerg", "fuels": "Naturgas",
            "ets_covered": true, "process_co2": false}],
        "capture_plant": "Aminanlæg, 10 t/h", "measurement": "Flowmålere før og efter", "methods": "Masseflow",
        "storage_chain": "Skib til Greensand", "storage_time": "90 dage", "first_capture": day(-31),
        "tonnes_per_year": "70000", "contact": "Åse Sørensen", "contact_email": "aase@example.test",
    })
}

fn terms(data_system: &str) -> Value {
    json!({
        "plants": [{"id": "K1", "name": "Kedel 1", "description": "Kedel med skorsten", "ets_covered": true}],
        "capture_plant": "Aminanlæg, 10 t/h", "capture_by": {"by": "company"},
        "measuring_points": [
            {"id": "stack", "role": "before-capture", "measures": "mass-flow", "description": "Før absorberen"},
            {"id": "line", "role": "captured", "measures": "mass-flow", "description": "Efter kompressoren"},
        ],
        "data_system": data_system, "method_total": "Masseflow", "method_captured": "Masseflow",
        "monitoring": "MRR, verificeret årligt", "documentation": "Følgesedler", "consequences": "Som bekendtgørelsen",
        "storage": {"deadline": {"count": 90, "unit": "days"}}, "from": day(-40), "to": day(400),
    })
}

const REASONS: &str = "Som det fremgår af sagen.";

/// A statement of the case.
pub fn statement(subject: &Value) -> Value {
    json!({
        "subject": subject, "facts": ["20 t gik til et gartneri."], "proposal": "Beløbet kræves tilbage.",
        "reasons": "BEK 1504 § 3, stk. 1, nr. 6.", "comment_by": day(25),
    })
}

/// A lot of a day.
pub fn lot(n: u32) -> Value {
    json!({
        "plant": "K1", "captured_from": nth(n), "captured_to": nth(n), "tonnes": captured(n),
        "uncertainty_percent": "1", "measured_by": {"by": "series", "number": n},
    })
}

/// The whole of a day's lot, handed over.
pub fn hand_over(n: u32) -> Value {
    json!({
        "from": {"kind": "plant", "lot": format!("L{n}")}, "tonnes_sent": captured(n), "uncertainty_percent": "1",
        "carrier": {"name": "Skib A/S", "id": "10000017", "third_party": true, "licence": {"kind": "imo"}},
        "mode": "ship", "to": {"kind": "site", "site": "greensand-future"}, "day": day(0), "document": document(),
    })
}

fn receipt(n: u32) -> Value {
    json!({
        "transport": format!("T{n}"), "tonnes_received": captured(n), "uncertainty_percent": "1", "day": day(0),
        "document": document(), "third_party": true,
    })
}

fn storing(n: u32) -> Value {
    json!({"site": "greensand-future", "tonnes": captured(n), "day": day(0), "document": document()})
}

/// 20 tonnes of a stored lot that turn out to have been used.
fn diverted(n: u32) -> Value {
    json!({
        "from": {"kind": "site", "site": "greensand-future"}, "lot": format!("L{n}"), "tonnes": "20",
        "cause": "diverted", "day": day(0), "what_happened": "Solgt til et gartneri.", "document": document(),
    })
}

/// A claim for a day.
pub fn claim(n: u32) -> Value {
    json!({
        "from": nth(n), "to": nth(n), "plants": ["K1"], "series": [n],
        "co2_tax": {"kroner": "100000", "source": "Skattekontoen"},
    })
}

fn demand(n: u32) -> Value {
    json!({"claim": n, "ground": {"because": "found-not-stored", "lot": format!("L{n}")}, "reasons": REASONS})
}

fn report(of: &Value) -> Value {
    let (total, caught) =
        if of["link"] == "own" { (json!("87600"), json!("74460")) } else { Default::default() };
    let year: i32 = nth(1).to_string()[..4].parse().unwrap();
    json!({
        "of": of, "year": year, "verifier": "DANAK 1234", "verified_as_satisfactory": true,
        "co2_before_capture": total, "co2_captured": caught, "document": Digest::of(&pdf("rapport")),
    })
}

fn site_of(id: &str) -> Value {
    json!({
        "site": {"id": id, "name": "Sleipner", "country": "NO", "holder": "Equinor", "kind": "storage-permit",
            "valid_from": "2020-01-01", "source": "Tilladelsen"},
        "document": document(),
    })
}

fn extension(n: u32) -> Value {
    json!({
        "lot": format!("L{n}"), "new_day": day(80), "circumstances": "Is i bæltet.", "known_on": day(0),
        "told_on": day(0), "documents": [],
    })
}

/// Three customers of a heat supplier.
pub fn customers() -> Vec<u8> {
    let on = nth(1);
    let mut csv = String::from("id,name,address,postcode,city,vat_registered,kind,quantity,unit,from,to\n");
    for (id, name, vat, quantity) in
        [("1", "Åge Ærø", "nej", "10"), ("2", "Bageriet ApS", "ja", "20"), ("3/4", "Øst", "nej", "0.5")]
    {
        writeln!(csv, "{id},{name},Torvet 3,6700,Esbjerg,{vat},varme,{quantity},GJ,{on},{on}").unwrap();
    }
    csv.into_bytes()
}

/// What statements are made of, on one day.
pub fn heat() -> Value {
    json!({
        "customers": Digest::of(&customers()), "supplier": {"address": ["Havnegade 1", "6700 Esbjerg"]},
        "period": {"from": nth(1), "to": nth(1)}, "issued_on": day(0),
        "fuel": [{"fuel": "natural-gas", "energy_gj": "1000", "co2_tax_kroner": "100000.00", "refund_kroner": "85000.01"}],
        "minimum": [{"fuel": "natural-gas", "kroner_per_gj": "1.119", "source": "Et eksempel", "entered_by": "Åse"}],
    })
}

/// The evidence that everything rests on.
pub fn document() -> Digest {
    Digest::of(&pdf("følgeseddel"))
}

/// A sound body for an act, for a case as its company sees it.
pub fn sound(act: &str, view: &Value) -> Value {
    let zero = Digest::zero().to_string();
    let named = |field: &str| view[field].as_str().unwrap_or(&zero).to_owned();
    match act {
        "submissions" => json!({"acknowledge_gaps": true}),
        "information-requests" => json!({
            "questions": ["Hvilke brændsler?"], "reasons": REASONS, "answer_by": day(20),
            "otherwise": "Sagen afgøres på det foreliggende grundlag.",
        }),
        "answers" => json!({"text": "Naturgas.", "acknowledge_gaps": true}),
        "unanswered-requests" | "breach-endings" | "terminations" => json!({"reasons": REASONS}),
        "acceptances" => json!({
            "bears_tax": true, "vat_registered": true, "captures_or_pays": true, "process_co2": false,
            "basis": REASONS,
        }),
        "dismissals" | "refusals" => {
            json!({"reasons": REASONS, "guidance": "Søg igen, når afgiften betales."})
        }
        "withdrawals" => json!({"reasons": "Projektet er opgivet."}),
        "statements" if view["file"]["state"] == "under-review" => statement(&json!({"about": "refusal"})),
        "statements" => statement(&json!({"about": "termination"})),
        "comments" => json!({"hearing": 1, "text": "Vi er uenige.", "waives_the_rest": true}),
        "terms-proposals" => json!({"terms": terms("En anden historian"), "reasons": REASONS}),
        "terms-acceptances" => json!({"terms": named("proposed_terms"), "on_behalf_of": "Bestyrelsen"}),
        "signatures" => json!({"terms": named("proposed_terms")}),
        "method-decisions" => {
            let field = if view["terms"].is_null() { "proposed_terms" } else { "terms" };
            json!({"terms": named(field), "approved": true, "reasons": REASONS, "edition": "2018/2066"})
        }
        "emission-reports" => report(&json!({"link": "carrier", "name": "Tog A/S"})),
        "emission-report-decisions" => json!({
            "report": 2, "approved": true, "approving_authority": {"authority": "energistyrelsen"},
            "reasons": REASONS,
        }),
        "lots" => lot(6),
        "hand-overs" => hand_over(5),
        "receipts" => receipt(4),
        "storings" => storing(3),
        "losses" => json!({
            "from": {"kind": "plant", "lot": "L5"}, "lot": null, "tonnes": "20", "cause": "vented-before-hand-over",
            "day": day(0), "what_happened": "En ventil.", "document": document(),
        }),
        "custody-corrections" => json!({
            "lot": "L2", "tonnes": "15", "from": "diverted", "to": {"at": "plant"}, "day": day(0),
            "what_happened": "Talt igen.", "document": document(),
        }),
        "sites" => site_of("sleipner-2"),
        "site-acceptances" => json!({"site": "sleipner-1", "day": day(0), "reasons": REASONS}),
        "extension-requests" => extension(4),
        "extension-grants" | "extension-denials" => json!({"request": 1, "reasons": REASONS}),
        "claims" => claim(4),
        "assessments" | "payments" | "claim-refusals" => json!({"claim": 3, "reasons": REASONS}),
        "true-ups" => json!({
            "claim": 1, "report": 1, "co2_before_capture": (hours(nth(1)) * 10).to_string(),
            "co2_captured": captured(1), "reasons": "Efter timerne.",
        }),
        "repayment-demands" => demand(2),
        "repayments" => json!({"claim": 1, "ore": 1000, "day": day(0), "reference": "SKM 1"}),
        "breaches" => json!({"term": 4, "since": day(0), "reasons": REASONS}),
        "heat-statements" => heat(),
        "heat-statement-sendings" => json!({"run": 1, "sent_on": day(0)}),
        "controls" => json!({"purpose": "Stikprøve efter risiko.", "sample_size": 5}),
        "findings" => {
            json!({"control": 1, "about": "claim 1", "text": "Fundet i orden.", "leads_to": "nothing"})
        }
        "disqualifications" => super::bodies::disqualification(),
        "control-closures" => json!({"control": 1, "conclusion": "I orden."}),
        other => panic!("no such act: {other}"),
    }
}

/// Posts bytes to a part of a case.
pub async fn send(site: &Site, who: &str, id: &str, part: &str, bytes: &[u8]) -> Answer {
    let request = Site::request("POST", who, &format!("{}/{part}", place(id)));
    site.send(request.set_payload(bytes.to_vec())).await
}

/// Uploads a day's readings.
pub async fn upload(site: &Site, who: &str, id: &str, n: u32) -> Answer {
    let part = format!("measurements?name=dag{n}.csv&plan={}", Digest::of(&plan(n)));
    send(site, who, id, &part, &readings(n)).await
}

/// Saves a draft over the version that is there.
pub async fn save(site: &Site, who: &str, id: &str) -> Answer {
    let version = site.desk.store.read(|s| s.case("refund-agreement", id)).unwrap().unwrap().version;
    let request = Site::request("PUT", who, &format!("{}/draft", place(id)));
    let request = request.insert_header(("If-Match", format!("\"{version}\"")));
    site.send(request.set_payload(application().to_string())).await
}

/// Does an act with a body, which must be done.
pub async fn act(site: &Site, who: &str, id: &str, act: &str, body: &Value) -> Value {
    let answer = site.post(who, &format!("{}/{act}", place(id)), body).await;
    assert_eq!(answer.status, 200, "{act} {body}: {}", String::from_utf8_lossy(&answer.body));
    answer.json()
}

/// Does an act with its sound body.
pub async fn step(site: &Site, who: &str, id: &str, part: &str) -> Value {
    let view = site.get(APPLICANT, &place(id)).await.is(200);
    act(site, who, id, part, &sound(part, &view)).await
}

/// Hears the company, which waives the rest of its time.
pub async fn heard(site: &Site, id: &str, subject: &Value) {
    let view = act(site, TAX_OFFICER, id, "statements", &statement(subject)).await;
    let hearing = view["file"]["hearings"].as_array().unwrap().len();
    let comment = json!({"hearing": hearing, "text": "", "waives_the_rest": true});
    act(site, APPLICANT, id, "comments", &comment).await;
}

/// A draft with a file.
pub async fn draft(site: &Site) -> String {
    let opened = site.post(APPLICANT, AT, &Value::Null).await.is(201);
    let id = opened["file"]["id"].as_str().unwrap().to_owned();
    save(site, APPLICANT, &id).await.is(200);
    send(site, APPLICANT, &id, "attachments?name=kort.pdf", &pdf("kort")).await.is(200);
    id
}

async fn submitted(site: &Site) -> String {
    let id = draft(site).await;
    step(site, APPLICANT, &id, "submissions").await;
    id
}

/// A case whose date for an answer has passed: its first acts were done some weeks ago.
async fn awaiting_information(site: &Site) -> String {
    let desk = &site.desk;
    let ago = |days: u64| Moment::new(Utc::now() - Days::new(days));
    let person = |id| desk.people.by_id(id);
    let terms = Terms::default();
    let opened = cases::open::<Refunds>(desk, person(APPLICANT), Language::Da, &terms, ago(40)).unwrap();
    let opened: Value = serde_json::from_str(&opened.body).unwrap();
    let id = opened["file"]["id"].as_str().unwrap().to_owned();
    let mut request = sound("information-requests", &Value::Null);
    request["answer_by"] = json!(day(-10));
    let commands = [
        (APPLICANT, Command::Save(serde_json::from_value(application()).unwrap()), 39),
        (APPLICANT, Command::Submit(Submit { acknowledge_gaps: true }), 38),
        (TAX_BOTH, Command::RequestInformation(serde_json::from_value(request).unwrap()), 37),
    ];
    for (who, command, days) in commands {
        cases::act::<Refunds>(desk, person(who), &id, &command, &terms, ago(days)).unwrap();
    }
    send(site, APPLICANT, &id, "attachments?name=kort.pdf", &pdf("kort")).await.is(200);
    id
}

/// Under review, prepared by somebody who may decide as well; the company has been heard on a refusal.
async fn under_review(site: &Site) -> String {
    let id = submitted(site).await;
    step(site, TAX_BOTH, &id, "acceptances").await;
    heard(site, &id, &json!({"about": "refusal"})).await;
    id
}

/// Terms that the company has accepted.
async fn terms_proposed(site: &Site) -> String {
    proposed(site, terms("Historian")).await
}

async fn proposed(site: &Site, terms: Value) -> String {
    let id = under_review(site).await;
    let proposal = json!({"terms": terms, "reasons": REASONS});
    act(site, TAX_OFFICER, &id, "terms-proposals", &proposal).await;
    step(site, APPLICANT, &id, "terms-acceptances").await;
    id
}

/// An agreement with approved methods, and so many days measured and handed over.
pub async fn signed(site: &Site, days: u32) -> String {
    signed_for(site, days, "").await
}

/// The same for a plant that is told from others by a number.
pub async fn signed_for(site: &Site, days: u32, installation: &str) -> String {
    let mut terms = terms("Historian");
    if !installation.is_empty() {
        terms["plants"][0]["installation"] = json!(installation);
    }
    let id = proposed(site, terms).await;
    step(site, TAX_DECIDER, &id, "signatures").await;
    step(site, CASEWORKER, &id, "method-decisions").await;
    send(site, APPLICANT, &id, "evidence?name=bevis.pdf", &pdf("følgeseddel")).await.is(200);
    send(site, APPLICANT, &id, "evidence?name=rapport.pdf", &pdf("rapport")).await.is(200);
    for n in 1..=days {
        measured(site, &id, n).await;
        act(site, APPLICANT, &id, "lots", &lot(n)).await;
        act(site, APPLICANT, &id, "hand-overs", &hand_over(n)).await;
    }
    id
}

/// A day's readings, with their plan.
pub async fn measured(site: &Site, id: &str, n: u32) {
    send(site, APPLICANT, id, &format!("evidence?name=plan{n}.json"), &plan(n)).await.is(200);
    upload(site, APPLICANT, id, n).await.is(200);
}

/// An agreement with something that each act can be done to.
async fn in_force(site: &Site) -> String {
    let id = signed(site, 4).await;
    for n in [5, 6] {
        measured(site, &id, n).await;
    }
    send(site, APPLICANT, &id, "evidence?name=plan7.json", &plan(7)).await.is(200);
    act(site, APPLICANT, &id, "lots", &lot(5)).await;
    for n in [1, 2, 3] {
        act(site, APPLICANT, &id, "receipts", &receipt(n)).await;
    }
    for n in [1, 2] {
        act(site, APPLICANT, &id, "storings", &storing(n)).await;
    }
    for n in [1, 2, 3] {
        act(site, APPLICANT, &id, "claims", &claim(n)).await;
        act(site, TAX_BOTH, &id, "assessments", &json!({"claim": n})).await;
    }
    for n in [1, 2] {
        act(site, TAX_DECIDER, &id, "payments", &json!({"claim": n})).await;
        act(site, APPLICANT, &id, "losses", &diverted(n)).await;
        heard(site, &id, &json!({"about": "repayment", "number": n})).await;
    }
    act(site, TAX_DECIDER, &id, "repayment-demands", &demand(1)).await;
    for n in [1, 3] {
        heard(site, &id, &json!({"about": "claim", "number": n})).await;
    }
    act(site, APPLICANT, &id, "emission-reports", &report(&json!({"link": "own"}))).await;
    let mut approval = sound("emission-report-decisions", &Value::Null);
    approval["report"] = json!(1);
    act(site, CASEWORKER, &id, "emission-report-decisions", &approval).await;
    let carrier = json!({"link": "carrier", "name": "Skib A/S"});
    act(site, APPLICANT, &id, "emission-reports", &report(&carrier)).await;
    act(site, APPLICANT, &id, "extension-requests", &extension(5)).await;
    heard(site, &id, &json!({"about": "extension", "number": 1})).await;
    act(site, APPLICANT, &id, "sites", &site_of("sleipner-1")).await;
    step(site, TAX_OFFICER, &id, "controls").await;
    send(site, APPLICANT, &id, "evidence?name=aftagere.csv", &customers()).await.is(200);
    step(site, APPLICANT, &id, "heat-statements").await;
    cases::tick(&site.desk, Moment::new(Utc::now())).unwrap();
    for subject in ["breach", "termination"] {
        heard(site, &id, &json!({"about": subject})).await;
    }
    step(site, TAX_OFFICER, &id, "terms-proposals").await;
    step(site, APPLICANT, &id, "terms-acceptances").await;
    id
}

/// A claim of a day, paid.
pub async fn paid(site: &Site, id: &str, n: u32) {
    act(site, APPLICANT, id, "receipts", &receipt(n)).await;
    act(site, APPLICANT, id, "storings", &storing(n)).await;
    act(site, APPLICANT, id, "claims", &claim(n)).await;
    act(site, TAX_OFFICER, id, "assessments", &json!({"claim": n})).await;
    act(site, TAX_DECIDER, id, "payments", &json!({"claim": n})).await;
}

/// A case in a state, by the state's name.
pub async fn bring(site: &Site, state: &str) -> String {
    let after = async |id: String, who: &'static str, act: &'static str| {
        step(site, who, &id, act).await;
        id
    };
    match state {
        "draft" => draft(site).await,
        "submitted" => submitted(site).await,
        "awaiting-information" => awaiting_information(site).await,
        "under-review" => under_review(site).await,
        "terms-proposed" => terms_proposed(site).await,
        "in-force" => in_force(site).await,
        "in-breach" => after(in_force(site).await, TAX_DECIDER, "breaches").await,
        "ended" => after(in_force(site).await, TAX_DECIDER, "terminations").await,
        "dismissed" => after(submitted(site).await, TAX_DECIDER, "dismissals").await,
        "refused" => after(under_review(site).await, TAX_DECIDER, "refusals").await,
        "withdrawn" => after(submitted(site).await, APPLICANT, "withdrawals").await,
        "withdrawn-as-draft" => after(draft(site).await, APPLICANT, "withdrawals").await,
        other => panic!("no such state: {other}"),
    }
}
