//! The final figure of a claim (§ 3, stk. 1, nr. 3).

use super::Made;
use super::writing::Writing;
use crate::letters::Kind;
use crate::refund::procedure::content::{Subject, TruedUp};

pub(super) fn true_up(mut w: Writing<'_>, done: &TruedUp) -> Made {
    let number = done.true_up.claim;
    let (due, difference) = (w.ore(done.computed.payable_ore()), done.difference_ore);
    w.paragraph(
        format!(
            "Skatteforvaltningen har opgjort tilbagebetalingen for ansøgning {number} endeligt til {due}"
        ),
        format!("Skatteforvaltningen has made the refund for claim {number} final: {due}."),
    );
    let amount = w.ore(difference.saturating_abs());
    w.heading(2, "Det skal I gøre", "What you must do");
    match difference {
        0 => w.paragraph(
            "Det er det samme som foreløbigt opgjort. I skal ikke gøre noget.",
            "That is the same as was found provisionally. You need not do anything.",
        ),
        1.. => w.paragraph(
            format!("I har {amount} til gode. Beløbet udbetales ved en særskilt beslutning, som I får brev om; I skal ikke gøre noget."),
            format!("{amount} is still due to you. It is paid by a decision of its own, which you get a letter about; you need not do anything."),
        ),
        _ => w.paragraph(
            format!("I har fået {amount} for meget. Beløbet skal betales tilbage til Skatteforvaltningen over skattekontoen."),
            format!("You have been paid {amount} too much. The amount must be paid back to Skatteforvaltningen through the tax account."),
        ),
    }
    let why = w.why(("Derfor", "Why"), &done.true_up.reasons);
    if difference < 0 {
        w.end_of_front([why]);
    } else {
        w.behind([why]);
    }
    w.heading(2, "Opgørelsen", "The figures");
    if let Some(claim) = w.claim(number) {
        let mut facts = w.claim_facts(number, &claim.claim.what.claim);
        facts.extend([
            (w.say("Udledningsrapport", "Emission report"), done.true_up.report.to_string()),
            (w.say("CO2 før fangst", "CO2 before capture"), w.tonnes(done.true_up.co2_before_capture)),
            (w.say("Fanget CO2", "Captured CO2"), w.tonnes(done.true_up.co2_captured)),
            (w.say("Fanget CO2, der tæller", "Captured CO2 that counts"), w.tonnes(done.co2_eligible)),
            (w.say("Endeligt beløb", "Final amount"), w.ore(done.computed.payable_ore())),
            (w.say("Forskel", "Difference"), w.ore(difference)),
            (w.say("Opgørelsen er", "The figure is"), w.say("Endelig", "Final")),
        ]);
        w.facts(facts);
    }
    if difference < 0 {
        w.heard(Subject::Claim(number));
    }
    w.computation(&done.computed);
    w.heading(2, "Sådan er forskellen fundet (i kroner)", "How the difference was found (in kroner)");
    w.steps(&done.receipt);
    w.lots(&done.lots);
    if difference < 0 {
        w.rules_of(["bek1504.3.1.3", "co2al.9f.1", "co2al.9f.2", "sfl.19", "fvl.22", "fvl.24", "fvl.25"]);
    } else {
        w.rules_of(["bek1504.3.1.3", "co2al.9f.1", "co2al.9f.2"]);
    }
    w.readings_of(&done.computed.receipt, &[]);
    w.signature();
    if difference < 0 {
        w.complaint();
    }
    w.made(
        "true-up",
        Kind::Decision,
        &format!("Endelig opgørelse af ansøgning {number}"),
        &format!("Final figure of claim {number}"),
    )
}
