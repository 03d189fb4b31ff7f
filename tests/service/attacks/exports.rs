//! What goes out into other programs: sheets, mail, and what comes from them: XML, readings, plans.

use std::fmt::Write as _;

use chrono::Utc;
use sagsgang::desk::cases;
use sagsgang::law::{Digest, Moment};
use sagsgang::mail::Postman;
use sagsgang::store::Mail;
use serde_json::json;

use super::super::support::agreements::{self, act, bring, heat, nth, place, send, signed};
use super::super::support::people::{APPLICANT, TAX_OFFICER};
use super::super::support::site::Site;
use super::{said, site};

/// The cells of a sheet without line breaks in them.
fn cells(sheet: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(sheet.as_bytes());
    for record in reader.records() {
        cells.extend(record.unwrap().iter().map(str::to_owned));
    }
    cells
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[actix_web::test]
async fn no_customer_puts_a_formula_into_a_list_of_statements() {
    let (_folder, site) = site().await;
    let id = signed(&site, 1).await;
    let on = nth(1);
    let mut file = String::from("id,name,address,postcode,city,vat_registered,kind,quantity,unit,from,to\n");
    for (n, evil) in ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"].iter().enumerate() {
        writeln!(file, "{evil}{n},{evil},Torvet 3,6700,Esbjerg,nej,varme,10,GJ,{on},{on}").unwrap();
    }
    send(&site, APPLICANT, &id, "evidence?name=aftagere.csv", file.as_bytes()).await.is(200);
    let mut order = heat();
    order["customers"] = json!(Digest::of(file.as_bytes()));
    act(&site, APPLICANT, &id, "heat-statements", &order).await;
    cases::tick(&site.desk, Moment::new(Utc::now())).unwrap();
    let runs = site.get(APPLICANT, &format!("{}/heat-statements", place(&id))).await.is(200);
    let mut sheets = 0;
    for one in runs["runs"][0]["files"].as_array().unwrap() {
        if !one["name"].as_str().unwrap().ends_with(".csv") {
            continue;
        }
        let digest = one["sha256"].as_str().unwrap();
        let sheet = said(&site.get(APPLICANT, &format!("{}/attachments/{digest}", place(&id))).await);
        for cell in cells(&sheet) {
            assert!(!is_formula(&cell), "{}: {cell}", one["name"]);
        }
        sheets += u32::from(sheet.contains("'=1+1"));
    }
    assert_eq!(sheets, 1, "{}", runs["runs"][0]);
}

#[actix_web::test]
async fn no_cell_of_the_ledger_is_a_formula() {
    let (_folder, site) = site().await;
    let id = bring(&site, "in-force").await;
    for who in [APPLICANT, TAX_OFFICER] {
        let sheet = site.get(who, &format!("{}/ledger?format=csv", place(&id))).await;
        assert!(sheet.header("content-disposition").starts_with("attachment"));
        let cells = cells(&said(&sheet));
        assert!(cells.len() > 16 && !cells.iter().any(|cell| is_formula(cell)), "{cells:?}");
    }
}

async fn invoice(site: &Site, xml: &str) -> super::super::support::site::Answer {
    site.post("", "/api/v1/calculations/invoice-check", &json!({"xml": xml})).await
}

#[actix_web::test]
async fn an_invoice_reads_no_file_and_asks_no_host() {
    let (_folder, site) = site().await;
    for system in
        ["file:///etc/passwd", "http://127.0.0.1:1/x", "php://filter/resource=x", "\\\\evil.test\\x"]
    {
        for xml in [
            format!("<!DOCTYPE x [<!ENTITY e SYSTEM \"{system}\">]><Invoice>&e;</Invoice>"),
            format!("<!DOCTYPE x SYSTEM \"{system}\"><Invoice/>"),
            format!("<!DOCTYPE x [<!ENTITY % p SYSTEM \"{system}\">%p;]><Invoice/>"),
            format!(
                "<Invoice xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"{system}\" parse=\"text\"/></Invoice>"
            ),
        ] {
            let answer = invoice(&site, &xml).await;
            answer.problem(422, "invalid");
            assert_eq!(answer.pointers(), ["/xml"]);
            assert!(!said(&answer).contains("root:"));
        }
    }
}

