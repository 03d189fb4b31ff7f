//! The statement that goes with an invoice for heat or cold (§ 5), on one page.

use rust_decimal::Decimal;

use super::phrases::say;
use super::{Block, Column, Kind, Letter, Sender, Table, typeset};
use crate::invoice::customers::Delivered;
use crate::invoice::production::Production;
use crate::invoice::statement::{Statement, provisions};
use crate::law::quantity::written;
use crate::law::{Language, reading};
use crate::refund::tax::rounding;

/// An amount with both decimals: `1.441,50`.
fn kroner(ore: i64, language: Language) -> String {
    let amount = rounding::kroner(ore).0;
    let point = match language {
        Language::Da => ',',
        Language::En => '.',
    };
    let parts = (amount.fract().abs() * Decimal::ONE_HUNDRED).trunc();
    format!("{}{point}{parts:0>2}", written(amount.trunc(), language))
}

/// A customer's statement as a letter from the supplier.
pub fn letter(statement: &Statement, production: &Production) -> Letter {
    let language = statement.language;
    let tell = |da, en| say(language, da, en).to_owned();
    // A number is not divided at its hyphens.
    let number = production.agreement.number.replace('-', "\u{2011}");
    let supplier = &production.supplier;
    let sender = Sender {
        name: supplier.name.clone(),
        address: supplier.address.iter().cloned().chain([format!("CVR {}", supplier.cvr)]).collect(),
        contact: supplier.contact.clone(),
    };
    let mut blocks = vec![
        Block::Paragraph(tell(
            "Her er de oplysninger, som du kan bruge til at fastslå og dokumentere, om du kan få afgift tilbage.",
            "This is the information by which you can establish and document whether you can have tax refunded.",
        )),
        figures(statement),
        Block::Paragraph(format!(
            "{} {}",
            statement.agreement.in_language(language),
            match language {
                Language::Da => format!(
                    "Aftalen har nummer {number} og er underskrevet den {}. Den betalte afgift er den, der er tilbage efter fradrag af afgift, \
                     som tilbagebetales.",
                    production.agreement.signed_on.written(language)
                ),
                Language::En => format!(
                    "The agreement has number {number} and was signed on {}. The tax paid is what is left after the tax that is refunded.",
                    production.agreement.signed_on.written(language)
                ),
            }
        )),
    ];
    if !statement.minimum.is_empty() {
        blocks.extend(minimum(statement, production));
    }
    blocks.push(Block::Heading(2, tell("Regler", "Rules")));
    blocks.push(Block::Paragraph(
        provisions(!statement.minimum.is_empty())
            .iter()
            .map(|one| one.cite(language))
            .collect::<Vec<_>>()
            .join("; ")
            + ".",
    ));
    Letter {
        language,
        kind: Kind::Letter,
        draft: false,
        sender,
        recipient: statement.recipient.clone(),
        title: match statement.kind {
            Delivered::Heat => tell("CO₂-afgiften på din varme", "The CO₂ tax on your heat"),
            Delivered::Cold => tell("CO₂-afgiften på din kulde", "The CO₂ tax on your cold"),
        },
        date: production.issued_on,
        case_number: production.agreement.number.clone(),
        reference: statement.customer.clone(),
        blocks: blocks.into_iter().map(typeset::set_in).collect(),
    }
}

fn figures(statement: &Statement) -> Block {
    let language = statement.language;
    let tell = |da, en| say(language, da, en).to_owned();
    let unit = statement.unit.written();
    let rate =
        statement.net_tax_kroner_per_unit.map_or_else(|| "–".to_owned(), |rate| written(rate, language));
    let delivered = match statement.kind {
        Delivered::Heat => tell("Leveret varme", "Heat delivered"),
        Delivered::Cold => tell("Leveret kulde", "Cold delivered"),
    };
    Block::Table(Table {
        caption: tell("Levering og betalt CO₂-afgift", "Delivery and CO₂ tax paid"),
        columns: vec![
            Column::text(tell("Periode", "Period"), 5),
            Column::figures(format!("{delivered}, {unit}"), 3),
            Column::figures(tell("Betalt CO₂-afgift, kr.", "CO₂ tax paid, DKK"), 3),
            Column::figures(format!("{} {unit}", tell("Kr. pr.", "DKK per")), 2),
        ],
        rows: vec![vec![
            format!("{} – {}", statement.from.written(language), statement.to.written(language)),
            written(statement.quantity, language),
            kroner(statement.net_tax_ore, language),
            rate,
        ]],
    })
}

