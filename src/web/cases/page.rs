//! A case on one page.

use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use serde_json::Value;

use super::journal::EntryLine;
use super::kind::{Shown, of_kind};
use super::paper::{Paper, files_of};
use super::readable::{Line, lines};
use super::rests_on::RestsOn;
use super::versions::VersionView;
use crate::access::Company;
use crate::desk::{Desk, DeskError, cases};
use crate::host::App;
use crate::law::{Day, Language, Provision, Text};
use crate::permit::application::Change;
use crate::store::Window;
use crate::web::fault::Fault;
use crate::web::procedures::diagram::diagram;
use crate::web::procedures::procedure::Procedure;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;
use crate::web::words;

/// How many entries of the journal are on a page.
const ENTRIES: i64 = 100;

/// A part with more lines than this is folded at first.
const LONGEST: usize = 30;

/// What of a case is wanted.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The act that was just done.
    #[serde(default)]
    done: String,
    /// The entry of the journal before which others are shown.
    before: Option<i64>,
}

/// A case as REST shows it to the same person.
#[derive(Deserialize)]
pub struct Seen {
    /// Its version.
    pub version: i64,
    /// What its state is called.
    pub state_label: Text,
    /// What the person may do now.
    pub acts: Vec<SeenAct>,
    /// What is due.
    dates: Vec<SeenDate>,
    /// SHA-256 of the terms that are proposed, where the kind has any.
    #[serde(default)]
    pub proposed_terms: Option<String>,
    /// SHA-256 of the terms in force, where the kind has any.
    #[serde(default)]
    pub terms: Option<String>,
    /// What the person may know.
    pub file: Value,
}

/// Something that the person may do now.
#[derive(Deserialize)]
pub struct SeenAct {
    /// The act's name.
    pub act: String,
    label: Text,
    provision: Provision,
}

#[derive(Deserialize)]
struct SeenDate {
    due: Day,
    what: Text,
    provision: Provision,
}

/// An act that the person may do.
struct ActLine {
    href: String,
    label: String,
    provision: String,
}

/// A part of the case.
struct Part {
    id: &'static str,
    title: String,
    lines: Vec<Line>,
}

impl Part {
    /// Whether it is folded at first.
    fn is_long(&self) -> bool {
        self.lines.len() > LONGEST
    }
}

