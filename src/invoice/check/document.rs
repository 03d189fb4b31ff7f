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
/// The longest tag, in bytes: attributes are held against each other.
const LONGEST_TAG: usize = 4096;
/// The most declarations of namespaces: each element that has one copies those around it.
const MOST_NAMESPACES: usize = 2000;
/// The most texts that are kept.
const MOST_TEXTS: usize = 20_000;
/// The longest name that a place is told with, in characters.
const LONGEST_NAME: usize = 40;

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

/// An amount, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) place: String,
    pub(super) amount: Decimal,
    /// Whether what it stands beside speaks of a tax on CO2, and not of CO2 alone.
    pub(super) on_tax: bool,
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
    pub(super) amounts: Vec<Sum>,
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
        if too_tangled(xml) {
            let (da, en) = (
                "Fakturaen har for lange mærker eller for mange navnerum.",
                "The invoice has tags that are too long or too many namespaces.",
            );
            return Err(refuse(da.into(), en.into()));
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
        let mut sums = Vec::new();
        for node in root.descendants().filter(Node::is_element) {
            if places.note(node).is_none() {
                let (da, en) = ("Fakturaen er indlejret for dybt.", "The invoice is nested too deeply.");
                return Err(refuse(da.into(), en.into()));
            }
            invoice.look_at(node, &mut places, &mut sums);
            if invoice.texts.len() > MOST_TEXTS {
                let (da, en) = ("Fakturaen har over 20.000 tekster.", "The invoice has over 20,000 texts.");
                return Err(refuse(da.into(), en.into()));
            }
        }
        for (group, sum) in sums {
            if let Some(on_tax) = places.on_co2.get(&group) {
                invoice.amounts.push(Sum { on_tax: *on_tax, ..sum });
            }
        }
        Ok(invoice)
    }

    fn look_at<'a>(&mut self, node: Node<'a, '_>, places: &mut Places<'a>, sums: &mut Vec<(NodeId, Sum)>) {
        let name = node.tag_name().name();
        let parent = node.parent_element().map_or("", |above| above.tag_name().name());
        if READ.contains(&name) && parent != "AdditionalItemProperty" {
            let text = text_of(node);
            places.heard(node, &text);
            if !text.is_empty() {
                self.texts.push(Said { place: places.of(node), text });
            }
        }
        match name {
            "IssueDate" if parent == "Invoice" || parent == "CreditNote" => self.issued = text_of(node),
            "AdditionalItemProperty" => {
                let child = |wanted: &str| {
                    let found = node.children().find(|one| one.tag_name().name() == wanted);
                    found.map(text_of).unwrap_or_default()
                };
                let named = Named { place: places.of(node), name: child("Name"), value: child("Value") };
                let text = format!("{}: {}", named.name, named.value);
                places.heard(node, &text);
                self.texts.push(Said { place: named.place.clone(), text });
                self.properties.push(named);
            }
            "AdditionalDocumentReference" => self.enclosures = true,
            "CompanyID"
                if parent == "PartyTaxScheme"
                    && node.ancestors().any(|one| one.tag_name().name() == "AccountingCustomerParty") =>
            {
                self.customer_vat = Some(text_of(node)).filter(|number| !number.is_empty());
            }
            _ if name.ends_with("Amount") => {
                if let Ok(amount) = text_of(node).parse::<Decimal>()
                    && let Some(group) = together(node)
                {
                    sums.push((group.id(), Sum { place: places.of(node), amount, on_tax: false }));
                }
            }
            _ => {}
        }
    }
}

/// The line, allowance or tax that an element belongs to.
fn together<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    node.ancestors().find(|one| TOGETHER.contains(&one.tag_name().name()))
}

/// All the text of an element itself, whatever comments stand between.
fn text_of(node: Node<'_, '_>) -> String {
    let parts = node.children().filter(Node::is_text).filter_map(|part| part.text());
    parts.collect::<String>().trim().to_owned()
}

