//! A schema as what a form asks for.

use serde_json::{Map, Value};

/// What is asked for at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// One field.
    Leaf(Leaf),
    /// Several, each with a name.
    Group(Vec<Member>),
    /// Any number of the same.
    List(Box<Node>),
    /// One of several groups. The tag's member says which; without a tag, what is filled in does.
    OneOf(Option<String>, Vec<Variant>),
    /// One of these, or a member's own words: then the member's name is chosen.
    OrElse(Vec<String>, Box<Member>),
}

/// A field.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf {
    /// Words.
    Text,
    /// A decimal, sent as text.
    Figure,
    /// A whole number.
    Whole,
    /// A day.
    Day,
    /// A day and a time.
    Time,
    /// Yes or no.
    YesNo,
    /// One of these.
    Choice(Vec<String>),
    /// A file of the case, or another thing that is named by its SHA-256.
    Digest,
    /// Positions, a line each.
    Positions,
    /// Names with values, a line each.
    Pairs,
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The type that it is a member of.
    pub of: String,
    /// Its name.
    pub name: String,
    /// Whether it must be there.
    pub needed: bool,
    /// What is asked for.
    pub node: Node,
}

/// One of several groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What the tag says of it; empty without a tag.
    pub value: String,
    /// What it asks for besides.
    pub members: Vec<Member>,
}

/// The deepest that a schema is followed.
const DEEPEST: usize = 12;

/// What a schema asks for. What it does not say is asked for as words.
pub fn tree(of: &str, schema: &Value) -> Node {
    let components = schema.pointer("/components/schemas").and_then(Value::as_object);
    node(of, schema, components.unwrap_or(&Map::new()), 0)
}

fn node(of: &str, schema: &Value, all: &Map<String, Value>, depth: usize) -> Node {
    let text = |name: &str| schema.get(name).and_then(Value::as_str);
    if depth > DEEPEST {
        return Node::Leaf(Leaf::Text);
    }
    if let Some(name) = text("$ref").and_then(|address| address.rsplit('/').next()) {
        return match (name, all.get(name)) {
            ("Digest", _) => Node::Leaf(Leaf::Digest),
            (_, Some(found)) => node(name, found, all, depth + 1),
            (_, None) => Node::Leaf(Leaf::Text),
        };
    }
    for several in ["oneOf", "anyOf", "allOf"] {
        if let Some(variants) = schema.get(several).and_then(Value::as_array) {
            return one_of(of, variants, all, depth);
        }
    }
    if let Some(values) = schema.get("enum") {
        return Node::Leaf(Leaf::Choice(texts(values)));
    }
    let kinds = schema.get("type").map(texts).unwrap_or_default();
    match kinds.iter().find(|kind| *kind != "null").map(String::as_str) {
        Some("object") => object(of, schema, all, depth),
        Some("array") => {
            let items = schema.get("items").cloned().unwrap_or_default();
            let pairs = items.pointer("/items/type").and_then(Value::as_str) == Some("number");
            if pairs {
                Node::Leaf(Leaf::Positions)
            } else {
                Node::List(Box::new(node(of, &items, all, depth + 1)))
            }
        }
        Some("integer") => Node::Leaf(Leaf::Whole),
        Some("boolean") => Node::Leaf(Leaf::YesNo),
        _ => Node::Leaf(match (text("format"), text("pattern")) {
            (Some("date"), _) => Leaf::Day,
            (Some("date-time"), _) => Leaf::Time,
            (Some("decimal"), _) => Leaf::Figure,
            (_, Some("^[0-9a-f]{64}$")) => Leaf::Digest,
            _ => Leaf::Text,
        }),
    }
}

fn object(of: &str, schema: &Value, all: &Map<String, Value>, depth: usize) -> Node {
    match schema.get("properties").and_then(Value::as_object) {
        Some(_) => Node::Group(members(of, schema, all, depth, "")),
        None => Node::Leaf(Leaf::Pairs),
    }
}

fn members(of: &str, schema: &Value, all: &Map<String, Value>, depth: usize, but: &str) -> Vec<Member> {
    let needed = schema.get("required").map(texts).unwrap_or_default();
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let mut out: Vec<Member> = properties
        .filter(|(name, _)| *name != but)
        .map(|(name, schema)| Member {
            of: of.to_owned(),
            needed: needed.contains(name),
            node: node(of, schema, all, depth + 1),
            name: name.clone(),
        })
        .collect();
    // In the order of the type, as far as the schema tells it: what must be there stands so.
    out.sort_by_key(|member| needed.iter().position(|name| *name == member.name).unwrap_or(usize::MAX));
    out
}

fn one_of(of: &str, variants: &[Value], all: &Map<String, Value>, depth: usize) -> Node {
    let is_null = |one: &&Value| one.get("type").and_then(Value::as_str) == Some("null");
    let known: Vec<&Value> = variants.iter().filter(|one| !is_null(one)).collect();
    if let [only] = known.as_slice() {
        return node(of, only, all, depth + 1);
    }
    let values: Vec<String> = known.iter().filter_map(|one| one.get("enum")).flat_map(texts).collect();
    if values.len() >= known.len() {
        return Node::Leaf(Leaf::Choice(values));
    }
    if !values.is_empty() {
        let objects = known.iter().filter(|one| one.get("properties").is_some());
        let other = objects.flat_map(|one| members(of, one, all, depth, "")).next();
        return match other {
            Some(other) => Node::OrElse(values, Box::new(other)),
            None => Node::Leaf(Leaf::Choice(values)),
        };
    }
    let tag = known.first().and_then(|one| tag_of(one));
    let variants = known.iter().map(|one| {
        let named = tag.as_deref().and_then(|tag| one.get("properties")?.get(tag)?.get("enum"));
        Variant {
            value: named.map(texts).and_then(|all| all.into_iter().next()).unwrap_or_default(),
            members: members(of, one, all, depth, tag.as_deref().unwrap_or_default()),
        }
    });
    Node::OneOf(tag.clone(), variants.collect())
}

/// The member that says which variant this is: the one that can only have one value.
fn tag_of(variant: &Value) -> Option<String> {
    let properties = variant.get("properties")?.as_object()?;
    let fixed =
        |schema: &Value| schema.get("enum").and_then(Value::as_array).is_some_and(|all| all.len() == 1);
    properties.iter().find(|(_, schema)| fixed(schema)).map(|(name, _)| name.clone())
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Value::String(one) => vec![one.clone()],
        _ => Vec::new(),
    }
}
