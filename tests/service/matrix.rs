//! Every route × person × case, against `tests/golden/route-person.txt`, asked of a running service. A route that is new has
//! no line there, and fails.

use std::fmt::Write as _;
use std::path::Path;

use sagsgang::desk::Desk;
use sagsgang::desk::sign_in::{Limits, Source, sessions};
use sagsgang::host::now;
use sagsgang::law::Digest;
use sagsgang::web::form_token;
use serde_json::{Value, json};

use super::support::people::{APPLICANT, CASEWORKER};
use super::support::server::{Client, Server};
use super::support::site::Site;
use super::support::{agreements, bench, bodies, course, desk, folder, journal};

/// Who asks, with the heading of their column. Whoever's id is `token` shows a token of the company's that may only read.
const PEOPLE: [(&str, &str); 12] = [
    ("", "nobody"),
    (APPLICANT, "own"),
    ("token", "ownread"),
    ("demo-applicant-2", "other"),
    (CASEWORKER, "casew"),
    ("demo-caseworker-2", "disq"),
    ("demo-decider", "decide"),
    ("demo-tax-officer", "taxoff"),
    ("demo-tax-decider", "taxdec"),
    ("demo-auditor-ens", "audens"),
    ("demo-auditor-skat", "audtax"),
    ("wrong", "wrong"),
];

const LEGEND: &str = "\
Every route x person. A cell is the status for a company's draft, and for its case in force, where a route is of a case.

nobody   not signed in                            decide  decision maker at Energistyrelsen
own      the company whose cases they are         taxoff  tax officer
ownread  the same, with a token that may read     taxdec  tax decision maker
other    another company                          audens  auditor at Energistyrelsen
casew    caseworker at Energistyrelsen            audtax  auditor at Skatteforvaltningen
disq     a caseworker who is disqualified there   wrong   a token that nobody has

Acts are sent with a body that is sound in itself, for a version that the case never had: whoever is let in gets 412, or 409 from
a preview. What is no act is sent with an empty body: 422.
401 sign in   403 not theirs   404 not to be known of, or not there   303 on to another page; for nobody, to sign in
Pages are opened, and their forms sent empty, in a session; a token opens none.

";

/// A case of each kind in a state, and what of it addresses name.
struct Cases {
    permit: Named,
    agreement: Named,
}

struct Named {
    id: String,
    number: String,
    file: String,
    document: String,
    view: Value,
}

impl Named {
    async fn of(site: &Site, place: String) -> Self {
        let view = site.get(APPLICANT, &place).await.is(200);
        let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
        let files = site.get(APPLICANT, &format!("{place}/attachments")).await.is(200);
        let documents = site.get(APPLICANT, &format!("{place}/documents")).await.is(200);
        Self {
            id: text(&view["file"]["id"]),
            number: text(&view["file"]["number"]),
            file: text(&files[0]["sha256"]),
            document: text(&documents[0]["id"]),
            view,
        }
    }
}

impl Cases {
    fn of(&self, route: &str) -> &Named {
        if route.contains("refund-agreement") { &self.agreement } else { &self.permit }
    }

    /// Where a page is for these cases.
    fn page(&self, route: &str) -> String {
        let route = route.replace("{item}", "geology").replace("{act}", "submit").replace("{secret}", "x");
        let route = route.replace("calculators/{name}", "calculators/refund").replace("{name}", "pages.css");
        self.place(&route.replace("procedures/{kind}", "procedures/storage-permit"))
    }

    /// What is sent to a route: for an act, what is sound in itself.
    fn body(&self, route: &str) -> Vec<u8> {
        let of = self.of(route);
        let last = route.rsplit('/').next().unwrap_or_default();
        let act = if last == "{act}" { "submissions" } else { last };
        let posted = route.starts_with("POST ") && route.contains("{id}/");
        match act {
            "attachments" | "evidence" => bodies::pdf("bilag"),
            "measurements" => agreements::readings(7),
            "draft" if route.contains("refund") => agreements::application().to_string().into(),
            "draft" => bodies::application().to_string().into(),
            _ if !posted => b"{}".to_vec(),
            act if route.contains("refund") => agreements::sound(act, &of.view).to_string().into(),
            act => bodies::sound(act, &of.view["file"]).to_string().into(),
        }
    }

    /// Where a route leads for these cases.
    fn place(&self, route: &str) -> String {
        let of = self.of(route);
        let plan = Digest::of(&agreements::plan(7));
        let route = route
            .replace("{id}/evidence", "{id}/evidence?name=bevis.pdf")
            .replace("{run}/statement", "{run}/statement?customer=3/4")
            .replace("{id}/measurements", &format!("{{id}}/measurements?name=dag7.csv&plan={plan}"));
        let route =
            if route.ends_with("{id}/attachments") { format!("{route}?name=bilag.pdf") } else { route };
        let uri = route.replace("{sha256}", &of.file).replace("{document}", &of.document);
        let uri = uri.replace("{version}", "1").replace("{run}", "1").replace("{act}", "submissions");
        let uri = uri.replace("claims/{number}", "claims/1").replace("{number}", &self.permit.number);
        if uri.contains("/tokens/") { uri.replace("{id}", "none") } else { uri.replace("{id}", &of.id) }
    }
}

