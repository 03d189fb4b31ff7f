//! A form of an act as its template shows it.

use super::options::Options;
use super::tree::{Leaf, Member, Node};
use super::typed::{Typed, join, pointer};
use crate::casework::Problem;
use crate::law::Language;
use crate::web::form::{FieldView, Kind, OptionView, SummaryLine, words};
use crate::web::words;

/// Members that take several lines.
const LONG: [&str; 26] = [
    "text",
    "reasons",
    "note",
    "basis",
    "guidance",
    "otherwise",
    "facts",
    "da",
    "en",
    "operation",
    "acceptance_procedure",
    "further",
    "natura_2000",
    "state_participation",
    "secrets_check",
    "why_update_is_not_enough",
    "readings_reasons",
    "description",
    "what_happened",
    "circumstances",
    "proposal",
    "remarks",
    "purpose",
    "conclusion",
    "monitoring",
    "documentation",
];

/// A part of a form, in the order of the page.
pub enum Part {
    /// Fields that belong together begin.
    Open {
        /// Its id.
        id: String,
        /// What they are called.
        legend: String,
        /// What helps.
        help: String,
        /// What is wrong with them as a whole.
        fault: String,
    },
    /// They end.
    Close,
    /// A field.
    Field(Box<FieldView>),
    /// A button for one more of the same.
    Add {
        /// The list.
        list: String,
        /// What one is called.
        label: String,
    },
}

/// A form.
#[derive(Default)]
pub struct Drawn {
    /// Its parts.
    pub parts: Vec<Part>,
    /// Every fault, in the order of the page.
    pub summary: Vec<SummaryLine>,
}

/// What a form is drawn from.
pub struct Drawing<'a> {
    /// What was typed.
    pub typed: &'a Typed,
    /// What is wrong with it.
    pub faults: &'a [Problem],
    /// What the case has to choose from.
    pub options: &'a Options,
    /// The list that one more row is wanted of.
    pub more: &'a str,
    /// The language.
    pub language: Language,
}

