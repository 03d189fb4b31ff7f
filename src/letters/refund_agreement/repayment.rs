//! Demands for repayment, and their settlement (§ 3, stk. 1, nr. 6; § 3, stk. 2).

use super::Made;
use super::writing::Writing;
use crate::letters::Kind;
use crate::refund::procedure::content::{DemandGround, Demanded, Repaid, Subject};

pub(super) fn demand(mut w: Writing<'_>, demanded: &Demanded) -> Made {
    let (number, amount) = (demanded.demand.claim, w.ore(demanded.ore));
    let tonnes = w.tonnes(demanded.tonnes);
    let (why, lot) = match &demanded.demand.ground {
        DemandGround::NotStored(lot) => (
            w.say(
                format!("{tonnes} CO2 af parti {lot} er ikke lagret geologisk"),
                format!("{tonnes} of CO2 of lot {lot} has not been stored geologically"),
            ),
            Some(lot),
        ),
        DemandGround::FoundNotStored(lot) => (
            w.say(
                format!("Skatteforvaltningen har vurderet, at {tonnes} CO2 af parti {lot} ikke kan regnes som lagret"),
                format!("Skatteforvaltningen has found that {tonnes} of CO2 of lot {lot} cannot be counted as stored"),
            ),
            Some(lot),
        ),
        DemandGround::MethodsRejected => (
            w.say(
                "Energistyrelsen har afvist opgørelsesmetoderne, som var en forudsætning for aftalen",
                "Energistyrelsen has rejected the methods, which were a condition of the agreement",
            ),
            None,
        ),
    };
    w.paragraph(
        format!("I skal betale {amount} tilbage til Skatteforvaltningen. {why}, og afgiften er udbetalt for den i ansøgning {number}."),
        format!("You must pay {amount} back to Skatteforvaltningen. {why}, and the tax was refunded in claim {number}."),
    );
    w.heading(2, "Det skal I gøre", "What you must do");
    w.paragraph(
        format!("Betal {amount} over skattekontoen. Betalingsfristen og eventuelle renter fremgår af opkrævningen. Mener I, at CO2 er lagret, så send dokumentationen i sagen nu."),
        format!("Pay {amount} through the tax account. The last day for payment and any interest follow from the collection notice. If you hold that the CO2 has been stored, send the proof in the case now."),
    );
    let why = w.why(("Derfor", "Why"), &demanded.demand.reasons);
    w.end_of_front([why]);
    w.heading(2, "Kravet", "The demand");
    particulars(&mut w, demanded, lot.map(String::as_str));
    w.heard(Subject::Repayment(number));
    if lot.is_some() {
        w.heading(2, "Det er ikke med i kravet", "What the demand leaves out");
        w.paragraph(
            "Kravet gælder kun de tons, der er nævnt ovenfor. CO2, der er sluppet ud eller udledt efter overdragelse til tredjepart, er ikke med; for den skal I ikke betale noget tilbage (§ 3, stk. 1, nr. 6, 2. pkt.).",
            "The demand is only for the tonnes stated above. CO2 released or emitted after hand-over to a third party is not part of it; for that you need not pay anything back (§ 3, stk. 1, nr. 6, second sentence).",
        );
    }
    if !demanded.computed.is_empty() {
        w.heading(2, "Sådan er beløbet regnet", "How the amount was computed");
        for computed in &demanded.computed {
            w.steps(&computed.receipt);
        }
    }
    let ground = if lot.is_some() { "bek1504.3.1.6" } else { "bek1504.3.2" };
    w.rules_of([ground, "bek1504.4", "co2al.9f.1", "sfl.19", "fvl.22", "fvl.24", "fvl.25"]);
    match demanded.computed.first() {
        Some(computed) => w.readings_of(&computed.receipt, &["repayment-cause"]),
        None => w.agreed_readings(&["repayment-cause", "late-approval"]),
    }
    w.signature();
    w.complaint();
    w.made(
        "repayment-demand",
        Kind::Decision,
        &format!("Krav om at betale CO2-afgift tilbage, ansøgning {number}"),
        &format!("Demand to pay back refunded CO2 tax, claim {number}"),
    )
}

fn particulars(w: &mut Writing<'_>, demanded: &Demanded, lot: Option<&str>) {
    let number = demanded.demand.claim;
    let Some(claim) = w.claim(number) else {
        return;
    };
    let mut facts = w.claim_facts(number, &claim.claim.what.claim);
    facts.push((w.say("Udbetalt i alt", "Paid in all"), w.ore(claim.paid_ore())));
    if let Some(lot) = lot {
        facts.push((w.say("Parti", "Lot"), lot.to_owned()));
        if let Some(found) = w.file.chain.lot(lot) {
            facts.push((w.say("Frist for lagring", "Storage deadline"), w.day(found.store_by)));
        }
        facts.push((w.say("Kravet gælder", "The demand is for"), w.tonnes(demanded.tonnes)));
    } else {
        let all = w.say("Alt, hvad der er udbetalt", "All that was paid");
        facts.push((w.say("Kravet gælder", "The demand is for"), all));
    }
    facts.push((w.say("Beløb", "Amount"), w.ore(demanded.ore)));
    w.facts(facts);
}

pub(super) fn receipt(mut w: Writing<'_>, repaid: &Repaid) -> Made {
    let (amount, day) = (w.ore(repaid.ore), w.day(repaid.day));
    let left = w.file.ledger.repayment_outstanding(repaid.claim);
    w.paragraph(
        format!("Skatteforvaltningen har den {day} modtaget {amount} fra jer."),
        format!("On {day} Skatteforvaltningen received {amount} from you."),
    );
    let left_text = w.ore(left);
    if left > 0 {
        w.paragraph(
            format!("I mangler at betale {left_text} tilbage for ansøgning {}.", repaid.claim),
            format!("You still have to pay back {left_text} for claim {}.", repaid.claim),
        );
    } else {
        w.paragraph(
            "Kravet er dermed betalt, og I skal ikke gøre mere.",
            "The demand is thereby paid, and you need not do anything more.",
        );
    }
    let facts = vec![
        (w.say("Ansøgning", "Claim"), repaid.claim.to_string()),
        (w.say("Modtaget", "Received"), w.day(repaid.day)),
        (w.say("Beløb", "Amount"), w.ore(repaid.ore)),
        (w.say("Rest", "Left"), left_text),
        (w.say("Reference i skattekontoen", "Reference in the tax account"), repaid.reference.clone()),
    ];
    w.facts(facts);
    w.rules_of(["bek1504.3.1.6"]);
    w.signature();
    w.made(
        "repayment-receipt",
        Kind::Receipt,
        &format!("Kvittering for tilbagebetaling, ansøgning {}", repaid.claim),
        &format!("Receipt for repayment, claim {}", repaid.claim),
    )
}
