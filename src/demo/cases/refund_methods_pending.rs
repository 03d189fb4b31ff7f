//! L: signed, while Energistyrelsen has not decided on the methods. A claim is assessed and waits: paying it is refused
//! (§ 3, stk. 2).

use serde_json::json;

use crate::demo::agreement::{CAPTURED, Case, TAX_DECIDER, read};
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::refund::procedure::Command;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let mut case = Case::signed(stage, "L", "demo-applicant-2")?;
    case.week("2026-01", 1)?.ships("L1", CAPTURED, "2026-01-20")?;
    case.arrives("T1", CAPTURED, "2026-01-22")?.stored(CAPTURED, "2026-01-23")?;
    case.on("2026-02-02").claims("2026-01", 1)?.on("2026-02-16").assessed(1)?;
    let payment = Command::PayClaim(read(json!({"claim": 1}))?);
    case.on("2026-02-20").is_refused(TAX_DECIDER, &payment)?;
    Ok(())
}
