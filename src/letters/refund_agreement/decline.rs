//! No agreement: the application is dismissed or refused (§ 1).

use super::Made;
use super::writing::Writing;
use crate::letters::Kind;
use crate::refund::procedure::content::{Decline, Subject};

pub(super) fn dismissal(mut w: Writing<'_>, decline: &Decline) -> Made {
    w.paragraph(
        "Skatteforvaltningen afviser jeres ansøgning. Den gælder ikke en aftale efter bekendtgørelse nr. 1504 af 10. december 2024. Vi har ikke taget stilling til, om I opfylder betingelserne efter andre regler.",
        "Skatteforvaltningen dismisses your application. It is not for an agreement under order no. 1504 of 10 December 2024. We have not decided whether you meet the conditions of other rules.",
    );
    front(&mut w, ("Derfor afviser vi ansøgningen", "Why we dismiss the application"), decline);
    end(&mut w);
    w.made(
        "dismissal",
        Kind::Decision,
        "Afvisning af ansøgning om aftale om tilbagebetaling af CO2-afgift",
        "Dismissal of application for an agreement on repayment of CO2 tax",
    )
}

pub(super) fn refusal(mut w: Writing<'_>, decline: &Decline) -> Made {
    w.paragraph(
        "Skatteforvaltningen giver afslag på jeres ansøgning om en aftale om tilbagebetaling af CO2-afgift ved fangst og geologisk lagring af CO2. Der kan ikke søges om tilbagebetaling på grundlag af ansøgningen.",
        "Skatteforvaltningen refuses your application for an agreement on repayment of CO2 tax for capture and geological storage of CO2. No repayment can be claimed on the basis of the application.",
    );
    front(&mut w, ("Derfor får I afslag", "Why you are refused"), decline);
    w.heard(Subject::Refusal);
    end(&mut w);
    w.made(
        "refusal",
        Kind::Decision,
        "Afslag på ansøgning om aftale om tilbagebetaling af CO2-afgift",
        "Refusal of application for an agreement on repayment of CO2 tax",
    )
}

fn front(w: &mut Writing<'_>, heading: (&'static str, &'static str), decline: &Decline) {
    let done = (!decline.guidance.trim().is_empty()).then(|| {
        let whole = ("Vejledningen i sin helhed", "The guidance in full");
        w.in_short(("Det kan I gøre", "What you can do"), &decline.guidance, whole)
    });
    let why = w.why(heading, &decline.reasons);
    w.end_of_front(done.into_iter().chain([why]));
}

fn end(w: &mut Writing<'_>) {
    w.rules_of(["bek1504.1", "co2al.9f.1", "fvl.7", "sfl.19", "fvl.22", "fvl.24", "fvl.25"]);
    w.agreed_readings(&["undertaking"]);
    w.signature();
    w.complaint();
}
