//! The description of the interface: kept as a snapshot, and true.

use std::collections::BTreeSet;

use serde_json::Value;

use super::support::site::Site;
use super::support::{desk, folder};

async fn described() -> (tempfile::TempDir, Site, Value) {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let description = site.get("", "/api/v1/openapi.json").await.is(200);
    (folder, site, description)
}

#[actix_web::test]
async fn the_description_is_as_it_was() {
    let (_folder, site, description) = described().await;
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"), "{}", description["openapi"]);
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_json_snapshot!("openapi", description);
    });
    assert_eq!(site.get("", "/api/docs/").await.status, 200);
}

/// Every route that the source adds, as `METHOD /path`.
fn routed() -> BTreeSet<String> {
    let source = concat!(
        include_str!("../../src/api/router.rs"),
        include_str!("../../src/api/storage_permits/acts.rs"),
        include_str!("../../src/api/law/mod.rs")
    );
    let mut found = BTreeSet::new();
    let mut path = String::new();
    // The tables of acts and of the law: `name "/path" …`, all POST and all GET.
    let table = |line: &str| if line.contains("storage-permits/{id}/") { "POST" } else { "GET" };
    for line in source.lines() {
        let quoted = line.split('"').nth(1).filter(|q| q.starts_with('/'));
        if let Some(quoted) = quoted {
            path = quoted.to_owned();
            let in_table = line.starts_with("    ")
                && !line.trim_start().starts_with(['.', '"'])
                && !line.contains("web::");
            if in_table && !line.contains("path =") {
                found.insert(format!("{} {path}", table(line)));
            }
        }
        for method in ["get", "post", "put", "delete"] {
            if line.contains(&format!("web::{method}()")) && !line.contains("$path") {
                found.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    found
}

#[actix_web::test]
async fn every_route_is_described_and_every_description_has_a_route() {
    let (_folder, site, description) = described().await;
    let mut documented = BTreeSet::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, what) in methods.as_object().unwrap() {
            documented.insert(format!("{} {path}", method.to_uppercase()));
            let place = format!("{method} {path}");
            assert!(what["operationId"].is_string() && what["tags"].is_array(), "{place}");
            let answers = what["responses"].as_object().unwrap();
            assert!(answers.keys().any(|s| s.starts_with('2')), "{place}");
            for named in path.split('{').skip(1).map(|p| p.split('}').next().unwrap()) {
                let given = what["parameters"].as_array().into_iter().flatten();
                assert!(
                    given.into_iter().any(|p| p["name"] == named && p["in"] == "path"),
                    "{place}: {named}"
                );
            }
            // A route that is described answers something else than that there is nothing here, even to nobody.
            let uri = path.replace("{sha256}", &"0".repeat(64)).replace("{version}", "1");
            let uri = uri.replace("{id}", "x").replace("{document}", "x").replace("{number}", "x");
            let answer = site.send(Site::request(&method.to_uppercase(), "", &uri)).await;
            assert!(answer.status < 500, "{place}: {}", answer.status);
            let public = path.contains("/register/");
            assert!(answer.status != 404 || public, "{place} has no route");
            if answer.status >= 400 {
                assert!(
                    answers.contains_key(&answer.status.to_string()),
                    "{place} does not tell of {}",
                    answer.status
                );
            }
        }
    }
    // Pages for people, which are no part of the interface.
    let pages = ["GET /", "GET /front.css"].map(str::to_owned);
    let routed: BTreeSet<String> = routed().into_iter().filter(|r| !pages.contains(r)).collect();
    assert_eq!(routed, documented);
    assert!(documented.len() > 50, "{}", documented.len());
}

#[actix_web::test]
async fn operations_have_ids_of_their_own_and_references_lead_somewhere() {
    let (_folder, _site, description) = described().await;
    let mut ids = BTreeSet::new();
    for methods in description["paths"].as_object().unwrap().values() {
        for what in methods.as_object().unwrap().values() {
            let id = what["operationId"].as_str().unwrap().to_owned();
            assert!(ids.insert(id.clone()), "{id} stands twice");
        }
    }
    fn references(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, inner)| match inner {
                Value::String(to) if name == "$ref" => into.push(to.clone()),
                _ => references(inner, into),
            }),
            Value::Array(items) => items.iter().for_each(|inner| references(inner, into)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    references(&description, &mut all);
    assert!(all.len() > 100);
    for to in all {
        let found = to.strip_prefix('#').and_then(|pointer| description.pointer(pointer));
        assert!(found.is_some(), "{to} leads nowhere");
    }
}
