//! The demo's cases, a file each.

mod above_the_limit;
mod across_the_line;
mod greensand;
mod hydrocarbons;
mod in_the_strip;
mod no_datum;
mod on_land;
mod refund_in_force;
mod refund_lost_lot;
mod refund_methods_pending;
mod refund_whole_year;
mod results_held_back;
mod too_long;
mod too_much;
mod untouched;

use super::stage::Stage;
use crate::desk::DeskError;

/// Plays every case in.
///
/// # Errors
/// When an act that should hold does not.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let cases = [
        greensand::play,
        too_much::play,
        too_long::play,
        on_land::play,
        no_datum::play,
        across_the_line::play,
        hydrocarbons::play,
        above_the_limit::play,
        results_held_back::play,
        in_the_strip::play,
        untouched::play,
        refund_in_force::play,
        refund_methods_pending::play,
        refund_lost_lot::play,
        refund_whole_year::play,
    ];
    cases.iter().try_for_each(|play| play(stage))
}
