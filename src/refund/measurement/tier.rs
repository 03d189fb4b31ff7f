//! The uncertainty of a point, held against its tier (MRR annex VIII, section 1).

use super::figures::tier_percent;
use super::warning::{MeasurementWarning, WarningKind};
use super::{PlannedPoint, Rejected};
use crate::law::quantity::Percent;
use crate::law::receipt::ParameterUsed;
use crate::law::{Day, Provision, Text};

/// The outcome of the check of a point's uncertainty.
pub(super) struct Checked {
    /// The greatest uncertainty that the tier allows.
    pub(super) allowed: Percent,
    /// The parameter that says so.
    pub(super) used: ParameterUsed,
    /// The warning, where the stated uncertainty is greater.
    pub(super) warning: Option<MeasurementWarning>,
}

/// Checks a point's stated uncertainty; nothing to check where the plan states no tier or no uncertainty.
///
/// # Errors
/// Where the tier has no figure on the day.
pub(super) fn check(point: &PlannedPoint, on: Day) -> Result<Option<Checked>, Rejected> {
    let Some((tier, stated)) = point.tier.zip(point.uncertainty_percent) else { return Ok(None) };
    let (allowed, used) = tier_percent(tier, on)?;
    let allowed = Percent(allowed);
    let warning = (stated > allowed).then(|| MeasurementWarning {
        kind: WarningKind::Uncertainty,
        point: point.id.clone(),
        parameter: None,
        from: None,
        to: None,
        provision: Provision::of("mrr.bilag8"),
        text: Text::new(
            format!(
                "Usikkerheden {stated} er større end de {allowed}, som metodetrin {tier} tillader. Et lavere trin kræver \
                 Energistyrelsens godkendelse."
            ),
            format!(
                "The uncertainty {stated} is greater than the {allowed} that tier {tier} allows. A lower tier needs the \
                 approval of Energistyrelsen."
            ),
        ),
    });
    Ok(Some(Checked { allowed, used, warning }))
}
