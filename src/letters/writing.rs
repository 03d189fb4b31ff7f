//! A letter while it is written: blocks, in one of the two languages.

use chrono_tz::Europe::Copenhagen;

use super::sender::{authority, sender};
use super::typeset::{lowered, set_in};
use super::{Block, Kind, Letter, Made, Table};
use crate::access::{Authority, Role};
use crate::casework::{CaseFile, Recorded};
use crate::law::{Day, Digest, Language, Moment, Provision, Text, registry};

/// A case that letters are written in.
pub(super) trait Addressed: CaseFile {
    /// Whose case it is: the sender of what no official signs.
    const AUTHORITY: Authority;

    /// The company's name and address, a line each.
    fn recipient(&self) -> Vec<String>;

    /// The case number.
    fn case_number(&self) -> &str;

    /// The guidance on complaints about a decision by an authority in such a case, by its kind; `None` where there is none.
    fn complaints(authority: Authority) -> Option<&'static str>;
}

/// A letter that an act gives rise to, as far as it has come.
pub(super) struct Writing<'a, F: CaseFile> {
    /// The case after the act.
    pub(super) file: &'a F,
    /// The act.
    pub(super) recorded: &'a Recorded<F::Act>,
    /// The letter's language.
    pub(super) language: Language,
    blocks: Vec<Block>,
}

impl<'a, F: Addressed> Writing<'a, F> {
    pub(super) fn new(file: &'a F, recorded: &'a Recorded<F::Act>, language: Language) -> Self {
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

    /// The authority that the letter is from.
    pub(super) fn from(&self) -> Authority {
        authority(self.recorded.actor.role).unwrap_or(F::AUTHORITY)
    }

    /// The official who answers for the letter.
    pub(super) fn signature(&mut self) {
        let by = &self.recorded.actor;
        let title = match by.role {
            Role::DecisionMaker | Role::TaxDecisionMaker => {
                self.say("Afgørelsesberettiget", "Authorised to decide")
            }
            Role::Caseworker | Role::TaxOfficer => self.say("Sagsbehandler", "Case officer"),
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
        let from = self.from();
        let mut letter = self.letter(sort, title);
        letter.blocks = letter.blocks.into_iter().map(set_in).collect();
        Made { kind, title: letter.title.clone(), from, letter }
    }

    /// The finished letter, with every character of it as it was given.
    pub(super) fn made_as_given(self, kind: &'static str, sort: Kind, da: &str, en: &str) -> Made {
        let title = self.say(da, en);
        let from = self.from();
        let letter = self.letter(sort, title);
        Made { kind, title: letter.title.clone(), from, letter }
    }

    fn letter(self, kind: Kind, title: String) -> Letter {
        Letter {
            language: self.language,
            kind,
            draft: false,
            sender: sender(self.language, self.from(), &self.recorded.actor),
            recipient: self.file.recipient(),
            title: lowered(&title),
            date: self.today(),
            case_number: self.file.case_number().to_owned(),
            reference: String::new(),
            blocks: self.blocks,
        }
    }
}
