//! Breach of the terms (§ 4), its end, and the end of the agreement.

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::letters::Kind;
use crate::refund::procedure::content::{Breach, DatePassed, Reasons, Subject};

pub(super) fn found(mut w: Writing<'_>, breach: &Breach) -> Made {
    let (term, since) = (breach.term, w.day(breach.since));
    w.paragraph(
        format!("Skatteforvaltningen har konstateret, at I ikke overholder aftalens vilkår efter § 3, stk. 1, nr. {term}. Det gælder fra den {since}. Så længe det er tilfældet, udbetaler vi ikke afgift."),
        format!("Skatteforvaltningen has found that you do not keep the agreement's terms under § 3, stk. 1, nr. {term}. This is so from {since}. As long as it is, we refund no tax."),
    );
    w.heading(2, "Det skal I gøre", "What you must do");
    w.paragraph(
        "Bring forholdet i orden, og skriv i sagen, hvad I har gjort. Når det er i orden, ophæver vi konstateringen, og udbetaling kan ske igen. Frister for lagring og krav om tilbagebetaling løber uændret.",
        "Put the matter right, and write in the case what you have done. When it is right, we end the finding, and refunds can be paid again. Deadlines for storage and demands for repayment run on unchanged.",
    );
    let why = w.why(("Derfor", "Why"), &breach.reasons);
    w.end_of_front([why]);
    w.heard(Subject::Breach);
    let mut provisions = vec![Provision::of("bek1504.4")];
    provisions.push(term_provision(term));
    provisions.extend(["sfl.19", "fvl.22", "fvl.24", "fvl.25"].map(Provision::of));
    w.rules(&provisions);
    w.agreed_readings(&["breach-scope"]);
    w.signature();
    w.complaint();
    w.made(
        "breach",
        Kind::Decision,
        "Aftalens vilkår er ikke overholdt",
        "The agreement's terms are not kept",
    )
}

fn term_provision(term: u8) -> Provision {
    Provision::of(match term {
        1 => "bek1504.3.1.1",
        2 => "bek1504.3.1.2",
        3 => "bek1504.3.1.3",
        4 => "bek1504.3.1.4",
        5 => "bek1504.3.1.5",
        6 => "bek1504.3.1.6",
        _ => "bek1504.3.1",
    })
}

pub(super) fn ended(mut w: Writing<'_>, reasons: &Reasons) -> Made {
    w.paragraph(
        "Skatteforvaltningen har fundet, at I igen overholder aftalens vilkår. Der kan igen udbetales afgift efter aftalen.",
        "Skatteforvaltningen has found that you again keep the agreement's terms. Tax can again be refunded under the agreement.",
    );
    if let Some(breach) = w.file.breaches.last() {
        let facts = vec![
            (w.say("Vilkår", "Term"), format!("§ 3, stk. 1, nr. {}", breach.what.term)),
            (w.say("Ikke overholdt fra", "Not kept from"), w.day(breach.what.since)),
            (w.say("Konstateret", "Found"), w.day(breach.at.day())),
            (w.say("Ophævet", "Ended"), w.day(w.today())),
        ];
        w.facts(facts);
    }
    w.heading(2, "Derfor", "Why");
    w.words(&reasons.reasons);
    w.rules_of(["bek1504.4"]);
    w.agreed_readings(&["breach-scope"]);
    w.signature();
    w.made(
        "breach",
        Kind::Decision,
        "Aftalens vilkår er overholdt igen",
        "The agreement's terms are kept again",
    )
}

pub(super) fn terminated(mut w: Writing<'_>, reasons: &Reasons) -> Made {
    let today = w.day(w.today());
    w.paragraph(
        format!("Skatteforvaltningen opsiger aftalen om tilbagebetaling af CO2-afgift. Den slutter den {today}. Der udbetales ikke afgift efter aftalen herefter."),
        format!("Skatteforvaltningen terminates the agreement on repayment of CO2 tax. It ends on {today}. No tax is refunded under it from then on."),
    );
    after_the_end(&mut w);
    let why = w.why(("Derfor", "Why"), &reasons.reasons);
    w.end_of_front([why]);
    w.heard(Subject::Termination);
    w.rules_of(["bek1504.4", "bek1504.3.1.6", "sfl.19", "fvl.22", "fvl.24", "fvl.25"]);
    w.agreed_readings(&["breach-scope", "repayment-cause"]);
    w.signature();
    w.complaint();
    w.made("termination", Kind::Decision, "Aftalen er opsagt", "The agreement is terminated")
}

pub(super) fn run_out(mut w: Writing<'_>, passed: &DatePassed) -> Made {
    let day = w.day(passed.day);
    w.paragraph(
        format!("Aftalen om tilbagebetaling af CO2-afgift løb til og med den {day} og er nu udløbet."),
        format!("The agreement on repayment of CO2 tax ran to the end of {day} and has now run out."),
    );
    after_the_end(&mut w);
    w.rules_of(["bek1504.3.1", "bek1504.3.1.5", "bek1504.3.1.6"]);
    w.automatic();
    w.made("termination", Kind::Notice, "Aftalen er udløbet", "The agreement has run out")
}

fn after_the_end(w: &mut Writing<'_>) {
    w.heading(2, "Det gælder stadig", "What still applies");
    w.paragraph(
        "CO2, der er fanget i aftalens tid, skal lagres inden fristerne for partierne, og lagringen skal registreres med dokumentation. Krav om tilbagebetaling, udledningsrapporter og endelige opgørelser følger aftalen, som den gjaldt. Vil I have en ny aftale, skal I søge om den.",
        "CO2 captured in the agreement's time must be stored by the deadlines of the lots, and the storage recorded with proof. Repayment, emission reports and final figures follow the agreement as it applied. If you want a new agreement, you must apply for it.",
    );
}
