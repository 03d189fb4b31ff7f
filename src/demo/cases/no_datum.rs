//! E: no datum is given, and the complex reaches to 60 m from the edge of the plan area: inside in ED50, outside in
//! WGS84. Undecidable, so the applicant is asked (§ 4, stk. 2).

use serde_json::{Value, json};

use crate::demo::body;
use crate::demo::place::Block;
use crate::demo::player::{CASEWORKER, Case};
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::permit::procedure::Command;

const REQUEST: &str = include_str!("../../../forms/examples/information-request.json");

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let mut case = Case::open(stage, "E", "demo-applicant", stage.days_ago(9))?;
    // The edge is the meridian 6°15'E; a degree of longitude is 62 km there.
    let block = Block::from_south_east(6.249_03, 56.30);
    let sheet = Sheet::of(case.applicant, stage.now.day().plus_days(150))?
        .placed(block, "Østsandet")?
        .with("/coordinates/datum", Value::Null)?;
    case.apply(sheet)?.days_later(5);
    let mark = json!({"item": "coordinates", "status": "incomplete", "note": "Datum er ikke oplyst."});
    case.act(CASEWORKER, &Command::MarkItem(body::read(mark)?))?;
    let request = body::value(REQUEST, "", &stage.permit_days(4))?;
    case.act(CASEWORKER, &Command::RequestInformation(body::read(request)?))?;
    Ok(())
}
