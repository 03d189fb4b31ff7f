//! The form of an act: filled in, its letter looked at, sent.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, LOCATION};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::Value;
use uuid::Uuid;

use super::content::{CommandOf, SchemaOf};
use super::drawn::{Drawing, Drawn, Part};
use super::options::Options;
use super::refused::Refused;
use super::suggested::suggested;
use super::tree::{Node, tree};
use super::typed::Typed;
use super::{has_form, schema};
use crate::casework::{ForContent, Problem};
use crate::desk::cases::{self, Preview};
use crate::desk::{DeskError, Terms};
use crate::host::App;
use crate::law::{Digest, Text};
use crate::store::Window;
use crate::web::cases::journal::EntryLine;
use crate::web::cases::kind::{Shown, of_kind};
use crate::web::cases::page::{Seen, seen};
use crate::web::fault::Fault;
use crate::web::form::Sent;
use crate::web::own_form::OwnForm;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// The fields of the form itself, which are no part of what is sent for the act.
const VERSION: &str = "case-version";
const KEY: &str = "form-key";
const SEEN: &str = "letters-seen";
const DOES: &str = "does";

/// The most entries that are told of as what has changed.
const CHANGES: i64 = 20;

/// A letter that the act makes.
struct LetterLine {
    kind: &'static str,
    sha256: String,
}

#[derive(Template)]
#[template(path = "acts/page.html")]
struct ActPage {
    shell: Shell,
    number: String,
    address: String,
    act: String,
    provision: String,
    form: Drawn,
    version: i64,
    key: String,
    /// The letters as they would be sent, once they have been made for looking.
    letters: Vec<LetterLine>,
    /// What has happened on the case since the form was opened.
    changes: Vec<EntryLine>,
}

/// What a page of an act is made from, beside what was typed.
struct Around {
    address: String,
    act: String,
    of: String,
    tree: Node,
    seen: Seen,
}

/// What is shown beside the form.
struct State {
    status: StatusCode,
    faults: Vec<Problem>,
    letters: Vec<LetterLine>,
    changes: Vec<EntryLine>,
    version: i64,
    key: String,
    more: String,
}

impl State {
    fn new(version: i64, key: String) -> Self {
        let (faults, letters, changes) = Default::default();
        Self { status: StatusCode::OK, faults, letters, changes, version, key, more: String::new() }
    }
}