/// The cases, and that a caseworker is disqualified in those that the authority knows of.
async fn cases(site: &Site) -> [Cases; 2] {
    let permit = |id: &str| format!("/api/v1/storage-permits/{id}");
    let draft = Cases {
        permit: Named::of(site, permit(&course::draft(site).await)).await,
        agreement: Named::of(site, agreements::place(&agreements::draft(site).await)).await,
    };
    let (held, signed) = (course::in_force(site).await, agreements::bring(site, "in-force").await);
    let fields = bodies::publication(&["permit", "permit-document"]);
    site.act(CASEWORKER, &held, "publications", &fields).await.is(200);
    let disqualified = json!({
        "person": "demo-caseworker-2", "disqualified": true, "ground": "close-person",
        "reasons": "Hendes søster ejer selskabet.",
    });
    for place in [permit(&held), agreements::place(&signed)] {
        site.post("demo-caseworker-2", &format!("{place}/disqualifications"), &disqualified).await.is(200);
    }
    let live = Cases {
        permit: Named::of(site, permit(&held)).await,
        agreement: Named::of(site, agreements::place(&signed)).await,
    };
    [draft, live]
}

/// The routes of the pages, `METHOD /path`, in the order in which they stand; for both kinds of case where they are of any.
fn pages() -> Vec<String> {
    let source = include_str!("../../src/web/router.rs");
    let table = source.split("\n}\n").next().unwrap();
    let mut routes = Vec::new();
    for service in table.split(".service(").skip(1) {
        let place = service.split('"').nth(1).unwrap();
        let kinds = if place.contains("{kind}") && place.starts_with("/cases") {
            vec!["storage-permits", "refund-agreements"]
        } else {
            vec!["{kind}"]
        };
        for kind in kinds {
            let place = place.replace("{kind}", kind);
            if service.contains("page(") {
                routes.push(format!("GET {place}"));
            }
            if service.contains("form(") || service.contains("web::post()") {
                routes.push(format!("POST {place}"));
            }
        }
    }
    assert!(routes.len() > 50, "{}", routes.len());
    routes
}

/// Opens a page, or sends its form empty, in a session that was opened for it.
fn opened(desk: &Desk, client: &Client, who: &str, route: &str, uri: &str) -> u16 {
    let (method, _) = route.split_once(' ').unwrap();
    let mut headers = vec![("Accept".to_owned(), "text/html".to_owned())];
    headers.push(("Sec-Fetch-Site".into(), "same-origin".into()));
    let mut token = String::new();
    if !who.is_empty() {
        let person = desk.person(who).unwrap().unwrap();
        let session = sessions::open(desk, &person, &Source::Listed, None, Limits::default(), now()).unwrap();
        headers.push(("Cookie".into(), format!("__Host-sagsgang={}", session.secret)));
        token = form_token::of(&session.secret);
    }
    let body = if method == "POST" { format!("form-token={token}&id={who}") } else { String::new() };
    headers.push(("Content-Type".into(), "application/x-www-form-urlencoded".into()));
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (&name[..], &value[..])).collect();
    client.send(method, uri, &headers, body.into_bytes()).unwrap().status
}

/// The routes of the interface, `METHOD /path`, in order.
fn routes(description: &Value) -> Vec<String> {
    let mut routes = Vec::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys().filter(|key| key.chars().all(char::is_lowercase)) {
            if ["get", "put", "post", "delete"].contains(&method.as_str()) {
                routes.push(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    routes.sort();
    routes
}

fn asked(client: &Client, route: &str, uri: &str, body: Vec<u8>) -> u16 {
    let (method, _) = route.split_once(' ').unwrap();
    let changing = [("If-Match", "\"0\""), ("Content-Type", "application/json")];
    let headers = if method == "GET" { &[][..] } else { &changing[..] };
    client.send(method, uri, headers, body).unwrap().status
}

#[actix_web::test]
async fn every_route_and_person() {
    let folder = folder();
    let desk = desk(folder.path(), 4);
    let site = Site::over(desk.clone()).await;
    let [draft, live] = cases(&site).await;
    let wish = json!({"name": "læser", "scope": "read", "days": 1});
    let made = site.post(APPLICANT, "/api/v1/me/tokens", &wish).await.is(201);
    let token = made["token"].as_str().unwrap();
    let description = site.get("", "/api/v1/openapi.json").await.is(200);
    let entries = |folder: &Path| {
        let cases = [&draft.permit, &draft.agreement, &live.permit, &live.agreement].map(|named| &named.id);
        let of = cases.map(|id| format!("'{id}'")).join(", ");
        journal::count(
            &mut journal::database(folder),
            &format!("SELECT count(*) FROM journal WHERE case_id IN ({of})"),
        )
    };
    let before = entries(folder.path());
    let server = Server::start(desk.clone());
    let mut table = LEGEND.to_owned();
    write!(table, "{:<68}", "").unwrap();
    PEOPLE.iter().for_each(|(_, heading)| write!(table, " {heading:>8}").unwrap());
    table.push('\n');
    for route in routes(&description) {
        let mut line = format!("{route:<68}");
        let (_, path) = route.split_once(' ').unwrap();
        let (first, second) = (draft.place(path), live.place(path));
        for (who, _) in PEOPLE {
            let client = server.client(if who == "token" { token } else { who });
            let mut cell = asked(&client, &route, &first, draft.body(&route)).to_string();
            if first != second {
                write!(cell, "/{}", asked(&client, &route, &second, live.body(&route))).unwrap();
            }
            write!(line, " {cell:>8}").unwrap();
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    for route in pages() {
        let mut line = format!("{route:<68}");
        let (_, path) = route.split_once(' ').unwrap();
        let (first, second) = (draft.page(path), live.page(path));
        for (who, _) in PEOPLE {
            let client = server.client("");
            let mut cell = String::from("-");
            if who != "token" && who != "wrong" {
                cell = opened(&desk, &client, who, &route, &first).to_string();
                if first != second {
                    write!(cell, "/{}", opened(&desk, &client, who, &route, &second)).unwrap();
                }
            }
            write!(line, " {cell:>8}").unwrap();
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    assert_eq!(entries(folder.path()), before, "a try has changed a case");
    bench::compare("route-person.txt", &table);
}
