//! M: 442.22 t of a lot that was paid for were sold on the way. The company is heard, and what these tonnes gave is demanded
//! back; the repayment waits to be recorded.

use serde_json::json;

use crate::demo::agreement::{Case, TAX_DECIDER, TAX_OFFICER, read};
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::refund::procedure::Command;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let mut case = Case::signed(stage, "M", "demo-applicant-2")?;
    case.on("2025-12-18").methods_approved()?;
    case.week("2026-01", 1)?.ships("L1", "1000", "2026-01-20")?;
    case.arrives("T1", "1000", "2026-01-22")?.stored("1000", "2026-01-23")?;
    case.ships("L1", "442.22", "2026-01-30")?;
    case.on("2026-02-02").claims("2026-01", 1)?.on("2026-02-16").assessed(1)?.on("2026-02-20").paid(1)?;

    let lost = json!({
        "from": {"kind": "transport", "transport": "T2"}, "lot": null, "tonnes": "442.22", "cause": "diverted",
        "day": "2026-04-02", "what_happened": "Solgt til et gartneri.", "document": case.note,
    });
    case.on("2026-04-07").applies(&Command::Lose(read(lost)?))?;
    let statement = json!({
        "subject": {"about": "repayment", "number": 1},
        "facts": ["Ifølge vejesedlen af 30. januar 2026 gik 442,22 t af parti L1 til et gartneri."],
        "proposal": "Det, der er udbetalt for 442,22 t, kræves tilbage.",
        "reasons": "BEK nr. 1504/2024 § 3, stk. 1, nr. 6.", "comment_by": "2026-05-05",
    });
    case.on("2026-04-14").act(TAX_OFFICER, &Command::Hear(read(statement)?))?;
    let comment = json!({
        "hearing": 1, "text": "Vi har ingen bemærkninger til mængden.", "waives_the_rest": false,
    });
    case.on("2026-04-28").applies(&Command::Comment(read(comment)?))?;
    let demand = json!({
        "claim": 1, "ground": {"because": "not-stored", "lot": "L1"},
        "reasons": "CO2 fra parti L1 er anvendt og ikke lagret.",
    });
    case.on("2026-05-11").act(TAX_DECIDER, &Command::DemandRepayment(read(demand)?))?;
    Ok(())
}
