//! K: an agreement in force. Two claims are paid; the first week's CO2 is stored, the second's is partly under way.

use crate::demo::agreement::{CAPTURED, Case};
use crate::demo::stage::Stage;
use crate::desk::DeskError;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let mut case = Case::signed(stage, "K", "demo-applicant")?;
    case.on("2025-12-18").methods_approved()?;
    case.week("2026-01", 1)?.ships("L1", CAPTURED, "2026-01-20")?;
    case.arrives("T1", CAPTURED, "2026-01-22")?.stored(CAPTURED, "2026-01-23")?;
    case.on("2026-02-02").claims("2026-01", 1)?.on("2026-02-16").assessed(1)?.on("2026-02-20").paid(1)?;

    case.week("2026-02", 2)?.ships("L2", "900", "2026-02-24")?;
    case.arrives("T2", "900", "2026-02-26")?.stored("900", "2026-02-27")?;
    case.ships("L2", "542.22", "2026-02-28")?;
    case.on("2026-03-02").claims("2026-02", 2)?.on("2026-03-16").assessed(2)?.on("2026-03-20").paid(2)?;
    Ok(())
}
