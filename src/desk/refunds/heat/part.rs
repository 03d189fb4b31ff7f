//! Some customers' statements, as files.

use serde_json::json;

use crate::invoice::fragment::Fragment;
use crate::invoice::production::Production;
use crate::invoice::run::Made;
use crate::invoice::statement::Statement;
use crate::law::Digest;
use crate::letters::{self, LetterError, statement::letter};

/// The head of a list of statements.
pub const MANIFEST_HEAD: &str = "row,customer,file,sha256,net_tax_ore\n";
/// The head of a list of customers who wait for a figure.
pub const HELD_BACK_HEAD: &str = "row,customer,name\n";

/// A part of a run: its number, and its customers with their rows from 1.
pub struct Part {
    /// Its number, from 0.
    pub number: u64,
    /// Its customers, each with its row.
    pub rows: Vec<(u64, Made)>,
}

/// Takes a file with its name.
pub type Keep<'a> = dyn FnMut(&str, &[u8]) -> Result<(), PartError> + 'a;

/// What became of one part.
#[derive(Debug, thiserror::Error)]
pub enum PartError {
    /// A page could not be made.
    #[error("row {0}: {1}")]
    Page(u64, LetterError),
    /// The data could not be written.
    #[error("data: {0}")]
    Data(#[from] serde_json::Error),
    /// A file could not be kept.
    #[error("{0}")]
    Kept(String),
}

impl Part {
    /// Makes the part's files and hands each on with its name: the statements, in one file for print or in one for each customer;
    /// `manifest.csv`, `statements.jsonl` and `held-back.csv`.
    ///
    /// # Errors
    /// [`PartError`].
    pub fn make(
        &self,
        production: &Production,
        one_file: bool,
        keep: &mut Keep<'_>,
    ) -> Result<(), PartError> {
        let (mut manifest, mut data, mut held) = (String::new(), String::new(), String::new());
        let mut together = Vec::new();
        for (row, made) in &self.rows {
            let statement = match made {
                Made::Statement(statement) => statement,
                Made::HeldBack(customer) => {
                    held += &format!("{row},{},{}\n", field(&customer.id), field(&customer.name));
                    continue;
                }
            };
            let letter = letter(statement, production);
            let (file, sha256) = if one_file {
                together.push((statement.customer.clone(), letter));
                (format!("{:05}/statements.pdf", self.number), String::new())
            } else {
                let pdf = letters::render(&letter).map_err(|why| PartError::Page(*row, why))?;
                let name = file_name(*row, &statement.customer);
                keep(&name, &pdf)?;
                (format!("{:05}/{name}", self.number), Digest::of(&pdf).to_string())
            };
            let (customer, ore) = (field(&statement.customer), statement.net_tax_ore);
            manifest += &format!("{row},{customer},{file},{sha256},{ore}\n");
            data += &line(statement)?;
            data.push('\n');
        }
        if one_file && !together.is_empty() {
            let first = self.rows.first().map_or(0, |(row, _)| *row);
            let pdf = letters::statement::bundle(&together, production)
                .map_err(|why| PartError::Page(first, why))?;
            keep("statements.pdf", &pdf)?;
        }
        keep("manifest.csv", manifest.as_bytes())?;
        keep("statements.jsonl", data.as_bytes())?;
        keep("held-back.csv", held.as_bytes())
    }
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
