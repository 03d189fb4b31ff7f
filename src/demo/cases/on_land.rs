//! D: on land at Havnsø, outside the plan area (§ 3, stk. 2): refused. The area test advises; a person finds.

use serde_json::json;

use crate::demo::body;
use crate::demo::place::Block;
use crate::demo::player::{Case, DECIDER};
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::permit::procedure::Command;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let at = stage.days_ago(65);
    let mut case = Case::open(stage, "D", "demo-applicant-2", at)?;
    let havnsoe = Block::from_north_west(11.28, 55.78);
    case.apply(Sheet::of(case.applicant, at.day().plus_days(120))?.placed(havnsoe, "Havnsø-strukturen")?)?;
    case.days_later(7).accept()?.days_later(14);
    let refusal = json!({"grounds": [{
        "ground": "outside-plan-area",
        "reasons": format!(
            "Lokaliteten ligger på land ved Havnsø. Området efter bekendtgørelsens § 3, stk. 2, ligger i Nordsøen vest for \
             6° 15' Ø; det er fundet ved sammenligning med kortbilaget. Systemets vejledende prøve mod et rekonstrueret \
             område viser en afstand på {} km.",
            case.kilometres_from_the_edge()?
        ),
    }]});
    case.act(DECIDER, &Command::Refuse(body::read(refusal)?))?;
    Ok(())
}
