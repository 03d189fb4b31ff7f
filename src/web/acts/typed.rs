//! What was typed into a form of an act: kept as it was, and read as the JSON that REST takes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::tree::{Leaf, Member, Node, Variant};
use crate::casework::Problem;
use crate::law::{Moment, Text};
use crate::web::form::{Kind, Sent, read};

/// The most rows of one list.
const MOST: usize = 200;

/// What stands in the fields, by their names: JSON pointers with points for slashes.
#[derive(Clone, Debug, Default)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// What was sent. Of a name that is sent twice the first counts.
    pub fn sent(sent: Sent) -> Self {
        let mut values = BTreeMap::new();
        for (name, value) in sent {
            values.entry(name).or_insert_with(|| value.replace("\r\n", "\n"));
        }
        Self(values)
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    fn is_blank(&self, at: &str) -> bool {
        let within =
            |name: &str| name == at || name.strip_prefix(at).is_some_and(|rest| rest.starts_with('.'));
        !self.0.iter().any(|(name, value)| within(name) && !value.trim().is_empty())
    }

    /// How many rows of a list have something in them, blank ones having been left out.
    pub fn rows(&self, at: &str) -> usize {
        self.numbers(at).len()
    }

    fn numbers(&self, at: &str) -> BTreeSet<usize> {
        let begin = format!("{at}.");
        let number = |name: &String| name.strip_prefix(&begin)?.split('.').next()?.parse().ok();
        self.0.keys().filter_map(number).filter(|number| *number < MOST).collect()
    }

    /// Leaves blank rows out and numbers the others anew, so that a fault in the JSON is at its row.
    pub fn compact(&mut self, node: &Node, at: &str) {
        match node {
            Node::Leaf(_) | Node::OrElse(..) => {}
            Node::Group(members) => self.compact_all(members, at),
            Node::OneOf(_, variants) => {
                variants.iter().for_each(|variant| self.compact_all(&variant.members, at));
            }
            Node::List(item) => {
                let mut next = 0_usize;
                for number in self.numbers(at) {
                    let row = join(at, &number.to_string());
                    if self.is_blank(&row) {
                        self.0.retain(|name, _| name != &row && !name.starts_with(&format!("{row}.")));
                        continue;
                    }
                    self.rename(&row, &join(at, &next.to_string()));
                    next += 1;
                }
                (0..next).for_each(|row| self.compact(item, &join(at, &row.to_string())));
            }
        }
    }

    fn compact_all(&mut self, members: &[Member], at: &str) {
        members.iter().for_each(|member| self.compact(&member.node, &join(at, &member.name)));
    }

    fn rename(&mut self, from: &str, to: &str) {
        if from == to {
            return;
        }
        let moved = std::mem::take(&mut self.0).into_iter().map(|(name, value)| {
            match name.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with('.')) {
                Some(rest) => (format!("{to}{rest}"), value),
                None => (name, value),
            }
        });
        self.0 = moved.collect();
    }

    /// What was typed as JSON; none where nothing was and nothing must be. What cannot be read becomes a fault.
    pub fn json(&self, node: &Node, at: &str, needed: bool, faults: &mut Vec<Problem>) -> Option<Value> {
        if !needed && self.is_blank(at) {
            return None;
        }
        match node {
            Node::Leaf(leaf) => self.leaf(leaf, at, needed, faults),
            Node::Group(members) => Some(Value::Object(self.members(members, at, faults))),
            Node::List(item) => {
                let rows = (0..self.rows(at)).map(|row| join(at, &row.to_string()));
                Some(rows.filter_map(|row| self.json(item, &row, true, faults)).collect())
            }
            Node::OneOf(tag, variants) => self.one_of(tag.as_deref(), variants, at, faults),
            Node::OrElse(_, other) => self.or_else(other, at, needed, faults),
        }
    }

    fn members(&self, members: &[Member], at: &str, faults: &mut Vec<Problem>) -> Map<String, Value> {
        let mut out = Map::new();
        for member in members {
            let place = join(at, &member.name);
            if let Some(value) = self.json(&member.node, &place, member.needed, faults) {
                out.insert(member.name.clone(), value);
            }
        }
        out
    }

    fn one_of(
        &self,
        tag: Option<&str>,
        variants: &[Variant],
        at: &str,
        faults: &mut Vec<Problem>,
    ) -> Option<Value> {
        let place = join(at, tag.unwrap_or_default());
        let chosen = match tag {
            Some(_) => variants.iter().find(|variant| variant.value == self.value(&place)),
            None => variants
                .iter()
                .find(|variant| variant.members.iter().any(|member| !self.is_blank(&join(at, &member.name)))),
        };
        let Some(chosen) = chosen else {
            let pointer = pointer(if tag.is_some() { &place } else { at });
            faults.push(Problem::plain(pointer, Text::new("Vælg.", "Choose.")));
            return None;
        };
        let others: BTreeSet<&str> = variants
            .iter()
            .flat_map(|variant| &variant.members)
            .map(|member| member.name.as_str())
            .filter(|name| !chosen.members.iter().any(|own| own.name == *name))
            .collect();
        for name in others.into_iter().filter(|name| !self.is_blank(&join(at, name))) {
            faults.push(foreign(&join(at, name)));
        }
        let mut out = self.members(&chosen.members, at, faults);
        if let Some(tag) = tag {
            out.insert(tag.to_owned(), Value::from(chosen.value.as_str()));
        }
        Some(Value::Object(out))
    }

    fn or_else(&self, other: &Member, at: &str, needed: bool, faults: &mut Vec<Problem>) -> Option<Value> {
        let own = join(at, &other.name);
        if self.value(at) == other.name {
            let value = self.json(&other.node, &own, true, faults)?;
            return Some(Value::Object(Map::from_iter([(other.name.clone(), value)])));
        }
        if !self.is_blank(&own) {
            faults.push(foreign(&own));
        }
        self.leaf(&Leaf::Choice(Vec::new()), at, needed, faults)
    }

    fn leaf(&self, leaf: &Leaf, at: &str, needed: bool, faults: &mut Vec<Problem>) -> Option<Value> {
        let typed = self.value(at).trim();
        if typed.is_empty() {
            if needed {
                faults.push(Problem::plain(pointer(at), Text::new("Udfyld feltet.", "Fill in this field.")));
            }
            return None;
        }
        let kind = match leaf {
            Leaf::Text | Leaf::Choice(_) | Leaf::Digest => Kind::Line,
            Leaf::Figure => Kind::Figure,
            Leaf::Whole => Kind::Whole,
            Leaf::Day => Kind::Day,
            Leaf::Time => Kind::Time,
            Leaf::Positions => Kind::Positions,
            Leaf::YesNo => return Some(Value::Bool(typed == "true")),
            Leaf::Pairs => return pairs(typed, at, faults),
        };
        match read(kind, typed) {
            Ok(value) => Some(value),
            Err(message) => {
                faults.push(Problem::plain(pointer(at), message));
                None
            }
        }
    }

    /// Puts JSON into the fields that ask for it, as a person would have typed it.
    pub fn fill(&mut self, node: &Node, at: &str, value: &Value) {
        match (node, value) {
            (_, Value::Null) => {}
            (Node::Group(members), Value::Object(given)) => self.fill_all(members, at, given),
            (Node::OneOf(tag, variants), Value::Object(given)) => {
                if let Some((tag, chosen)) =
                    tag.as_ref().and_then(|tag| Some((tag, given.get(tag)?.as_str()?)))
                {
                    self.0.insert(join(at, tag), chosen.to_owned());
                }
                variants.iter().for_each(|variant| self.fill_all(&variant.members, at, given));
            }
            (Node::List(item), Value::Array(items)) => {
                for (row, value) in items.iter().enumerate() {
                    self.fill(item, &join(at, &row.to_string()), value);
                }
            }
            (Node::OrElse(_, other), Value::Object(given)) => {
                self.0.insert(at.to_owned(), other.name.clone());
                self.fill_all(std::slice::from_ref(other), at, given);
            }
            (Node::OrElse(..), value) => {
                self.0.insert(at.to_owned(), written(&Leaf::Text, value));
            }
            (Node::Leaf(leaf), value) => {
                self.0.insert(at.to_owned(), written(leaf, value));
            }
            _ => {}
        }
    }

    fn fill_all(&mut self, members: &[Member], at: &str, given: &Map<String, Value>) {
        for member in members {
            if let Some(value) = given.get(&member.name) {
                self.fill(&member.node, &join(at, &member.name), value);
            }
        }
    }
}

