//! What a permit rests on besides its terms: assessments, findings of people, readings of the order.

use super::writing::Writing;
use crate::law::reading::Readings;
use crate::permit::conditions::{Condition, ConditionKind};
use crate::permit::procedure::content::EnvironmentalRoute;

/// The environmental assessments and the findings of people that the grant rests on.
pub(super) fn foundation(w: &mut Writing<'_>) {
    let Some(foundation) = &w.file.foundation else {
        return;
    };
    w.heading(2, "Miljøvurdering", "Environmental assessment");
    let facts = environment(w);
    w.facts(facts);
    w.heading(2, "Det har vi lagt til grund", "What we have taken as established");
    let facts = vec![
        (
            w.say("Planområdet (§ 3, stk. 2)", "Plan area (§ 3, stk. 2)"),
            foundation.inside_plan_area.basis.clone(),
        ),
        (w.say("Grænsen (§ 1, stk. 2)", "Boundary (§ 1, stk. 2)"), foundation.inside_boundary.basis.clone()),
        (
            w.say(
                "Ingen øget indvinding af kulbrinter (undergrundslovens § 23 x, stk. 4)",
                "No increased recovery of hydrocarbons (undergrundsloven § 23 x, stk. 4)",
            ),
            foundation.no_hydrocarbon_recovery.basis.clone(),
        ),
        (
            w.say(
                "Statens deltagelse (undergrundslovens § 23 y)",
                "State participation (undergrundsloven § 23 y)",
            ),
            foundation.state_participation.clone(),
        ),
    ];
    w.facts(facts);
}

/// How the duty to assess effects on the environment was met.
pub(super) fn environment(w: &Writing<'_>) -> Vec<(String, String)> {
    let Some(foundation) = &w.file.foundation else {
        return Vec::new();
    };
    let environment = &foundation.environment;
    let route = match environment.route {
        EnvironmentalRoute::NoEiaNeeded => w.say(
            "Screenet: miljøvurdering er ikke nødvendig.",
            "Screened: no environmental impact assessment is needed.",
        ),
        EnvironmentalRoute::EiaDone => {
            w.say("Miljøvurdering er gennemført.", "An environmental impact assessment has been made.")
        }
        EnvironmentalRoute::NotCovered => w.say(
            "Projektet er ikke omfattet af miljøvurderingsloven.",
            "The project is not covered by the Environmental Assessment Act.",
        ),
    };
    vec![
        (w.say("Miljøvurdering", "Environmental assessment"), format!("{route} {}", environment.basis)),
        (
            w.say("Natura 2000 og bilag IV-arter", "Natura 2000 and Annex IV species"),
            environment.natura_2000.clone(),
        ),
    ]
}

/// The readings that a permit with these conditions rests on, and what its map is worth.
pub(super) fn rested_on(
    w: &mut Writing<'_>,
    readings: &Readings,
    conditions: &[Condition],
    why_departed: &str,
) {
    let has = |kind| conditions.iter().any(|one: &Condition| one.kind == kind);
    let mut ids = vec![
        "duration",
        "quantity-scope",
        "glossary",
        "units-and-references",
        "characteristics-annex",
        "general-order-version",
        "acceptance-criteria",
        "complex-test",
        "plan-area-source",
        "grant-test",
    ];
    if has(ConditionKind::Reporting) {
        ids.push("publication-condition");
    }
    if has(ConditionKind::TransferOfResponsibility) {
        ids.push("responsibility-transfer");
    }
    if conditions.iter().any(|one| one.for_closing) {
        ids.push("closure-events");
    }
    ids.push("not-in-the-order");
    w.readings(readings, &ids, Some(why_departed));
    let advice = w.map_is_advice();
    w.words(&advice);
}
