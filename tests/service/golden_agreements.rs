//! Every state x every act x every person on refund agreements, against `tests/golden/agreement-state-act-person.txt`.
//! `UPDATE_GOLDEN=1` writes the file anew; then it is to be read as critically as code.

use std::fmt::Write as _;

use sagsgang::law::Moment;
use sagsgang::refund::procedure::{ActKind, AgreementFile, TABLE};
use serde_json::{Value, json};

use super::support::bench::{Bench, Copy, PEOPLE, compare, entries};
use super::support::bodies::pdf;
use super::support::people::{APPLICANT, CASEWORKER};
use super::support::site::{Answer, Site};
use super::support::{desk, folder};

/// What a person who knows the case would send, as the rules' own tests have it.
#[path = "../rules/refund/procedure/commands.rs"]
#[allow(dead_code)]
mod commands;

const OFFICER: &str = "demo-tax-officer";
const DECIDER: &str = "demo-tax-decider";

const STATES: [&str; 12] = [
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

/// What is read of a case.
const READS: [&str; 8] =
    ["case", "journal", "documents", "document", "attachment", "custody", "ledger", "claims/1/receipt"];

const LEGEND: &str = "\
Every state x act x person on refund agreements. One block per state, one row per act, one column per person.

nobody  not signed in                        both    caseworker and decision maker at Energistyrelsen
own     the company whose case it is         taxoff  tax officer
other   another company                      taxdec  tax decision maker
casew   caseworker at Energistyrelsen        audens  auditor at Energistyrelsen
decide  decision maker at Energistyrelsen    audtax  auditor at Skatteforvaltningen

200/201 done   401 sign in   404 not to be known   403 not theirs   403* needs another person (four eyes)
409 the state does not take the act   409* something else must come first   422 what was sent does not hold

POST acts are posted with a body that is sound in itself, as far as the case has what it speaks of. in-force and later: methods
approved, a lot handed over and stored late, a claim assessed. withdrawn-as-draft: the authorities never knew of the case.
";

struct Case {
    state: &'static str,
    place: String,
    file: Value,
    document: String,
}

/// The acts that are posted: the last part of the address, and the act.
fn acts() -> Vec<(&'static str, ActKind)> {
    let table = include_str!("../../src/api/refund_agreements/acts.rs");
    let found: Vec<_> = table
        .lines()
        .filter_map(|line| {
            let path = line.split('"').nth(1)?.strip_prefix("/api/v1/refund-agreements/{id}/")?;
            let name = line.split("=>").nth(1)?.trim();
            let act = ActKind::ALL.iter().find(|act| format!("{act:?}") == name)?;
            Some((path, *act))
        })
        .collect();
    // Drafting, files, readings and the clock's acts go other ways.
    assert_eq!(found.len() + 7, ActKind::ALL.len());
    found
}

/// The body for an act on a case.
fn body(act: ActKind, file: &Value) -> Value {
    let file: AgreementFile = serde_json::from_value(file.clone()).unwrap();
    let at = Moment::new(chrono::Utc::now());
    serde_json::to_value(commands::sound(act, &file, at, 0)).unwrap()["content"].clone()
}

async fn step(site: &Site, place: &str, who: &str, act: ActKind) -> Value {
    let view = site.get(APPLICANT, place).await.is(200);
    let path = acts().into_iter().find(|(_, kind)| *kind == act).unwrap().0;
    site.post(who, &format!("{place}/{path}"), &body(act, &view["file"])).await.is(200)
}

async fn upload(site: &Site, place: &str, who: &str) -> Answer {
    let series = commands::series_of(commands::nth(0), "8.5");
    let plan = toml::to_string(&series.plan).unwrap();
    let named = format!("{place}/evidence?name=plan.toml");
    site.send(Site::request("POST", APPLICANT, &named).set_payload(plan.clone())).await;
    let sha256 = sagsgang::law::Digest::of(plan.as_bytes());
    let uri = format!("{place}/measurements?name=x.csv&plan={sha256}");
    // The file's name stands for its content there; here the readings themselves are sent.
    site.send(Site::request("POST", who, &uri).set_payload(readings())).await
}

fn readings() -> String {
    let mut out = String::from(
        "time,point,concentration_g_per_nm3,flow_nm3_per_h,mass_flow_t_per_h,concentration_status,flow_status\n",
    );
    let begin = commands::nth(0).start().utc();
    for hour in 0..24 {
        let at = (begin + chrono::TimeDelta::hours(hour)).format("%Y-%m-%dT%H:%M:%SZ");
        writeln!(out, "{at},stack,,,10,,ok\n{at},line,,,8.5,,ok").unwrap();
    }
    out
}

async fn hear(site: &Site, place: &str, subject: Value) {
    let soon = (chrono::Utc::now() + chrono::TimeDelta::days(40)).format("%Y-%m-%d").to_string();
    let statement = json!({
        "subject": subject, "facts": ["En oplysning."], "proposal": "Forslag.", "reasons": "Begrundelse.", "comment_by": soon,
    });
    site.post(OFFICER, &format!("{place}/statements"), &statement).await.is(200);
    step(site, place, APPLICANT, ActKind::Comment).await;
}

/// A case in a state.
async fn bring(site: &Site, state: &str) -> String {
    let opened = site.post(APPLICANT, "/api/v1/refund-agreements", &Value::Null).await;
    let place = opened.header("location").to_owned();
    opened.is(201);
    let at = &place;
    let file = format!("{at}/attachments?name=kort.pdf");
    site.send(Site::request("POST", APPLICANT, &file).set_payload(pdf("kort"))).await.is(200);
    let early = ["draft", "withdrawn-as-draft"].contains(&state);
    if !early {
        step(site, at, APPLICANT, ActKind::Submit).await;
    }
    match state {
        "draft" | "submitted" => {}
        "withdrawn-as-draft" | "withdrawn" => drop(step(site, at, APPLICANT, ActKind::Withdraw).await),
        "dismissed" => drop(step(site, at, DECIDER, ActKind::Dismiss).await),
        "awaiting-information" => drop(step(site, at, OFFICER, ActKind::RequestInformation).await),
        _ => drop(step(site, at, OFFICER, ActKind::AcceptAsComplete).await),
    }
    match state {
        "refused" => {
            hear(site, at, json!({"about": "refusal"})).await;
            step(site, at, DECIDER, ActKind::Refuse).await;
        }
        "terms-proposed" => drop(step(site, at, OFFICER, ActKind::ProposeTerms).await),
        "in-force" | "in-breach" | "ended" => in_force(site, at).await,
        _ => {}
    }
    match state {
        "in-breach" => {
            hear(site, at, json!({"about": "breach"})).await;
            step(site, at, DECIDER, ActKind::FindBreach).await;
        }
        "ended" => {
            hear(site, at, json!({"about": "termination"})).await;
            step(site, at, DECIDER, ActKind::Terminate).await;
        }
        _ => {}
    }
    place
}

async fn in_force(site: &Site, at: &str) {
    step(site, at, OFFICER, ActKind::ProposeTerms).await;
    step(site, at, APPLICANT, ActKind::AcceptTerms).await;
    step(site, at, DECIDER, ActKind::Sign).await;
    step(site, at, CASEWORKER, ActKind::DecideMethods).await;
    let note = format!("{at}/evidence?name=note.pdf");
    site.send(Site::request("POST", APPLICANT, &note).set_payload(pdf("note"))).await.is(200);
    upload(site, at, APPLICANT).await.is(200);
    for act in [ActKind::RegisterLot, ActKind::HandOver, ActKind::Receive, ActKind::Store, ActKind::Claim] {
        step(site, at, APPLICANT, act).await;
    }
    step(site, at, OFFICER, ActKind::AssessClaim).await;
}

#[actix_web::test]
async fn every_state_act_and_person() {
    let base = folder();
    let mut cases = Vec::new();
    {
        let site = Site::over(desk(base.path(), 1)).await;
        for state in STATES {
            let place = bring(&site, state).await;
            let view = site.get(APPLICANT, &place).await.is(200);
            let named = if state == "withdrawn-as-draft" { "withdrawn" } else { state };
            assert_eq!(view["file"]["state"], named);
            let documents = site.get(APPLICANT, &format!("{place}/documents")).await.is(200);
            let document = documents[0]["id"].as_str().unwrap_or("none").to_owned();
            cases.push(Case { state, place, file: view["file"].clone(), document });
        }
    }
    let mut bench = Bench { base, copy: None };
    let mut table = LEGEND.to_owned();
    for case in &cases {
        write!(table, "\n{:<32}", case.state).unwrap();
        PEOPLE.iter().for_each(|(_, heading)| write!(table, " {heading:>6}").unwrap());
        table.push('\n');
        let mut offers = Vec::new();
        for (who, _) in PEOPLE {
            let view = bench.copy().await.site.get(who, &case.place).await.json();
            let acts = view["acts"].as_array().into_iter().flatten();
            offers.push(acts.map(|a| a["act"].as_str().unwrap().to_owned()).collect::<Vec<_>>());
        }
        for row in rows() {
            let mut line = format!("{row:<32}");
            for ((who, _), acts) in PEOPLE.iter().zip(&offers) {
                let cell = tried(&mut bench, case, &row, who, acts).await;
                write!(line, " {cell:>6}").unwrap();
            }
            table.push_str(line.trim_end());
            table.push('\n');
        }
    }
    compare(&table, "agreement-state-act-person.txt");
}

fn rows() -> Vec<String> {
    let reads = READS.iter().map(|r| format!("GET {r}"));
    let drafting =
        ["PUT draft", "POST attachments", "DELETE attachment", "POST evidence", "POST measurements"];
    let posts = acts().into_iter().map(|(path, _)| format!("POST {path}"));
    reads.chain(drafting.map(str::to_owned)).chain(posts).collect()
}

/// Tries one thing, and checks that what was refused has changed nothing, and that what a person is offered is what they may do.
async fn tried(bench: &mut Bench, case: &Case, row: &str, who: &str, offered: &[String]) -> String {
    let Copy { site, db, .. } = bench.copy().await;
    let before = entries(db);
    let answer = ask(site, case, row, who).await;
    let done = answer.status < 300;
    let after = entries(db);
    let place = format!("{} {row} {who}", case.state);
    if row.starts_with("GET") || !done {
        assert_eq!(before, after, "{place}: something changed");
    } else {
        assert!(after > before, "{place}: nothing was journalled");
    }
    let body = answer.json();
    let kind = body["type"].as_str().unwrap_or_default();
    if !done {
        assert_eq!(answer.header("content-type"), "application/problem+json", "{place}");
        if kind == "/problems/act-not-possible" {
            let state = case.file["state"].as_str().unwrap();
            let takes = TABLE.iter().filter(|(s, _, _)| s.slug() == state);
            assert_eq!(
                body["acts"],
                json!(takes.map(|(_, act, _)| act.slug()).collect::<Vec<_>>()),
                "{place}"
            );
        }
        if let Some(act) = slug(row) {
            let shut = ["sign-in", "not-found", "forbidden", "act-not-possible"];
            let shut = shut.iter().any(|s| kind == format!("/problems/{s}"));
            assert_eq!(offered.iter().any(|a| a == act), !shut, "{place}: {kind}");
        }
    }
    let mark = if ["/problems/unmet", "/problems/four-eyes"].contains(&kind) { "*" } else { "" };
    if after > before {
        bench.copy = None;
    }
    format!("{}{mark}", answer.status)
}

fn slug(row: &str) -> Option<&'static str> {
    Some(match row {
        "PUT draft" => "save",
        "POST attachments" => "attach",
        "DELETE attachment" => "remove-attachment",
        "POST evidence" => "attach-evidence",
        "POST measurements" => "upload-measurements",
        _ => acts().into_iter().find(|(path, _)| row.strip_prefix("POST ") == Some(path))?.1.slug(),
    })
}

