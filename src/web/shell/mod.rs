//! What stands around every page: head, skip link, navigation, language switch, foot.

use super::assets;
use crate::law::{Day, Language, Provision, Text};

/// The part of the site that a page lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The front page, and what is no part of any other.
    Front,
    /// The public register.
    Register,
    /// The law.
    Law,
    /// The calculators.
    Calculators,
    /// The procedures.
    Procedures,
}

/// A place in the navigation.
pub struct Place {
    /// Its address.
    pub href: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Whether the page lies in it.
    pub current: bool,
}

/// What stands around a page.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The page's language.
    pub language: Language,
    /// The page's title; also its first heading.
    pub title: String,
    /// Where it lies.
    pub section: Section,
    /// The same page in the other language.
    pub switch: String,
    /// Whether this is the demo.
    pub demo: bool,
}

impl Shell {
    /// The words in the page's language.
    pub fn say<'a>(&self, da: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Da => da,
            Language::En => en,
        }
    }

    /// The text in the page's language.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.in_language(self.language)
    }

    /// A provision as it is cited.
    pub fn cite(&self, provision: &Provision) -> String {
        provision.cite(self.language)
    }

    /// A day in words.
    pub fn day(&self, day: &Day) -> String {
        day.written(self.language)
    }

    /// The language's tag.
    pub fn tag(&self) -> &'static str {
        self.language.tag()
    }

    /// The other language's tag.
    pub fn other(&self) -> &'static str {
        self.say("en", "da")
    }

    /// The address of something that is served with the pages.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// The navigation.
    pub fn places(&self) -> Vec<Place> {
        [
            (Section::Register, "/register", "Register", "Register"),
            (Section::Calculators, "/calculators", "Beregnere", "Calculators"),
            (Section::Law, "/law", "Reglerne", "The law"),
            (Section::Procedures, "/procedures", "Sagens gang", "Procedures"),
        ]
        .into_iter()
        .map(|(section, href, da, en)| Place {
            href,
            name: self.say(da, en),
            current: section == self.section,
        })
        .collect()
    }
}
