//! § 4 stk. 2: the declaration on hydrocarbons and the state of the environmental assessment.

use super::finding::{Sheet, say};
use crate::permit::application::Application;
use crate::permit::application::further::EiaState;

pub(super) fn check(application: &Application, sheet: &mut Sheet) {
    let further = &application.further;
    if further.no_increased_hydrocarbon_recovery.get() == Some(&false) {
        sheet.advice(
            "/further/no_increased_hydrocarbon_recovery",
            "ugl.23x.4",
            say(
                "Lagringen skal også øge indvindingen af kulbrinter; det udelukker en tilladelse.",
                "The storage is also to increase recovery of hydrocarbons; that rules out a permit.",
            ),
            say(
                "Afgiv erklæringen, hvis lagringen alene tjener forskning, udvikling eller afprøvning.",
                "Make the declaration if the storage serves research, development or testing alone.",
            ),
        );
    }
    match further.environment.eia.get() {
        Some(EiaState::ScreenedOut | EiaState::Done) if further.environment.eia_reference.is_missing() => {
            sheet.field_missing("/further/environment/eia_reference");
        }
        Some(EiaState::Pending) => sheet.advice(
            "/further/environment/eia",
            "bek974.4.2",
            say(
                "Miljøvurderingen er ikke afsluttet; indtil da kan sagen ikke afgøres.",
                "The environmental assessment is not concluded; until it is, the case cannot be decided.",
            ),
            say("Indsend afgørelsen, når den foreligger.", "Send the decision when there is one."),
        ),
        _ => {}
    }
}
