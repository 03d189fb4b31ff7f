//! Every state × act × person of storage permits, against `tests/golden/state-act-person.txt`.

use sagsgang::law::Digest;
use sagsgang::permit::procedure::table::TABLE;
use serde_json::json;

use super::support::bench::{self, Case, Tried};
use super::support::bodies::{ACTS, application, pdf, signal_of, sound};
use super::support::course::{self, STATES};
use super::support::site::{Answer, Site, case};

/// Who tries, with the heading of their column.
const PEOPLE: [(&str, &str); 11] = [
    ("", "nobody"),
    ("demo-applicant", "own"),
    ("demo-preparer", "prep"),
    ("demo-applicant-2", "other"),
    ("demo-caseworker", "casew"),
    ("demo-decider", "decide"),
    ("demo-both", "both"),
    ("demo-tax-officer", "taxoff"),
    ("demo-tax-decider", "taxdec"),
    ("demo-auditor-ens", "audens"),
    ("demo-auditor-skat", "audtax"),
];

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
prep    somebody of that company who may prepare only

200/201 done   401 sign in   404 not to be known   403 not theirs   403* needs another person (four eyes)
409 the state does not take the act   409* something else must come first   422 what was sent does not hold

POST acts are posted with a body that is sound in itself. awaiting-information: the date for the answer has passed.
in-force and later: the first facts are in the register. closing: a duty is not met; ready-to-close: all are.
withdrawn-as-draft: the authority never knew of the case.
";

/// Storage permits.
struct Permits;

impl Tried for Permits {
    const FILE: &'static str = "state-act-person.txt";
    const LEGEND: &'static str = LEGEND;
    const WIDTH: usize = 24;
    const PEOPLE: &'static [(&'static str, &'static str)] = &PEOPLE;

    fn states() -> Vec<(&'static str, &'static str)> {
        let named = |state| match state {
            "withdrawn-as-draft" => "withdrawn",
            "ready-to-close" => "closing",
            other => other,
        };
        STATES.into_iter().chain(["ready-to-close"]).map(|state| (state, named(state))).collect()
    }

    fn rows() -> Vec<String> {
        let reads = READS.iter().map(|r| format!("GET {r}"));
        let drafting =
            ["PUT draft", "POST attachments", "DELETE attachment", "POST evidence"].map(str::to_owned);
        let posts = ACTS.iter().map(|(path, _)| format!("POST {path}"));
        reads.chain(drafting).chain(posts).chain(["POST register signal".to_owned()]).collect()
    }

    fn act(row: &str) -> Option<&'static str> {
        bench::drafting(row).or_else(|| bench::posted(&ACTS, row))
    }

    fn takes(state: &str) -> Vec<&'static str> {
        TABLE.iter().filter(|(s, _, _)| s.slug() == state).map(|(_, act, _)| act.slug()).collect()
    }

    fn place(id: &str) -> String {
        case(id)
    }

    async fn bring(site: &Site, state: &str) -> String {
        course::bring(site, state).await
    }

    async fn ask(site: &Site, case: &Case, row: &str, who: &str) -> Answer {
        ask(site, case, row, who).await
    }
}

#[actix_web::test]
async fn every_state_act_and_person() {
    bench::every_state_act_and_person::<Permits>().await;
}

async fn ask(site: &Site, of: &Case, row: &str, who: &str) -> Answer {
    let at = case(&of.id);
    let number = of.view["file"]["number"].as_str().unwrap();
    let file = Digest::of(&pdf("kort"));
    let version = site.desk.store.read(|s| s.case("storage-permit", &of.id)).unwrap().unwrap().version;
    match row {
        "GET case" => site.get(who, &at).await,
        "GET document" => site.get(who, &format!("{at}/documents/{}", of.document(|_| true))).await,
        "GET attachment" => site.get(who, &format!("{at}/attachments/{file}")).await,
        "GET difference" => site.get(who, &format!("{at}/versions/1/difference")).await,
        "GET register" => site.get(who, &format!("/api/v1/register/{number}")).await,
        "GET register/permit.pdf" => site.get(who, &format!("/api/v1/register/{number}/permit.pdf")).await,
        "PUT draft" => site.save(who, &of.id, version, &application()).await,
        "POST attachments" => site.attach(who, &of.id, "bilag.pdf", &pdf("bilag")).await,
        "POST evidence" => site.evidence(who, &of.id, "bevis.pdf", &pdf("bevis")).await,
        "DELETE attachment" => {
            site.send(Site::request("DELETE", who, &format!("{at}/attachments/{file}"))).await
        }
        "POST register signal" => {
            let uri = format!("/api/v1/register/{number}/signals");
            site.post(who, &uri, &json!({"text": "Bobler ved kysten."})).await
        }
        "POST signals" => site.act(who, &of.id, "signals", &signal_of(who)).await,
        other => match other.split_once(' ').unwrap() {
            ("GET", part) => site.get(who, &format!("{at}/{part}")).await,
            (_, act) => site.act(who, &of.id, act, &sound(act, &of.view["file"])).await,
        },
    }
}
