//! G: the model has a hydrocarbon forecast. Increased recovery as a purpose bars a permit (UGL § 23 x, stk. 4), and the
//! party has not been asked about it yet: in hearing (FVL § 19).

use serde_json::json;

use crate::demo::body;
use crate::demo::player::{CASEWORKER, Case};
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::permit::procedure::Command;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let mut case = Case::open(stage, "G", "demo-applicant", stage.days_ago(28))?;
    let sheet = Sheet::of(case.applicant, stage.now.day().plus_days(120))?
        .with("/geology/models/hydrocarbon_forecast", json!(true))?;
    case.apply(sheet)?.days_later(10).accept()?.days_later(14);
    let hearing = json!({
        "facts": [
            "Den dynamiske model indeholder en prognose for produktion af kulbrinter fra den samme hydrauliske enhed.",
            "Ansøgningen erklærer samtidig, at øget indvinding af kulbrinter ikke er et formål (undergrundslovens § 23 x, \
             stk. 4).",
        ],
        "comment_by": stage.now.day().plus_days(12),
    });
    case.act(CASEWORKER, &Command::HearParty(body::read(hearing)?))?;
    Ok(())
}
