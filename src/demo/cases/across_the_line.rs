//! F: the complex crosses the Norwegian line by some 300 m, while the well lies inside. § 1, stk. 2 looks at the complex.
//! Under review: the area test advises, and the decision is left to make.

use crate::demo::place::Block;
use crate::demo::player::Case;
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::DeskError;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let mut case = Case::open(stage, "F", "demo-applicant-2", stage.days_ago(30))?;
    let across = Block::from_north_west(4.135_777_571, 56.345_4);
    case.apply(
        Sheet::of(case.applicant, stage.now.day().plus_days(120))?.placed(across, "Sandet ved midtlinjen")?,
    )?;
    case.days_later(9).accept()?;
    Ok(())
}
