//! The ledger and the controls, and every receipt computed anew on a button.

use actix_web::{HttpResponse, web};
use askama::Template;
use rust_decimal::Decimal;

use super::load;
use crate::desk::refunds::Refunds;
use crate::desk::verify::Recomputed;
use crate::desk::{DeskError, Kind as _, cases};
use crate::host::App;
use crate::law::Language;
use crate::law::quantity::written;
use crate::web::fault::Fault;
use crate::web::own_form::OwnForm;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// A line of the ledger.
struct Line {
    number: u32,
    day: String,
    act: i64,
    what: String,
    account: String,
    claim: u32,
    debit: String,
    credit: String,
}

/// A control.
struct Control {
    number: u32,
    purpose: String,
    opened: String,
    /// What was drawn, its risk, and why.
    sample: Vec<(String, u32, Vec<String>)>,
    /// What was found: about what, and the words.
    findings: Vec<(String, String)>,
    conclusion: Option<String>,
}

#[derive(Template)]
#[template(path = "refunds/ledger.html")]
struct LedgerPage {
    shell: Shell,
    id: String,
    number: String,
    lines: Vec<Line>,
    controls: Vec<Control>,
    recomputed: Option<Recomputed>,
}

/// The ledger.
///
/// # Errors
/// 404 where there is no case that the person may see.
pub async fn page(app: web::Data<App>, by: SignedIn, id: web::Path<String>) -> Result<HttpResponse, Fault> {
    shown(&app, &by, id.into_inner(), None).await
}

/// The ledger, with every stored receipt of the case computed anew from its inputs.
///
/// # Errors
/// 403 for a form of another session; 404 where there is no case that the person may see in full.
pub async fn recompute(
    app: web::Data<App>,
    form: OwnForm,
    id: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let of = id.clone();
    let done = form
        .by
        .ask(&app, move |desk, by| {
            // Whoever may see the ledger may have it computed: it changes nothing.
            crate::desk::refunds::ledger(desk, Some(&by.person), &of, by.at())?;
            let (_, file) = cases::visible::<Refunds>(desk, Some(&by.person), &of, by.at())?;
            Ok::<_, DeskError>(Refunds::recompute(desk, &file))
        })
        .await?;
    shown(&app, &form.by, id, Some(done)).await
}

/// What was drawn, as people call it: `claim 3`, `lot L2`, `series 4`, `transport T7`.
fn about(named: &str, language: Language) -> String {
    let danish = |kind: &str| match kind {
        "claim" => "krav",
        "lot" => "parti",
        "series" => "serie",
        _ => "transport",
    };
    match (named.split_once(' '), language) {
        (Some((kind, which)), Language::Da) => format!("{} {which}", danish(kind)),
        _ => named.to_owned(),
    }
}

async fn shown(
    app: &App,
    by: &SignedIn,
    id: String,
    recomputed: Option<Recomputed>,
) -> Result<HttpResponse, Fault> {
    let of = id.clone();
    let (view, entries) = by
        .ask(app, move |desk, by| {
            let entries = crate::desk::refunds::ledger(desk, Some(&by.person), &of, by.at())?;
            Ok((load(desk, by, &of)?, entries))
        })
        .await?;
    let language = by.language();
    let kroner = |ore: i64| if ore == 0 { String::new() } else { written(Decimal::new(ore, 2), language) };
    let lines = entries.iter().flat_map(|entry| {
        entry.lines.iter().map(move |line| Line {
            number: entry.number,
            day: entry.day.written(language),
            act: entry.act,
            what: entry.posted.text().in_language(language).to_owned(),
            account: line.account.text().in_language(language).to_owned(),
            claim: line.claim,
            debit: kroner(line.debit_ore),
            credit: kroner(line.credit_ore),
        })
    });
    let controls = view.file.controls.iter().map(|control| Control {
        number: control.number,
        purpose: control.opened.what.purpose.clone(),
        opened: control.opened.at.day().written(language),
        sample: control
            .opened
            .what
            .sample
            .iter()
            .map(|one| {
                let reasons = one.reasons.iter().map(|text| text.in_language(language).to_owned());
                (about(&one.about, language), one.risk, reasons.collect())
            })
            .collect(),
        findings: control
            .findings
            .iter()
            .map(|one| (one.what.about.clone(), one.what.text.clone()))
            .collect(),
        conclusion: control.closed.as_ref().map(|closed| closed.what.conclusion.clone()),
    });
    let number = view.file.number.clone();
    let title = format!("{} {number}", by.say("Regnskab og kontrol", "Ledger and control"));
    by.show(&LedgerPage {
        shell: by.titled(Section::Cases, &title),
        lines: lines.collect(),
        controls: controls.collect(),
        recomputed,
        number,
        id,
    })
}
