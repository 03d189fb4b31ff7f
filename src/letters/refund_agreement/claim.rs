//! A claim: received, or refused (CO2AL § 9 f; § 4).

use super::Made;
use super::writing::Writing;
use crate::letters::Kind;
use crate::refund::procedure::content::{ClaimReceived, ClaimRefusal, Subject};

pub(super) fn claim_receipt(mut w: Writing<'_>, received: &ClaimReceived) -> Made {
    let at = w.moment(w.recorded.at);
    let number = w.file.claims.last().map_or(0, |claim| claim.number);
    let claim = &received.claim;
    let (period, amount) = (w.period(claim.from, claim.to), w.kroner(received.claimed.payable_kroner));
    w.paragraph(
        format!("Skatteforvaltningen har den {at} modtaget jeres ansøgning om tilbagebetaling af CO2-afgift for {period}. I søger om {amount}"),
        format!("On {at} Skatteforvaltningen received your claim for repayment of CO2 tax for {period}. You claim {amount}."),
    );
    let mut facts = w.claim_facts(number, claim);
    let share = w.figure(&received.claimed.captured_share.to_string());
    facts.extend([
        (w.say("Indsendt af", "Submitted by"), w.recorded.actor.name.clone()),
        (w.say("CO2 før fangst", "CO2 before capture"), w.tonnes(received.co2_before_capture)),
        (w.say("Fanget CO2", "Captured CO2"), w.tonnes(received.co2_captured)),
        (w.say("Fanget andel", "Captured share"), share),
        (w.say("Søgt beløb", "Amount claimed"), amount),
    ]);
    w.facts(facts);
    w.heading(2, "Det sker der nu", "What happens next");
    w.paragraph(
        "I beløbet er al fanget CO2 regnet med. Vi opgør nu, hvor meget af den der er lagret eller overdraget i en godkendt kæde; kun det giver ret til tilbagebetaling. Bliver beløbet mindre end søgt, sender vi en sagsfremstilling, før vi afgør det. I skal ikke gøre noget nu, men partierne skal være registreret med dokumentation.",
        "The amount counts all captured CO2. We now find how much of it has been stored or handed over in an approved chain; only that gives a right to a refund. If the amount becomes less than claimed, we send a statement of the case before we decide. You need not do anything now, but the lots must be registered with proof.",
    );
    w.computation(&received.claimed);
    w.rules_of(["co2al.9f.1", "co2al.9f.2", "bek1504.3.1.4"]);
    w.readings_of(&received.claimed.receipt, &[]);
    w.automatic();
    w.made(
        "claim-receipt",
        Kind::Receipt,
        &format!("Kvittering for ansøgning {number} om tilbagebetaling af CO2-afgift"),
        &format!("Receipt for claim {number} for repayment of CO2 tax"),
    )
}

pub(super) fn refusal(mut w: Writing<'_>, refusal: &ClaimRefusal) -> Made {
    let number = refusal.claim;
    w.paragraph(
        format!("Skatteforvaltningen giver afslag på jeres ansøgning {number} om tilbagebetaling af CO2-afgift. Der udbetales intet på grundlag af den."),
        format!("Skatteforvaltningen refuses your claim {number} for repayment of CO2 tax. Nothing is paid on the basis of it."),
    );
    w.heading(2, "Det kan I gøre nu", "What you can do now");
    w.paragraph(
        "I kan søge igen for samme periode, hvis det, der står i begrundelsen, bliver bragt i orden.",
        "You may claim again for the same period if what stands in the reasons is put right.",
    );
    let why = w.why(("Derfor får I afslag", "Why you are refused"), &refusal.reasons);
    w.end_of_front([why]);
    w.heading(2, "Ansøgningen", "The claim");
    if let Some(claim) = w.claim(number) {
        let received = &claim.claim.what;
        let mut facts = w.claim_facts(number, &received.claim);
        facts.push((w.say("Søgt beløb", "Amount claimed"), w.kroner(received.claimed.payable_kroner)));
        facts.push((w.say("Modtaget", "Received"), w.moment(claim.claim.at)));
        w.facts(facts);
    }
    w.heard(Subject::Claim(number));
    w.rules_of(["co2al.9f.1", "bek1504.3.1.4", "bek1504.4", "sfl.19", "fvl.22", "fvl.24", "fvl.25"]);
    w.agreed_readings(&["breach-scope", "refund-period"]);
    w.signature();
    w.complaint();
    w.made(
        "claim-refusal",
        Kind::Decision,
        &format!("Afslag på ansøgning {number} om tilbagebetaling af CO2-afgift"),
        &format!("Refusal of claim {number} for repayment of CO2 tax"),
    )
}