#[derive(Template)]
#[template(path = "cases/page.html")]
struct CasePage {
    shell: Shell,
    kind: String,
    company: Company,
    state: String,
    opened: String,
    address: String,
    done: Option<String>,
    acts: Vec<ActLine>,
    /// Pages beside this one: address and name.
    more: Vec<(String, &'static str)>,
    dates: Vec<(String, String, String)>,
    parts: Vec<Part>,
    versions: Vec<VersionView>,
    documents: Vec<Paper>,
    files: Vec<Paper>,
    rests_on: RestsOn,
    journal: Vec<EntryLine>,
    /// The entry before which there are more.
    earlier: Option<i64>,
    version: i64,
    picture: String,
}

/// Everything of a case that the person may see.
///
/// # Errors
/// 404 where there is no such case that the person may see.
pub async fn page(
    app: web::Data<App>,
    who: SignedIn,
    place: web::Path<(String, String)>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let (kind, id) = place.into_inner();
    of_kind!(kind.as_str(), K => shown::<K>(&app, &who, id, asked.into_inner()).await)
}

/// A case as the person sees it.
///
/// # Errors
/// As the desk.
pub fn seen<K: Shown>(desk: &Desk, who: &SignedIn, id: &str) -> Result<Seen, DeskError> {
    let view = cases::read::<K>(desk, Some(&who.person), id, who.at())?;
    Ok(serde_json::from_value(serde_json::to_value(&view)?)?)
}

/// What is read of a case for its page.
struct Read {
    seen: Seen,
    journal: Vec<cases::JournalView>,
    documents: Vec<cases::DocumentView>,
    changes: Vec<Option<Vec<Change>>>,
}

fn read<K: Shown>(desk: &Desk, who: &SignedIn, id: &str, before: Option<i64>) -> Result<Read, DeskError> {
    let person = Some(&who.person);
    let seen = seen::<K>(desk, who, id)?;
    let last = before.map_or(seen.version, |before| before.saturating_sub(1)).clamp(0, seen.version);
    let after = last.saturating_sub(ENTRIES).max(0);
    let window = Window { after: Some(after.to_string()), limit: last - after };
    let journal = cases::journal::<K>(desk, person, id, &window, who.at())?;
    let documents = cases::documents::<K>(desk, person, id, who.at())?;
    let versions = seen.file.get("versions").and_then(Value::as_array).map_or(0, Vec::len);
    let numbers = 1..=u32::try_from(versions).unwrap_or(0);
    let changes = numbers.map(|number| K::changes(desk, &who.person, id, number, who.at()));
    Ok(Read { journal, documents, changes: changes.collect::<Result<_, _>>()?, seen })
}

async fn shown<K: Shown>(app: &App, who: &SignedIn, id: String, asked: Asked) -> Result<HttpResponse, Fault> {
    let address = format!("/cases/{}/{id}", K::PLACE);
    let before = asked.before;
    let read = who.ask(app, move |desk, who| read::<K>(desk, who, &id, before)).await?;
    let (language, procedure) = (who.language(), K::procedure());
    let file = &read.seen.file;
    let text = |name: &str| file.get(name).and_then(Value::as_str).unwrap_or_default();
    let company: Company =
        serde_json::from_value(file.get("company").cloned().unwrap_or_default()).map_err(DeskError::from)?;
    let present = procedure.states.iter().position(|state| state.slug == text("state"));
    let done = procedure.rows.iter().find(|row| row.act == asked.done);
    let first = read.journal.first().map(|view| view.entry.seq);
    let mut journal: Vec<EntryLine> =
        read.journal.iter().map(|view| EntryLine::of(view, &procedure, language)).collect();
    journal.reverse();
    let versions = file.get("versions").and_then(Value::as_array).into_iter().flatten();
    let mut versions: Vec<VersionView> = (1..)
        .zip(versions)
        .zip(read.changes)
        .map(|((number, version), changes)| VersionView::of(number, version, changes, language))
        .collect();
    versions.reverse();
    let opened = crate::law::Moment::parse(text("opened_at")).map(|at| at.written(language));
    who.show(&CasePage {
        shell: who.titled(Section::Cases, &format!("{} {}", who.say("Sag", "Case"), text("number"))),
        kind: procedure.title.in_language(language).to_owned(),
        company,
        state: read.seen.state_label.in_language(language).to_owned(),
        opened: opened.unwrap_or_default(),
        done: done.map(|row| row.label.in_language(language).to_owned()),
        acts: acts::<K>(who, &read.seen, &address),
        more: K::MORE_PAGES
            .iter()
            .map(|(page, da, en)| {
                (format!("{address}/{page}"), if language == Language::Da { *da } else { *en })
            })
            .collect(),
        dates: dates(who, &read.seen),
        parts: parts::<K>(who, file),
        versions,
        documents: read.documents.iter().map(|one| Paper::document(&address, one, language)).collect(),
        files: files_of(file).iter().map(|one| Paper::file(&address, one)).collect(),
        rests_on: RestsOn::of(file, language),
        journal,
        earlier: first.filter(|first| *first > 1),
        version: read.seen.version,
        picture: picture(&procedure, present, who),
        address,
    })
}

fn picture(procedure: &Procedure, present: Option<usize>, who: &SignedIn) -> String {
    diagram(procedure, present, who.language())
}

/// What the person may do now, each with the page that does it.
fn acts<K: Shown>(who: &SignedIn, seen: &Seen, address: &str) -> Vec<ActLine> {
    let language = who.language();
    let page = |act: &str| K::OWN_PAGES.iter().find(|(own, _)| *own == act).map(|(_, page)| *page);
    let has_form = |act: &str| crate::web::acts::has_form::<K>(act);
    let mut out: Vec<ActLine> = Vec::new();
    for one in &seen.acts {
        let href = match page(&one.act) {
            Some(own) => format!("{address}/{own}"),
            None if has_form(&one.act) => format!("{address}/acts/{}", one.act),
            None => continue,
        };
        let line = ActLine {
            href,
            label: one.label.in_language(language).to_owned(),
            provision: one.provision.cite(language),
        };
        // Several acts may be done on one page.
        if !out.iter().any(|other| other.href == line.href) {
            out.push(line);
        }
    }
    out
}

fn dates(who: &SignedIn, seen: &Seen) -> Vec<(String, String, String)> {
    let language = who.language();
    seen.dates
        .iter()
        .map(|date| {
            let what = date.what.in_language(language).to_owned();
            (date.due.written(language), what, date.provision.cite(language))
        })
        .collect()
}

/// The parts of the file that have something in them.
fn parts<K: Shown>(who: &SignedIn, file: &Value) -> Vec<Part> {
    let language = who.language();
    let of = std::any::type_name::<K::File>().rsplit("::").next().unwrap_or_default();
    let known = K::PARTS.iter().filter_map(|name| {
        let lines = lines(name, file.get(*name)?, language);
        Some(Part { id: name, title: words::label(of, name, language), lines })
    });
    known.filter(|part| !part.lines.is_empty()).collect()
}