/// A value as it is typed.
fn written(leaf: &Leaf, value: &Value) -> String {
    let line = |items: &Vec<Value>| items.iter().map(Value::to_string).collect::<Vec<_>>().join(" ");
    match (leaf, value) {
        (Leaf::Time, Value::String(text)) => Moment::parse(text).map(Moment::clock).unwrap_or_default(),
        (_, Value::String(text)) => text.clone(),
        (Leaf::Positions, Value::Array(items)) => {
            items.iter().filter_map(Value::as_array).map(line).collect::<Vec<_>>().join("\n")
        }
        (Leaf::Pairs, Value::Object(members)) => {
            let one = |(name, value): (&String, &Value)| {
                format!("{name} = {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            };
            members.iter().map(one).collect::<Vec<_>>().join("\n")
        }
        (_, other) => other.to_string(),
    }
}

/// Names with values, a line each. A value that is JSON is taken as such where it is an object.
fn pairs(typed: &str, at: &str, faults: &mut Vec<Problem>) -> Option<Value> {
    let mut out = Map::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let Some((name, value)) = line.split_once('=').map(|(name, value)| (name.trim(), value.trim()))
        else {
            let message = Text::new(
                format!("Linjen „{line}“ har intet lighedstegn. Skriv navn = værdi."),
                format!("The line “{line}” has no equals sign. Write name = value."),
            );
            faults.push(Problem::plain(pointer(at), message));
            return None;
        };
        let object = serde_json::from_str(value).ok().filter(Value::is_object);
        out.insert(name.to_owned(), object.unwrap_or_else(|| Value::from(value)));
    }
    Some(Value::Object(out))
}

fn foreign(at: &str) -> Problem {
    let message = Text::new(
        "Feltet hører ikke til det valgte. Tøm det.",
        "The field does not go with what is chosen. Empty it.",
    );
    Problem::plain(pointer(at), message)
}

/// The name of a member's field.
pub fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

/// The pointer of a field.
pub fn pointer(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("/{}", name.replace('.', "/")) }
}
