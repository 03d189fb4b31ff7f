//! The captured share (reading `refund-share`).

use super::bounds::{figure, most_tonnes};
use super::{Exact, RefundInput};
use crate::casework::Problem;
use crate::law::quantity::{Tonnes, written};
use crate::law::{Language, Provision, Text};

fn quantities() -> Provision {
    Provision::of("bek1504.3.1.2")
}

/// Which quantities the share is of.
pub(super) struct Share {
    pub(super) exact: Exact,
    pub(super) captured: Tonnes,
    pub(super) before: Tonnes,
    pub(super) fossil: bool,
}

/// The share by the case's reading; `None` with the faults where the tonnes give none.
pub(super) fn share(input: &RefundInput, faults: &mut Vec<Problem>) -> Option<Share> {
    let total = one(
        (input.co2_captured_tonnes, "/co2_captured_tonnes"),
        (input.co2_before_capture_tonnes, "/co2_before_capture_tonnes"),
        faults,
    );
    let fossil = fossil(input, faults);
    if input.readings.is("refund-share", "fossil-over-fossil") {
        let (captured, before) = (input.co2_captured_fossil_tonnes?, input.co2_before_capture_fossil_tonnes?);
        return total.and(fossil).map(|exact| Share { exact, captured, before, fossil: true });
    }
    total.map(|exact| Share {
        exact,
        captured: input.co2_captured_tonnes,
        before: input.co2_before_capture_tonnes,
        fossil: false,
    })
}

/// The share of the fossil quantities, where they are given or needed.
fn fossil(input: &RefundInput, faults: &mut Vec<Problem>) -> Option<Exact> {
    let given = [
        (input.co2_captured_fossil_tonnes, "/co2_captured_fossil_tonnes", input.co2_captured_tonnes),
        (
            input.co2_before_capture_fossil_tonnes,
            "/co2_before_capture_fossil_tonnes",
            input.co2_before_capture_tonnes,
        ),
    ];
    if given.iter().all(|(fossil, ..)| fossil.is_none())
        && !input.readings.is("refund-share", "fossil-over-fossil")
    {
        return None;
    }
    for (fossil, pointer, total) in given {
        match fossil {
            None => faults.push(Problem::under(
                quantities(),
                pointer,
                Text::new(
                    "Læsningen fossil over fossil behøver både den fossile CO2 før fangst og den fangede fossile CO2.",
                    "The reading fossil over fossil needs both the fossil CO2 before capture and the fossil CO2 captured.",
                ),
            )),
            Some(fossil) if fossil > total => faults.push(Problem::under(
                quantities(),
                pointer,
                Text::new(
                    "Den fossile del er større end det hele. Ret et af tallene.",
                    "The fossil part is larger than the whole. Mend one of the figures.",
                ),
            )),
            Some(_) => {}
        }
    }
    let [(captured, captured_at, _), (before, before_at, _)] = given;
    one((captured?, captured_at), (before?, before_at), faults)
}

/// Captured over before, each sound and the first not the larger.
fn one(captured: (Tonnes, &str), before: (Tonnes, &str), faults: &mut Vec<Problem>) -> Option<Exact> {
    let sound = |(tonnes, at): (Tonnes, &str), faults: &mut Vec<Problem>| {
        figure(tonnes.0, most_tonnes(), 6, at, faults)
    };
    let (first, second) = (sound(captured, faults), sound(before, faults));
    if !first || !second {
        return None;
    }
    if before.0.0.is_zero() {
        faults.push(Problem::under(
            quantities(),
            before.1,
            Text::new(
                "Den samlede CO2 før fangst er 0, så der er ingen andel at regne. Skriv mængden i røggassen før fangst.",
                "The total CO2 before capture is 0, so there is no share to compute. Write the quantity in the flue gas before \
                 capture.",
            ),
        ));
        return None;
    }
    if captured.0 > before.0 {
        let (more, less) = (captured.0.0, before.0.0);
        faults.push(Problem::under(
            quantities(),
            captured.1,
            Text::new(
                format!(
                    "Der er fanget {} t, men kun {} t var i røggassen før fangst. Ret en af mængderne.",
                    written(more, Language::Da),
                    written(less, Language::Da)
                ),
                format!(
                    "{} t were captured, but only {} t were in the flue gas before capture. Mend one of the quantities.",
                    written(more, Language::En),
                    written(less, Language::En)
                ),
            ),
        ));
        return None;
    }
    Exact::from_decimal(captured.0.0)?.over(Exact::from_decimal(before.0.0)?)
}
