//! Nr. 6: whether the limits agree with the reservoir, with each other and with the quantity.

use rust_decimal::Decimal;

use super::finding::{Sheet, say};
use crate::permit::application::Application;

pub(super) fn check(application: &Application, sheet: &mut Sheet) {
    against_fracture(application, sheet);
    let limits = &application.limits;
    let highest = limits.max_reservoir_pressure.get();
    if let (Some(highest), Some(initial)) = (highest, application.geology.reservoir.initial_pressure.get())
        && highest <= initial
    {
        sheet.incomplete(
            "/limits/max_reservoir_pressure",
            say(
                format!("Grænsen er ikke over reservoirets tryk før injektion ({initial})."),
                format!("The limit is not above the reservoir's pressure before injection ({initial})."),
            ),
            say("Ret grænsen eller trykket i nr. 5.", "Correct the limit, or the pressure in nr. 5."),
        );
    }
    if let (Some(highest), Some(bottom)) = (highest, limits.max_bottom_hole_pressure.get())
        && bottom < highest
    {
        sheet.incomplete(
            "/limits/max_bottom_hole_pressure",
            say(
                "Trykket i bunden af brønden er lavere end reservoirtrykket: så kan der ikke injiceres.",
                "The pressure at the bottom of the hole is lower than the reservoir's: nothing can be injected.",
            ),
            say("Angiv begge i bara ved samme dybde.", "State both in bara at the same depth."),
        );
    }
    if let (Some(low), Some(high)) = (limits.min_temperature.get(), limits.max_temperature.get())
        && low >= high
    {
        sheet.incomplete(
            "/limits/max_temperature",
            say(
                "Den højeste temperatur er ikke over den laveste.",
                "The highest temperature is not above the lowest.",
            ),
            say("Ret den ene af de to.", "Correct one of the two."),
        );
    }
    rate(application, sheet);
}

fn against_fracture(application: &Application, sheet: &mut Sheet) {
    let limits = &application.limits;
    let stress = &application.geology.stress;
    if let (Some(datum), Some(depth)) = (limits.datum_depth.get(), stress.fracture_depth.get())
        && datum != depth
    {
        sheet.incomplete(
            "/limits/datum_depth",
            say(
                format!("Grænsen gælder ved {datum}, opsprækningstrykket ved {depth}."),
                format!("The limit holds at {datum}, the fracture pressure at {depth}."),
            ),
            say("Angiv begge tryk ved samme dybde.", "State both pressures at the same depth."),
        );
    }
    let (Some(highest), Some(fracture)) =
        (limits.max_reservoir_pressure.get(), stress.fracture_pressure.get())
    else {
        return;
    };
    if highest >= fracture {
        sheet.incomplete(
            "/limits/max_reservoir_pressure",
            say(
                format!("Grænsen er ikke under opsprækningstrykket ({fracture})."),
                format!("The limit is not below the fracture pressure ({fracture})."),
            ),
            say("Sæt grænsen lavere, med en margin.", "Set the limit lower, with a margin."),
        );
    }
    let share = highest.0.checked_mul(100.into()).and_then(|one| one.checked_div(fracture.0));
    if let (Some(stated), Some(share)) = (limits.fracture_share.get(), share)
        && stated.0.checked_sub(share).is_none_or(|apart| apart.abs() > Decimal::ONE)
    {
        let share = share.round_dp(1).normalize();
        sheet.incomplete(
            "/limits/fracture_share",
            say(
                format!("Grænsen er {share} % af opsprækningstrykket, ikke {stated}."),
                format!("The limit is {share} % of the fracture pressure, not {stated}."),
            ),
            say("Ret andelen eller et af trykkene.", "Correct the share or one of the pressures."),
        );
    }
}

fn rate(application: &Application, sheet: &mut Sheet) {
    let Some(rate) = application.limits.max_rate.get() else { return };
    if rate.0 <= Decimal::ZERO {
        sheet.incomplete(
            "/limits/max_rate",
            say("Raten skal være over 0.", "The rate must be above 0."),
            say("Angiv den i ton pr. døgn.", "State it in tonnes a day."),
        );
        return;
    }
    let duration = &application.duration;
    let (Some(start), Some(end), Some(total)) =
        (duration.injection_start.get(), duration.injection_end.get(), application.quantity.total.get())
    else {
        return;
    };
    // Both the first and the last day are days of injection.
    let days = end.days_since(*start).saturating_add(1);
    if days < 1 {
        return;
    }
    if rate.0.checked_mul(days.into()).is_some_and(|most| most < total.0) {
        sheet.incomplete(
            "/limits/max_rate",
            say(
                format!("{rate} i {days} dage er mindre end mængden i nr. 8 ({total})."),
                format!("{rate} for {days} days is less than the quantity in nr. 8 ({total})."),
            ),
            say(
                "Ret raten, injektionsperioden eller mængden.",
                "Correct the rate, the period of injection or the quantity.",
            ),
        );
    }
}
