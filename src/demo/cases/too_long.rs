//! C: 25 months. A permit can run for two years at most (§ 3, stk. 1): refused.

use serde_json::json;

use crate::demo::body;
use crate::demo::player::{Case, DECIDER};
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::permit::procedure::Command;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let at = stage.days_ago(75);
    let start = at.day().plus_days(120);
    let mut case = Case::open(stage, "C", "demo-applicant-2", at)?;
    let end = start.plus_months(25);
    let sheet = Sheet::of(case.applicant, start)?
        .with("/duration/end", json!(end))?
        .with("/duration/monitoring_end", json!(end.plus_months(12)))?;
    let refusal = json!({"grounds": [{
        "ground": "over-two-years",
        "reasons": format!(
            "Der søges om en tilladelse fra {start} til {end}, i alt 25 måneder. Efter bekendtgørelsens § 3, stk. 1, kan en \
             tilladelse højst gives for 2 år, og ansøgeren har ikke ønsket at ændre perioden."
        ),
    }]});
    case.apply(sheet)?.days_later(8).accept()?.days_later(20);
    case.act(DECIDER, &Command::Refuse(body::read(refusal)?))?;
    Ok(())
}