impl Drawing<'_> {
    /// The form of a tree.
    pub fn draw(&self, of: &str, tree: &Node) -> Drawn {
        let mut out = Drawn::default();
        match tree {
            Node::Group(members) => self.members(members, "", &mut out),
            other => {
                let whole =
                    Member { of: of.to_owned(), name: String::new(), needed: true, node: other.clone() };
                self.member(&whole, "", &mut out);
            }
        }
        self.summarise(&mut out);
        out
    }

    fn members(&self, members: &[Member], at: &str, out: &mut Drawn) {
        members.iter().for_each(|member| self.member(member, &join(at, &member.name), out));
    }

    fn member(&self, member: &Member, at: &str, out: &mut Drawn) {
        let label = words::label(&member.of, &member.name, self.language);
        let help = words::field(&member.of, &member.name).map(|word| word.help(self.language));
        self.node(&member.node, member, at, label, help.unwrap_or_default().to_owned(), out);
    }

    fn node(&self, node: &Node, member: &Member, at: &str, label: String, help: String, out: &mut Drawn) {
        match node {
            Node::Leaf(leaf) => out.parts.push(self.field(leaf, member, at, label, help)),
            Node::Group(members) => {
                self.open(member, at, label, help, out);
                self.members(members, at, out);
                out.parts.push(Part::Close);
            }
            Node::List(item) => {
                self.open(member, at, label.clone(), help, out);
                let there = self.typed.rows(at);
                let rows = if self.more == at || (there == 0 && member.needed) { there + 1 } else { there };
                for row in 0..rows {
                    let label = format!("{label} {}", row + 1);
                    self.node(item, member, &join(at, &row.to_string()), label, String::new(), out);
                }
                let label = format!("{}: {label}", self.say("Tilføj", "Add"));
                out.parts.push(Part::Add { list: at.to_owned(), label });
                out.parts.push(Part::Close);
            }
            Node::OrElse(values, other) => {
                let values = values.iter().chain([&other.name]).cloned().collect();
                out.parts.push(self.field(&Leaf::Choice(values), member, at, label, help));
                let other = Member { needed: false, ..other.as_ref().clone() };
                self.member(&other, &join(at, &other.name), out);
            }
            Node::OneOf(tag, variants) => {
                self.open(member, at, label, help, out);
                let of = type_of(variants.iter().flat_map(|variant| &variant.members), member);
                if let Some(tag) = tag {
                    let values = variants.iter().map(|variant| variant.value.clone()).collect();
                    let leaf = Leaf::Choice(values);
                    let chooses =
                        Member { of, name: tag.clone(), needed: member.needed, node: Node::Leaf(leaf) };
                    self.member(&chooses, &join(at, tag), out);
                }
                let mut shown: Vec<&str> = Vec::new();
                for one in variants.iter().flat_map(|variant| &variant.members) {
                    if !shown.contains(&one.name.as_str()) {
                        shown.push(&one.name);
                        let everywhere = variants.iter().all(|variant| {
                            variant.members.iter().any(|own| own.name == one.name && own.needed)
                        });
                        let one = Member { needed: one.needed && everywhere, ..one.clone() };
                        self.member(&one, &join(at, &one.name), out);
                    }
                }
                out.parts.push(Part::Close);
            }
        }
    }

    fn open(&self, member: &Member, at: &str, legend: String, help: String, out: &mut Drawn) {
        let optional = self.say(" (kan udelades)", " (optional)");
        let legend = if member.needed { legend } else { format!("{legend}{optional}") };
        out.parts.push(Part::Open { id: id(at), legend, help, fault: String::new() });
    }

    fn field(&self, leaf: &Leaf, member: &Member, at: &str, label: String, help: String) -> Part {
        let name = member.name.as_str();
        let option = |value: &str, label: &str| OptionView {
            value: value.to_owned(),
            label: label.to_owned(),
            chosen: value == self.typed.value(at),
        };
        let chosen = |value: &String| option(value, words::choice(value, self.language).unwrap_or(value));
        let mut options: Vec<OptionView> = match leaf {
            Leaf::Choice(values) => values.iter().map(chosen).collect(),
            Leaf::YesNo => {
                vec![option("true", self.say("Ja", "Yes")), option("false", self.say("Nej", "No"))]
            }
            Leaf::Digest | Leaf::Whole | Leaf::Text => {
                let known = self.options.of(name, leaf);
                known.iter().map(|(value, label)| option(value, label)).collect()
            }
            _ => Vec::new(),
        };
        let typed = self.typed.value(at);
        if !options.is_empty() && !typed.is_empty() && !options.iter().any(|one| one.chosen) {
            // What was typed and is not among them stays, so that it is not lost.
            options.push(option(typed, typed));
        }
        let kind = match leaf {
            Leaf::Figure => Kind::Figure,
            Leaf::Whole => Kind::Whole,
            Leaf::Day => Kind::Day,
            Leaf::Time => Kind::Time,
            Leaf::Choice(_) | Leaf::YesNo => Kind::OneOf(&[]),
            Leaf::Positions => Kind::Positions,
            Leaf::Pairs => Kind::Lines,
            Leaf::Text if LONG.contains(&name) => Kind::Lines,
            Leaf::Text | Leaf::Digest => Kind::Line,
        };
        Part::Field(Box::new(FieldView {
            name: id(at),
            label,
            help,
            value: typed.to_owned(),
            fault: String::new(),
            optional: !member.needed,
            options,
            kind,
        }))
    }

    /// Puts each fault at the part whose place is the longest that it lies in, and all of them into the summary.
    fn summarise(&self, out: &mut Drawn) {
        let mut of_none = Vec::new();
        for fault in self.faults {
            let said = words(fault, self.language);
            let owner = out
                .parts
                .iter_mut()
                .filter(|part| place(part).is_some_and(|at| lies_in(&fault.pointer, &pointer(at))))
                .max_by_key(|part| place(part).map_or(0, str::len));
            match owner {
                Some(Part::Field(field)) => add(&mut field.fault, &said),
                Some(Part::Open { fault, .. }) => add(fault, &said),
                _ => of_none.push(said),
            }
        }
        let at_parts = out.parts.iter().filter_map(|part| match part {
            Part::Field(field) if !field.fault.is_empty() => {
                Some((field.name.clone(), field.label.clone(), field.fault.clone()))
            }
            Part::Open { id, legend, fault, .. } if !fault.is_empty() => {
                Some((id.clone(), legend.clone(), fault.clone()))
            }
            _ => None,
        });
        let whole = of_none.into_iter().map(|message| (String::new(), String::new(), message));
        out.summary = whole
            .chain(at_parts)
            .map(|(field, label, message)| SummaryLine { field, label, message })
            .collect();
    }

    fn say<'a>(&self, da: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Da => da,
            Language::En => en,
        }
    }
}

/// The id and name of a place. The whole has a name as well.
fn id(at: &str) -> String {
    if at.is_empty() { "content".to_owned() } else { at.to_owned() }
}

fn place(part: &Part) -> Option<&str> {
    match part {
        Part::Field(field) => Some(&field.name),
        Part::Open { id, .. } => Some(id),
        Part::Close | Part::Add { .. } => None,
    }
}

fn lies_in(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn add(to: &mut String, said: &str) {
    if !to.is_empty() {
        to.push(' ');
    }
    to.push_str(said);
}

/// The type that the variants are of.
fn type_of<'a>(mut members: impl Iterator<Item = &'a Member>, within: &Member) -> String {
    members.next().map_or_else(|| within.of.clone(), |member| member.of.clone())
}
