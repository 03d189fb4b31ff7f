//! The statement as fields of an electronic invoice. OIOUBL 2.1 and Peppol BIS Billing 3 are both UBL 2.1 and have no element for what
//! § 5 asks: so people read it in the invoice's note, and programs in the properties of the item, which both profiles allow any
//! number of. `docs/invoices.md` says why.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::statement::Statement;
use crate::law::Language;
use crate::law::quantity::written;
use crate::refund::tax::rounding;

/// The property that says that there is an agreement (§ 5, stk. 2, nr. 1); its value is [`YES`].
pub const AGREEMENT: &str = "CO2AL § 9 f aftale";
/// The value that says that it is so.
pub const YES: &str = "ja";
/// The property with the net tax in kroner (§ 5, stk. 2, nr. 2).
pub const NET_TAX: &str = "CO2-afgift efter CO2AL § 9 f (DKK)";
/// What the properties on the EU minimum begin with (§ 5, stk. 3); the fuel follows.
pub const MINIMUM: &str = "EU-minimumsafgift";
/// Their value where the minimum is met; otherwise the difference in kroner per GJ.
pub const MET: &str = "opfyldt";

/// A property of an item (`cac:AdditionalItemProperty`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = InvoiceProperty)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// What goes on an electronic invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = InvoiceFragment)]
pub struct Fragment {
    /// For `cbc:Note`. Peppol has one note: add this to yours.
    pub note: String,
    /// For the item of the line with the heat or cold.
    pub properties: Vec<Property>,
}

fn fuel(test: &super::minimum::FuelMinimum) -> String {
    serde_json::to_value(test.fuel).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Fragment {
    /// The fields for a statement, the note in its language.
    pub fn of(statement: &Statement) -> Self {
        let net = rounding::kroner(statement.net_tax_ore).0;
        let sum = two_decimals(net, statement.language);
        let tax = match statement.language {
            Language::Da => {
                format!(
                    "Faktisk betalt CO2-afgift for leverancen efter fradrag af afgift, der tilbagebetales efter § 9 f: {sum} kr."
                )
            }
            Language::En => {
                format!("CO2 tax actually paid for the delivery after refund under section 9 f: DKK {sum}.")
            }
        };
        let mut note = format!("{} {tax}", statement.agreement.in_language(statement.language));
        let mut properties = vec![
            Property { name: AGREEMENT.into(), value: YES.into() },
            Property { name: NET_TAX.into(), value: net.to_string() },
        ];
        for said in &statement.minimum {
            note.push(' ');
            note.push_str(said.text.in_language(statement.language));
            let value = said
                .test
                .difference_kroner_per_gj
                .map_or_else(|| MET.to_owned(), |lacking| lacking.to_string());
            properties.push(Property { name: format!("{MINIMUM} {} (DKK/GJ)", fuel(&said.test)), value });
        }
        Self { note, properties }
    }

    /// The same as XML, to be put where the comments say; the prefixes are UBL's usual ones.
    pub fn xml(&self) -> String {
        let mut out = format!(
            "<!-- Invoice -->\n<cbc:Note>{}</cbc:Note>\n<!-- Invoice/cac:InvoiceLine/cac:Item -->\n",
            escaped(&self.note)
        );
        for Property { name, value } in &self.properties {
            out += &format!(
                "<cac:AdditionalItemProperty>\n  <cbc:Name>{}</cbc:Name>\n  <cbc:Value>{}</cbc:Value>\n</cac:AdditionalItemProperty>\n",
                escaped(name),
                escaped(value)
            );
        }
        out
    }
}

fn two_decimals(kroner: Decimal, language: Language) -> String {
    let whole = written(kroner.trunc(), language);
    let ore = (kroner.fract() * Decimal::ONE_HUNDRED).trunc();
    let point = match language {
        Language::Da => ',',
        Language::En => '.',
    };
    format!("{whole}{point}{ore:0>2}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
