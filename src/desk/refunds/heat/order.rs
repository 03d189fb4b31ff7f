//! Orders the statements of a period: everything is looked through before anything is recorded.

use super::production::HeatStatementsWanted;
use crate::access::Person;
use crate::casework::faults::Faults;
use crate::casework::{Attachment, Problem};
use crate::desk::cases::act;
use crate::desk::refunds::Refunds;
use crate::desk::refunds::doable::doable;
use crate::desk::{Desk, DeskError, Done, Terms};
use crate::invoice::run::Run;
use crate::law::Moment;
use crate::law::digest::canonical_json;
use crate::refund::procedure::content::HeatStatementsOrdered;
use crate::refund::procedure::{ActKind, Command};

/// How many customers a part has: a file for print that a person can open.
const PART: u32 = 1_000;

/// Looks through the production and every customer, keeps them, and records the order.
///
/// # Errors
/// [`DeskError::Invalid`] with every fault of the production, or of the customers with line and column; nothing is then changed.
pub fn order(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    sent: HeatStatementsWanted,
    terms: &Terms,
    at: Moment,
) -> Result<Done, DeskError> {
    let file = doable(desk, person, id, ActKind::OrderHeatStatements)?;
    let customers = sent.customers.clone();
    let mut faults = Faults::default();
    faults.evidence("bek1504.5.1", "/customers", &file.evidence, &customers);
    faults.none()?;
    let (production, claims) = sent.whole(&file).map_err(DeskError::Invalid)?;
    let content = canonical_json(&serde_json::to_value(&production)?)?;
    let period = production.period;
    let opened = desk.store.blobs().open_file(&customers)?;
    let run = Run::prepare(production, opened, &customers).map_err(within_customers)?;
    let sha256 = desk.store.blobs().put(&content)?;
    let summary = run.summary;
    let command = Command::OrderHeatStatements(HeatStatementsOrdered {
        period,
        customers,
        production: Attachment {
            sha256,
            name: format!("production-{}-{}.json", period.from, period.to),
            media_type: "application/json".to_owned(),
            size: u64::try_from(content.len()).unwrap_or(u64::MAX),
            item: None,
        },
        claims,
        statements: summary.customers,
        held_back: summary.held_back,
        missing: summary.missing,
        part: PART,
        net_tax_ore: summary.net_tax_ore,
        receipt: summary.receipt,
    });
    act::<Refunds>(desk, person, id, &command, terms, at)
}

/// The faults of the file of customers, told as faults of what names it.
fn within_customers(faults: Vec<Problem>) -> DeskError {
    let within = |fault: Problem| Problem { pointer: format!("/customers{}", fault.pointer), ..fault };
    DeskError::Invalid(faults.into_iter().map(within).collect())
}
