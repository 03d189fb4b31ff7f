//! H: in force now. A reported pressure breaks its limit and raises a signal by itself, the holder tells of a
//! microseismic event, and the triage opens a reassessment (§ 7). The second signal waits for its triage.

use serde_json::json;

use crate::demo::body;
use crate::demo::player::{CASEWORKER, Case, DECIDER};
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::permit::procedure::Command;

const GRANT: &str = include_str!("../../../forms/examples/grant.json");
const PUBLICATION: &str = include_str!("../../../forms/examples/publication.json");
const REPORT: &str = include_str!("../../../forms/examples/pressure-report.json");

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let days = stage.permit_days(30);
    let mut case = Case::open(stage, "H", "demo-applicant", stage.days_ago(130))?;
    let company = case.company();
    case.apply(Sheet::of(case.applicant, days.today)?)?.days_later(20).accept()?;
    let grant = body::value(GRANT, company, &days)?;
    case.on(stage.days_ago(31)).act(DECIDER, &Command::Grant(body::read(grant)?))?;
    let publication = body::value(PUBLICATION, company, &days)?;
    case.days_later(3).act(CASEWORKER, &Command::Publish(body::read(publication)?))?;

    let report = body::value(REPORT, company, &stage.permit_days(4))?;
    case.on(stage.days_ago(3)).applicant_acts(&Command::Report(body::read(report)?))?;
    let signal = json!({
        "source": "holder",
        "text": "Mikroseismisk hændelse ved NA-7 med lokal magnitude 1,2. Injektionen er standset.",
        "observed_at": stage.days_ago(2),
    });
    case.on(stage.days_ago(2)).applicant_acts(&Command::Signal(body::read(signal)?))?;
    let triage = json!({
        "signal": 1,
        "finding": "significant-irregularity",
        "reasons": "Trykket over grænsen og hændelsen ved NA-7 giver tilsammen risiko for udsivning.",
    });
    case.on(stage.days_ago(1)).act(CASEWORKER, &Command::Triage(body::read(triage)?))?;
    let measure = json!({"text": "Injektionen skal være standset, til revurderingen er afsluttet.", "by": stage.now.day(), "reasons": "Trykket ligger over grænsen, og årsagen kendes ikke."});
    case.act(CASEWORKER, &Command::OrderMeasure(body::read(measure)?))?;
    Ok(())
}
