//! A case's course: brings a case into any state, with what the acts of that state need to have before them.

use chrono::{Days, Utc};
use sagsgang::desk::permits::Permits;
use sagsgang::desk::{Terms, cases};
use sagsgang::law::{Language, Moment};
use sagsgang::permit::procedure::{Command, content};
use serde_json::{Value, json};

use super::bodies::{self, application, pdf, report_on, sound};
use super::people::{APPLICANT, BOTH, CASEWORKER, DECIDER};
use super::site::Site;

/// The states, each once; the last is one that the authority has never known of.
pub const STATES: [&str; 13] = [
    "draft",
    "submitted",
    "awaiting-information",
    "under-review",
    "in-hearing",
    "in-force",
    "under-reassessment",
    "closing",
    "closed",
    "dismissed",
    "refused",
    "withdrawn",
    "withdrawn-as-draft",
];

/// Opens a case, fills the draft in and attaches a file.
pub async fn draft(site: &Site) -> String {
    let opened = site.open(APPLICANT).await;
    let id = opened.is(201)["file"]["id"].as_str().unwrap().to_owned();
    site.save(APPLICANT, &id, 1, &application()).await.is(200);
    site.attach(APPLICANT, &id, "kort.pdf", &pdf("kort")).await.is(200);
    id
}

/// Does an act with its sound body.
pub async fn step(site: &Site, who: &str, id: &str, act: &str) -> Value {
    let view = site.case(who, id).await;
    site.act(who, id, act, &sound(act, &view["file"])).await.is(200)
}

/// A submitted case with two signals, the first of them found to be leakage.
pub async fn submitted(site: &Site) -> String {
    let id = draft(site).await;
    step(site, APPLICANT, &id, "submissions").await;
    signals(site, &id).await;
    id
}

async fn signals(site: &Site, id: &str) {
    for _ in 0..2 {
        site.act(APPLICANT, id, "signals", &bodies::signal_of(APPLICANT)).await.is(200);
    }
    let leakage = json!({"signal": 1, "finding": "leakage", "reasons": "Set på sonaren."});
    site.act(CASEWORKER, id, "triages", &leakage).await.is(200);
}

/// A case under review that somebody prepared who may decide as well.
pub async fn under_review(site: &Site) -> String {
    let id = submitted(site).await;
    step(site, BOTH, &id, "acceptances").await;
    id
}

/// A permit with a report to review, and with its first facts in the register.
pub async fn in_force(site: &Site) -> String {
    let id = under_review(site).await;
    step(site, DECIDER, &id, "grants").await;
    step(site, APPLICANT, &id, "reports").await;
    step(site, CASEWORKER, &id, "publications").await;
    id
}

/// A permit under reassessment: the holder has been heard, and somebody proposes that it stands.
pub async fn under_reassessment(site: &Site) -> String {
    let id = in_force(site).await;
    step(site, CASEWORKER, &id, "reassessments").await;
    step(site, BOTH, &id, "holder-hearings").await;
    step(site, APPLICANT, &id, "holder-comments").await;
    step(site, BOTH, &id, "confirmation-proposals").await;
    id
}

/// A revoked permit.
pub async fn closing(site: &Site) -> String {
    let id = under_reassessment(site).await;
    step(site, DECIDER, &id, "revocations").await;
    id
}

/// A revoked permit whose every duty is met, and nothing is left to triage.
pub async fn ready_to_close(site: &Site) -> String {
    let id = closing(site).await;
    for duty in ["C7", "C8", "L1"] {
        site.act(APPLICANT, &id, "reports", &report_on(duty)).await.is(200);
    }
    for _ in 0..4 {
        step(site, CASEWORKER, &id, "report-reviews").await;
    }
    step(site, CASEWORKER, &id, "triages").await;
    id
}

/// A case whose date for an answer has passed: its first acts were done some weeks ago.
pub async fn awaiting_information(site: &Site) -> String {
    let desk = &site.desk;
    let ago = |days: u64| Moment::new(Utc::now() - Days::new(days));
    let person = |id| desk.people.by_id(id);
    let terms = Terms::default();
    let opened = cases::open::<Permits>(desk, person(APPLICANT), Language::Da, &terms, ago(40)).unwrap();
    let opened: Value = serde_json::from_str(&opened.body).unwrap();
    let id = opened["file"]["id"].as_str().unwrap().to_owned();
    let draft = serde_json::from_value(application()).unwrap();
    let request = json!({"questions": [{"item": "geology", "text": "Hvilke forkastninger?"}], "reasons": "Nødvendigt.",
        "answer_by": bodies::day(-10), "otherwise": "Sagen afgøres på det foreliggende grundlag."});
    let commands = [
        (APPLICANT, Command::Save(draft), 39),
        (APPLICANT, Command::Submit(content::Submit { acknowledge_gaps: true }), 38),
        (BOTH, Command::RequestInformation(serde_json::from_value(request).unwrap()), 37),
    ];
    for (who, command, days) in commands {
        cases::act::<Permits>(desk, person(who), &id, &command, &terms, ago(days)).unwrap();
    }
    site.attach(APPLICANT, &id, "kort.pdf", &pdf("kort")).await.is(200);
    signals(site, &id).await;
    id
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
        "in-hearing" => after(under_review(site).await, BOTH, "hearings").await,
        "in-force" => in_force(site).await,
        "under-reassessment" => under_reassessment(site).await,
        "closing" => closing(site).await,
        "ready-to-close" => ready_to_close(site).await,
        "closed" => after(ready_to_close(site).await, DECIDER, "closures").await,
        "dismissed" => after(submitted(site).await, DECIDER, "dismissals").await,
        "refused" => after(under_review(site).await, DECIDER, "refusals").await,
        "withdrawn" => after(submitted(site).await, APPLICANT, "withdrawals").await,
        "withdrawn-as-draft" => after(draft(site).await, APPLICANT, "withdrawals").await,
        other => panic!("no such state: {other}"),
    }
}
