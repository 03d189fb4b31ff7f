//! The decision to pay a claim, or what its final figure leaves to be paid (CO2AL § 9 f).

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::letters::Kind;
use crate::refund::procedure::content::{Assessed, Paid, Subject};
use crate::refund::procedure::file::ClaimOnFile;

/// What every payment rests on.
const PAYMENT: [&str; 5] = ["co2al.9f.1", "co2al.9f.2", "bek1504.3.1.4", "bek1504.3.1.6", "bek1504.3.2"];

pub(super) fn payment(w: Writing<'_>, paid: &Paid) -> Option<Made> {
    let claim = w.file.claim(paid.claim)?;
    // What was paid before the final figure is provisional, what is paid after it belongs to it.
    if claim.trued_up.is_some() {
        return Some(rest(w, paid, claim));
    }
    let assessed = claim.assessed.as_ref()?;
    Some(provisional(w, paid, claim, &assessed.what))
}

fn provisional(mut w: Writing<'_>, paid: &Paid, claim: &ClaimOnFile, assessed: &Assessed) -> Made {
    let received = &claim.claim.what;
    let (due, claimed) = (assessed.computed.payable_kroner, received.claimed.payable_kroner);
    let less = due < claimed;
    let (amount, period) = (w.ore(paid.ore), w.period(received.claim.from, received.claim.to));
    w.paragraph(
        format!(
            "Skatteforvaltningen har besluttet at udbetale {amount} i tilbagebetalt CO2-afgift for {period}."
        ),
        format!("Skatteforvaltningen has decided to pay {amount} of repaid CO2 tax for {period}."),
    );
    if less {
        let (due, claimed) = (w.kroner(due), w.kroner(claimed));
        w.paragraph(
            format!("I har søgt om {claimed} Vi har opgjort tilbagebetalingen til {due}"),
            format!("You claimed {claimed}. We have found the refund to be {due}."),
        );
    }
    set_off(&mut w, paid, claim, assessed);
    w.heading(2, "Det skal I gøre", "What you must do");
    w.paragraph(
        "I skal ikke gøre noget for at få beløbet. Beløbet er foreløbigt: Når årets udledningsrapport er verificeret og godkendt af Energistyrelsen, opgør vi det endeligt, og en forskel bliver udbetalt eller betalt tilbage. Gem dokumentationen for lagring, og hold fristerne for partierne.",
        "You need not do anything to get the amount. It is provisional: when the year's emission report has been verified and approved by Energistyrelsen, we make it final, and a difference is paid or paid back. Keep the proof of storage, and keep the deadlines of the lots.",
    );
    // The decider may repeat the assessor's words; the letter does not.
    let also = if paid.reasons == assessed.reasons { "" } else { paid.reasons.as_str() };
    let reasons = [assessed.reasons.trim(), also.trim()].join("\n\n");
    let mut why = None;
    if less {
        let heading = ("Derfor får I mindre, end I har søgt om", "Why you get less than you claimed");
        why = Some(w.why(heading, &reasons));
        w.end_of_front(why.take());
    } else if !reasons.trim().is_empty() {
        why = Some(w.in_short(("Bemærkninger", "Remarks"), &reasons, ("Alle bemærkninger", "All remarks")));
    }
    w.behind(why);
    w.heading(2, "Opgørelsen", "The figures");
    let mut facts = w.claim_facts(claim.number, &received.claim);
    let share = w.figure(&assessed.computed.captured_share.to_string());
    facts.extend([
        (w.say("CO2 før fangst", "CO2 before capture"), w.tonnes(received.co2_before_capture)),
        (w.say("Fanget CO2", "Captured CO2"), w.tonnes(received.co2_captured)),
        (w.say("Fanget CO2, der tæller", "Captured CO2 that counts"), w.tonnes(assessed.co2_eligible)),
        (w.say("Fanget andel, der tæller", "Captured share that counts"), share),
        (w.say("Søgt beløb", "Amount claimed"), w.kroner(claimed)),
        (w.say("Opgjort beløb", "Refund found"), w.kroner(due)),
        (w.say("Udbetales nu", "Paid now"), w.ore(paid.ore)),
        (w.say("Opgørelsen er", "The figure is"), w.say("Foreløbig", "Provisional")),
    ]);
    w.facts(facts);
    if less {
        w.heard(Subject::Claim(claim.number));
    }
    w.computation(&assessed.computed);
    w.lots(&assessed.lots);
    let mut rules = PAYMENT.to_vec();
    if less {
        rules.extend(["sfl.19", "fvl.22", "fvl.24", "fvl.25"]);
    }
    let rules: Vec<Provision> = rules.into_iter().map(Provision::of).collect();
    w.rules(&rules);
    w.readings_of(&assessed.computed.receipt, &["pilot-storage"]);
    w.signature();
    if less {
        w.complaint();
    }
    let number = claim.number;
    w.made(
        "payment",
        Kind::Decision,
        &format!("Udbetaling af CO2-afgift, ansøgning {number}"),
        &format!("Payment of repaid CO2 tax, claim {number}"),
    )
}