#[actix_web::test]
async fn an_invoice_that_laughs_a_billion_times_is_refused_at_once() {
    let (_folder, site) = site().await;
    let mut entities = String::from("<!ENTITY a0 \"ha\">");
    for n in 1..12 {
        let ten = format!("&a{};", n - 1).repeat(10);
        write!(entities, "<!ENTITY a{n} \"{ten}\">").unwrap();
    }
    let answer = invoice(&site, &format!("<!DOCTYPE x [{entities}]><Invoice>&a11;</Invoice>")).await;
    answer.problem(422, "invalid");
    let quadratic = format!(
        "<!DOCTYPE x [<!ENTITY a \"{}\">]><Invoice>{}</Invoice>",
        "x".repeat(100_000),
        "&a;".repeat(10_000)
    );
    invoice(&site, &quadratic).await.problem(422, "invalid");
}

#[actix_web::test]
async fn a_plan_of_a_thousand_years_of_seconds_takes_no_memory() {
    let (_folder, site) = site().await;
    let id = signed(&site, 0).await;
    for (seconds, from, to, points) in [
        (1, "1900-01-01T00:00:00Z", "2900-01-01T00:00:00Z", 2),
        (1, "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z", 100_000),
        (0, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", 1),
        (-3600, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", 1),
        (3600, "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", 1),
        (i64::MAX, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", 1),
    ] {
        let point = |n| json!({"id": format!("p{n}"), "role": "captured", "measures": "mass-flow"});
        let plan = json!({
            "interval_seconds": seconds, "period": {"from": from, "to": to},
            "point": (0..points).map(point).collect::<Vec<_>>(),
        });
        let plan = plan.to_string().into_bytes();
        send(&site, APPLICANT, &id, "evidence?name=plan.json", &plan).await.is(200);
        let part = format!("measurements?name=dag.csv&plan={}", Digest::of(&plan));
        send(&site, APPLICANT, &id, &part, &agreements::readings(1)).await.problem(422, "invalid");
    }
}

fn mail(recipient: &str, subject: &str, body: &str) -> Mail {
    Mail {
        id: "01890000-0000-7000-8000-000000000000".into(),
        case_id: "x".into(),
        seq: 1,
        recipient: recipient.into(),
        subject: subject.into(),
        body: body.into(),
        made_at: "2026-11-27T00:00:00Z".into(),
        sent_at: None,
        attempts: 0,
        next_try: None,
        failure: None,
        claimed_until: None,
        follow: None,
    }
}

#[test]
fn no_mail_is_given_a_second_head_or_recipient() {
    let folder = super::super::support::folder();
    let postman = Postman::to_folder("sagsgang@ens.test", folder.path()).unwrap();
    let evil = "Sag 1\r\nBcc: evil@evil.test\r\n\r\nEn anden krop";
    postman.send(&mail("aase@ens.test", evil, "krop\r\n.\r\nMAIL FROM:<evil@evil.test>")).unwrap();
    let written = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().path());
    let eml = written
        .filter(|path| path.extension().is_some_and(|e| e == "eml"))
        .map(|p| std::fs::read_to_string(p).unwrap());
    let eml: Vec<String> = eml.collect();
    assert_eq!(eml.len(), 1);
    let head = eml[0].split("\r\n\r\n").next().unwrap();
    assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc")), "{head}");
    for to in [
        "aase@ens.test\r\nBcc: evil@evil.test",
        "aase@ens.test, evil@evil.test",
        "aase@ens.test>\nRCPT TO:<evil@evil.test",
        "",
    ] {
        assert!(postman.send(&mail(to, "Sag", "krop")).is_err(), "{to}");
    }
}
