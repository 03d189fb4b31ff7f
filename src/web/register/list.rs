//! The register as a list that can be searched.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::shown::Shown;
use crate::desk::permits::{RegisterSearch, register_search};
use crate::host::App;
use crate::store::Window;
use crate::web::fault::Fault;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

/// How many permits are on a page.
const ON_A_PAGE: i64 = 25;
/// The longest search, in characters.
const LONGEST: usize = 200;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "register/list.html")]
struct ListPage {
    shell: Shell,
    asked: Asked,
    permits: Vec<Shown>,
    next: Option<String>,
}

/// The register as a list.
///
/// # Errors
/// When the store fails.
pub async fn list(
    app: web::Data<App>,
    visitor: Visitor,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let mut asked = asked.into_inner();
    asked.q = asked.q.chars().take(LONGEST).collect();
    let in_force = match asked.state.as_str() {
        "in-force" => Some(true),
        "earlier" => Some(false),
        _ => None,
    };
    let search = RegisterSearch { words: asked.q.clone(), in_force };
    // One more than is shown tells whether there are more.
    let window = Window { after: asked.after.clone(), limit: ON_A_PAGE + 1 };
    let mut found = visitor.ask(&app, move |desk| register_search(desk, &search, &window)).await?;
    let more = i64::try_from(found.len()).is_ok_and(|count| count > ON_A_PAGE);
    if more {
        found.pop();
    }
    let next = found.last().filter(|_| more).map(|last| address(&asked, &last.number));
    let permits = found.iter().map(|entry| Shown::of(entry, visitor.language)).collect();
    let shell = visitor.shell(Section::Register, "Register over tilladelser", "Register of permits");
    visitor.show(&ListPage { shell, asked, permits, next })
}

/// The address of the page after a number.
fn address(asked: &Asked, after: &str) -> String {
    let pairs = [("q", asked.q.as_str()), ("state", &asked.state), ("after", after)];
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    format!("/register?{query}")
}
