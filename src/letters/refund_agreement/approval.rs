//! What Energistyrelsen decides: on the methods (§ 3, stk. 2) and on emission reports (§ 3, stk. 1, nr. 3 and 4).

use super::Made;
use super::writing::Writing;
use crate::letters::Kind;
use crate::letters::front::Rest;
use crate::refund::procedure::content::{ApprovingAuthority, Link, MethodsDecision, ReportDecision};
use crate::refund::procedure::file::ReportFiled;

pub(super) fn methods(mut w: Writing<'_>, decision: &MethodsDecision) -> Made {
    if decision.approved {
        w.paragraph(
            "Energistyrelsen godkender metoderne til at opgøre den samlede CO2 i røggassen før fangst og den fangede CO2 efter aftalens vilkår. Forudsætningen i § 3, stk. 2, er dermed opfyldt.",
            "Energistyrelsen approves the methods for determining total CO2 in the flue gas before capture and captured CO2 under the agreement's terms. The condition in § 3, stk. 2, is thereby met.",
        );
    } else {
        w.paragraph(
            "Energistyrelsen godkender ikke metoderne til at opgøre den samlede CO2 i røggassen før fangst og den fangede CO2. Forudsætningen i § 3, stk. 2, er ikke opfyldt, og der kan ikke udbetales afgift på disse metoder.",
            "Energistyrelsen does not approve the methods for determining total CO2 in the flue gas before capture and captured CO2. The condition in § 3, stk. 2, is not met, and no tax can be refunded on these methods.",
        );
    }
    w.heading(2, "Det betyder det for jer", "What it means for you");
    if decision.approved {
        w.paragraph(
            "I skal opgøre begge mængder sådan, som vilkårene beskriver. Ændrer I metode, målepunkter eller udstyr, skal aftalen ændres først.",
            "You must determine both quantities as the terms describe. If you change method, measuring points or equipment, the agreement must be amended first.",
        );
    } else {
        w.paragraph(
            "Skriv til Skatteforvaltningen i sagen, hvis I vil foreslå andre metoder. Ændrede vilkår forelægges Energistyrelsen igen. Er der allerede udbetalt afgift, tager Skatteforvaltningen stilling til, om den skal betales tilbage; I bliver hørt først.",
            "Write to Skatteforvaltningen in the case if you want to propose other methods. Changed terms are put to Energistyrelsen again. If tax has been refunded already, Skatteforvaltningen decides whether it must be paid back; you are heard first.",
        );
    }
    let why = w.why(("Derfor", "Why"), &decision.reasons);
    w.own_end_of_front(decision.approved, why);
    w.heading(2, "Grundlaget", "The basis");
    let facts = vec![
        (w.say("Holdt op mod", "Held against"), decision.edition.clone()),
        (w.say("Vilkårenes SHA-256", "SHA-256 of the terms"), Writing::digest(&decision.terms)),
    ];
    w.facts(facts);
    w.rules_of(["bek1504.3.2", "bek1504.3.1.2", "bek1504.3.1.3", "bek1504.6", "fvl.22", "fvl.24"]);
    w.agreed_readings(&["mrr-edition", "wrong-reference"]);
    w.signature();
    if !decision.approved {
        w.own_complaint();
    }
    let (da, en) = if decision.approved {
        ("Opgørelsesmetoderne er godkendt", "The methods are approved")
    } else {
        ("Opgørelsesmetoderne er ikke godkendt", "The methods are not approved")
    };
    w.made("methods", Kind::Decision, da, en)
}

