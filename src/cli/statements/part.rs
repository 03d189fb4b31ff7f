//! Some customers' statements, written into one folder.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde_json::json;

use crate::invoice::fragment::Fragment;
use crate::invoice::production::Production;
use crate::invoice::run::Made;
use crate::invoice::statement::Statement;
use crate::law::Digest;
use crate::letters::{self, statement::letter};

/// A part of a run: its number, and its customers with their rows from 1.
pub struct Part {
    pub number: u64,
    pub rows: Vec<(u64, Made)>,
}

impl Part {
    /// Writes the part's files into a folder.
    pub fn write(&self, into: &Path, production: &Production, one_file: bool) -> anyhow::Result<()> {
        let (mut manifest, mut data, mut held) = (String::new(), String::new(), String::new());
        let mut together = Vec::new();
        for (row, made) in &self.rows {
            let statement = match made {
                Made::Statement(statement) => statement,
                Made::HeldBack(customer) => {
                    writeln!(held, "{row},{},{}", field(&customer.id), field(&customer.name))?;
                    continue;
                }
            };
            let letter = letter(statement, production);
            let (file, sha256) = if one_file {
                together.push((statement.customer.clone(), letter));
                (format!("{:05}/statements.pdf", self.number), String::new())
            } else {
                let pdf = letters::render(&letter).map_err(|why| anyhow::anyhow!("row {row}: {why}"))?;
                let name = file_name(*row, &statement.customer);
                write(&into.join(&name), &pdf)?;
                (format!("{:05}/{name}", self.number), Digest::of(&pdf).to_string())
            };
            writeln!(
                manifest,
                "{row},{},{file},{sha256},{}",
                field(&statement.customer),
                statement.net_tax_ore
            )?;
            writeln!(data, "{}", line(statement)?)?;
        }
        if one_file && !together.is_empty() {
            let pdf = letters::statement::bundle(&together, production)
                .map_err(|why| anyhow::anyhow!("part {}: {why}", self.number))?;
            write(&into.join("statements.pdf"), &pdf)?;
        }
        write(&into.join("manifest.csv"), manifest.as_bytes())?;
        write(&into.join("statements.jsonl"), data.as_bytes())?;
        write(&into.join("held-back.csv"), held.as_bytes())
    }
}

fn write(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    fs::write(path, content).with_context(|| format!("writing {}", path.display()))
}

/// A statement with its fields for an electronic invoice, on one line.
fn line(statement: &Statement) -> serde_json::Result<String> {
    let fragment = Fragment::of(statement);
    serde_json::to_string(&json!({ "statement": statement, "invoice": fragment, "ubl": fragment.xml() }))
}

/// A name that no customer's number can lead elsewhere, and that no other customer has.
fn file_name(row: u64, customer: &str) -> String {
    let safe: String = customer
        .chars()
        .take(40)
        .map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' })
        .collect();
    format!("{row:07}-{safe}.pdf")
}

/// A field of CSV. What a spreadsheet would take for a formula is marked as text.
fn field(text: &str) -> String {
    let text =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customers_number_leads_nowhere_else() {
        assert_eq!(file_name(7, "../../etc/passwd"), "0000007-______etc_passwd.pdf");
        assert_eq!(file_name(8, "Æ 1"), "0000008-__1.pdf");
        assert_eq!(file_name(9, &"a".repeat(500)).len(), 8 + 40 + 4);
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
