//! B: 100,000 t exactly. The limit itself is too much, so the order does not cover it: dismissed, with guidance.

use serde_json::json;

use crate::demo::body;
use crate::demo::player::{Case, DECIDER};
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::permit::procedure::Command;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let at = stage.days_ago(40);
    let mut case = Case::open(stage, "B", "demo-applicant-2", at)?;
    let mut sheet = Sheet::of(case.applicant, at.day().plus_days(120))?
        .with("/quantity/total", json!("100000"))?
        .with("/limits/max_rate", json!("1200"))?;
    for batch in 0..8 {
        sheet = sheet.with(&format!("/quantity/batches/{batch}/amount"), json!("12500"))?;
    }
    let dismissal = json!({
        "grounds": ["quantity"],
        "reasons": "Der søges om lagring af 100.000 t. Bekendtgørelsen gælder lagring under 100 kt, så præcis 100.000 t \
                    er for meget.",
        "guidance": "Lagring af 100 kt eller mere kræver en tilladelse efter undergrundslovens § 23. Søges der om mindre \
                     end 100.000 t, kan ansøgningen indsendes igen.",
    });
    case.apply(sheet)?.days_later(6).act(DECIDER, &Command::Dismiss(body::read(dismissal)?))?;
    Ok(())
}
