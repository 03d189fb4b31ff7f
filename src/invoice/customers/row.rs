//! A row of the customers' file.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::columns::Columns;
use super::fault::CustomerFaults;
use crate::casework::cvr::is_cvr;
use crate::invoice::energy::{DECIMALS, Energy, EnergyUnit};
use crate::invoice::production::Production;
use crate::law::{Day, Language, Text};

/// The longest text of a field, in characters: it must have room in the window of an envelope.
const LONGEST: usize = 120;

/// What is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Delivered {
    /// Heat (*varme*).
    Heat,
    /// Cold (*kulde*).
    Cold,
}

/// A customer, with what was delivered in one invoice period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The supplier's number for the customer or the delivery; once in a file.
    pub id: String,
    /// Name.
    pub name: String,
    /// Street and number; may have several lines.
    pub address: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Whether the customer is VAT-registered (*momsregistreret*).
    pub vat_registered: bool,
    /// The CVR number, where given.
    pub cvr: Option<String>,
    /// The language to write in, where given.
    pub language: Option<Language>,
    /// Heat or cold.
    pub kind: Delivered,
    /// How much, in `unit`.
    pub quantity: Decimal,
    /// The unit.
    pub unit: EnergyUnit,
    /// How much, exactly.
    pub energy: Energy,
    /// The first day of the invoice period.
    pub from: Day,
    /// Its last day.
    pub to: Day,
}

/// Reads the fields of one row; every fault goes into `faults`.
pub(super) struct Row<'a> {
    pub(super) line: u64,
    pub(super) columns: &'a Columns,
    pub(super) record: &'a csv::ByteRecord,
    pub(super) comma: bool,
    pub(super) faults: &'a mut CustomerFaults,
}

impl Row<'_> {
    fn add(&mut self, column: &str, da: impl Into<String>, en: impl Into<String>) {
        self.faults.add(self.line, column, Text::new(da, en));
    }

    fn text(&mut self, column: &str) -> Option<String> {
        let Ok(text) = std::str::from_utf8(self.columns.field(self.record, column)) else {
            self.add(column, "Teksten er ikke UTF-8.", "The text is not UTF-8.");
            return None;
        };
        let text = text.trim().to_owned();
        if text.chars().count() > LONGEST {
            self.add(
                column,
                format!("Teksten er længere end {LONGEST} tegn."),
                format!("The text is longer than {LONGEST} characters."),
            );
            return None;
        }
        Some(text)
    }

    fn needed(&mut self, column: &str) -> Option<String> {
        let text = self.text(column)?;
        if text.is_empty() {
            self.add(column, "Feltet er tomt.", "The field is empty.");
            return None;
        }
        Some(text)
    }

    fn day(&mut self, column: &str) -> Option<Day> {
        let text = self.needed(column)?;
        let day = Day::parse(&text).ok();
        if day.is_none() {
            self.add(column, "Skriv dagen som 2026-12-31.", "Write the day as 2026-12-31.");
        }
        day
    }

    fn choice<T: Copy>(&mut self, column: &str, of: &[(&str, T)]) -> Option<T> {
        let text = self.needed(column)?.to_lowercase();
        let found = of.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
        if found.is_none() {
            let names = of.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            self.add(column, format!("Skriv en af: {names}."), format!("Write one of: {names}."));
        }
        found
    }

    fn quantity(&mut self) -> Option<Decimal> {
        let text = self.needed("quantity")?;
        let plain = if self.comma { text.replace(',', ".") } else { text };
        let figure = plain.parse::<Decimal>().ok().filter(|_| !plain.contains(['e', 'E', '_']));
        let Some(figure) = figure else {
            let (da, en) = if self.comma {
                (
                    "Skriv et tal uden tusindtalsskilletegn, som 12,5.",
                    "Write a figure without marks between thousands, such as 12,5.",
                )
            } else {
                (
                    "Skriv et tal med decimalpunktum, som 12.5.",
                    "Write a figure with a decimal point, such as 12.5.",
                )
            };
            self.add("quantity", da, en);
            return None;
        };
        if figure.is_sign_negative() && !figure.is_zero() {
            self.add("quantity", "Mængden er negativ.", "The quantity is negative.");
            return None;
        }
        if figure > Decimal::from(1_000_000_000) {
            self.add("quantity", "Mængden er over en milliard.", "The quantity is over a thousand million.");
            return None;
        }
        if figure.normalize().scale() > DECIMALS {
            self.add("quantity", "Skriv højst seks decimaler.", "Write six decimals at most.");
            return None;
        }
        Some(figure)
    }

    /// The customer; `None` where there was a fault.
    pub(super) fn customer(mut self, production: &Production) -> Option<Customer> {
        if self.record.len() != self.columns.width {
            let (have, want) = (self.record.len(), self.columns.width);
            self.add(
                "",
                format!("Linjen har {have} felter; overskriften har {want}."),
                format!("The line has {have} fields; the header has {want}."),
            );
            return None;
        }
        let yes_or_no = [
            ("ja", true),
            ("nej", false),
            ("yes", true),
            ("no", false),
            ("true", true),
            ("false", false),
            ("1", true),
            ("0", false),
        ];
        let kinds = [
            ("heat", Delivered::Heat),
            ("cold", Delivered::Cold),
            ("varme", Delivered::Heat),
            ("kulde", Delivered::Cold),
        ];
        let (id, name, address) = (self.needed("id"), self.needed("name"), self.needed("address"));
        let (postcode, city) = (self.needed("postcode"), self.needed("city"));
        let vat_registered = self.choice("vat_registered", &yes_or_no);
        let kind = self.choice("kind", &kinds);
        let quantity = self.quantity();
        let unit = self.choice("unit", &[("gj", EnergyUnit::Gj), ("mwh", EnergyUnit::Mwh)]);
        let (from, to) = (self.day("from"), self.day("to"));
        if let (Some(from), Some(to)) = (from, to) {
            if to < from {
                self.add("to", "Perioden slutter, før den begynder.", "The period ends before it begins.");
            } else if from < production.period.from || to > production.period.to {
                self.add(
                    "from",
                    "Perioden ligger uden for produktionens.",
                    "The period lies outside the production's.",
                );
            }
        }
        let cvr = self.text("cvr").filter(|cvr| !cvr.is_empty());
        if cvr.as_deref().is_some_and(|cvr| !is_cvr(cvr)) {
            self.add(
                "cvr",
                "CVR-nummeret er forkert: otte cifre, modulus 11.",
                "The CVR number is wrong: eight digits, modulus 11.",
            );
        }
        let language = self.text("language").filter(|text| !text.is_empty());
        let language = match language.as_deref().map(str::to_lowercase).as_deref() {
            None => None,
            Some("da") => Some(Language::Da),
            Some("en") => Some(Language::En),
            Some(_) => {
                self.add("language", "Skriv da eller en.", "Write da or en.");
                None
            }
        };
        let (quantity, unit) = (quantity?, unit?);
        Some(Customer {
            id: id?,
            name: name?,
            address: address?,
            postcode: postcode?,
            city: city?,
            vat_registered: vat_registered?,
            cvr,
            language,
            kind: kind?,
            quantity,
            unit,
            energy: Energy::of(quantity, unit)?,
            from: from?,
            to: to?,
        })
    }
}
