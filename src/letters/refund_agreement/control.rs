//! The end of a control (§ 6).

use super::Made;
use super::writing::Writing;
use crate::letters::{Column, Kind, Table};
use crate::refund::procedure::content::{ControlClosure, LeadsTo};

pub(super) fn closed(mut w: Writing<'_>, closure: &ControlClosure) -> Made {
    let control = w.file.controls.iter().find(|control| control.number == closure.control);
    let number = closure.control;
    w.paragraph(
        format!("Kontrol {number} af jeres aftale om tilbagebetaling af CO2-afgift er afsluttet. Brevet er ikke en afgørelse; fører et fund til en afgørelse, hører vi jer først."),
        format!("Control {number} of your agreement on repayment of CO2 tax is closed. This letter is not a decision; if a finding leads to one, we hear you first."),
    );
    if let Some(control) = control {
        let opened = &control.opened;
        let facts = vec![
            (w.say("Åbnet", "Opened"), w.day(opened.at.day())),
            (w.say("Formål", "Purpose"), opened.what.purpose.clone()),
            (w.say("Udtaget", "Drawn"), opened.what.sample.len().to_string()),
            (w.say("Fund", "Findings"), control.findings.len().to_string()),
            (w.say("Afsluttet", "Closed"), w.day(w.today())),
        ];
        w.facts(facts);
    }
    w.heading(2, "Konklusion", "Conclusion");
    w.words(&closure.conclusion);
    if let Some(control) = control.filter(|control| !control.findings.is_empty()) {
        w.heading(2, "Det fandt kontrollen", "What the control found");
        let rows = control
            .findings
            .iter()
            .map(|found| {
                let finding = &found.what;
                vec![finding.about.clone(), finding.text.clone(), leads_to(&w, finding.leads_to)]
            })
            .collect();
        let columns = vec![
            Column::text(w.say("Om", "About"), 3),
            Column::text(w.say("Fund", "Finding"), 7),
            Column::text(w.say("Det fører til", "It leads to"), 4),
        ];
        w.table(Table { caption: String::new(), columns, rows });
    }
    w.rules_of(["bek1504.6", "bek1504.4"]);
    w.signature();
    w.made(
        "control",
        Kind::Notice,
        &format!("Kontrol {number} er afsluttet"),
        &format!("Control {number} is closed"),
    )
}

fn leads_to(w: &Writing<'_>, leads_to: LeadsTo) -> String {
    match leads_to {
        LeadsTo::Nothing => w.say("Ikke mere", "Nothing more"),
        LeadsTo::Hearing => w.say("Høring", "A hearing"),
        LeadsTo::Breach => w.say("Vurdering efter § 4", "Assessment under § 4"),
        LeadsTo::Referral => w.say("Oversendelse efter § 7", "Referral under § 7"),
    }
}
