//! A draft that nobody has touched.

use crate::demo::player::Case;
use crate::demo::stage::Stage;
use crate::desk::DeskError;

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    Case::open(stage, "draft", "demo-applicant", stage.now).map(|_| ())
}
