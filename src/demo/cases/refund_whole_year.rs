//! N: an agreement that has been through a year. One lot is stored; of the other, a part got a later deadline and missed that as
//! well. It was demanded back and repaid, the year's report made the first claim final, a control is closed, and the customers of
//! the heat have their statements.

use serde_json::json;

use crate::demo::agreement::{Case, TAX_DECIDER, TAX_OFFICER, TERMS, read};
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::refund::procedure::Command;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let terms = TERMS.replace("365", "90").replace("2026-01-01", "2025-10-01");
    let terms = terms.replace("\"to\": null", "\"to\": null, \"delivers_heat\": true");
    let mut case = Case::agreed(stage, "N", "demo-applicant", ["2025-08", "2025-09"], &terms)?;
    case.on("2025-09-18").methods_approved()?;
    captured_and_paid(&mut case)?;
    late_and_repaid(&mut case)?;
    final_and_controlled(&mut case)?;
    stated(&mut case)
}

/// Two weeks, each with its lot and its claim. 442.22 t of the second lot are still on the way when it is paid.
fn captured_and_paid(case: &mut Case<'_>) -> Result<(), DeskError> {
    case.week("2025-11", 1)?.week("2025-12", 2)?;
    case.ships("L1", "1442.22", "2026-01-05")?.arrives("T1", "1442.22", "2026-01-07")?;
    case.stored("1442.22", "2026-01-08")?.claims("2025-11", 1)?;
    case.on("2026-01-19").assessed(1)?.on("2026-01-23").paid(1)?;
    case.ships("L2", "1000", "2026-02-02")?
        .arrives("T2", "1000", "2026-02-04")?
        .stored("1000", "2026-02-05")?;
    case.ships("L2", "442.22", "2026-02-20")?;
    let asked = json!({
        "lot": "L2", "new_day": "2026-04-30", "circumstances": "Kajen er lukket efter et uheld.", "known_on": "2026-02-23",
        "told_on": "2026-02-24", "documents": [case.note],
    });
    case.on("2026-02-24").applies(&Command::RequestExtension(read(asked)?))?;
    let granted =
        json!({"request": 1, "reasons": "Uheldet kunne ikke forudses, og det blev meldt næste dag."});
    case.on("2026-03-02").act(TAX_DECIDER, &Command::GrantExtension(read(granted)?))?;
    case.claims("2025-12", 2)?.on("2026-03-09").assessed(2)?.on("2026-03-13").paid(2)?;
    Ok(())
}

/// The extended deadline passes, and what was refunded for the 442.22 t goes back.
fn late_and_repaid(case: &mut Case<'_>) -> Result<(), DeskError> {
    let fact = "442,22 t af parti L2 var ikke lagret den 30. april 2026.";
    case.heard(
        1,
        ["2026-05-04", "2026-05-06", "2026-05-26"],
        json!({"about": "repayment", "number": 2}),
        fact,
    )?;
    let demand = json!({
        "claim": 2, "ground": {"because": "not-stored", "lot": "L2"},
        "reasons": "CO2 fra parti L2 var ikke lagret, da den forlængede frist udløb.",
    });
    case.on("2026-05-18").act(TAX_DECIDER, &Command::DemandRepayment(read(demand)?))?;
    case.arrives("T3", "442.22", "2026-05-20")?.stored("442.22", "2026-05-21")?;
    // 442.22 of 1,696.8 t of the tax on 750,000 Nm3 at 1.922 kroner.
    let repaid =
        json!({"claim": 2, "ore": 37_568_372, "day": "2026-06-01", "reference": "Skattekontoen 2026-06"});
    case.on("2026-06-02").act(TAX_OFFICER, &Command::RecordRepayment(read(repaid)?))?;
    Ok(())
}

/// The report of 2025 makes the first claim final; then the agreement is controlled.
fn final_and_controlled(case: &mut Case<'_>) -> Result<(), DeskError> {
    let report = json!({
        "of": {"link": "own"}, "year": 2025, "verifier": "Verifikator A/S", "verified_as_satisfactory": true,
        "co2_before_capture": "3393.6", "co2_captured": "2884.44", "document": case.note,
    });
    case.on("2026-06-08").applies(&Command::FileEmissionReport(read(report)?))?;
    let approved = json!({
        "report": 1, "approved": true, "approving_authority": {"authority": "energistyrelsen"},
        "reasons": "Rapporten stemmer med overvågningsplanen.",
    });
    case.on("2026-06-15").act("demo-caseworker", &Command::DecideEmissionReport(read(approved)?))?;
    let trued = json!({
        "claim": 1, "report": 1, "co2_before_capture": "1690", "co2_captured": "1442.22",
        "reasons": "Rapportens timer for ugen.",
    });
    case.on("2026-06-22").act(TAX_OFFICER, &Command::TrueUp(read(trued)?))?;
    case.on("2026-06-25").paid(1)?;
    let opened = json!({"purpose": "Årlig kontrol", "sample_size": 3});
    case.on("2026-09-01").act("demo-auditor-skat", &Command::OpenControl(read(opened)?))?;
    let finding = json!({
        "control": 1, "about": "parti L2", "text": "442,22 t blev lagret for sent.", "leads_to": "nothing",
    });
    case.on("2026-09-03").act("demo-auditor-skat", &Command::RecordFinding(read(finding)?))?;
    let closed = json!({"control": 1, "conclusion": "Beløbet er betalt tilbage."});
    case.on("2026-09-10").act(TAX_OFFICER, &Command::CloseControl(read(closed)?))?;
    Ok(())
}

/// The customers of the heat get their statements with a bill.
fn stated(case: &mut Case<'_>) -> Result<(), DeskError> {
    case.on("2026-09-14").states(["2025-11-01", "2025-12-31"], "2883000.00")?;
    let sent =
        json!({"run": 1, "sent_on": "2026-09-20", "remarks": "Vedlagt regningerne for tredje kvartal."});
    case.on("2026-09-21").applies(&Command::SendHeatStatements(read(sent)?))?;
    Ok(())
}
