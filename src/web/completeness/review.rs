//! The review as a page.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::Value;

use crate::casework::Attachment;
use crate::desk::DeskError;
use crate::desk::permits::difference;
use crate::host::App;
use crate::permit::application::Item;
use crate::permit::completeness::MarkStatus;
use crate::permit::form::path_of;
use crate::web::application::rows::{Row, read, rows};
use crate::web::application::state::{Application, ItemLine};
use crate::web::fault::Fault;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// How an item can be marked, in Danish and in English.
const MARKS: [(MarkStatus, &str, &str); 5] = [
    (MarkStatus::FormallyComplete, "Formelt fuldstændig", "Formally complete"),
    (MarkStatus::Missing, "Mangler", "Missing"),
    (MarkStatus::Unreadable, "Kan ikke læses", "Cannot be read"),
    (MarkStatus::Incomplete, "Ikke fuldstændig", "Incomplete"),
    (MarkStatus::Assessed, "Vurderet", "Assessed"),
];

/// A value, and what stood there in the version before.
pub struct Shown {
    row: Row,
    /// What stood there, where it has changed.
    before: Option<String>,
}

/// A mark on an item.
pub struct Mark {
    words: &'static str,
    by: String,
    on: String,
    note: String,
}

/// An item beside what it holds.
pub struct Part {
    line: ItemLine,
    rows: Vec<Shown>,
    /// What was taken away since the version before: its label and what stood there.
    gone: Vec<(String, String)>,
    gaps: Vec<String>,
    advice: Vec<String>,
    files: Vec<Attachment>,
    mark: Option<Mark>,
    /// How it can be marked: value, words, whether it is proposed.
    options: Vec<(String, &'static str, bool)>,
    note: String,
    waived: Option<String>,
}

/// A question of a request as it is written.
pub struct Asked {
    /// The item.
    pub item: Item,
    /// What it is called.
    pub title: String,
    /// What is asked; empty where nothing is.
    pub text: String,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
pub struct Typed {
    /// A mark that was not taken: its item, status and note.
    pub mark: Option<(Item, String, String)>,
    /// The request as it was typed: names and values.
    pub request: Option<Vec<(String, String)>>,
    /// What is wrong: the field's id, or none, and the words.
    pub faults: Vec<(Option<String>, String)>,
}

impl Typed {
    fn of_request(&self, name: &str) -> Option<&str> {
        let all = self.request.as_ref()?;
        Some(all.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str()))
    }
}

#[derive(Template)]
#[template(path = "completeness/review.html")]
struct ReviewPage {
    shell: Shell,
    id: String,
    number: String,
    version: usize,
    parts: Vec<Part>,
    may_mark: bool,
    may_request: bool,
    questions: Vec<Asked>,
    reasons: String,
    answer_by: String,
    otherwise: String,
    faults: Vec<(Option<String>, String)>,
}

/// The review.
///
/// # Errors
/// 404 where there is no case that the person may see.
pub async fn review(app: web::Data<App>, by: SignedIn, id: web::Path<String>) -> Result<HttpResponse, Fault> {
    shown(&app, &by, id.into_inner(), &Typed::default(), StatusCode::OK).await
}

/// The review with what was typed.
///
/// # Errors
/// As [`review`].
pub async fn shown(
    app: &App,
    by: &SignedIn,
    id: String,
    typed: &Typed,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let of = id.clone();
    let work = move |desk: &crate::desk::Desk, by: &SignedIn| {
        let loaded = Application::load(desk, &by.person, &of, by.at())?;
        let count = loaded.case.file.versions.len();
        let version = u32::try_from(count).unwrap_or_default();
        let changes = match count {
            0 => return Err(DeskError::NotFound),
            1 => Vec::new(),
            _ => difference(desk, Some(&by.person), &of, version, by.at())?,
        };
        Ok((loaded, changes, count))
    };
    let (loaded, changes, version) = by.ask(app, work).await?;
    let language = by.language();
    let lines = loaded.lines(language);
    let part = |line: ItemLine| {
        let item = line.item;
        let own: Vec<_> = changes.iter().filter(|change| Item::of(&change.pointer) == Some(item)).collect();
        let before = |value: &Option<Value>, pointer: &str| read(&path_of(pointer), value.as_ref(), language);
        let held = rows(&loaded.case.file.draft, item, language);
        // A list that is shown whole has its lines as changes of their own.
        let within = |change: &str, row: &str| {
            change.strip_prefix(row).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let gone = own.iter().filter(|change| !held.iter().any(|row| within(&change.pointer, &row.pointer)));
        let gone = gone.map(|change| {
            (change.label.in_language(language).to_owned(), before(&change.before, &change.pointer))
        });
        let gone = gone.collect();
        let with_before = held.into_iter().map(|row| {
            let old: Vec<String> = own
                .iter()
                .filter(|change| within(&change.pointer, &row.pointer))
                .map(|change| before(&change.before, &change.pointer))
                .collect();
            Shown { before: (!old.is_empty()).then(|| old.join("\n").trim().to_owned()), row }
        });
        let words = |gaps: bool| {
            let found = loaded.examination.of(item).filter(move |one| one.is_gap() == gaps);
            found
                .map(|one| format!("{} {}", one.what.in_language(language), one.mend.in_language(language)))
                .collect::<Vec<_>>()
        };
        let mark = loaded.case.file.marks.get(&item);
        let sent = typed.mark.as_ref().filter(|(of, _, _)| *of == item);
        // What a person marked stands; else what the machine finds is proposed.
        let proposed = mark.map_or_else(|| loaded.examination.status(item).into(), |mark| mark.what.status);
        let chosen = sent.map_or_else(|| slug(proposed), |(_, status, _)| status.clone());
        let gaps = words(true);
        Part {
            rows: with_before.collect(),
            gone,
            note: match (sent, mark) {
                (Some((_, _, note)), _) => note.clone(),
                (None, Some(mark)) => mark.what.note.clone(),
                (None, None) => gaps.join("\n"),
            },
            gaps,
            advice: words(false),
            files: loaded.files(item).into_iter().cloned().collect(),
            mark: mark.map(|mark| Mark {
                words: said(mark.what.status, by),
                by: mark.by.name.clone(),
                on: mark.at.day().written(language),
                note: mark.what.note.clone(),
            }),
            options: MARKS
                .iter()
                .map(|(status, da, en)| (slug(*status), by.say(da, en), slug(*status) == chosen))
                .collect(),
            waived: loaded.case.file.waived.get(&item).cloned(),
            line,
        }
    };
    let questions = Item::ALL.into_iter().map(|item| {
        let mark = loaded.case.file.marks.get(&item).map(|mark| &mark.what);
        let open =
            mark.filter(|mark| !matches!(mark.status, MarkStatus::FormallyComplete | MarkStatus::Assessed));
        let text = typed.of_request(item.slug()).map(str::to_owned);
        Asked {
            item,
            title: item.title().in_language(language).to_owned(),
            text: text.unwrap_or_else(|| open.map(|mark| mark.note.clone()).unwrap_or_default()),
        }
    });
    let number = loaded.case.file.number.clone();
    let title = format!("{} {number}", by.say("Fuldstændighed", "Completeness"));
    let title =
        if typed.faults.is_empty() { title } else { format!("{} {title}", by.say("Fejl:", "Error:")) };
    let request = |name: &str| typed.of_request(name).unwrap_or_default().to_owned();
    let page = ReviewPage {
        shell: by.titled(Section::Cases, &title),
        version,
        may_mark: loaded.may("mark-item"),
        may_request: loaded.may("request-information"),
        questions: questions.collect(),
        reasons: request("reasons"),
        answer_by: request("answer_by"),
        otherwise: request("otherwise"),
        faults: typed.faults.clone(),
        parts: lines.into_iter().map(part).collect(),
        number,
        id,
    };
    by.show_as(status, &page)
}

fn slug(status: MarkStatus) -> String {
    serde_json::to_value(status).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn said(status: MarkStatus, by: &SignedIn) -> &'static str {
    let found = MARKS.iter().find(|(own, _, _)| *own == status);
    found.map_or("", |(_, da, en)| match by.language() {
        crate::law::Language::Da => da,
        crate::law::Language::En => en,
    })
}