/// Whether it would take a reader long: a tag with thousands of attributes, or thousands of namespaces.
fn too_tangled(xml: &str) -> bool {
    if xml.matches("xmlns").take(MOST_NAMESPACES + 1).count() > MOST_NAMESPACES {
        return true;
    }
    let mut rest = xml;
    while let Some((_, after)) = rest.split_once('<') {
        let skipped = [("!--", "-->"), ("![CDATA[", "]]>")]
            .into_iter()
            .find_map(|(open, shut)| after.strip_prefix(open).map(|inside| inside.split_once(shut)));
        if let Some(skipped) = skipped {
            rest = skipped.map_or("", |(_, behind)| behind);
            continue;
        }
        // The mark that ends a tag may stand in a value as well.
        let mut quote = None;
        let end = after.bytes().position(|byte| {
            match quote {
                None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
                None => return byte == b'>',
                Some(open) if open == byte => quote = None,
                Some(_) => {}
            }
            false
        });
        let length = end.unwrap_or(after.len());
        if length > LONGEST_TAG {
            return true;
        }
        rest = after.get(length..).unwrap_or_default();
    }
    false
}

/// Where each element stands: the names from the root, numbered from the second of a name among its siblings on.
#[derive(Default)]
struct Places<'a> {
    /// Each element's depth, and which of its name it is among its siblings.
    known: HashMap<NodeId, (usize, usize)>,
    counted: HashMap<(NodeId, &'a str), usize>,
    /// The lines, allowances and taxes that speak of CO2, each with whether it speaks of a tax on it.
    on_co2: HashMap<NodeId, bool>,
}

impl<'a> Places<'a> {
    /// Notes an element, whose parent has been noted; `None` where it lies too deep.
    fn note(&mut self, node: Node<'a, '_>) -> Option<()> {
        let parent = node.parent_element();
        let depth = parent.and_then(|one| self.known.get(&one.id())).map_or(0, |(depth, _)| *depth);
        let count = parent.map_or(1, |parent| {
            let count = self.counted.entry((parent.id(), node.tag_name().name())).or_default();
            *count += 1;
            *count
        });
        self.known.insert(node.id(), (depth + 1, count));
        (depth < DEEPEST).then_some(())
    }

    fn of(&self, node: Node<'_, '_>) -> String {
        let mut names: Vec<String> = node
            .ancestors()
            .filter(Node::is_element)
            .map(|one| {
                let name: String = one.tag_name().name().chars().take(LONGEST_NAME).collect();
                match self.known.get(&one.id()) {
                    Some((_, count)) if *count > 1 => format!("{name}[{count}]"),
                    _ => name,
                }
            })
            .collect();
        names.reverse();
        format!("/{}", names.join("/"))
    }

    /// Takes note of a text that speaks of CO2 for every line, allowance and tax that it stands in.
    fn heard(&mut self, node: Node<'_, '_>, text: &str) {
        if speaks_of_co2(text) {
            let on_tax = speaks_of_tax(text);
            for group in node.ancestors().filter(|one| TOGETHER.contains(&one.tag_name().name())) {
                *self.on_co2.entry(group.id()).or_default() |= on_tax;
            }
        }
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

/// Whether a text speaks of a tax.
pub(super) fn speaks_of_tax(text: &str) -> bool {
    let text = plain(text);
    text.contains("afgift") || text.contains("tax")
}

/// Whether a text speaks of paying back, so that its amounts may be what was refunded.
pub(super) fn speaks_of_refund(text: &str) -> bool {
    let text = plain(text);
    let words = [
        "tilbagebetal",
        "tilbagebetalt",
        "refunder",
        "refusion",
        "godtgør",
        "godtgjort",
        "tilbageført",
        "fradrag",
        "nedsæt",
        "nedsat",
        "reduktion",
        "reducer",
        "sparet",
        "refund",
        "repaid",
        "repay",
        "reimburs",
        "deduct",
        "reduction",
        "reduced",
        "saved",
        "before",
        "før ",
    ];
    // What is left after paying back is what was paid.
    let after = [
        "efter tilbagebetal",
        "efter fradrag",
        "efter godtgør",
        "efter refusion",
        "efter refunder",
        "after refund",
        "after repay",
        "after deduct",
        "net of",
        "faktisk betalt",
        "actually paid",
    ];
    words.iter().any(|word| text.contains(word)) && !after.iter().any(|word| text.contains(word))
}
