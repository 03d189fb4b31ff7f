//! Claims, and how each was computed, step by step.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::load;
use crate::desk::DeskError;
use crate::host::App;
use crate::law::Language;
use crate::law::quantity::written;
use crate::refund::procedure::file::{ClaimOnFile, ClaimState};
use crate::web::fault::Fault;
use crate::web::receipt::{Answer, Headline};
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// What stands at the head of a claim's computation.
const HEADLINES: &[Headline] = &[
    ("/payable_kroner", ("Tilbagebetales", "Is repaid"), "kr."),
    ("/co2_tax_kroner", ("CO₂-afgift", "CO₂ tax"), "kr."),
    ("/borne_kroner", ("Afgift, der bæres", "Tax that is borne"), "kr."),
    ("/captured_share", ("Fanget andel", "Captured share"), ""),
];

/// A claim in a line.
struct Line {
    number: u32,
    period: String,
    state: &'static str,
    claimed: String,
    computed: String,
    paid: String,
}

#[derive(Template)]
#[template(path = "refunds/claims.html")]
struct ClaimsPage {
    shell: Shell,
    id: String,
    number: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "refunds/claim.html")]
struct ClaimPage {
    shell: Shell,
    id: String,
    line: Line,
    /// Which computation it is: the final one, the assessment's, the claim's own.
    which: &'static str,
    answer: Option<Answer>,
    /// Lots, and what counts of each.
    lots: Vec<(String, String)>,
}

/// Every claim.
///
/// # Errors
/// 404 where there is no case that the person may see.
pub async fn list(app: web::Data<App>, by: SignedIn, id: web::Path<String>) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let of = id.clone();
    let view = by.ask(&app, move |desk, by| load(desk, by, &of)).await?;
    let number = view.file.number.clone();
    let title = format!("{} {number}", by.say("Krav", "Claims"));
    by.show(&ClaimsPage {
        shell: by.titled(Section::Cases, &title),
        lines: view.file.claims.iter().map(|claim| line(claim, by.language())).collect(),
        number,
        id,
    })
}

/// One claim, with its computation.
///
/// # Errors
/// 404 where there is no such claim that the person may see.
pub async fn one(
    app: web::Data<App>,
    by: SignedIn,
    place: web::Path<(String, u32)>,
) -> Result<HttpResponse, Fault> {
    let (id, number) = place.into_inner();
    let of = id.clone();
    let view = by.ask(&app, move |desk, by| load(desk, by, &of)).await?;
    let claim = view.file.claims.iter().find(|claim| claim.number == number).ok_or(DeskError::NotFound)?;
    let language = by.language();
    let computed = claim.computed().unwrap_or(&claim.claim.what.claimed);
    let result = serde_json::to_value(computed).map_err(DeskError::from)?;
    let assessed = claim.assessed.as_ref().map(|one| &one.what.lots);
    let lots = claim.trued_up.as_ref().map(|one| &one.what.lots).or(assessed);
    let lots = lots.into_iter().flatten();
    let title = format!("{} {number}, {}", by.say("Krav", "Claim"), view.file.number);
    by.show(&ClaimPage {
        shell: by.titled(Section::Cases, &title),
        line: line(claim, language),
        which: which(claim, language),
        answer: Answer::of(&result, HEADLINES, language),
        lots: lots.map(|lot| (lot.lot.clone(), written(lot.tonnes.0, language))).collect(),
        id,
    })
}

/// Which computation stands.
fn which(claim: &ClaimOnFile, language: Language) -> &'static str {
    let (da, en) = match (&claim.trued_up, &claim.assessed) {
        (Some(_), _) => ("Det endelige tal", "The final figure"),
        (None, Some(_)) => ("Vurderingen", "The assessment"),
        (None, None) => ("Kravet, som det er indsendt", "The claim as it was sent"),
    };
    if language == Language::Da { da } else { en }
}

fn line(claim: &ClaimOnFile, language: Language) -> Line {
    let made = &claim.claim.what.claim;
    let kroner = |ore: i64| written(rust_decimal::Decimal::new(ore, 2), language);
    let computed = claim.computed().map(|one| written(one.payable_kroner.0, language));
    Line {
        number: claim.number,
        period: format!("{} – {}", made.from.written(language), made.to.written(language)),
        state: state(claim.state, language),
        claimed: written(claim.claim.what.claimed.payable_kroner.0, language),
        computed: computed.unwrap_or_default(),
        paid: kroner(claim.paid_ore()),
    }
}

fn state(state: ClaimState, language: Language) -> &'static str {
    let (da, en) = match state {
        ClaimState::Submitted => ("Modtaget", "Received"),
        ClaimState::Assessed => ("Vurderet", "Assessed"),
        ClaimState::Paid => ("Udbetalt, foreløbigt", "Paid, provisionally"),
        ClaimState::Final => ("Endeligt", "Final"),
        ClaimState::Refused => ("Afslået", "Refused"),
        ClaimState::Reversed => ("Tilbageført", "Reversed"),
    };
    if language == Language::Da { da } else { en }
}
