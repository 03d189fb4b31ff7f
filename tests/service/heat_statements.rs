//! Statements for heat invoices in a case: ordered over HTTP, made while people do other things, fetched and sent.

use std::fmt::Write as _;

use chrono::Utc;
use sagsgang::desk::cases;
use sagsgang::desk::verify::{Depth, verify};
use sagsgang::law::{Digest, Moment};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::agreements::{act, customers, heat, nth, place, send, signed};
use super::support::bodies::day;
use super::support::people::{APPLICANT, CASEWORKER, OTHER, TAX_OFFICER};
use super::support::site::Site;
use super::support::{desk, folder};

/// An agreement with a file of customers.
async fn agreed(customers: &[u8]) -> (TempDir, Site, String) {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    let id = signed(&site, 1).await;
    send(&site, APPLICANT, &id, "evidence?name=aftagere.csv", customers).await.is(200);
    (folder, site, id)
}

fn tick(site: &Site) -> usize {
    cases::tick(&site.desk, Moment::new(Utc::now())).unwrap()
}

async fn run(site: &Site, id: &str) -> Value {
    site.get(APPLICANT, &format!("{}/heat-statements", place(id))).await.is(200)["runs"][0].clone()
}

fn many(count: u32) -> Vec<u8> {
    let on = nth(1);
    let mut csv = String::from("id,name,address,postcode,city,vat_registered,kind,quantity,unit,from,to\n");
    for n in 1..=count {
        writeln!(csv, "{n},Aftager {n},Torvet 3,6700,Esbjerg,nej,varme,{}.5,GJ,{on},{on}", n % 97).unwrap();
    }
    csv.into_bytes()
}

#[actix_web::test]
async fn a_year_is_ordered_made_in_parts_fetched_and_sent() {
    let file = many(2_100);
    let (_folder, site, id) = agreed(&file).await;
    let at = place(&id);
    let mut order = heat();
    order["customers"] = json!(Digest::of(&file));
    let ordered = act(&site, APPLICANT, &id, "heat-statements", &order).await;
    assert_eq!(ordered["file"]["heat_runs"][0]["ordered"]["what"]["statements"], 2_100);
    let found = run(&site, &id).await;
    assert_eq!((&found["state"], &found["through"]), (&json!("being-made"), &json!(0)));
    // Not before all are made, and not twice at the same time.
    let sent = json!({"run": 1, "sent_on": day(0)});
    site.post(APPLICANT, &format!("{at}/heat-statement-sendings"), &sent).await.problem(422, "invalid");
    site.post(APPLICANT, &format!("{at}/heat-statements"), &order).await.problem(422, "invalid");

    // Killed between two parts, it goes on with the next.
    assert_eq!(tick(&site), 3);
    assert_eq!(tick(&site), 0);
    let found = run(&site, &id).await;
    assert_eq!(
        (&found["state"], &found["through"], &found["held_back"]),
        (&json!("made"), &json!(2_100), &json!(0))
    );

    // Every customer once, and the shares add up to the net tax.
    let files = found["files"].as_array().unwrap();
    let named = |prefix: &str| -> Vec<&Value> {
        files.iter().filter(|file| file["name"].as_str().unwrap().starts_with(prefix)).collect()
    };
    assert_eq!(named("statements-1-00003.pdf").len(), 1);
    let (mut ore, mut seen) = (0_i64, Vec::new());
    for list in named("manifest-") {
        let got =
            site.get(TAX_OFFICER, &format!("{at}/attachments/{}", list["sha256"].as_str().unwrap())).await;
        let text = String::from_utf8(got.body).unwrap();
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            seen.push(fields[1].parse::<u32>().unwrap());
            ore += fields[4].parse::<i64>().unwrap();
        }
    }
    assert_eq!(seen, (1..=2_100).collect::<Vec<_>>());
    assert_eq!(ore, 1_499_999, "100,000.00 less 85,000.01 kroner");
    let pdf = named("statements-1-00001.pdf")[0];
    let got = site.get(APPLICANT, &format!("{at}/attachments/{}", pdf["sha256"].as_str().unwrap())).await;
    assert!(got.body.starts_with(b"%PDF-"));

    act(&site, APPLICANT, &id, "heat-statement-sendings", &sent).await;
    let found = run(&site, &id).await;
    assert_eq!((&found["state"], &found["sent_on"]), (&json!("sent"), &json!(day(0))));
    // All of it is in the journal, and comes out alike when it is computed anew.
    let report = verify(&site.desk, Depth::Recomputed).unwrap();
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}

#[actix_web::test]
async fn one_customers_statement_is_fetched_as_page_and_as_data() {
    let (_folder, site, id) = agreed(&customers()).await;
    act(&site, APPLICANT, &id, "heat-statements", &heat()).await;
    let at = format!("{}/heat-statements", place(&id));
    // Whether or not the run is made: it depends on what was ordered alone.
    let pdf = site.get(APPLICANT, &format!("{at}/1/statement?customer=3/4")).await;
    assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF-"));
    let again = site.get(APPLICANT, &format!("{at}/1/statement?customer=3%2F4&format=pdf")).await;
    assert_eq!(pdf.body, again.body);
    let data =
        site.get("demo-auditor-skat", &format!("{at}/1/statement?customer=2&format=json")).await.is(200);
    assert_eq!(data["statement"]["customer"], "2");
    // 20 of 30.5 GJ of 14,999.99 kroner.
    assert_eq!(data["statement"]["net_tax_ore"], 983_606);
    assert!(data["statement"]["minimum"][0]["text"]["da"].as_str().unwrap().contains("EU"));
    assert!(data["ubl"].as_str().unwrap().contains("AdditionalItemProperty"));
    for wrong in ["1/statement?customer=9", "2/statement?customer=2", "x/statement?customer=2"] {
        site.get(APPLICANT, &format!("{at}/{wrong}")).await.problem(404, "not-found");
    }
    assert_eq!(site.get(APPLICANT, &format!("{at}/1/statement")).await.status, 400);
    // Energistyrelsen assists with measurements and knows of no customers; another company knows of nothing.
    for who in [CASEWORKER, OTHER] {
        for part in ["", "/1/statement?customer=2"] {
            site.get(who, &format!("{at}{part}")).await.problem(404, "not-found");
        }
        let file = format!("{}/attachments/{}", place(&id), Digest::of(&customers()));
        site.get(who, &file).await.problem(404, "not-found");
    }
    let assisting = site.get(CASEWORKER, &place(&id)).await.is(200);
    assert_eq!(assisting["file"]["heat_runs"], json!([]));
}