/// The form of an act, with what the case has already in it.
///
/// # Errors
/// 404 where there is no such case or act for the person; 403 where the act is not theirs; 409 where the case's state does
/// not have it.
pub async fn blank(
    app: web::Data<App>,
    who: SignedIn,
    place: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Fault> {
    let (kind, id, act) = place.into_inner();
    of_kind!(kind.as_str(), K => opened::<K>(&app, &who, &id, &act).await)
}

/// Takes the form in: shows the letters that it would make, and then does the act.
///
/// # Errors
/// As [`blank`]; what can be mended at the form is shown there.
pub async fn send(
    app: web::Data<App>,
    form: OwnForm,
    place: web::Path<(String, String, String)>,
) -> Result<HttpResponse, Fault> {
    let (kind, id, act) = place.into_inner();
    of_kind!(kind.as_str(), K => taken::<K>(&app, form, id, act).await)
}

async fn around<K: Shown>(app: &App, who: &SignedIn, id: &str, act: &str) -> Result<Around, Fault> {
    let (of, schema) =
        Some(act).filter(|act| has_form::<K>(act)).and_then(schema::<K>).ok_or(DeskError::NotFound)?;
    let (case, name) = (id.to_owned(), act.to_owned());
    let seen = who
        .ask(app, move |desk, who| {
            cases::allowed::<K>(desk, Some(&who.person), &case, &name)?;
            seen::<K>(desk, who, &case)
        })
        .await?;
    let address = format!("/cases/{}/{id}", K::PLACE);
    Ok(Around { address, act: act.to_owned(), tree: tree(&of, &schema), of, seen })
}

async fn opened<K: Shown>(app: &App, who: &SignedIn, id: &str, act: &str) -> Result<HttpResponse, Fault>
where
    SchemaOf: ForContent<K::Command, Out = Option<(String, Value)>>,
{
    let around = around::<K>(app, who, id, act).await?;
    if !around.seen.acts.iter().any(|one| one.act == act) {
        return Err(Fault::not_now());
    }
    let mut typed = Typed::default();
    typed.fill(&around.tree, "", &suggested(act, &around.seen));
    let state = State::new(around.seen.version, new_key());
    shown::<K>(who, &around, &typed, state)
}

async fn taken<K: Shown>(app: &App, form: OwnForm, id: String, act: String) -> Result<HttpResponse, Fault>
where
    K::Command: Send,
{
    let around = around::<K>(app, &form.by, &id, &act).await?;
    let does = form.value(DOES).to_owned();
    let version = form.value(VERSION).parse().unwrap_or(around.seen.version);
    let key = Uuid::parse_str(form.value(KEY)).map_or_else(|_| new_key(), |key| key.to_string());
    let previewed: Vec<Digest> = form.value(SEEN).split(' ').filter_map(Digest::parse).collect();
    let who = form.by;
    let content: Sent = form.sent;
    let mut typed = Typed::sent(content);
    typed.compact(&around.tree, "");
    let mut state = State::new(version, key.clone());
    if let Some(list) = does.strip_prefix("add:") {
        state.more = list.to_owned();
        return shown::<K>(&who, &around, &typed, state);
    }
    let mut faults = Vec::new();
    let value = typed.json(&around.tree, "", true, &mut faults).unwrap_or_default();
    let command = K::content(&act, CommandOf(value)).ok_or(DeskError::NotFound)?;
    let command = match command {
        Ok(command) if faults.is_empty() => command,
        other => {
            // A field that could not be read has been told so already.
            let found = other.err().unwrap_or_default().into_iter();
            let told: Vec<String> = faults.iter().map(|fault| fault.pointer.clone()).collect();
            faults.extend(found.filter(|fault| !told.contains(&fault.pointer)));
            return shown::<K>(
                &who,
                &around,
                &typed,
                State { status: StatusCode::UNPROCESSABLE_ENTITY, faults, ..state },
            );
        }
    };
    let sends = does == "send";
    let terms = Terms { if_version: Some(version), idempotency_key: Some(key), previewed: previewed.clone() };
    let (case, letter) = (id.clone(), does.strip_prefix("letter:").map(str::to_owned));
    let done = who
        .ask(app, move |desk, who| {
            let person = Some(&who.person);
            if sends {
                // Whether it was done before is found by the key, before anything else is asked.
                return cases::act::<K>(desk, person, &case, &command, &terms, who.at()).map(|_| None);
            }
            let letters = match cases::drafts::<K>(desk, person, &case, command.clone(), who.at()) {
                Ok(letters) => letters,
                // Sent twice: the second time, the state may have no such act any more.
                Err(why) => return again::<K>(desk, who, &case, &command, &terms, why).map(|()| None),
            };
            if letters.is_empty() {
                return cases::act::<K>(desk, person, &case, &command, &terms, who.at()).map(|_| None);
            }
            Ok(Some(letters))
        })
        .await;
    match done {
        Ok(None) => {
            let location = format!("{}?done={act}", around.address);
            Ok(HttpResponse::SeeOther().insert_header((LOCATION, location)).finish())
        }
        Ok(Some(letters)) => match letter {
            Some(kind) => one_letter(letters, &kind),
            None => {
                state.letters = letters.iter().map(line).collect();
                shown::<K>(&who, &around, &typed, state)
            }
        },
        Err(why) => refused::<K>(app, &who, &around, &typed, state, why).await,
    }
}

/// Does an act that cannot be previewed: if it was done before under the same key, that is its answer; otherwise it was
/// refused for what kept it from being previewed.
fn again<K: Shown>(
    desk: &crate::desk::Desk,
    who: &SignedIn,
    id: &str,
    command: &K::Command,
    terms: &Terms,
    why: DeskError,
) -> Result<(), DeskError> {
    match why {
        DeskError::Refused(_) => {
            cases::act::<K>(desk, Some(&who.person), id, command, terms, who.at()).map(|_| ())
        }
        other => Err(other),
    }
}

/// The form with what kept the act from being done.
async fn refused<K: Shown>(
    app: &App,
    who: &SignedIn,
    around: &Around,
    typed: &Typed,
    mut state: State,
    why: DeskError,
) -> Result<HttpResponse, Fault> {
    let refused = Refused::of(why)?;
    state.status = refused.status;
    state.faults = refused.faults;
    if refused.used_key {
        state.key = new_key();
    }
    if refused.stale {
        let (id, after) = (around.address.clone(), state.version);
        let id = id.rsplit('/').next().unwrap_or_default().to_owned();
        let window = Window { after: Some(after.to_string()), limit: CHANGES };
        let entries = who
            .ask(app, move |desk, who| cases::journal::<K>(desk, Some(&who.person), &id, &window, who.at()))
            .await?;
        let procedure = K::procedure();
        state.changes =
            entries.iter().map(|entry| EntryLine::of(entry, &procedure, who.language())).collect();
        state.version = around.seen.version;
    }
    shown::<K>(who, around, typed, state)
}

fn shown<K: Shown>(
    who: &SignedIn,
    around: &Around,
    typed: &Typed,
    state: State,
) -> Result<HttpResponse, Fault> {
    let language = who.language();
    let options = Options::of_case(&around.seen, language);
    let drawing = Drawing { typed, faults: &state.faults, options: &options, more: &state.more, language };
    let form = drawing.draw(&around.of, &around.tree);
    let procedure = K::procedure();
    let row = procedure.rows.iter().find(|row| row.act == around.act);
    let label = row.map(|row| row.label.in_language(language).to_owned()).unwrap_or_default();
    let title = capital(&label);
    let faulty = !form.summary.is_empty();
    let title = if faulty { format!("{} {title}", who.say("Fejl:", "Error:")) } else { title };
    let number = around.seen.file.get("number").and_then(Value::as_str).unwrap_or_default();
    let page = ActPage {
        shell: who.titled(Section::Cases, &title),
        number: number.to_owned(),
        address: around.address.clone(),
        act: around.act.clone(),
        provision: row.map(|row| row.provision.cite(language)).unwrap_or_default(),
        form,
        version: state.version,
        key: state.key,
        letters: state.letters,
        changes: state.changes,
    };
    who.show_as(state.status, &page)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn line(letter: &Preview) -> LetterLine {
    LetterLine { kind: letter.kind, sha256: letter.sha256.to_string() }
}

/// A letter as it would be sent, marked as a draft, in a window of its own.
fn one_letter(letters: Vec<Preview>, kind: &str) -> Result<HttpResponse, Fault> {
    let found = letters.into_iter().find(|one| one.kind == kind).ok_or(DeskError::NotFound)?;
    let mut answer = HttpResponse::Ok();
    answer
        .content_type("application/pdf")
        .insert_header((CONTENT_DISPOSITION, format!("inline; filename=\"{kind}-draft.pdf\"")));
    Ok(answer.body(found.draft))
}

fn new_key() -> String {
    Uuid::now_v7().to_string()
}

impl ActPage {
    /// The letters that were looked at, as the form sends them on.
    fn seen(&self) -> String {
        self.letters.iter().map(|one| one.sha256.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn letter_name(&self, kind: &str) -> String {
        let known = Text::new("Brevet", "The letter");
        let name = known.in_language(self.shell.language);
        if self.letters.len() > 1 { format!("{name} ({kind})") } else { name.to_owned() }
    }
}
