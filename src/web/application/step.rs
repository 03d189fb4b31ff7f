//! One step: an item of § 4 filled in and saved.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::Value;

use super::area::{Area, area};
use super::blocks::{Block, Source, blocks, id as id_of};
use super::state::Application;
use super::{typed, upload};
use crate::casework::{Attachment, Problem};
use crate::desk::permits::Permits;
use crate::desk::{Desk, DeskError, Terms, cases};
use crate::host::App;
use crate::law::digest::canonical_json;
use crate::law::{Digest, Text};
use crate::permit::application::{self, Item};
use crate::permit::completeness::wanted;
use crate::permit::form;
use crate::permit::procedure::Command;
use crate::permit::procedure::content::SavedDraft;
use crate::web::fault::Fault;
use crate::web::form::Received;
use crate::web::own_files::OwnFiles;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// How often a save is tried anew when somebody changed another item in between.
const TRIES: u8 = 5;

/// A line of what is still missing: the field's id, or none, and the words.
pub type Gap = (Option<String>, String);

#[derive(Template)]
#[template(path = "application/step.html")]
struct StepPage {
    shell: Shell,
    id: String,
    number: String,
    item: Item,
    at: usize,
    provision: String,
    blocks: Vec<Block>,
    gaps: Vec<Gap>,
    advice: Vec<String>,
    faults: Vec<Gap>,
    questions: Vec<String>,
    files: Vec<Attachment>,
    wanted: Option<String>,
    base: String,
    saved: bool,
    area: Option<Area>,
    before: Option<&'static str>,
    after: Option<&'static str>,
}

/// What is asked for beside a step.
#[derive(Debug, serde::Deserialize)]
pub struct Asked {
    /// It has just been saved.
    saved: Option<String>,
}

/// A step.
///
/// # Errors
/// 404 where there is no such case or item.
pub async fn blank(
    app: web::Data<App>,
    by: SignedIn,
    place: web::Path<(String, String)>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let (id, slug) = place.into_inner();
    let item = Item::from_slug(&slug).ok_or(DeskError::NotFound)?;
    let of = id.clone();
    let loaded = by.ask(&app, move |desk, by| Application::load(desk, &by.person, &of, by.at())).await?;
    if !loaded.may("save") {
        // What can no longer be changed can still be read.
        return Ok(led_to(&format!("/cases/storage-permits/{id}/application/overview")));
    }
    let draft = serde_json::to_value(&loaded.case.file.draft).map_err(DeskError::from)?;
    let from = Shown { draft: &draft, faults: &[], base: digest(&draft, item), saved: asked.saved.is_some() };
    shown(&by, id, item, &loaded, &from, StatusCode::OK)
}

