//! A letter while it is written: blocks, in one of the two languages.

use chrono_tz::Europe::Copenhagen;

use super::sender::{recipient, sender};
use crate::access::{Authority, Role};
use crate::law::{Day, Digest, Language, Moment, Provision, Text, registry};
use crate::letters::{Block, Kind, Letter, Made, Table};
use crate::permit::procedure::{PermitFile, Recorded};

/// A letter that an act gives rise to, as far as it has come.
pub(super) struct Writing<'a> {
    /// The case after the act.
    pub(super) file: &'a PermitFile,
    /// The act.
    pub(super) recorded: &'a Recorded,
    /// The letter's language.
    pub(super) language: Language,
    blocks: Vec<Block>,
}

impl<'a> Writing<'a> {
    pub(super) fn new(file: &'a PermitFile, recorded: &'a Recorded, language: Language) -> Self {
        Self { file, recorded, language, blocks: Vec::new() }
    }

    /// The day of the act, which is the letter's.
    pub(super) fn today(&self) -> Day {
        self.recorded.at.day()
    }

    /// One of two texts.
    pub(super) fn say(&self, da: impl Into<String>, en: impl Into<String>) -> String {
        match self.language {
            Language::Da => da.into(),
            Language::En => en.into(),
        }
    }

    /// The text in the letter's language.
    pub(super) fn text(&self, text: &Text) -> String {
        text.in_language(self.language).to_owned()
    }

    /// A day in words, which no line divides after the number.
    pub(super) fn day(&self, day: Day) -> String {
        day.written(self.language).replacen(' ', "\u{A0}", 1)
    }

    /// An instant as the clock in Denmark shows it.
    pub(super) fn moment(&self, at: Moment) -> String {
        let local = at.utc().with_timezone(&Copenhagen);
        let day = self.day(at.day());
        self.say(
            format!("{day} kl.\u{A0}{}", local.format("%H.%M")),
            format!("{day} at {} Danish time", local.format("%H:%M")),
        )
    }

    /// A provision as it is cited.
    pub(super) fn cite(&self, provision: &Provision) -> String {
        provision.cite(self.language)
    }

    pub(super) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(super) fn heading(&mut self, level: u8, da: impl Into<String>, en: impl Into<String>) {
        let text = self.say(da, en);
        self.push(Block::Heading(level, text));
    }

    pub(super) fn paragraph(&mut self, da: impl Into<String>, en: impl Into<String>) {
        let text = self.say(da, en);
        self.push(Block::Paragraph(text));
    }

    /// What a person wrote, a paragraph for each of theirs.
    pub(super) fn words(&mut self, text: &str) {
        for part in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
            self.push(Block::Paragraph(part.to_owned()));
        }
    }

    pub(super) fn facts(&mut self, facts: Vec<(String, String)>) {
        if !facts.is_empty() {
            self.push(Block::Facts(facts));
        }
    }

    pub(super) fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.push(Block::Table(table));
        }
    }

    /// The provisions that the letter rests on, with what they say.
    pub(super) fn rules(&mut self, provisions: &[Provision]) {
        self.heading(2, "Reglerne", "The rules");
        self.provisions(provisions);
    }

    /// The same without a heading.
    pub(super) fn provisions(&mut self, provisions: &[Provision]) {
        let mut rows: Vec<(String, String)> = Vec::new();
        for provision in provisions {
            let says = registry::entry(provision).map(|entry| self.text(&entry.text)).unwrap_or_default();
            let row = (self.cite(provision), says);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        self.push(Block::Provisions(rows));
        self.paragraph(
            "Gengivet i hovedtræk; det er reglernes egen tekst, der gælder.",
            "Given in outline; the Danish text of the rules is what binds.",
        );
    }

    /// The official who answers for the letter.
    pub(super) fn signature(&mut self) {
        let by = &self.recorded.actor;
        let title = match by.role {
            Role::DecisionMaker => self.say("Afgørelsesberettiget", "Authorised to decide"),
            Role::Caseworker => self.say("Sagsbehandler", "Case officer"),
            _ => return,
        };
        let (name, date) = (by.name.clone(), Some(self.today()));
        self.push(Block::Signature { name, title, date });
    }

    /// Where a letter was made without anybody's hand.
    pub(super) fn automatic(&mut self) {
        self.paragraph(
            "Brevet er dannet automatisk og er ikke underskrevet.",
            "This letter was made automatically and is not signed.",
        );
    }

    /// A digest on two lines of the same length.
    pub(super) fn digest(digest: &Digest) -> String {
        let digits = digest.as_str();
        let (first, second) = digits.split_at_checked(32).unwrap_or((digits, ""));
        format!("{first}\n{second}")
    }

    /// The finished letter, with CO₂ and references as they are written.
    pub(super) fn made(self, kind: &'static str, sort: Kind, da: &str, en: &str) -> Made {
        let title = self.say(da, en);
        let mut letter = self.letter(sort, title);
        letter.blocks = letter.blocks.into_iter().map(set_in).collect();
        Made { kind, title: letter.title.clone(), from: Authority::Energistyrelsen, letter }
    }

    /// The finished letter, with every character of it as it was given.
    pub(super) fn made_as_given(self, kind: &'static str, sort: Kind, da: &str, en: &str) -> Made {
        let title = self.say(da, en);
        let letter = self.letter(sort, title);
        Made { kind, title: letter.title.clone(), from: Authority::Energistyrelsen, letter }
    }

    fn letter(self, kind: Kind, title: String) -> Letter {
        Letter {
            language: self.language,
            kind,
            draft: false,
            sender: sender(self.language, &self.recorded.actor),
            recipient: recipient(self.file),
            title: lowered(&title),
            date: self.today(),
            case_number: self.file.number.clone(),
            reference: String::new(),
            blocks: self.blocks,
        }
    }
}

fn set_in(block: Block) -> Block {
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
fn lowered(text: &str) -> String {
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
