//! The written attack: each test is one try to get at something that is not the attacker's, and ends with nothing gained.
//! `docs/security.md` counts them, together with those that stand beside what they try.

mod addresses;
mod answers;
mod bodies;
mod exports;
mod files;
mod guessing;
mod keys;
mod logs;
mod nobodys;
mod offices;
mod register;
mod sessions;
mod tokens;
mod wire;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::support::site::{Answer, Site};
use super::support::{desk, folder};

/// A site of its own.
async fn site() -> (TempDir, Site) {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 2)).await;
    (folder, site)
}

/// What an answer says, as text.
fn said(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}

/// That there is nothing, in the very words of what has never been.
#[track_caller]
fn as_if_never_been(answer: &Answer, never: &Answer, place: &str) {
    never.problem(404, "not-found");
    assert_eq!((answer.status, said(answer)), (404, said(never)), "{place}");
    assert_eq!(answer.header("etag"), "", "{place}");
}

/// The ids in a list.
fn ids(page: &Value) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

/// A token of a person's, of a scope.
async fn token(site: &Site, who: &str, scope: &str) -> String {
    let wish = json!({"name": "program", "scope": scope, "days": 1});
    site.post(who, "/api/v1/me/tokens", &wish).await.is(201)["token"].as_str().unwrap().to_owned()
}
