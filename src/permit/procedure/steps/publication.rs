//! Publication, field by field, after a human release (§ 8).

use crate::access::Caseworker;
use crate::law::Moment;
use crate::law::reading::Readings;
use crate::permit::conditions::{Condition, ConditionKind, PublicationBasis, reporting_condition_exists};
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::{PublicField, Publication, PublicationWithdrawn};
use crate::permit::procedure::table::{Act, Takes, act};

use crate::casework::faults::Faults;

impl<S: Takes<act::Publish>> Permit<S> {
    /// Releases fields to the public register.
    ///
    /// # Errors
    /// [`crate::casework::Refusal::Content`] with every fault; among them course, results or evaluation without a
    /// reporting condition (§ 8, stk. 2, read as § 6, stk. 1, nr. 5: reading `publication-condition`).
    pub fn publish(self, by: &Caseworker, at: Moment, publication: Publication) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        let conditions = self.file.permit().map(|p| p.conditions.as_slice()).unwrap_or_default();
        faults.some("bek974.8.1", "/releases", publication.releases.len(), "ét felt", "one field");
        faults.need(
            "bek974.8.1",
            "/secrets_check",
            &publication.secrets_check,
            "Kontrollen for forretningshemmeligheder",
            "The check for business secrets",
        );
        for (i, release) in publication.releases.iter().enumerate() {
            let pointer = format!("/releases/{i}/text");
            if needs_text(release.field) {
                faults.need(
                    "bek974.8.1",
                    pointer,
                    &release.text,
                    "Teksten til registeret",
                    "The text for the register",
                );
            } else {
                faults.bound("bek974.8.1", pointer, &release.text);
            }
            if release.field.needs_reporting_condition() {
                let pointer = format!("/releases/{i}/field");
                if !lets_out(conditions, &self.file.readings()) {
                    let said = reporting_condition_exists(conditions).explained();
                    faults.add("bek974.8.2", pointer, &said.da, &said.en);
                }
            }
        }
        faults.none()?;
        self.done(by, at, Act::Publish(publication))
    }
}

impl<S: Takes<act::WithdrawPublication>> Permit<S> {
    /// Takes fields back.
    ///
    /// # Errors
    /// [`crate::casework::Refusal::Content`] where a field is not released or reasons are missing.
    pub fn withdraw_publication(
        self,
        by: &Caseworker,
        at: Moment,
        gone: PublicationWithdrawn,
    ) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.some("bek974.8.1", "/fields", gone.fields.len(), "ét felt", "one field");
        faults.need("bek974.8.1", "/reasons", &gone.reasons, "Begrundelsen", "The reasons");
        for (i, field) in gone.fields.iter().enumerate() {
            if !self.file.released.contains_key(field) {
                let pointer = format!("/fields/{i}");
                faults.add(
                    "bek974.8.1",
                    pointer,
                    "Feltet er ikke offentliggjort.",
                    "The field is not published.",
                );
            }
        }
        faults.none()?;
        self.done(by, at, Act::WithdrawPublication(gone))
    }
}

/// Whether the conditions let course, results and evaluation out, as the case reads § 8, stk. 2.
fn lets_out(conditions: &[Condition], readings: &Readings) -> bool {
    let has = |kind| conditions.iter().any(|condition| condition.kind == kind);
    let (reporting, environment) = (has(ConditionKind::Reporting), has(ConditionKind::EnvironmentAndSafety));
    match readings.choice(PublicationBasis::READING).map(|choice| choice.id.as_str()) {
        Some("as-printed") => environment,
        Some("either") => environment || reporting,
        _ => reporting,
    }
}

/// Whether a field is a text of its own, rather than something that the permit holds.
fn needs_text(field: PublicField) -> bool {
    matches!(
        field,
        PublicField::ProjectDescription
            | PublicField::Course
            | PublicField::Results
            | PublicField::Evaluation
    )
}
