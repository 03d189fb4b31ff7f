//! What stands around every page: head, skip link, navigation, language switch, foot.

use super::{assets, form_token};
use crate::access::{Authority, Person};
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
    /// The cases of those who are signed in.
    Cases,
    /// A person's own: who they are, their tokens.
    Account,
}

/// Who is signed in, as the head of a page says it.
#[derive(Clone, Debug)]
pub struct Who {
    /// The person's name.
    pub name: String,
    /// The company or the authority that they act for.
    pub acts_for: String,
    /// What stands in each of their forms.
    pub form_token: String,
}

impl Who {
    /// A person, with the token of their session.
    pub fn of(person: &Person, form_token: &str, language: Language) -> Self {
        Self {
            name: person.name.clone(),
            acts_for: acts_for(person, language),
            form_token: form_token.to_owned(),
        }
    }
}

/// The company or the authority that a person acts for.
pub fn acts_for(person: &Person, language: Language) -> String {
    let authority = |authority| match (authority, language) {
        (Authority::Energistyrelsen, Language::Da) => "Energistyrelsen",
        (Authority::Energistyrelsen, Language::En) => "Danish Energy Agency",
        (Authority::Skatteforvaltningen, Language::Da) => "Skatteforvaltningen",
        (Authority::Skatteforvaltningen, Language::En) => "Danish Tax Administration",
    };
    let company = person.company.as_ref().map(|company| company.name.clone());
    company.or_else(|| person.authority.map(|one| authority(one).to_owned())).unwrap_or_default()
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
    /// Who is signed in, if somebody is.
    pub who: Option<Who>,
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

    /// The name of the hidden field that each form of somebody who is signed in needs.
    pub fn token_name(&self) -> &'static str {
        form_token::FIELD
    }

    /// What stands in that field; empty where nobody is signed in.
    pub fn token(&self) -> &str {
        self.who.as_ref().map_or("", |who| &who.form_token)
    }

    /// The navigation: what the visitor may use.
    pub fn places(&self) -> Vec<Place> {
        let own = self.who.is_some().then_some((Section::Cases, "/cases", "Sager", "Cases"));
        own.into_iter()
            .chain([
                (Section::Register, "/register", "Register", "Register"),
                (Section::Calculators, "/calculators", "Beregnere", "Calculators"),
                (Section::Law, "/law", "Reglerne", "The law"),
                (Section::Procedures, "/procedures", "Sagens gang", "Procedures"),
            ])
            .map(|(section, href, da, en)| Place {
                href,
                name: self.say(da, en),
                current: section == self.section,
            })
            .collect()
    }
}