async fn ask(site: &Site, of: &Case, row: &str, who: &str) -> Answer {
    let at = &of.place;
    let file = sagsgang::law::Digest::of(&pdf("kort"));
    let send = |method: &str, part: &str, bytes: Vec<u8>| {
        Site::request(method, who, &format!("{at}/{part}")).set_payload(bytes)
    };
    match row {
        "GET case" => site.get(who, at).await,
        "GET document" => site.get(who, &format!("{at}/documents/{}", of.document)).await,
        "GET attachment" => site.get(who, &format!("{at}/attachments/{file}")).await,
        "PUT draft" => {
            let id = at.rsplit('/').next().unwrap();
            let version = site.desk.store.read(|s| s.case("refund-agreement", id)).unwrap().unwrap().version;
            let request = Site::request("PUT", who, &format!("{at}/draft"));
            site.send(request.insert_header(("If-Match", format!("\"{version}\""))).set_payload("{}")).await
        }
        "POST attachments" => site.send(send("POST", "attachments?name=bilag.pdf", pdf("bilag"))).await,
        "POST evidence" => site.send(send("POST", "evidence?name=bevis.pdf", pdf("bevis"))).await,
        "POST measurements" => {
            let plan = toml::to_string(&commands::series_of(commands::nth(0), "8.5").plan).unwrap();
            let plan = sagsgang::law::Digest::of(plan.as_bytes());
            let uri = format!("measurements?name=x.csv&plan={plan}");
            site.send(send("POST", &uri, readings().into_bytes())).await
        }
        "DELETE attachment" => site.send(send("DELETE", &format!("attachments/{file}"), Vec::new())).await,
        other => match other.split_once(' ').unwrap() {
            ("GET", part) => site.get(who, &format!("{at}/{part}")).await,
            (_, path) => {
                let act = acts().into_iter().find(|(known, _)| *known == path).unwrap().1;
                site.post(who, &format!("{at}/{path}"), &body(act, &of.file)).await
            }
        },
    }
}
