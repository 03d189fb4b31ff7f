//! Proposed terms, for the company to read and accept.

use super::Made;
use super::writing::Writing;
use crate::letters::{Block, Kind};
use crate::refund::procedure::content::Proposal;

pub(super) fn proposed_terms(mut w: Writing<'_>, proposal: &Proposal) -> Made {
    let terms = &proposal.terms;
    let before = w.file.agreement();
    match before.map(|version| version.number) {
        None => w.paragraph(
            "Skatteforvaltningen foreslår vilkårene for en aftale om tilbagebetaling af CO2-afgift ved fangst og geologisk lagring af CO2. De følger med dette brev. Forslaget binder ingen af os, før I har accepteret det, og vi har underskrevet.",
            "Skatteforvaltningen proposes the terms of an agreement on repayment of CO2 tax for capture and geological storage of CO2. They come with this letter. The proposal binds neither of us until you have accepted it and we have signed.",
        ),
        Some(number) => w.paragraph(
            format!("Skatteforvaltningen foreslår ændrede vilkår. Bliver de indgået, træder de i stedet for aftalens version {number}. Indtil da gælder version {number}."),
            format!("Skatteforvaltningen proposes changed terms. If they are agreed, they replace version {number} of the agreement. Until then version {number} applies."),
        ),
    }
    w.heading(2, "Det skal I gøre", "What you must do");
    let steps = [
        (
            "Læs vilkårene, især fristen for lagring i afsnit 6 og følgerne i afsnit 7.",
            "Read the terms, especially the deadline for storage in section 6 and the consequences in section 7.",
        ),
        (
            "Er I enige, så acceptér dem i selvbetjeningen, og angiv, hvem der kan binde virksomheden.",
            "If you agree, accept them in the self-service and state who may bind the company.",
        ),
        (
            "Er I uenige, så skriv det i sagen. Vi kan foreslå andre vilkår, så længe aftalen ikke er underskrevet.",
            "If you disagree, write so in the case. We can propose other terms as long as the agreement is not signed.",
        ),
    ];
    let steps = steps.map(|(da, en)| w.say(da, en)).to_vec();
    w.push(Block::Numbered(steps));
    w.heading(2, "Derfor foreslår vi dette", "Why we propose this");
    w.words(&proposal.reasons);
    if let Some(version) = before {
        w.changed(&version.terms, terms);
    }
    if let Ok(digest) = terms.digest() {
        let facts = vec![(w.say("Vilkårenes SHA-256", "SHA-256 of the terms"), Writing::digest(&digest))];
        w.facts(facts);
        w.paragraph(
            "Jeres accept nævner dette aftryk, så ingen accepterer andre vilkår end dem, de har læst.",
            "Your acceptance names this fingerprint, so that nobody accepts other terms than those they have read.",
        );
    }
    w.signature();
    w.push(Block::PageBreak);
    let decision = w.methods_of(terms);
    w.terms(terms, decision);
    w.terms_read(terms);
    w.terms_basis();
    w.made(
        "proposed-terms",
        Kind::Letter,
        "Forslag til aftale om tilbagebetaling af CO2-afgift",
        "Proposed agreement on repayment of CO2 tax",
    )
}
