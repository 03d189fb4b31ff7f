//! The calculators as forms: the same answers as REST, with their steps.

use serde_json::json;

use super::super::support::site::Site;
use super::{page, site_with_permit, text};

#[actix_web::test]
async fn a_form_gives_the_answer_that_rest_gives() {
    let (_folder, site, _) = site_with_permit().await;
    let query = "compute=1&from=2025-01-01&to=2025-12-31&before=11200&captured=9520%2C0&fuel=natural-gas&quantity=5.000.000&unit=Nm3";
    let answer = page(&site, &format!("/calculators/refund?{query}"), "da").await;
    let html = text(&answer);
    assert_eq!(answer.status, 200, "{html}");
    let body = json!({
        "period": {"from": "2025-01-01", "to": "2025-12-31"}, "co2_before_capture_tonnes": "11200",
        "co2_captured_tonnes": "9520", "fuels": [{"fuel": "natural-gas", "quantity": "5000000", "unit": "Nm3"}],
    });
    let rest = site.post("", "/api/v1/calculations/refund", &body).await.is(200);
    assert_eq!(rest["payable_kroner"], "8168500");
    assert!(html.contains("8.168.500 kr."), "{html}");
    let steps = rest["receipt"]["steps"].as_array().unwrap();
    assert_eq!(html.matches("class=\"outcome\"").count(), steps.len());
}

#[actix_web::test]
async fn the_reports_plants_begin_the_form_without_faults() {
    let (_folder, site, _) = site_with_permit().await;
    let html = text(&page(&site, "/calculators/capture-economics", "da").await);
    let plants: Vec<&str> = html.split("/calculators/capture-economics?plant=").skip(1).collect();
    assert!(plants.len() > 10, "{}", plants.len());
    let first = plants[0].replace("&#38;", "&").split('#').next().unwrap().to_owned();
    let begun = page(&site, &format!("/calculators/capture-economics?plant={first}"), "da").await;
    assert_eq!(begun.status, 200);
    let html = text(&begun);
    assert!(html.contains("Anlæg:") && !html.contains("role=\"alert\""), "{html}");
    let done = page(&site, &format!("/calculators/capture-economics?compute=1&plant={first}"), "en").await;
    assert!(done.status == 200 && text(&done).contains("id=\"answer\""), "{}", text(&done));
}

#[actix_web::test]
async fn hostile_input_is_shown_as_text_at_its_field() {
    let (_folder, site, _) = site_with_permit().await;
    let nasty = "%3Cscript%3Ealert(1)%3C/script%3E%C3%A6";
    for (name, field) in [
        ("refund", "before"),
        ("capture-economics", "hours"),
        ("deadline", "event"),
        ("plan-area", "site"),
        ("transfer", "sent"),
        ("substitution", "hours"),
        ("repayment", "lost"),
        ("invoice-minimum", "tax"),
    ] {
        for value in [nasty, "9.520", "1e400", "", &"9".repeat(2000)] {
            let answer = page(&site, &format!("/calculators/{name}?compute=1&{field}={value}"), "en").await;
            let html = text(&answer);
            assert_eq!(answer.status, 422, "{name} {value}");
            assert!(!html.contains("<script") && html.contains("href=\"#"), "{name} {value}: {html}");
            if !value.is_empty() {
                assert!(html.contains(&format!("id=\"{field}\"")), "{name}");
            }
        }
    }
}

#[actix_web::test]
async fn what_is_paid_back_and_the_minimum_are_what_rest_says() {
    let (_folder, site, _) = site_with_permit().await;
    let query = "compute=1&lost=100&cause=diverted&from=2025-01-01&to=2025-12-31&before=11200&captured=9520&kroner=9610000&source=Opg%C3%B8relse";
    let html = text(&page(&site, &format!("/calculators/repayment?{query}"), "da").await);
    let body = json!({
        "lost_tonnes": "100", "cause": "diverted",
        "refund": {
            "period": {"from": "2025-01-01", "to": "2025-12-31"}, "co2_before_capture_tonnes": "11200",
            "co2_captured_tonnes": "9520", "co2_tax": {"kroner": "9610000", "source": "Opgørelse"},
        },
    });
    let rest = site.post("", "/api/v1/calculations/repayment", &body).await.is(200);
    assert_eq!(rest["repayment_kroner"], "85803.57");
    assert!(html.contains("85.803,57 kr.") && html.contains("Der kræves tilbage"), "{html}");
    let unknown = query.replace("diverted", "unknown");
    let html = text(&page(&site, &format!("/calculators/repayment?{unknown}"), "en").await);
    assert!(html.contains("An official decides") && !html.contains("85,803"), "{html}");

    let query = "compute=1&year=2025&fuel=natural-gas&tax=1%2C6180&vat=true&ets=true&minimum=1%2C1190&minimum_source=Opslag";
    let html = text(&page(&site, &format!("/calculators/invoice-minimum?{query}"), "da").await);
    let body = json!({
        "year": 2025, "fuels": [{"fuel": "natural-gas", "co2_tax_after_refund_kroner_per_gj": "1.618"}],
        "minimum": [{"fuel": "natural-gas", "kroner_per_gj": "1.119", "source": "Opslag"}],
    });
    let rest = site.post("", "/api/v1/calculations/invoice-minimum", &body).await;
    if rest.status == 200 {
        let product = rest.json()["fuels"][0]["product_kroner_per_gj"].as_str().unwrap().replace('.', ",");
        assert!(html.contains(&product), "{product}: {html}");
    } else {
        assert!(html.contains("role=\"alert\"") && html.contains("href=\"#minimum\""), "{html}");
    }
}

#[actix_web::test]
async fn an_invoice_is_pasted_or_a_file_and_comes_back_where_it_does_not_hold() {
    let (_folder, site, _) = site_with_permit().await;
    let xml = std::fs::read_to_string(
        std::fs::read_dir("tests/examples/invoices")
            .unwrap()
            .map(|one| one.unwrap().path())
            .filter(|path| path.extension().is_some_and(|e| e == "xml"))
            .min()
            .unwrap(),
    )
    .unwrap();
    let send = |body: String| {
        let request = Site::request("POST", "", "/calculators/invoice-check")
            .insert_header(("Accept", "text/html"))
            .insert_header(("Sec-Fetch-Site", "same-origin"))
            .insert_header(("Content-Type", "multipart/form-data; boundary=xx"))
            .set_payload(body);
        site.send(request)
    };
    let part = |name: &str, more: &str, value: &str| {
        format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
    };
    let rest = site.post("", "/api/v1/calculations/invoice-check", &json!({"xml": xml})).await.is(200);
    let points = rest["points"].as_array().unwrap().len();
    let pasted = send(part("xml", "", &xml) + "--xx--\r\n").await;
    let file =
        send(part("xml", "", "") + &part("xml_file", "; filename=\"f.xml\"", &xml) + "--xx--\r\n").await;
    for answer in [pasted, file] {
        let html = text(&answer);
        assert_eq!(answer.status, 200, "{html}");
        assert_eq!(html.matches("class=\"outcome\"").count(), points, "{html}");
    }
    let bad = send(part("xml", "", "<a>&amp; <script>") + "--xx--\r\n").await;
    let html = text(&bad);
    assert!(
        bad.status == 422 && html.contains("&#60;script&#62;") && html.contains("href=\"#xml\""),
        "{html}"
    );
    let large = send(part("xml", "", &"x".repeat(300_000)) + "--xx--\r\n").await;
    assert_eq!(large.status, 413);
    let torn = send(part("xml", "", "x")).await;
    assert_eq!(torn.status, 400);
}
