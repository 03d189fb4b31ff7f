//! Every state × every act × every person, against `tests/golden/state-act-person.txt`. `UPDATE_GOLDEN=1` writes the
//! file anew; then it is to be read as critically as code.
//!
//! Every try is on a case that nobody else has touched: the database is copied afresh after each act that was done.

use std::fmt::Write as _;

use sagsgang::law::Digest;
use sagsgang::permit::procedure::State;
use sagsgang::permit::procedure::table::TABLE;
use serde_json::{Value, json};

use super::support::bench::{Bench, Copy, PEOPLE, compare, entries};
use super::support::bodies::{ACTS, application, pdf, signal_of, sound};
use super::support::course::{STATES, bring};
use super::support::people::APPLICANT;
use super::support::site::{Answer, Site, case};
use super::support::{desk, folder};

/// What is read of a case, of its files and of the register.
const READS: [&str; 11] = [
    "case",
    "journal",
    "documents",
    "document",
    "attachment",
    "completeness",
    "area",
    "cumulative",
    "difference",
    "register",
    "register/permit.pdf",
];

const LEGEND: &str = "\
Every state x act x person. One block per state, one row per act, one column per person.

nobody  not signed in                        both    may prepare and decide; has prepared these cases
own     the company whose case it is         taxoff  tax officer
other   another company                      taxdec  tax decision maker
casew   caseworker at Energistyrelsen        audens  auditor at Energistyrelsen
decide  decision maker at Energistyrelsen    audtax  auditor at Skatteforvaltningen

200/201 done   401 sign in   404 not to be known   403 not theirs   403* needs another person (four eyes)
409 the state does not take the act   409* something else must come first   422 what was sent does not hold

POST acts are posted with a body that is sound in itself. awaiting-information: the date for the answer has passed.
in-force and later: the first facts are in the register. closing: a duty is not met; ready-to-close: all are.
withdrawn-as-draft: the authority never knew of the case.
";

struct Case {
    state: &'static str,
    id: String,
    number: String,
    file: Value,
    document: String,
}

#[actix_web::test]
async fn every_state_act_and_person() {
    let base = folder();
    let mut cases = Vec::new();
    {
        let site = Site::over(desk(base.path(), 1)).await;
        for state in STATES.into_iter().chain(["ready-to-close"]) {
            let id = bring(&site, state).await;
            let view = site.case(APPLICANT, &id).await;
            let documents = site.get(APPLICANT, &format!("{}/documents", case(&id))).await.is(200);
            let document = documents[0]["id"].as_str().unwrap_or("none").to_owned();
            let number = view["file"]["number"].as_str().unwrap().to_owned();
            let named = match state {
                "withdrawn-as-draft" => "withdrawn",
                "ready-to-close" => "closing",
                other => other,
            };
            assert_eq!(view["file"]["state"], named);
            cases.push(Case { state, id, number, file: view["file"].clone(), document });
        }
    }
    let mut bench = Bench { base, copy: None };
    let mut table = LEGEND.to_owned();
    for case in &cases {
        write!(table, "\n{:<24}", case.state).unwrap();
        PEOPLE.iter().for_each(|(_, heading)| write!(table, " {heading:>6}").unwrap());
        table.push('\n');
        // What each person is offered; on a copy that nobody has touched it stays so.
        let at = super::support::site::case(&case.id);
        let mut offers = Vec::new();
        for (who, _) in PEOPLE {
            let view = bench.copy().await.site.get(who, &at).await.json();
            let acts = view["acts"].as_array().into_iter().flatten();
            offers.push(acts.map(|a| a["act"].as_str().unwrap().to_owned()).collect::<Vec<_>>());
        }
        for row in rows() {
            let mut line = format!("{row:<24}");
            for ((who, _), acts) in PEOPLE.iter().zip(&offers) {
                let cell = tried(&mut bench, case, &row, who, acts).await;
                write!(line, " {cell:>6}").unwrap();
            }
            table.push_str(line.trim_end());
            table.push('\n');
        }
    }
    compare(&table, "state-act-person.txt");
}

fn rows() -> Vec<String> {
    let reads = READS.iter().map(|r| format!("GET {r}"));
    let drafting = ["PUT draft", "POST attachments", "DELETE attachment", "POST evidence"].map(str::to_owned);
    let posts = ACTS.iter().map(|(path, _)| format!("POST {path}"));
    reads.chain(drafting).chain(posts).chain(["POST register signal".to_owned()]).collect()
}

