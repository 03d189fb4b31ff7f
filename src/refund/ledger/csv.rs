//! The ledger as CSV (RFC 4180), for an auditor's own tools. Amounts are in øre, so that no tool takes a comma for a point.

use std::fmt::Write as _;

use super::Ledger;
use crate::law::Language;

impl Ledger {
    /// A header and a line for each line of each entry.
    pub fn to_csv(&self, language: Language) -> String {
        let mut out = String::from(match language {
            Language::Da => "nummer,dag,journal,postering,konto,ansøgning,debet_øre,kredit_øre\r\n",
            Language::En => "number,day,journal,posting,account,claim,debit_ore,credit_ore\r\n",
        });
        for entry in self.entries() {
            let posting = entry.posted.text();
            for line in &entry.lines {
                let account = line.account.text();
                // Nothing here is free text, so no cell can begin with what a spreadsheet takes for a formula.
                let _ = write!(
                    out,
                    "{},{},{},{},{},{},{},{}\r\n",
                    entry.number,
                    entry.day,
                    entry.act,
                    posting.in_language(language),
                    account.in_language(language),
                    line.claim,
                    line.debit_ore,
                    line.credit_ore,
                );
            }
        }
        out
    }
}
