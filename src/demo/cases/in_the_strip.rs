//! J: a corner lies in the 543 m strip between the treaty line, which is a great circle, and the straight line on a flat
//! map. It is inside; a naive test would say outside. Submitted; completeness is being marked.

use crate::demo::place::Block;
use crate::demo::player::Case;
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::DeskError;
use crate::permit::application::Item;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let mut case = Case::open(stage, "J", "demo-applicant-2", stage.days_ago(5))?;
    let strip = Block::from_north_west(4.135_777_571, 56.340_379_361);
    case.apply(
        Sheet::of(case.applicant, stage.now.day().plus_days(180))?.placed(strip, "Sandet ved midtlinjen")?,
    )?;
    case.days_later(3).mark(&[Item::Parties, Item::Capacity, Item::Project])?;
    Ok(())
}
