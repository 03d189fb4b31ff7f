//! I: in force, without a reporting condition. The results cannot be published then (§ 8, stk. 2, read as § 6, stk. 1,
//! nr. 5): the caseworker's attempt is refused, and only the rest goes into the register.

use serde_json::{Value, json};

use crate::demo::body;
use crate::demo::player::{CASEWORKER, Case, DECIDER};
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::permit::procedure::Command;

const GRANT: &str = include_str!("../../../forms/examples/grant.json");
/// Where the example has its reporting condition.
const REPORTING: usize = 4;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let days = stage.permit_days(60);
    let mut case = Case::open(stage, "I", "demo-applicant-2", stage.days_ago(160))?;
    let company = case.company();
    case.apply(Sheet::of(case.applicant, days.today)?)?.days_later(15).accept()?;
    let mut grant = body::value(GRANT, company, &days)?;
    if let Some(Value::Array(conditions)) = grant.pointer_mut("/conditions") {
        conditions.remove(REPORTING);
    }
    case.on(stage.days_ago(62)).act(DECIDER, &Command::Grant(body::read(grant)?))?;

    let results = json!({
        "releases": [{"field": "results", "text": "Injektiviteten er uændret efter fire partier."}],
        "secrets_check": "Rettighedshaveren er spurgt.",
    });
    case.on(stage.days_ago(6)).is_refused(CASEWORKER, &Command::Publish(body::read(results)?))?;
    let rest = json!({
        "releases": [{"field": "permit"}, {"field": "storage-site"}],
        "secrets_check": "Kun oplysninger fra selve tilladelsen.",
    });
    case.act(CASEWORKER, &Command::Publish(body::read(rest)?))?;
    Ok(())
}
