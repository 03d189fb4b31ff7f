//! What the law bounds in a permit.

use crate::casework::{Problem, Refusal};
use crate::law::parameter;
use crate::law::quantity::Tonnes;
use crate::law::reading::Readings;
use crate::law::{Day, Text};
use crate::permit::completeness::Bounds;

/// What the law bounds in a permit that is decided on a day.
///
/// # Errors
/// [`Refusal::Unmet`] where a figure is not entered; it says which, where and by whom.
pub fn bounds(on: Day) -> Result<Bounds, Refusal> {
    let on_day =
        |id: &str| parameter::on(id, on).map_err(|m| Refusal::Unmet(vec![Problem::plain("", m.text())]));
    let not_a_figure = |id: &str| {
        let message =
            Text::new(format!("Parameteren {id} er ikke et tal."), format!("Parameter {id} is no figure."));
        Refusal::Unmet(vec![Problem::plain("", message)])
    };
    let quantity =
        on_day("storage-quantity-limit")?.decimal().ok_or_else(|| not_a_figure("storage-quantity-limit"))?;
    let years =
        on_day("maximum-permit-duration")?.whole().ok_or_else(|| not_a_figure("maximum-permit-duration"))?;
    Ok(Bounds { quantity_below: Tonnes(quantity), duration_years: years })
}

/// The same under a case's readings: where another than written dates is chosen for the reading `duration`, the two
/// years are counted by a person, and the permit's own dates are not held against them.
///
/// # Errors
/// As [`bounds`].
pub fn bounds_under(readings: &Readings, on: Day) -> Result<Bounds, Refusal> {
    let bounds = bounds(on)?;
    let by_dates = readings.is("duration", "explicit-dates");
    Ok(if by_dates { bounds } else { Bounds { duration_years: u32::MAX, ..bounds } })
}
