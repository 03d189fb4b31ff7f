//! The worklist of an authority, and a company's own cases.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::kind::{Shown as _, place_of};
use crate::desk::Kind;
use crate::desk::permits::Permits;
use crate::desk::refunds::Refunds;
use crate::desk::worklist::{Wanted, Work, worklist};
use crate::host::App;
use crate::law::Day;
use crate::store::Window;
use crate::web::fault::Fault;
use crate::web::procedures::procedure::Procedure;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// How many cases are on a page.
const ON_A_PAGE: i64 = 25;
/// The longest search, in characters.
const LONGEST: usize = 200;
/// What is due in so many days is due soon.
const SOON: u64 = 14;

/// What is looked for. Empty members are not asked about.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    state: String,
    /// `mine`, `soon` or `signals`.
    #[serde(default)]
    which: String,
    #[serde(default)]
    after: String,
}

/// A case in the list.
struct Line {
    href: String,
    number: String,
    company: String,
    kind: String,
    state: String,
    signals: usize,
    due: Option<(String, String)>,
    overdue: bool,
    updated: String,
}

/// Something that can be chosen.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
    /// Opened twice by a double click, a case of this kind is opened once.
    key: String,
}

#[derive(Template)]
#[template(path = "cases/list.html")]
struct ListPage<'a> {
    shell: Shell,
    asked: &'a Asked,
    company: bool,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    whiches: Vec<Choice>,
    lines: Vec<Line>,
    next: Option<String>,
    filtered: bool,
}

/// The cases that somebody may see, those with signals first, then by the next date.
///
/// # Errors
/// When the store fails.
pub async fn list(
    app: web::Data<App>,
    who: SignedIn,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let mut asked = asked.into_inner();
    asked.q = asked.q.chars().take(LONGEST).collect();
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let today = who.at().day();
    let wanted = Wanted {
        kind: said(&asked.kind),
        state: said(&asked.state),
        words: asked.q.clone(),
        due_by: (asked.which == "soon").then(|| soon(today)),
        signals: asked.which == "signals",
        mine: asked.which == "mine",
    };
    // One more than is shown tells whether there are more.
    let window = Window { after: said(&asked.after), limit: ON_A_PAGE + 1 };
    let mut found =
        who.ask(&app, move |desk, who| worklist(desk, &who.person, &wanted, &window, who.at())).await?;
    let more = i64::try_from(found.len()).is_ok_and(|count| count > ON_A_PAGE);
    if more {
        found.pop();
    }
    let next = found.last().filter(|_| more).and_then(|last| {
        let asked = Asked { after: last.place.clone(), ..asked.clone() };
        serde_urlencoded::to_string(&asked).ok().map(|query| format!("/cases?{query}"))
    });
    let company = who.person.company.is_some();
    let title = if company { ("Mine sager", "My cases") } else { ("Arbejdsliste", "Worklist") };
    let filtered = ![&asked.q, &asked.kind, &asked.state, &asked.which].iter().all(|text| text.is_empty());
    who.show(&ListPage {
        shell: who.shell(Section::Cases, title.0, title.1),
        company,
        kinds: kinds(&who, &asked),
        states: states(&who, &asked),
        whiches: whiches(&who, &asked),
        lines: found.iter().map(|work| line(&who, work)).collect(),
        next,
        filtered,
        asked: &asked,
    })
}

fn soon(today: Day) -> Day {
    today.plus_days(SOON)
}

fn line(who: &SignedIn, work: &Work) -> Line {
    let language = who.language();
    let procedure = procedures().find(|procedure| procedure.kind == work.kind);
    Line {
        href: format!("/cases/{}/{}", place_of(work.kind), work.id),
        number: work.number.clone(),
        company: work.company.name.clone(),
        kind: procedure.map(|one| one.title.in_language(language).to_owned()).unwrap_or_default(),
        state: work.state.in_language(language).to_owned(),
        signals: work.signals,
        due: work
            .due
            .as_ref()
            .map(|due| (due.due.written(language), due.what.in_language(language).to_owned())),
        overdue: work.due.as_ref().is_some_and(|due| due.due < who.at().day()),
        updated: work.updated_at.day().written(language),
    }
}

fn procedures() -> impl Iterator<Item = Procedure> {
    [Permits::procedure(), Refunds::procedure()].into_iter()
}

fn kinds(who: &SignedIn, asked: &Asked) -> Vec<Choice> {
    let knows = [Permits::policy().knows_kind(&who.person), Refunds::policy().knows_kind(&who.person)];
    let known = procedures().zip(knows).filter(|(_, knows)| *knows);
    known
        .map(|(procedure, _)| Choice {
            chosen: asked.kind == procedure.kind,
            value: procedure.kind.to_owned(),
            name: procedure.title.in_language(who.language()).to_owned(),
            key: Uuid::now_v7().to_string(),
        })
        .collect()
}

fn states(who: &SignedIn, asked: &Asked) -> Vec<Choice> {
    let mut out: Vec<Choice> = Vec::new();
    let known = kinds(who, asked);
    for procedure in procedures().filter(|one| known.iter().any(|kind| kind.value == one.kind)) {
        for state in &procedure.states {
            if !out.iter().any(|one| one.value == state.slug) {
                out.push(Choice {
                    value: state.slug.to_owned(),
                    name: state.label.in_language(who.language()).to_owned(),
                    chosen: asked.state == state.slug,
                    key: String::new(),
                });
            }
        }
    }
    out
}

fn whiches(who: &SignedIn, asked: &Asked) -> Vec<Choice> {
    let all = [
        ("mine", "Dem, jeg har arbejdet på", "Those that I have worked on"),
        ("soon", "Frist inden 14 dage", "Due within 14 days"),
        ("signals", "Hændelser, der venter", "Signals that wait"),
    ];
    all.into_iter()
        .map(|(value, da, en)| Choice {
            value: value.to_owned(),
            name: who.say(da, en).to_owned(),
            chosen: asked.which == value,
            key: String::new(),
        })
        .collect()
}
