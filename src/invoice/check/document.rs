//! An invoice read as XML. A document type, and so every entity, is refused; size and number of nodes are bounded.

use std::collections::HashMap;

use roxmltree::{Document, Node, NodeId, ParsingOptions};
use rust_decimal::Decimal;

use crate::casework::Problem;
use crate::law::Text;

/// The largest invoice, in bytes.
pub(super) const LARGEST: usize = 2 * 1024 * 1024;
/// The most nodes.
const MOST_NODES: u32 = 200_000;
/// The most elements within each other; UBL has less than twenty.
const DEEPEST: usize = 60;
/// The most elements that are asked whether they speak of CO2, for one amount.
const MOST_BESIDE: usize = 500;

/// A text of the invoice, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// Where, as a path of element names.
    pub(super) place: String,
    /// The text as it stands.
    pub(super) text: String,
}

/// A property of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) place: String,
    pub(super) name: String,
    pub(super) value: String,
}

/// What is looked at of an invoice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Invoice {
    /// The day of issue as it is written.
    pub(super) issued: String,
    /// Notes, names, descriptions and reasons, in the order of the document.
    pub(super) texts: Vec<Said>,
    /// Properties of items.
    pub(super) properties: Vec<Named>,
    /// Amounts that stand beside a text on CO2 in a line, an allowance or a tax.
    pub(super) amounts: Vec<(String, Decimal)>,
    /// The customer's VAT number, if one is named.
    pub(super) customer_vat: Option<String>,
    /// Whether there is an enclosure that is not looked into.
    pub(super) enclosures: bool,
}

/// Elements with text that people read.
const READ: [&str; 10] = [
    "Note",
    "Description",
    "Name",
    "AllowanceChargeReason",
    "PaymentNote",
    "AdditionalInformation",
    "TaxExemptionReason",
    "InstructionNote",
    "Keyword",
    "DocumentDescription",
];

/// Elements whose amounts belong to what their texts say.
const TOGETHER: [&str; 5] =
    ["InvoiceLine", "CreditNoteLine", "AllowanceCharge", "TaxSubtotal", "SubInvoiceLine"];

impl Invoice {
    /// Reads an invoice.
    ///
    /// # Errors
    /// Why it cannot be read, and where.
    pub(super) fn read(xml: &str) -> Result<Self, Problem> {
        let refuse = |da: String, en: String| Problem::plain("/xml", Text::new(da, en));
        if xml.len() > LARGEST {
            return Err(refuse("Fakturaen er over 2 MB.".into(), "The invoice is over 2 MB.".into()));
        }
        let options =
            ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
        let document =
            Document::parse_with_options(xml.trim_start_matches('\u{feff}'), options).map_err(|why| {
                refuse(
                    format!("Fakturaen kan ikke læses som XML: {why}."),
                    format!("The invoice cannot be read as XML: {why}."),
                )
            })?;
        let root = document.root_element();
        let namespace = root.tag_name().namespace().unwrap_or_default();
        let known = [
            "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
            "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
        ];
        if !known.contains(&namespace) {
            let name: String = root.tag_name().name().chars().take(60).collect();
            return Err(refuse(
                format!(
                    "Dokumentet er ingen UBL-faktura, men »{name}«. Send en OIOUBL- eller Peppol-faktura."
                ),
                format!("The document is no UBL invoice but '{name}'. Send an OIOUBL or Peppol invoice."),
            ));
        }
        let mut invoice = Self::default();
        let mut places = Places::default();
        for node in root.descendants().filter(Node::is_element) {
            if places.note(node).is_none() {
                let (da, en) = ("Fakturaen er indlejret for dybt.", "The invoice is nested too deeply.");
                return Err(refuse(da.into(), en.into()));
            }
            invoice.look_at(node, &places);
        }
        Ok(invoice)
    }

    fn look_at(&mut self, node: Node<'_, '_>, places: &Places<'_>) {
        let name = node.tag_name().name();
        let parent = node.parent_element().map_or("", |above| above.tag_name().name());
        let text = || node.text().unwrap_or_default().trim().to_owned();
        if READ.contains(&name) && !text().is_empty() && parent != "AdditionalItemProperty" {
            self.texts.push(Said { place: places.of(node), text: text() });
        }
        match name {
            "IssueDate" if parent == "Invoice" || parent == "CreditNote" => self.issued = text(),
            "AdditionalItemProperty" => {
                let child = |wanted: &str| {
                    let found = node.children().find(|one| one.tag_name().name() == wanted);
                    found.and_then(|one| one.text()).unwrap_or_default().trim().to_owned()
                };
                let named = Named { place: places.of(node), name: child("Name"), value: child("Value") };
                self.texts.push(Said {
                    place: named.place.clone(),
                    text: format!("{}: {}", named.name, named.value),
                });
                self.properties.push(named);
            }
            "AdditionalDocumentReference" => self.enclosures = true,
            "CompanyID"
                if parent == "PartyTaxScheme"
                    && !text().is_empty()
                    && node.ancestors().any(|one| one.tag_name().name() == "AccountingCustomerParty") =>
            {
                self.customer_vat = Some(text());
            }
            _ if name.ends_with("Amount") => {
                let group = node.ancestors().find(|one| TOGETHER.contains(&one.tag_name().name()));
                if let (Some(group), Ok(amount)) = (group, text().parse::<Decimal>())
                    && group
                        .descendants()
                        .take(MOST_BESIDE)
                        .filter(|one| READ.contains(&one.tag_name().name()))
                        .any(|one| speaks_of_co2(one.text().unwrap_or_default()))
                {
                    self.amounts.push((places.of(node), amount));
                }
            }
            _ => {}
        }
    }
}

/// Where each element stands: the names from the root, numbered from the second of a name among its siblings on.
#[derive(Default)]
struct Places<'a> {
    known: HashMap<NodeId, (usize, String)>,
    counted: HashMap<(NodeId, &'a str), usize>,
}

impl<'a> Places<'a> {
    /// Notes an element, whose parent has been noted; `None` where it lies too deep.
    fn note(&mut self, node: Node<'a, '_>) -> Option<()> {
        let name = node.tag_name().name();
        let (depth, above) =
            node.parent_element().and_then(|one| self.known.get(&one.id())).cloned().unwrap_or_default();
        let count = match node.parent_element() {
            None => 1,
            Some(parent) => {
                let count = self.counted.entry((parent.id(), name)).or_default();
                *count += 1;
                *count
            }
        };
        let number = if count > 1 { format!("[{count}]") } else { String::new() };
        self.known.insert(node.id(), (depth + 1, format!("{above}/{name}{number}")));
        (depth < DEEPEST).then_some(())
    }

    fn of(&self, node: Node<'_, '_>) -> String {
        self.known.get(&node.id()).map(|(_, place)| place.clone()).unwrap_or_default()
    }
}

/// A text in small letters without what only sets it: hyphens, no-break spaces, lowered figures.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}' => {}
            '₂' => out.push('2'),
            c if c.is_whitespace() || matches!(c, '-' | '‑' | '–' | '\u{a0}') => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Whether a text speaks of CO2 or of the tax on it.
pub(super) fn speaks_of_co2(text: &str) -> bool {
    let text = plain(text);
    text.contains("co2") || text.contains("kuldioxid") || text.contains("carbon dioxide")
}