/// Saves a step, and leads to where the button says.
///
/// # Errors
/// 403 for a form of another session; 404 as for the step.
pub async fn save(
    app: web::Data<App>,
    form: OwnFiles,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let (id, slug) = place.into_inner();
    let item = Item::from_slug(&slug).ok_or(DeskError::NotFound)?;
    let OwnFiles { by, received } = form;
    let of = id.clone();
    let saved = by.ask(&app, move |desk, by| saved(desk, by, &of, item, &received)).await?;
    match saved {
        Saved::Led(to) => Ok(led_to(&format!("/cases/storage-permits/{id}/application/{to}"))),
        Saved::Faulty(faulty) => {
            let Faulty { loaded, draft, faults, base } = *faulty;
            let from = Shown { draft: &draft, faults: &faults, base, saved: false };
            shown(&by, id, item, &loaded, &from, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// What came of a save.
enum Saved {
    /// It was saved: where to go.
    Led(String),
    /// It was not.
    Faulty(Box<Faulty>),
}

struct Faulty {
    loaded: Application,
    draft: Value,
    faults: Vec<Problem>,
    base: String,
}

fn saved(desk: &Desk, by: &SignedIn, id: &str, item: Item, received: &Received) -> Result<Saved, DeskError> {
    let mut tried = 0;
    loop {
        let loaded = Application::load(desk, &by.person, id, by.at())?;
        let mut draft = serde_json::to_value(&loaded.case.file.draft)?;
        let current = digest(&draft, item);
        let mut faults = Vec::new();
        if received.value("base") != current {
            faults.push(Problem::plain(
                "",
                Text::new(
                    "En anden har gemt dette trin imens. Her står det, du har skrevet: gem igen, hvis det skal gælde i stedet.",
                    "Somebody else has saved this step meanwhile. Here is what you wrote: save again if it is to stand instead.",
                ),
            ));
        }
        faults.extend(typed::write(&mut draft, item, &received.values));
        faults.extend(polygons(&mut draft, item, received));
        let button = received.value("do").to_owned();
        let led = pressed(&mut draft, item, &button);
        match read(&draft) {
            Ok(application) if faults.is_empty() => {
                match keep(desk, by, id, application, loaded.case.version) {
                    Ok(()) => return Ok(Saved::Led(led)),
                    Err(DeskError::Stale(_)) if tried < TRIES => tried += 1,
                    Err(other) => return Err(other),
                }
            }
            Ok(_) => return Ok(Saved::Faulty(Box::new(Faulty { loaded, draft, faults, base: current }))),
            Err(found) => {
                faults.extend(found);
                return Ok(Saved::Faulty(Box::new(Faulty { loaded, draft, faults, base: current })));
            }
        }
    }
}

fn read(draft: &Value) -> Result<Box<application::Application>, Vec<Problem>> {
    let application: Box<application::Application> =
        serde_json::from_value(draft.clone()).map_err(|why| {
            let message =
                Text::new(format!("Kladden kan ikke læses: {why}."), format!("Cannot be read: {why}."));
            vec![Problem::plain("", message)]
        })?;
    let faults = application.problems();
    if faults.is_empty() { Ok(application) } else { Err(faults) }
}

fn keep(
    desk: &Desk,
    by: &SignedIn,
    id: &str,
    draft: Box<application::Application>,
    version: i64,
) -> Result<(), DeskError> {
    let terms = Terms { if_version: Some(version), ..Terms::default() };
    let command = Command::Save(SavedDraft(draft));
    cases::act::<Permits>(desk, Some(&by.person), id, &command, &terms, by.at()).map(drop)
}

/// Reads polygons that were chosen as files into the draft.
fn polygons(draft: &mut Value, item: Item, received: &Received) -> Vec<Problem> {
    let mut faults = Vec::new();
    for file in &received.files {
        let Some(pointer) = file.field.strip_suffix("_file").filter(|at| Item::of(at) == Some(item)) else {
            continue;
        };
        match upload::polygon(&file.name, &file.content, pointer) {
            Ok(polygon) => {
                let sent = vec![(pointer.to_owned(), polygon.lines)];
                faults.extend(typed::write(draft, item, &sent));
                let datum = draft.pointer("/coordinates/datum").and_then(Value::as_str).unwrap_or_default();
                if polygon.is_wgs84 && datum != "EPSG:4326" {
                    faults.push(Problem::plain(
                        pointer,
                        Text::new(
                            "GeoJSON er altid i WGS 84, og det datum, der er valgt, er et andet. Vælg WGS 84, eller brug en fil i det valgte datum.",
                            "GeoJSON is always in WGS 84, and the datum chosen is another. Choose WGS 84, or use a file in the datum chosen.",
                        ),
                    ));
                }
            }
            Err(found) => faults.extend(found),
        }
    }
    faults
}

/// Does what the button says, and answers where to go.
fn pressed(draft: &mut Value, item: Item, button: &str) -> String {
    let own = item.slug();
    let inside = |at: &str| Item::of(at) == Some(item);
    if let Some(list) = button.strip_prefix("add:").filter(|at| inside(at)) {
        let mut added = typed::add(draft, list);
        // A list that needs an entry was shown with one that is not there until something stands in it.
        if added.as_deref().is_some_and(|at| at.ends_with("/0"))
            && form::group(&form::path_of(list)).is_some_and(|g| g.minimum > 0)
        {
            added = typed::add(draft, list);
        }
        return added.map_or_else(|| own.to_owned(), |at| format!("{own}#{}", id_of(&at)));
    }
    if let Some(entry) = button.strip_prefix("remove:").filter(|at| inside(at)) {
        typed::remove(draft, entry);
        return own.to_owned();
    }
    match button {
        "next" => neighbours(item).1.unwrap_or("overview").to_owned(),
        _ => format!("{own}?saved=1"),
    }
}

/// The steps before and after one.
fn neighbours(item: Item) -> (Option<&'static str>, Option<&'static str>) {
    let at = Item::ALL.iter().position(|one| *one == item).unwrap_or_default();
    let slug = |at: usize| Item::ALL.get(at).map(|item| item.slug());
    (at.checked_sub(1).and_then(slug), slug(at.saturating_add(1)))
}

/// The digest of an item's part of a draft.
fn digest(draft: &Value, item: Item) -> String {
    let part = draft.pointer(&item.pointer()).cloned().unwrap_or_default();
    canonical_json(&part).map(|bytes| Digest::of(&bytes).to_string()).unwrap_or_default()
}

fn led_to(place: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, place)).finish()
}

/// What of a step comes from the form.
struct Shown<'a> {
    draft: &'a Value,
    faults: &'a [Problem],
    base: String,
    saved: bool,
}

fn shown(
    by: &SignedIn,
    id: String,
    item: Item,
    loaded: &Application,
    from: &Shown<'_>,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let language = by.language();
    let findings = loaded.findings(item);
    let source = Source { draft: from.draft, findings: &findings, faults: from.faults, language };
    let blocks = blocks(item, source);
    let target = |pointer: &str| {
        let has = |block: &Block| matches!(block, Block::Field(field) if pointer == field.name || pointer.strip_prefix(&field.name).is_some_and(|rest| rest.starts_with('/')));
        blocks.iter().find(|block| has(block)).and_then(|block| match block {
            Block::Field(field) => Some(field.id.clone()),
            _ => None,
        })
    };
    let gaps = findings.iter().filter(|one| one.is_gap()).map(|one| {
        let words = one.what.in_language(language);
        match target(&one.pointer) {
            Some(field) => (Some(field), words.to_owned()),
            None => (None, format!("{words} {}", one.mend.in_language(language))),
        }
    });
    let advice = findings.iter().filter(|one| !one.is_gap() && target(&one.pointer).is_none());
    let faults = from.faults.iter().map(|fault| {
        let label =
            (!fault.pointer.is_empty()).then(|| form::label(&fault.pointer).in_language(language).to_owned());
        let words = fault.message.in_language(language);
        let words = label
            .filter(|label| !words.starts_with(label.as_str()))
            .map_or_else(|| words.to_owned(), |label| format!("{label}: {words}"));
        (target(&fault.pointer), words)
    });
    let at = Item::ALL.iter().position(|one| *one == item).unwrap_or_default().saturating_add(1);
    let title = item.title().in_language(language).to_owned();
    let title = if from.faults.is_empty() { title } else { format!("{} {title}", by.say("Fejl:", "Error:")) };
    let (before, after) = neighbours(item);
    let page = StepPage {
        shell: by.titled(Section::Cases, &title),
        number: loaded.case.file.number.clone(),
        item,
        at,
        provision: item.provision().cite(language),
        gaps: gaps.collect(),
        advice: advice
            .map(|one| format!("{} {}", one.what.in_language(language), one.mend.in_language(language)))
            .collect(),
        faults: faults.collect(),
        questions: loaded.questions(item).into_iter().map(|question| question.text.clone()).collect(),
        files: loaded.files(item).into_iter().cloned().collect(),
        wanted: wanted(item).map(|text| text.in_language(language).to_owned()),
        base: from.base.clone(),
        saved: from.saved,
        area: (item == Item::Coordinates).then(|| area(from.draft, by.at().day(), language)),
        before,
        after,
        blocks,
        id,
    };
    by.show_as(status, &page)
}
