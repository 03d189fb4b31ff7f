//! Readings, the tonnes by month, and where each tonne is.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::chart::chart;
use super::load;
use super::months::{Month, months};
use super::picture::{PARTS, picture};
use crate::host::App;
use crate::law::Language;
use crate::law::quantity::{Tonnes, written};
use crate::web::fault::Fault;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// A series of readings.
struct Series {
    number: u32,
    name: String,
    received: String,
    complete: bool,
    replaced_by: Option<u32>,
    /// Point, tonnes, valid, substituted and unresolved hours.
    points: Vec<(String, String, u32, u32, u32)>,
    warnings: usize,
}

/// A lot: its name, plant, captured tonnes, storage deadline, and its tonnes by where they are.
struct Lot {
    id: String,
    plant: String,
    captured: String,
    store_by: String,
    parts: Vec<(&'static str, String)>,
}

/// What was typed of an upload that was not taken.
#[derive(Default)]
pub struct Typed {
    /// The plan that was chosen.
    pub plan: String,
    /// The series that it was to replace.
    pub corrects: String,
    /// Why.
    pub reasons: String,
    /// What is wrong.
    pub faults: Vec<String>,
}

#[derive(Template)]
#[template(path = "refunds/tonnes.html")]
struct TonnesPage {
    shell: Shell,
    id: String,
    number: String,
    months: Vec<(String, String, String)>,
    chart: String,
    picture: String,
    lots: Vec<Lot>,
    legend: Vec<(&'static str, &'static str)>,
    series: Vec<Series>,
    dates: Vec<(String, String)>,
    may_upload: bool,
    /// The plans that can be chosen: SHA-256, name, whether it is chosen.
    plans: Vec<(String, String, bool)>,
    typed: Typed,
}

/// The page.
///
/// # Errors
/// 404 where there is no case that the person may see.
pub async fn page(app: web::Data<App>, by: SignedIn, id: web::Path<String>) -> Result<HttpResponse, Fault> {
    shown(&app, &by, id.into_inner(), Typed::default(), StatusCode::OK).await
}

/// The page with what was typed.
///
/// # Errors
/// As [`page`].
pub async fn shown(
    app: &App,
    by: &SignedIn,
    id: String,
    typed: Typed,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let of = id.clone();
    let view = by.ask(app, move |desk, by| load(desk, by, &of)).await?;
    let (file, language) = (&view.file, by.language());
    let tonnes = |one: Tonnes| written(one.0, language);
    let by_month = months(file);
    let lots: Vec<_> =
        file.chain.lots().iter().map(|lot| (lot.id.clone(), file.chain.whereabouts(&lot.id))).collect();
    let name = |da: &'static str, en: &'static str| if language == Language::Da { da } else { en };
    let lot_rows = file.chain.lots().iter().zip(&lots).map(|(lot, (_, whereabouts))| Lot {
        id: lot.id.clone(),
        plant: lot.plant.clone(),
        captured: tonnes(lot.captured),
        store_by: lot.store_by.written(language),
        parts: PARTS
            .iter()
            .filter(|(_, _, _, of)| !of(whereabouts).is_zero())
            .map(|(da, en, _, of)| (name(da, en), written(of(whereabouts), language)))
            .collect(),
    });
    let series = file.series.iter().rev().map(|one| {
        let received = &one.series.what;
        let point = |point: &crate::refund::measurement::MeasuredPoint| {
            (
                point.id.clone(),
                tonnes(point.co2_tonnes),
                point.hours_valid,
                point.hours_substituted,
                point.hours_unresolved,
            )
        };
        Series {
            number: one.number,
            name: received.file.name.clone(),
            received: one.series.at.day().written(language),
            complete: received.measured.complete,
            replaced_by: one.replaced_by,
            points: received.measured.points.iter().map(point).collect(),
            warnings: received.measured.warnings.len(),
        }
    });
    let plans = file
        .evidence
        .iter()
        .filter(|one| matches!(one.media_type.as_str(), "application/toml" | "application/json"));
    let plans =
        plans.map(|one| (one.sha256.to_string(), one.name.clone(), one.sha256.as_str() == typed.plan));
    let title = format!("{} {}", by.say("Målinger og ton", "Readings and tonnes"), file.number);
    let title =
        if typed.faults.is_empty() { title } else { format!("{} {title}", by.say("Fejl:", "Error:")) };
    let page = TonnesPage {
        shell: by.titled(Section::Cases, &title),
        number: file.number.clone(),
        chart: chart(&by_month, language),
        picture: picture(&lots, language),
        months: by_month
            .into_iter()
            .map(|Month { month, captured, stored }| (month, tonnes(captured), tonnes(stored)))
            .collect(),
        lots: lot_rows.collect(),
        legend: PARTS.iter().map(|(da, en, fill, _)| (*fill, name(da, en))).collect(),
        series: series.collect(),
        dates: view
            .dates
            .iter()
            .map(|one| (one.due.written(language), one.what.in_language(language).to_owned()))
            .collect(),
        may_upload: view.acts.iter().any(|one| one.act == "upload-measurements"),
        plans: plans.collect(),
        typed,
        id,
    };
    by.show_as(status, &page)
}