/// What a claim that corrects another is set off against.
fn set_off(w: &mut Writing<'_>, paid: &Paid, claim: &ClaimOnFile, assessed: &Assessed) {
    let Some(old) = claim.claim.what.claim.corrects else {
        return;
    };
    let due = assessed.computed.payable_ore();
    let (due, now) = (w.ore(due), w.ore(paid.ore));
    w.paragraph(
        format!("Ansøgningen retter ansøgning {old}, som dermed er tilbageført. Det, I har fået for den, er regnet fra i de {due}, så der udbetales {now}"),
        format!("The claim corrects claim {old}, which is thereby reversed. What you have had for it is set off against the {due}, so that {now} is paid."),
    );
    let back = w.file.ledger.repayment_outstanding(old);
    if back > 0 {
        let back = w.ore(back);
        w.paragraph(
            format!("I har fået mere for ansøgning {old}, end I har ret til. I skal betale {back} tilbage."),
            format!("You have had more for claim {old} than you have a right to. You must pay back {back}."),
        );
    }
}

fn rest(mut w: Writing<'_>, paid: &Paid, claim: &ClaimOnFile) -> Made {
    let (amount, number) = (w.ore(paid.ore), claim.number);
    let period = w.period(claim.claim.what.claim.from, claim.claim.what.claim.to);
    w.paragraph(
        format!("Skatteforvaltningen har besluttet at udbetale {amount}, som er det, den endelige opgørelse af ansøgning {number} for {period} viste, at I havde til gode."),
        format!("Skatteforvaltningen has decided to pay {amount}, which the final figure of claim {number} for {period} showed was still due to you."),
    );
    let mut facts = w.claim_facts(number, &claim.claim.what.claim);
    facts.push((w.say("Udbetales nu", "Paid now"), w.ore(paid.ore)));
    facts.push((w.say("Udbetalt i alt", "Paid in all"), w.ore(claim.paid_ore())));
    facts.push((w.say("Opgørelsen er", "The figure is"), w.say("Endelig", "Final")));
    w.facts(facts);
    if !paid.reasons.trim().is_empty() {
        w.heading(2, "Bemærkninger", "Remarks");
        w.words(&paid.reasons);
    }
    if let Some(done) = &claim.trued_up {
        w.computation(&done.what.computed);
        w.lots(&done.what.lots);
        w.rules_of(["co2al.9f.1", "co2al.9f.2", "bek1504.3.1.3", "fvl.24"]);
        w.readings_of(&done.what.computed.receipt, &[]);
    }
    w.signature();
    w.made(
        "payment",
        Kind::Decision,
        &format!("Udbetaling af restbeløb, ansøgning {number}"),
        &format!("Payment of the remainder, claim {number}"),
    )
}