pub(super) fn emission_report(mut w: Writing<'_>, decision: &ReportDecision) -> Made {
    let filed = w.file.reports.iter().find(|report| report.number == decision.report);
    let year = filed.map(|filed| filed.report.what.year.to_string()).unwrap_or_default();
    if decision.approved {
        w.paragraph(
            format!("Energistyrelsen godkender udledningsrapporten for {year}."),
            format!("Energistyrelsen approves the emission report for {year}."),
        );
    } else {
        w.paragraph(
            format!("Energistyrelsen godkender ikke udledningsrapporten for {year}."),
            format!("Energistyrelsen does not approve the emission report for {year}."),
        );
    }
    w.heading(2, "Det betyder det for jer", "What it means for you");
    if decision.approved {
        w.paragraph(
            "Skatteforvaltningen kan nu opgøre årets tilbagebetaling endeligt på rapportens tal. I skal ikke gøre noget.",
            "Skatteforvaltningen can now make the year's refund final on the figures of the report. You need not do anything.",
        );
    } else {
        w.paragraph(
            "Ret det, der står i begrundelsen, få rapporten verificeret igen, og indgiv den i sagen. Uden en godkendt rapport kan tilbagebetalingen for året ikke opgøres endeligt.",
            "Mend what stands in the reasons, have the report verified again, and file it in the case. Without an approved report the year's refund cannot be made final.",
        );
    }
    if !decision.reasons.trim().is_empty() {
        let why = w.why(("Derfor", "Why"), &decision.reasons);
        w.own_end_of_front(decision.approved, why);
    }
    w.heading(2, "Rapporten", "The report");
    if let Some(filed) = filed {
        let facts = report_facts(&w, filed, decision);
        w.facts(facts);
    }
    w.rules_of(["bek1504.3.1.3", "bek1504.3.1.4", "bek1504.6", "fvl.22", "fvl.24"]);
    let foreign = decision.approving_authority != ApprovingAuthority::Energistyrelsen;
    w.agreed_readings(if foreign {
        &["foreign-approval", "wrong-reference", "mrr-edition"]
    } else {
        &["wrong-reference", "mrr-edition"]
    });
    w.signature();
    if !decision.approved {
        w.own_complaint();
    }
    let (da, en) = if decision.approved {
        ("Udledningsrapporten er godkendt", "The emission report is approved")
    } else {
        ("Udledningsrapporten er ikke godkendt", "The emission report is not approved")
    };
    w.made("emission-report", Kind::Decision, da, en)
}

fn report_facts(w: &Writing<'_>, filed: &ReportFiled, decision: &ReportDecision) -> Vec<(String, String)> {
    let report = &filed.report.what;
    let of = match &report.of {
        Link::Own => w.file.company.name.clone(),
        Link::Carrier(name) => w.say(format!("{name} (transportør)"), format!("{name} (carrier)")),
        Link::StorageSite(name) => {
            w.say(format!("{name} (lagringsanlæg)"), format!("{name} (storage facility)"))
        }
    };
    let mut facts = vec![
        (
            w.say("Rapport", "Report"),
            w.say(
                format!(
                    "Nr. {} for {}, indgivet den {}",
                    filed.number,
                    report.year,
                    w.day(filed.report.at.day())
                ),
                format!(
                    "No. {} for {}, filed on {}",
                    filed.number,
                    report.year,
                    w.day(filed.report.at.day())
                ),
            ),
        ),
        (w.say("Rapporten er fra", "The report is from"), of),
        (w.say("Verifikator", "Verifier"), report.verifier.clone()),
    ];
    if let Some(before) = report.co2_before_capture {
        facts.push((w.say("CO2 før fangst", "CO2 before capture"), w.tonnes(before)));
    }
    if let Some(captured) = report.co2_captured {
        facts.push((w.say("Fanget CO2", "Captured CO2"), w.tonnes(captured)));
    }
    if let ApprovingAuthority::Foreign(name) = &decision.approving_authority {
        facts.push((w.say("Godkendt af", "Approved by"), name.clone()));
    }
    facts.push((w.say("Rapportens SHA-256", "SHA-256 of the report"), Writing::digest(&report.document)));
    facts
}

impl Writing<'_> {
    /// The end of the front of a decision by Energistyrelsen, and what had no room on it.
    fn own_end_of_front(&mut self, approved: bool, why: Rest<'_>) {
        if !approved {
            self.heading(2, "I kan klage", "You may complain");
            self.paragraph(
                "Bekendtgørelsen siger ikke, hvem der behandler en klage; spørg os i sagen. Hele klagevejledningen står sidst i brevet.",
                "The order does not say who handles a complaint; ask us in the case. The whole guidance stands at the end of this letter.",
            );
        }
        self.behind([why]);
    }

    /// What is known of complaints about Energistyrelsen's part: that the order says nothing of it.
    fn own_complaint(&mut self) {
        let title = self.say("Klagevejledning", "How to complain");
        let paragraphs = vec![
            self.say(
                "Bekendtgørelse nr. 1504/2024 siger ikke, hvem der behandler klager over Energistyrelsens afgørelser i disse sager. Spørg Energistyrelsen i sagen; I får da vejledning om klage.",
                "Order no. 1504/2024 does not say who handles complaints about Energistyrelsen's decisions in these cases. Ask Energistyrelsen in the case; you will then be guided on complaints.",
            ),
            self.say(
                "Det, som Skatteforvaltningen afgør på grundlag heraf, kan I klage over til Skatteankestyrelsen.",
                "What Skatteforvaltningen decides on this basis, you may complain about to Skatteankestyrelsen.",
            ),
        ];
        self.push(crate::letters::Block::Note { title, paragraphs });
    }
}
