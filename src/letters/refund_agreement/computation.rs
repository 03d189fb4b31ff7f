//! How an amount was computed: a receipt's steps, the rates and the lots.

use super::writing::Writing;
use crate::law::Receipt;
use crate::letters::{Column, Table};
use crate::refund::procedure::content::{ClaimMade, LotCounted};
use crate::refund::procedure::file::ClaimOnFile;
use crate::refund::tax::RefundResult;

impl Writing<'_> {
    /// The steps of a receipt, each with its rule and what came of it.
    pub(super) fn steps(&mut self, receipt: &Receipt) {
        let rows = receipt
            .steps
            .iter()
            .map(|step| {
                let text = capitalised(&self.text(&step.text));
                let cited = step.provision.as_ref().map(|p| self.cite(p));
                let text = cited.map_or(text.clone(), |cited| format!("{text}\n{cited}"));
                vec![text, self.figure(&step.result)]
            })
            .collect();
        let columns = vec![
            Column::text(self.say("Trin", "Step"), 4),
            Column::figures(self.say("Resultat", "Result"), 1),
        ];
        self.table(Table { caption: String::new(), columns, rows });
        self.rates(receipt);
    }

    fn rates(&mut self, receipt: &Receipt) {
        let rows = receipt
            .parameters
            .iter()
            .map(|rate| vec![rate.value.clone(), self.day(rate.valid_from), rate.source.clone()])
            .collect();
        let columns = vec![
            Column::text(self.say("Sats", "Rate"), 3),
            Column::text(self.say("Gælder fra", "Valid from"), 3),
            Column::text(self.say("Kilde", "Source"), 7),
        ];
        let caption = self.say("Satser, der er regnet med", "Rates that were used");
        self.table(Table { caption, columns, rows });
    }

    /// The computation of a refund under a heading of its own.
    pub(super) fn computation(&mut self, computed: &RefundResult) {
        self.heading(2, "Sådan er beløbet regnet", "How the amount was computed");
        self.steps(&computed.receipt);
        self.paragraph(
            "Der regnes med nøjagtige brøker. Beløb vises i kroner og øre; det, der udbetales, er rundet ned til hele kroner.",
            "The computation uses exact fractions. Amounts are shown in kroner and øre; what is paid is rounded down to whole kroner.",
        );
    }

    /// The lots with what counted of each.
    pub(super) fn lots(&mut self, lots: &[LotCounted]) {
        if lots.is_empty() {
            return;
        }
        self.heading(2, "Partier, der er regnet med", "Lots that were counted");
        let rows = lots
            .iter()
            .map(|counted| {
                let lot = self.file.chain.lot(&counted.lot);
                let captured = lot.map(|lot| self.tonnes(lot.captured)).unwrap_or_default();
                let period =
                    lot.map(|lot| self.period(lot.captured_from, lot.captured_to)).unwrap_or_default();
                vec![counted.lot.clone(), period, captured, self.tonnes(counted.tonnes)]
            })
            .collect();
        let columns = vec![
            Column::text(self.say("Parti", "Lot"), 2),
            Column::text(self.say("Fanget", "Captured"), 5),
            Column::figures(self.say("Mængde", "Quantity"), 3),
            Column::figures(self.say("Regnet med", "Counted"), 3),
        ];
        self.table(Table { caption: String::new(), columns, rows });
        self.not_counted(lots);
    }

    fn not_counted(&mut self, lots: &[LotCounted]) {
        let mut rows = Vec::new();
        for counted in lots {
            let eligibility = &counted.eligibility;
            for part in eligibility.parts.iter().filter(|part| !part.counts) {
                let why = format!("{}\n{}", capitalised(&self.text(&part.why)), self.cite(&part.provision));
                rows.push(vec![counted.lot.clone(), why, self.tonnes(part.tonnes)]);
            }
        }
        let columns = vec![
            Column::text(self.say("Parti", "Lot"), 2),
            Column::text(self.say("Derfor", "Why"), 8),
            Column::figures(self.say("Mængde", "Quantity"), 3),
        ];
        let caption = self.say("CO2, der ikke er regnet med", "CO2 that was not counted");
        self.table(Table { caption: caption.replace("CO2", "CO₂"), columns, rows });
    }

    /// The particulars of a claim.
    pub(super) fn claim_facts(&self, number: u32, claim: &ClaimMade) -> Vec<(String, String)> {
        let mut facts = vec![
            (self.say("Ansøgning", "Claim"), number.to_string()),
            (self.say("Periode", "Period"), self.period(claim.from, claim.to)),
            (self.say("Anlæg", "Plants"), claim.plants.join(", ")),
        ];
        if let Some(old) = claim.corrects {
            facts.push((
                self.say("Retter", "Corrects"),
                self.say(format!("Ansøgning {old}"), format!("Claim {old}")),
            ));
        }
        facts
    }

    /// The claim with a number.
    pub(super) fn claim(&self, number: u32) -> Option<&ClaimOnFile> {
        self.file.claim(number)
    }
}

/// The text with a capital at its beginning, as a cell of a table has it.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
