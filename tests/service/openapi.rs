//! The description of the interface: kept as a snapshot, and true.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

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
        include_str!("../../src/api/storage_permits/mod.rs"),
        include_str!("../../src/api/refund_agreements/mod.rs"),
        include_str!("../../src/api/calculations/mod.rs"),
        include_str!("../../src/api/sign_in/mod.rs"),
    );
    let mut found = BTreeSet::new();
    added(source, &mut found);
    // What every kind of case has is written once, from the place of the kind's cases on.
    for kind in ["/api/v1/storage-permits", "/api/v1/refund-agreements"] {
        let shape = include_str!("../../src/api/cases/routes.rs");
        let shape =
            shape.replace("concat!($at, \"", &format!("(\"{kind}")).replace("$at", &format!("\"{kind}\""));
        added(&shape, &mut found);
    }
    // The tables: `name "/path" …`, a line each.
    for (method, table) in [
        ("POST", include_str!("../../src/api/storage_permits/acts.rs")),
        ("POST", include_str!("../../src/api/refund_agreements/acts.rs")),
        ("POST", include_str!("../../src/api/calculations/table.rs")),
        ("GET", include_str!("../../src/api/law/mod.rs")),
    ] {
        let places = table.lines().filter(|line| line.starts_with("    ") && !line.starts_with("     "));
        let places =
            places.filter_map(|line| line.split('"').nth(1).filter(|quoted| quoted.starts_with('/')));
        found.extend(places.map(|path| format!("{method} {path}")));
    }
    found
}

/// The routes that a source adds one by one: a path, and then its methods.
fn added(source: &str, found: &mut BTreeSet<String>) {
    let mut path = String::new();
    for line in source.lines() {
        if let Some(quoted) = line.split('"').nth(1).filter(|q| q.starts_with('/')) {
            path = quoted.to_owned();
        }
        for method in ["get", "post", "put", "delete"] {
            if line.contains(&format!("web::{method}()")) {
                found.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
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
            let uri = path
                .replace("{sha256}", &"0".repeat(64))
                .replace("{version}", "1")
                .replace("{run}", "1")
                .replace("{act}", "submissions");
            let uri = uri
                .replace("{number}/receipt", "1/receipt")
                .replace("{id}", "x")
                .replace("{document}", "x")
                .replace("{number}", "x");
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
    assert_eq!(routed(), documented);
    assert!(documented.len() > 110, "{}", documented.len());
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

/// The names that the types of a source have in the description.
fn schemas(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut derived, mut renamed) = (false, None);
    for line in source.lines().map(str::trim) {
        if line.starts_with("#[derive(") {
            (derived, renamed) = (line.contains("ToSchema"), None);
        } else if let Some((_, name)) = line.split_once("schema(as = ") {
            renamed = name.split([',', ')']).next().map(str::to_owned);
        } else if let Some(item) = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum ")) {
            let name = item.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            if std::mem::take(&mut derived) {
                found.push(renamed.take().unwrap_or_else(|| name.to_owned()));
            }
        }
    }
    found
}

fn schemas_under(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            schemas_under(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.extend(schemas(&fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Two types of one name become one in the description, and one of them is then described as the other.
#[test]
fn no_two_types_have_one_name_in_the_description() {
    let mut all = Vec::new();
    schemas_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(all.len() > 250, "{}", all.len());
    let mut known = BTreeSet::new();
    let twice: Vec<_> = all.iter().filter(|name| !known.insert(*name)).collect();
    assert!(twice.is_empty(), "these names stand for more than one type: {twice:?}");
    let text = "#[derive(ToSchema)]\n#[schema(as = A)]\npub struct B {\n#[derive(Debug)]\npub enum C {\n\
                #[derive(Serialize, ToSchema)]\npub enum D {";
    assert_eq!(schemas(text), ["A", "D"]);
}