/// The statement on the EU minimum, with the readings that it rests on and where its figures come from on its face.
fn minimum(statement: &Statement, production: &Production) -> Vec<Block> {
    let language = statement.language;
    let tell = |da, en| say(language, da, en).to_owned();
    let mut blocks = vec![Block::Heading(2, tell("EU's minimumsafgift", "The EU minimum tax"))];
    blocks.extend(
        statement.minimum.iter().map(|said| Block::Paragraph(said.text.in_language(language).to_owned())),
    );
    let said = |id: &&str| {
        let used = production.readings.used(id)?;
        let point = &reading::get(id)?.point;
        Some(format!("{} {point}: {}", tell("Læsning", "Reading"), used.text.in_language(language)))
    };
    let mut notes: Vec<String> = ["minimum-trigger", "minimum-basis"].iter().filter_map(said).collect();
    for entered in &production.minimum {
        if statement.minimum.iter().any(|said| said.test.fuel == entered.fuel) {
            let fuel = entered.fuel.name();
            let (source, by) = (&entered.source, &entered.entered_by);
            notes.push(match language {
                Language::Da => format!("Minimum for {}: {source}; indtastet af {by}.", fuel.da),
                Language::En => format!("Minimum for {}: {source}; entered by {by}.", fuel.en),
            });
        }
    }
    blocks
        .push(Block::Note {
            title: tell("Sådan er reglen læst", "How the rule is read"), paragraphs: notes
        });
    blocks
}

/// Many customers' statements in one file for print, with an index in front that says which page each begins on.
///
/// # Errors
/// When it would have more pages than a file may, or cannot be written.
pub fn bundle(letters: &[(String, Letter)], production: &Production) -> Result<Vec<u8>, super::LetterError> {
    let language = production.language;
    let tell = |da, en| say(language, da, en).to_owned();
    let index = |first: usize, starts: &[usize]| {
        let rows = letters
            .iter()
            .zip(starts)
            .map(|((customer, letter), start)| {
                let name = letter.recipient.first().cloned().unwrap_or_default();
                vec![customer.clone(), name, (first + start).to_string()]
            })
            .collect();
        let columns = vec![
            Column::text(tell("Aftager", "Customer"), 3),
            Column::text(tell("Navn", "Name"), 6),
            Column::figures(tell("Side", "Page"), 1),
        ];
        Letter {
            language,
            kind: Kind::Report,
            draft: false,
            sender: Sender { name: production.supplier.name.clone(), ..Sender::default() },
            recipient: Vec::new(),
            title: tell("Opgørelser til fakturaer", "Statements for invoices"),
            date: production.issued_on,
            case_number: production.agreement.number.clone(),
            reference: String::new(),
            blocks: vec![Block::Table(Table { caption: String::new(), columns, rows })],
        }
    };
    super::together(letters.iter().map(|(_, letter)| letter), &index)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use lopdf::Document;

    use super::*;
    use crate::invoice::run::{Made, Run};
    use crate::law::Digest;
    use crate::letters::render;
    use crate::letters::tests::conformance::holds;

    /// The statements of the example.
    fn made() -> (Vec<Statement>, Production) {
        let production =
            Production::from_toml(include_str!("../../forms/examples/heat/production.toml")).unwrap();
        let customers = include_bytes!("../../forms/examples/heat/customers.csv");
        let run = Run::prepare(production, Cursor::new(customers), &Digest::of(customers)).unwrap();
        let mut out = Vec::new();
        run.make(Cursor::new(customers), &mut |made| match made {
            Made::Statement(one) => out.push(*one),
            Made::HeldBack(customer) => panic!("{} is held back", customer.id),
        })
        .unwrap();
        (out, run.production().clone())
    }

    #[test]
    fn each_statement_is_one_page_for_everyone_and_for_the_archive() {
        let (statements, production) = made();
        for statement in statements {
            for language in [Language::Da, Language::En] {
                let statement = Statement { language, ..statement.clone() };
                let pdf = render(&letter(&statement, &production)).unwrap();
                holds(&pdf, &statement.customer);
                assert_eq!(Document::load_mem(&pdf).unwrap().get_pages().len(), 1);
                assert!(pdf.len() < 40_000, "{}", pdf.len());
            }
        }
    }

    #[test]
    fn a_file_for_print_is_one_document_of_many_letters() {
        let (statements, production) = made();
        let letters: Vec<_> =
            statements.iter().map(|one| (one.customer.clone(), letter(one, &production))).collect();
        let pdf = bundle(&letters, &production).unwrap();
        holds(&pdf, "bundle");
        assert_eq!(pdf, bundle(&letters, &production).unwrap());
        let toc = Document::load_mem(&pdf).unwrap().get_toc().unwrap().toc;
        assert_eq!(toc.iter().filter(|entry| entry.level == 1).count(), 1 + letters.len());
    }
}
