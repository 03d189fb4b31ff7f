//! People and cases to play with. The cases are made by the same acts as any other: their journals, letters, documents
//! and mails are real.

mod agreement;
mod body;
mod cases;
mod greeting;
mod place;
mod player;
mod sheet;
mod stage;

pub use greeting::greeting;

use self::stage::Stage;
use crate::desk::cases::tick;
use crate::desk::{Desk, DeskError};
use crate::law::Moment;

/// Puts the demo's cases in, where there are none yet. A second time it does nothing; cut off half-way, it goes on where
/// it stopped: every act carries a key of its own.
///
/// # Errors
/// When an act that should hold does not, or one that should be refused is not.
pub fn play_in(desk: &Desk, now: Moment) -> Result<(), DeskError> {
    let Some(stage) = Stage::set(desk, now)? else {
        return Ok(());
    };
    cases::play(&stage)?;
    // What has come due by now is done at once, so that the cases are as the greeting says.
    tick(desk, now)?;
    stage.finish()
}
