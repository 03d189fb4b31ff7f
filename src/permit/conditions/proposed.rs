//! The conditions that every permit takes or sets aside with reasons.

use crate::casework::Problem;
use crate::law::Text;

use super::{ConditionDraft, SetAside, always_proposed, entry};

/// What is missing before the conditions can be set: an always-proposed condition that is neither taken nor set aside
/// with reasons, or that is both; pointers from `/conditions` and `/set_aside`.
pub fn missing_always_proposed(drafts: &[ConditionDraft], set_aside: &[SetAside]) -> Vec<Problem> {
    let taken = |id: &str| drafts.iter().any(|draft| draft.catalogue.as_deref() == Some(id));
    let mut problems = Vec::new();
    for entry in always_proposed() {
        let id = entry.id.as_str();
        if !taken(id) && !set_aside.iter().any(|aside| aside.catalogue == id) {
            let Text { da, en } = &entry.title;
            let message = Text::new(
                format!("Vilkåret \"{da}\" ({id}) skal med, eller det skal begrundes, at det udelades."),
                format!("The condition \"{en}\" ({id}) must be taken, or set aside with reasons."),
            );
            problems.push(Problem::plain("/conditions", message));
        }
    }
    for (at, aside) in set_aside.iter().enumerate() {
        let mut fault = |field: &str, da: &str, en: &str| {
            problems.push(Problem::plain(format!("/set_aside/{at}/{field}"), Text::new(da, en)));
        };
        if !entry(&aside.catalogue).is_some_and(|entry| entry.always_proposed) {
            fault(
                "catalogue",
                "Kun et vilkår, der altid foreslås, kan udelades med en begrundelse.",
                "Only a condition that is always proposed can be set aside.",
            );
        } else if taken(&aside.catalogue) {
            fault(
                "catalogue",
                "Vilkåret er både medtaget og udeladt.",
                "The condition is both taken and set aside.",
            );
        }
        if aside.reasons.trim().is_empty() {
            fault("reasons", "Angiv, hvorfor vilkåret udelades.", "Say why the condition is set aside.");
        }
    }
    problems
}
