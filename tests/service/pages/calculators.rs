//! The calculators as forms: the same answers as REST, with their steps.

use serde_json::json;

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
