//! Every state × act × person of refund agreements, against `tests/golden/agreement-state-act-person.txt`.

use sagsgang::law::Digest;
use sagsgang::refund::procedure::table::TABLE;

use super::support::agreements::{self, ACTS, STATES, document, place, readings, save, send, sound, upload};
use super::support::bench::{self, Case, Tried};
use super::support::bodies::pdf;
use super::support::site::{Answer, Site};

/// Who tries, with the heading of their column.
const PEOPLE: [(&str, &str); 12] = [
    ("", "nobody"),
    ("demo-applicant", "own"),
    ("demo-preparer", "prep"),
    ("demo-applicant-2", "other"),
    ("demo-caseworker", "casew"),
    ("demo-decider", "decide"),
    ("demo-both", "both"),
    ("demo-tax-officer", "taxoff"),
    ("demo-tax-decider", "taxdec"),
    ("demo-tax-both", "taxbth"),
    ("demo-auditor-ens", "audens"),
    ("demo-auditor-skat", "audtax"),
];

/// What is read of a case and of its files.
const READS: [&str; 15] = [
    "case",
    "journal",
    "documents",
    "document",
    "agreement",
    "attachment",
    "evidence",
    "report",
    "readings",
    "custody",
    "ledger",
    "ledger.csv",
    "claim receipt",
    "heat-statements",
    "heat statement",
];

const LEGEND: &str = "\
Every state x act x person. One block per state, one row per act, one column per person.

nobody  not signed in                        taxoff  tax officer
own     the company whose case it is         taxdec  tax decision maker
other   another company                      taxbth  tax officer and decision maker; has prepared these cases
casew   caseworker at Energistyrelsen        audens  auditor at Energistyrelsen
decide  decision maker at Energistyrelsen    audtax  auditor at Skatteforvaltningen
both    caseworker and decision maker at Energistyrelsen
prep    somebody of that company who may prepare only

200/201 done   401 sign in   404 not to be known   403 not theirs   403* needs another person (four eyes)
409 the state does not take the act   409* something else must come first   422 what was sent does not hold

POST acts are posted with a body that is sound in itself. awaiting-information: the date for the answer has passed.
terms-proposed: the company has accepted. in-force and later: claim 1 is paid and demanded back in part, claim 2 is paid,
claim 3 is assessed; one run of statements is made; an amendment is accepted; the company has been heard on everything that
can be decided against it.
document is the case's first, agreement the agreement itself. withdrawn-as-draft: the authorities never knew of the case.
";

/// Refund agreements.
struct Agreements;

impl Tried for Agreements {
    const FILE: &'static str = "agreement-state-act-person.txt";
    const LEGEND: &'static str = LEGEND;
    const WIDTH: usize = 30;
    const PEOPLE: &'static [(&'static str, &'static str)] = &PEOPLE;

    fn states() -> Vec<(&'static str, &'static str)> {
        let named = |state| if state == "withdrawn-as-draft" { "withdrawn" } else { state };
        STATES.into_iter().map(|state| (state, named(state))).collect()
    }

    fn rows() -> Vec<String> {
        let reads = READS.iter().map(|r| format!("GET {r}"));
        let files =
            ["PUT draft", "POST attachments", "DELETE attachment", "POST evidence", "POST measurements"];
        let posts = ACTS.iter().map(|(path, _)| format!("POST {path}"));
        reads.chain(files.map(str::to_owned)).chain(posts).collect()
    }

    fn act(row: &str) -> Option<&'static str> {
        if row == "POST measurements" {
            return Some("upload-measurements");
        }
        bench::drafting(row).or_else(|| bench::posted(&ACTS, row))
    }

    fn takes(state: &str) -> Vec<&'static str> {
        TABLE.iter().filter(|(s, _, _)| s.slug() == state).map(|(_, act, _)| act.slug()).collect()
    }

    fn place(id: &str) -> String {
        place(id)
    }

    async fn bring(site: &Site, state: &str) -> String {
        agreements::bring(site, state).await
    }

    async fn ask(site: &Site, of: &Case, row: &str, who: &str) -> Answer {
        let at = place(&of.id);
        let file = |digest: Digest| format!("{at}/attachments/{digest}");
        let kept = |id: &str| format!("{at}/documents/{id}");
        let drafted = Digest::of(&pdf("kort"));
        match row {
            "GET case" => site.get(who, &at).await,
            "GET document" => site.get(who, &kept(of.document(|_| true))).await,
            "GET agreement" => site.get(who, &kept(of.document(|d| d["kind"] == "agreement"))).await,
            "GET attachment" => site.get(who, &file(drafted)).await,
            "GET evidence" => site.get(who, &file(document())).await,
            "GET report" => site.get(who, &file(Digest::of(&pdf("rapport")))).await,
            "GET readings" => site.get(who, &file(Digest::of(&readings(1)))).await,
            "GET ledger.csv" => site.get(who, &format!("{at}/ledger?format=csv")).await,
            "GET claim receipt" => site.get(who, &format!("{at}/claims/1/receipt")).await,
            "GET heat statement" => {
                site.get(who, &format!("{at}/heat-statements/1/statement?customer=3/4")).await
            }
            "PUT draft" => save(site, who, &of.id).await,
            "POST attachments" => send(site, who, &of.id, "attachments?name=bilag.pdf", &pdf("bilag")).await,
            "POST evidence" => send(site, who, &of.id, "evidence?name=bevis.pdf", &pdf("bevis")).await,
            "POST measurements" => upload(site, who, &of.id, 7).await,
            "DELETE attachment" => site.send(Site::request("DELETE", who, &file(drafted))).await,
            other => match other.split_once(' ').unwrap() {
                ("GET", part) => site.get(who, &format!("{at}/{part}")).await,
                (_, act) => site.post(who, &format!("{at}/{act}"), &sound(act, &of.view)).await,
            },
        }
    }
}

#[actix_web::test]
async fn every_state_act_and_person() {
    bench::every_state_act_and_person::<Agreements>().await;
}
