//! How texts are set: CO₂ with its figure below the line, references that no line divides.

use super::{Block, Table};

pub(super) fn set_in(block: Block) -> Block {
    let all = |texts: Vec<String>| texts.iter().map(|t| set(t)).collect::<Vec<_>>();
    let pairs = |rows: Vec<(String, String)>| rows.iter().map(|(a, b)| (set(a), set(b))).collect::<Vec<_>>();
    match block {
        Block::Heading(level, text) => Block::Heading(level, set(&text)),
        Block::Paragraph(text) => Block::Paragraph(set(&text)),
        Block::List(items) => Block::List(all(items)),
        Block::Numbered(items) => Block::Numbered(all(items)),
        Block::Facts(rows) => Block::Facts(pairs(rows)),
        Block::Provisions(rows) => Block::Provisions(pairs(rows)),
        Block::Note { title, paragraphs } => Block::Note { title: set(&title), paragraphs: all(paragraphs) },
        Block::Table(table) => {
            let rows = table.rows.into_iter().map(all).collect();
            Block::Table(Table { caption: set(&table.caption), columns: table.columns, rows })
        }
        other => other,
    }
}

/// The text with `CO₂` as it is written and with references that no line divides.
fn set(text: &str) -> String {
    held(&lowered(text))
}

/// No-break spaces in references, after `§`, `stk.` and `nr.` and before a section's letter, and before `%`.
fn held(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let after_mark = ["§", "stk.", "nr."].iter().any(|mark| out.ends_with(mark));
        let number_next = next.is_some_and(|n| n.is_ascii_digit());
        let letter_next = next.is_some_and(|n| n.is_ascii_lowercase()) && in_section(&out) && {
            let mut ahead = rest.clone();
            ahead.next();
            !ahead.next().is_some_and(char::is_alphanumeric)
        };
        let per_cent = next == Some('%') && out.ends_with(|c: char| c.is_ascii_digit());
        out.push(if c == ' ' && (after_mark && number_next || letter_next || per_cent) {
            '\u{A0}'
        } else {
            c
        });
    }
    out
}

/// Whether a text ends in a section's number: `§ 24`.
fn in_section(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with("§\u{A0}")
        && text.ends_with(|c: char| c.is_ascii_digit())
}

/// `CO2` as `CO₂`, where it is a word of its own and no part of a name.
pub(super) fn lowered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("CO2") {
        let (before, after) = rest.split_at(at);
        let after = after.strip_prefix("CO2").unwrap_or(after);
        out.push_str(before);
        let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
        let alone = !out.chars().next_back().is_some_and(part_of_name)
            && !after.chars().next().is_some_and(part_of_name);
        out.push_str(if alone { "CO₂" } else { "CO2" });
        rest = after;
    }
    out + rest
}

/// A component's formula with its figures below the line: `H2O` is `H₂O`; other names stay as they are.
pub(super) fn formula(component: &str) -> String {
    let is_formula = component.len() <= 8
        && component.starts_with(|c: char| c.is_ascii_uppercase())
        && component.chars().all(|c| c.is_ascii_alphanumeric());
    if !is_formula {
        return component.to_owned();
    }
    let low = |digit: u32| char::from_u32(0x2080 + digit);
    component.chars().map(|c| c.to_digit(10).and_then(low).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carbon_dioxide_is_written_with_its_figure_below_the_line() {
        assert_eq!(lowered("CO2 og CO2-lager"), "CO₂ og CO₂-lager");
        assert_eq!(lowered("CO2RYLUS, xCO2, CO2_a.pdf, (CO2)"), "CO2RYLUS, xCO2, CO2_a.pdf, (CO₂)");
        assert_eq!(lowered("intet"), "intet");
        assert_eq!(
            set("undergrundslovens § 24 e og § 6, stk. 1, nr. 3"),
            "undergrundslovens §\u{A0}24\u{A0}e og §\u{A0}6, stk.\u{A0}1, nr.\u{A0}3"
        );
        assert_eq!(set("§ 7 om nr. der, § 3 er 24 e"), "§\u{A0}7 om nr. der, §\u{A0}3 er 24 e");
        assert_eq!(set("80 % eller %"), "80\u{A0}% eller %");
        assert_eq!(formula("H2O"), "H₂O");
        assert_eq!(formula("SO2"), "SO₂");
        assert_eq!(formula("flygtige"), "flygtige");
        assert_eq!(formula("Total 2 svovl"), "Total 2 svovl");
    }
}