#[actix_web::test]
async fn refunds_are_taken_from_the_claims_of_the_period() {
    let (_folder, site, id) = agreed(&customers()).await;
    let mut order = heat();
    order["fuel"][0].as_object_mut().unwrap().remove("refund_kroner");
    let at = format!("{}/heat-statements", place(&id));
    let none = site.post(APPLICANT, &at, &order).await;
    none.problem(422, "invalid");
    assert_eq!(none.pointers(), ["/fuel"]);
    super::support::agreements::paid(&site, &id, 1).await;
    let view = act(&site, APPLICANT, &id, "heat-statements", &order).await;
    let ordered = &view["file"]["heat_runs"][0]["ordered"]["what"];
    let paid = view["file"]["claims"][0]["assessed"]["what"]["computed"]["payable_kroner"].as_str().unwrap();
    let paid: i64 = paid.parse().unwrap();
    assert_eq!(ordered["claims"], json!([1]));
    assert_eq!(ordered["net_tax_ore"], 10_000_000 - paid * 100);
    let fuel = &ordered["receipt"]["inputs"]["production"]["fuel"][0];
    assert_eq!(fuel["refund_from"], "claims");
}

#[actix_web::test]
async fn nothing_is_ordered_of_what_is_faulty() {
    let file = "id,name,address,postcode,city,vat_registered,kind,quantity,unit,from,to\n1,Å,T,6700,E,måske,varme,x,GJ,2020-01-01,2020-01-02\n";
    let (_folder, site, id) = agreed(file.as_bytes()).await;
    let at = format!("{}/heat-statements", place(&id));
    let post = async |body: &Value| site.post(APPLICANT, &at, body).await;
    let mut order = heat();
    order["customers"] = json!(Digest::of(file.as_bytes()));
    let faulty = post(&order).await;
    faulty.problem(422, "invalid");
    let found = faulty.pointers();
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.iter().all(|pointer| pointer.starts_with("/customers/lines/2/")), "{found:?}");
    let unknown = post(&heat()).await;
    assert_eq!(unknown.pointers(), ["/customers"]);
    let mut wrong = order.clone();
    wrong["ets_covered"] = json!(false);
    wrong["fuel"][0]["refund_kroner"] = json!("100000.01");
    wrong["period"]["to"] = json!("2031-01-01");
    let faults = post(&wrong).await;
    let mut pointers = faults.pointers();
    pointers.sort();
    assert_eq!(pointers, ["/ets_covered", "/fuel/0/refund_kroner", "/period/to"]);
    let mut two = order.clone();
    two["fuel"] = json!([two["fuel"][0], {"fuel": "coal", "energy_gj": "1", "co2_tax_kroner": "1"}]);
    assert_eq!(post(&two).await.pointers(), ["/fuel/1/refund_kroner"]);
    for shape in [json!({}), json!([]), json!({"customers": "x"}), Value::Null] {
        post(&shape).await.problem(422, "invalid");
    }
    assert_eq!(site.get(APPLICANT, &at).await.is(200)["runs"], json!([]));
    for who in [TAX_OFFICER, "demo-auditor-skat", CASEWORKER] {
        site.post(who, &at, &order).await.problem(403, "forbidden");
    }
    site.post(OTHER, &at, &order).await.problem(404, "not-found");
}

#[actix_web::test]
async fn what_needs_a_figure_of_the_law_is_held_back_and_named() {
    let (_folder, site, id) = agreed(&customers()).await;
    let mut order = heat();
    order.as_object_mut().unwrap().remove("minimum");
    act(&site, APPLICANT, &id, "heat-statements", &order).await;
    assert_eq!(tick(&site), 1);
    let found = run(&site, &id).await;
    assert_eq!((&found["state"], &found["held_back"]), (&json!("made"), &json!(1)));
    assert!(found["missing"][0]["message"]["da"].as_str().unwrap().contains("EU"), "{found}");
    let held = format!("{}/heat-statements/1/statement?customer=2", place(&id));
    site.get(APPLICANT, &held).await.problem(404, "not-found");
    let names: Vec<&str> =
        found["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"held-back-1-00001.csv"), "{names:?}");
}

#[actix_web::test]
async fn an_order_sent_twice_is_one_run() {
    let (_folder, site, id) = agreed(&customers()).await;
    let uri = format!("{}/heat-statements", place(&id));
    let post = async || {
        let request = Site::request("POST", APPLICANT, &uri).insert_header(("Idempotency-Key", "aar-2026"));
        site.send(request.set_payload(heat().to_string())).await
    };
    let (first, second) = (post().await.is(200), post().await.is(200));
    assert_eq!(first, second);
    assert_eq!(site.get(APPLICANT, &uri).await.is(200)["runs"].as_array().unwrap().len(), 1);
}
