//! The agreement itself, as it is signed (§§ 1 and 3).

use super::Made;
use super::writing::Writing;
use crate::letters::Kind;
use crate::refund::procedure::AgreementTerms;
use crate::refund::procedure::content::MethodsDecision;
use crate::refund::procedure::file::AgreementVersion;

pub(super) fn agreement(mut w: Writing<'_>, version: &AgreementVersion) -> Made {
    opening(&mut w, version);
    amendment(&mut w, version);
    let methods = w.methods_of(&version.terms);
    w.terms(&version.terms, methods);
    w.heading(1, "8. Aftalens indgåelse", "8. The making of the agreement");
    made_by(&mut w, version);
    w.heading(1, "9. Grundlaget", "9. The basis");
    w.terms_basis();
    w.terms_read(&version.terms);
    let number = version.number;
    let (da, en) = if number == 1 {
        ("Aftale om tilbagebetaling af CO2-afgift".to_owned(), "Agreement on repayment of CO2 tax".to_owned())
    } else {
        (
            format!("Aftale om tilbagebetaling af CO2-afgift, version {number}"),
            format!("Agreement on repayment of CO2 tax, version {number}"),
        )
    };
    w.made("agreement", Kind::Letter, &da, &en)
}

fn opening(w: &mut Writing<'_>, version: &AgreementVersion) {
    let number = version.number;
    if number == 1 {
        w.paragraph(
            "Skatteforvaltningen og virksomheden indgår efter § 1 i bekendtgørelse nr. 1504 af 10. december 2024 denne aftale om tilbagebetaling af CO2-afgift ved fangst og geologisk lagring af CO2, jf. § 9 f i CO2-afgiftsloven.",
            "Under § 1 of order no. 1504 of 10 December 2024 Skatteforvaltningen and the company make this agreement on repayment of CO2 tax for capture and geological storage of CO2, see § 9 f of the CO2 Tax Act.",
        );
    } else {
        let old = number.saturating_sub(1);
        w.paragraph(
            format!("Dette er version {number} af aftalen efter § 1 i bekendtgørelse nr. 1504 af 10. december 2024. Den træder i stedet for version {old}."),
            format!("This is version {number} of the agreement under § 1 of order no. 1504 of 10 December 2024. It replaces version {old}."),
        );
    }
    let status = match w.methods_of(&version.terms) {
        None => w.say("Afventer Energistyrelsen", "Awaiting Energistyrelsen"),
        Some(decision) if decision.approved => w.say("Godkendt", "Approved"),
        Some(_) => w.say("Afvist", "Rejected"),
    };
    let mut facts = vec![
        (
            w.say("Aftale", "Agreement"),
            w.say(
                format!("{}, version {number}", w.file.number),
                format!("{}, version {number}", w.file.number),
            ),
        ),
        (w.say("Virksomheden", "The company"), w.file.company.name.clone()),
        (w.say("Underskrevet", "Signed"), w.day(version.signed.at.day())),
        (w.say("Opgørelsesmetoder", "Methods"), status),
    ];
    if let Some(deadline) = &version.terms.storage.deadline {
        facts.push((w.say("Frist for lagring", "Storage deadline"), w.text(&deadline.text())));
    }
    w.facts(facts);
}

fn amendment(w: &mut Writing<'_>, version: &AgreementVersion) {
    let before = w.file.agreements.iter().rev().find(|old| old.number < version.number);
    if let Some(before) = before {
        w.heading(2, "Hvad er ændret, og hvorfor", "What is changed, and why");
        w.changed(&before.terms, &version.terms);
    } else {
        w.heading(2, "Derfor er vilkårene sådan", "Why the terms are these");
    }
    w.words(&version.proposed.what);
}

fn made_by(w: &mut Writing<'_>, version: &AgreementVersion) {
    let accepted = &version.accepted;
    let facts = vec![
        (
            w.say("Foreslået af", "Proposed by"),
            format!("{}, {}", version.proposed.by.name, w.moment(version.proposed.at)),
        ),
        (
            w.say("Accepteret for virksomheden af", "Accepted for the company by"),
            format!("{}, {}", accepted.by.name, w.moment(accepted.at)),
        ),
        (w.say("Bindes af, som oplyst", "Bound by, as stated"), accepted.what.on_behalf_of.clone()),
        (
            w.say("Underskrevet for Skatteforvaltningen af", "Signed for Skatteforvaltningen by"),
            format!("{}, {}", version.signed.by.name, w.moment(version.signed.at)),
        ),
        (w.say("Vilkårenes SHA-256", "SHA-256 of the terms"), Writing::digest(&accepted.what.terms)),
    ];
    w.facts(facts);
    w.paragraph(
        "Begge parter har bekræftet de vilkår, der har dette aftryk. Aftalen er indgået i selvbetjeningen.",
        "Both parties have confirmed the terms that have this fingerprint. The agreement was made in the self-service.",
    );
}

impl<'a> Writing<'a> {
    /// Energistyrelsen's last decision on the methods of these terms.
    pub(super) fn methods_of(&self, terms: &AgreementTerms) -> Option<&'a MethodsDecision> {
        let digest = terms.digest().ok()?;
        self.file.methods.iter().rev().map(|decided| &decided.what).find(|decision| decision.terms == digest)
    }
}
