//! How far the runs of a case are, and when customers must have their next statement.

use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Person;
use crate::casework::{Attachment, Problem};
use crate::desk::refunds::control::in_full;
use crate::desk::{Desk, DeskError};
use crate::law::{Day, Moment};
use crate::refund::procedure::heat::HeatRun;
use crate::refund::tax::Period;

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeatRunState {
    /// Statements are being made.
    BeingMade,
    /// All are made.
    Made,
    /// They went with the invoices.
    Sent,
}

/// A run, and how far it is.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct HeatRunView {
    /// Its number in the case.
    pub run: u32,
    /// How far it is.
    pub state: HeatRunState,
    /// The period that is stated.
    pub period: Period,
    /// When it was ordered.
    pub ordered_at: Moment,
    /// How many customers there are.
    pub statements: u64,
    /// How many of them are through.
    pub through: u64,
    /// How many statements are held back, since a figure of the law is missing.
    pub held_back: u64,
    /// The figures that are missing, with where they are entered and by whom.
    pub missing: Vec<Problem>,
    /// The tax actually paid that is shared, in øre.
    pub net_tax_ore: i64,
    /// The claims that refunds were taken from.
    pub claims: Vec<u32>,
    /// The files that are made so far; each is fetched as a file of the case.
    pub files: Vec<Attachment>,
    /// The last day that an invoice with a statement was sent.
    pub sent_on: Option<Day>,
}

/// The statements of a case.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct HeatStatementsView {
    /// The last day to give customers their next yearly statement (§ 5, stk. 1), where the agreement says that heat or cold is delivered.
    pub due: Option<Day>,
    /// The runs, oldest first.
    pub runs: Vec<HeatRunView>,
}

/// The runs of a case and how far they are.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case whose statements the person may see.
pub fn heat_statements(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<HeatStatementsView, DeskError> {
    let file = in_full(desk, person, id, at)?;
    Ok(HeatStatementsView {
        due: file.heat_statements_due(),
        runs: file.heat_runs.iter().map(HeatRunView::of).collect(),
    })
}

impl HeatRunView {
    fn of(run: &HeatRun) -> Self {
        let ordered = &run.ordered.what;
        let made = u64::try_from(run.parts.len()).unwrap_or(u64::MAX);
        Self {
            run: run.number,
            state: match (&run.sent, run.next_part()) {
                (Some(_), _) => HeatRunState::Sent,
                (None, None) => HeatRunState::Made,
                (None, Some(_)) => HeatRunState::BeingMade,
            },
            period: ordered.period,
            ordered_at: run.ordered.at,
            statements: ordered.statements,
            through: made.saturating_mul(ordered.part.into()).min(ordered.statements),
            held_back: ordered.held_back,
            missing: ordered.missing.clone(),
            net_tax_ore: ordered.net_tax_ore,
            claims: ordered.claims.clone(),
            files: run.files().cloned().collect(),
            sent_on: run.sent.as_ref().map(|sent| sent.what.sent_on),
        }
    }
}