/// Tries one thing, and checks that what was refused has changed nothing.
async fn tried(bench: &mut Bench, case: &Case, row: &str, who: &str, acts: &[String]) -> String {
    let Copy { site, db, .. } = bench.copy().await;
    let before = entries(db);
    let answer = ask(site, case, row, who).await;
    let done = answer.status < 300;
    let after = entries(db);
    if row.starts_with("GET") || !done {
        assert_eq!(before, after, "{} {row} {who}: something changed", case.state);
    } else {
        assert!(after > before, "{} {row} {who}: nothing was journalled", case.state);
    }
    if !done {
        checked(case, row, who, &answer);
    }
    offered(case, row, who, &answer, acts);
    let mark = match answer.json()["type"].as_str() {
        Some("/problems/unmet" | "/problems/four-eyes") => "*",
        _ => "",
    };
    let cell = format!("{}{mark}", answer.status);
    if after > before {
        bench.copy = None;
    }
    cell
}

/// A refusal is a problem; where the state does not take an act, it says which acts it does take.
fn checked(case: &Case, row: &str, who: &str, answer: &Answer) {
    let place = format!("{} {row} {who}", case.state);
    assert_eq!(answer.header("content-type"), "application/problem+json", "{place}");
    let body = answer.json();
    assert_eq!(body["status"], answer.status, "{place}");
    if body["type"] == "/problems/act-not-possible" {
        let state = case.file["state"].as_str().unwrap();
        let known = |s: &State| s.slug() == state;
        let takes: Vec<&str> =
            TABLE.iter().filter(|(s, _, _)| known(s)).map(|(_, act, _)| act.slug()).collect();
        assert_eq!(body["acts"], json!(takes), "{place}");
    }
    if body["type"] == "/problems/forbidden" {
        assert!(body["roles"].is_array(), "{place}: {body}");
    }
}

/// What a person is offered is what they may do: an act in `acts` is refused neither for who they are nor for the state
/// that the case is in, and one that is not in it is.
fn offered(of: &Case, row: &str, who: &str, answer: &Answer, acts: &[String]) {
    let path = row.trim_start_matches("POST ");
    let slug = match row {
        "PUT draft" => "save",
        "POST attachments" => "attach",
        "DELETE attachment" => "remove-attachment",
        "POST evidence" => "attach-evidence",
        _ => match ACTS.iter().find(|(known, _)| *known == path) {
            Some((_, slug)) => slug,
            None => return,
        },
    };
    if answer.status < 300 {
        return;
    }
    let listed = acts.iter().any(|act| act == slug);
    let kind = answer.json()["type"].as_str().unwrap_or_default().to_owned();
    let shut = ["sign-in", "not-found", "forbidden", "act-not-possible"];
    let shut = shut.iter().any(|s| kind == format!("/problems/{s}"));
    assert_eq!(listed, !shut, "{} {row} {who}: {kind}", of.state);
}

async fn ask(site: &Site, of: &Case, row: &str, who: &str) -> Answer {
    let at = case(&of.id);
    let file = Digest::of(&pdf("kort"));
    let version = site.desk.store.read(|s| s.case("storage-permit", &of.id)).unwrap().unwrap().version;
    match row {
        "GET case" => site.get(who, &at).await,
        "GET document" => site.get(who, &format!("{at}/documents/{}", of.document)).await,
        "GET attachment" => site.get(who, &format!("{at}/attachments/{file}")).await,
        "GET difference" => site.get(who, &format!("{at}/versions/1/difference")).await,
        "GET register" => site.get(who, &format!("/api/v1/register/{}", of.number)).await,
        "GET register/permit.pdf" => {
            site.get(who, &format!("/api/v1/register/{}/permit.pdf", of.number)).await
        }
        "PUT draft" => site.save(who, &of.id, version, &application()).await,
        "POST attachments" => site.attach(who, &of.id, "bilag.pdf", &pdf("bilag")).await,
        "POST evidence" => site.evidence(who, &of.id, "bevis.pdf", &pdf("bevis")).await,
        "DELETE attachment" => {
            site.send(Site::request("DELETE", who, &format!("{at}/attachments/{file}"))).await
        }
        "POST register signal" => {
            let uri = format!("/api/v1/register/{}/signals", of.number);
            site.post(who, &uri, &json!({"text": "Bobler ved kysten."})).await
        }
        "POST signals" => site.act(who, &of.id, "signals", &signal_of(who)).await,
        other => match other.split_once(' ').unwrap() {
            ("GET", part) => site.get(who, &format!("{at}/{part}")).await,
            (_, act) => site.act(who, &of.id, act, &sound(act, &of.file)).await,
        },
    }
}
