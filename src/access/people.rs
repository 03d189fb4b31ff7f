//! The people that an installation knows, and how a token leads to one.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Person, Role};
use crate::law::Digest;

/// The people of an installation. Tokens are kept as digests; the tokens themselves are nowhere.
#[derive(Clone, Debug, Default)]
pub struct People {
    by_token: BTreeMap<Digest, String>,
    by_id: BTreeMap<String, Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    /// SHA-256 of the person's token, in lower-case hexadecimal.
    token_sha256: Option<Digest>,
    person: Person,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    people: Vec<Listed>,
}

impl People {
    /// Reads a list of people.
    ///
    /// # Errors
    /// When the text is not such a list, two people share an id or a token, or one has an id or a role that is no person's
    /// (`clock`, `anyone`).
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|why| why.to_string())?;
        let mut people = Self::default();
        for listed in file.people {
            people.add(listed.person, listed.token_sha256)?;
        }
        Ok(people)
    }

    /// The people to play with: each signs in as `demo-NAME`. Only the demo may know them.
    ///
    /// # Errors
    /// When the list that comes with the program is broken.
    pub fn demo() -> Result<Self, String> {
        let file: File = toml::from_str(include_str!("../../policies/access/demo-people.toml"))
            .map_err(|why| why.to_string())?;
        let mut people = Self::default();
        for listed in file.people {
            let token = Digest::of(listed.person.id.as_bytes());
            people.add(listed.person, Some(token))?;
        }
        Ok(people)
    }

    fn add(&mut self, person: Person, token: Option<Digest>) -> Result<(), String> {
        let id = person.id.clone();
        // In journals and among kept answers these stand for those who are no person of the house.
        let nobodys = [Role::Clock, Role::Anyone];
        if nobodys.iter().any(|role| role.slug() == id) {
            return Err(format!("no person has the id {id}"));
        }
        if let Some(role) = nobodys.iter().find(|role| person.roles.contains(role)) {
            return Err(format!("{id}: no person has the role {role}"));
        }
        if let Some(token) = token
            && self.by_token.insert(token, id.clone()).is_some()
        {
            return Err(format!("the token of {id} is another's as well"));
        }
        match self.by_id.insert(id.clone(), person) {
            None => Ok(()),
            Some(_) => Err(format!("two people have the id {id}")),
        }
    }

    /// The person with a token.
    pub fn by_token(&self, token: &str) -> Option<&Person> {
        // Looked up by digest, so that the time it takes tells nothing of the token.
        self.by_token.get(&Digest::of(token.as_bytes())).and_then(|id| self.by_id.get(id))
    }

    /// The person with an id.
    pub fn by_id(&self, id: &str) -> Option<&Person> {
        self.by_id.get(id)
    }

    /// The people who act for a company.
    pub fn of_company<'a>(&'a self, cvr: &'a str) -> impl Iterator<Item = &'a Person> {
        self.by_id.values().filter(move |p| p.company.as_ref().is_some_and(|c| c.cvr == cvr))
    }

    /// Everybody.
    pub fn all(&self) -> impl Iterator<Item = &Person> {
        self.by_id.values()
    }
}
