//! What the map of the plan area is worth as a ground.

use super::writing::Writing;
use crate::permit::area::PlanArea;

impl Writing<'_> {
    /// What the map of the plan area is worth, where it is a reconstruction; nothing where it is the official one.
    pub(super) fn map_is_advice(&self) -> String {
        if PlanArea::on(self.today()).is_none_or(PlanArea::usable_as_ground) {
            return String::new();
        }
        self.say(
            "Det kort over planområdet, som Energistyrelsen har, er rekonstrueret ud fra beskrivelsen i ord. Kortet er vejledende og er ikke et grundlag for afgørelsen; den hviler på bekendtgørelsens bilag 1.",
            "The map of the plan area that Energistyrelsen has is a reconstruction from its description in words. The map is advice and not a ground for the decision, which rests on annex 1 of the order.",
        )
    }
}
