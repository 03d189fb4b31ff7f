//! The pages as a browser gets them.

mod account;
mod acts;
mod application;
mod browser;
mod calculators;
mod cases;
mod every;
mod evidence;
mod follow;
mod refunds;
mod register;

use super::support::site::{Answer, Site};
use super::support::{course, desk, folder};

/// A site with a permit in the register, everything of it released; and the permit's number.
async fn site_with_permit() -> (tempfile::TempDir, Site, String) {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = course::in_force(&site).await;
    let fields = ["permit", "project-description", "storage-site", "storage-complex", "injected-quantity"];
    let more = ["permit-document", "signals", "course"];
    let all: Vec<&str> = fields.into_iter().chain(more).collect();
    let body = super::support::bodies::publication(&all);
    let view = site.act(super::support::people::CASEWORKER, &id, "publications", &body).await.is(200);
    let number = view["file"]["number"].as_str().unwrap().to_owned();
    (folder, site, number)
}

/// Asks for a page as a browser does.
async fn page(site: &Site, uri: &str, language: &str) -> Answer {
    let request = Site::request("GET", "", uri)
        .insert_header(("Accept", "text/html,application/xhtml+xml"))
        .insert_header(("Accept-Language", language));
    site.send(request).await
}

/// Every page that stands without a case, and those of a permit.
fn places(number: &str) -> Vec<String> {
    let mut places: Vec<String> = [
        "/",
        "/register",
        "/register?q=nordsøen&state=in-force",
        "/register?q=findes-ikke",
        "/law",
        "/law/provisions",
        "/law/readings",
        "/law/parameters",
        "/calculators",
        "/calculators/refund",
        "/calculators/refund?compute=1&from=x",
        "/calculators/capture-economics",
        "/calculators/capture-economics?compute=1&kind=waste&hours=8000",
        "/calculators/deadline",
        "/calculators/plan-area",
        "/calculators/transfer",
        "/calculators/substitution",
        "/calculators/repayment",
        "/calculators/invoice-minimum",
        "/calculators/invoice-check",
        "/procedures",
        "/procedures/storage-permit",
        "/procedures/refund-agreement",
        "/sign-in",
        "/findes-ikke",
    ]
    .map(|place| place.replace('ø', "%C3%B8"))
    .to_vec();
    places.push(format!("/register/{number}"));
    places.push(format!("/register/{number}/report"));
    places.push(format!("/register/{number}/follow"));
    places
}

/// A page's text.
fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}
