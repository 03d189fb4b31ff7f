//! The structure of a file as a screen reader meets it, held against what is on its pages.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::drawn::{Drawn, Sequence, drawn};
use super::order::{self, Read};

/// What is heard of a file, and what nobody hears.
pub(in crate::letters) struct Heard {
    /// The elements in reading order: how deep, which type, its own words.
    pub(in crate::letters) elements: Vec<(usize, String, String)>,
    /// The words of each page that belong to no element.
    pub(in crate::letters) silent: Vec<String>,
}

impl Heard {
    /// All that is heard, in order.
    pub(in crate::letters) fn words(&self) -> String {
        self.elements.iter().map(|(_, _, words)| words.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// An element as it is gone through.
struct Walk<'a> {
    document: &'a Document,
    drawn: &'a Drawn,
    parents: BTreeMap<Sequence, ObjectId>,
    links: Vec<(Object, ObjectId)>,
    elements: Vec<(usize, String, String)>,
    read: Vec<Read>,
    row: Option<usize>,
    in_picture: bool,
    faults: Vec<String>,
}

impl Walk<'_> {
    fn element(&mut self, id: ObjectId, above: ObjectId, deep: usize) {
        let element = self.document.get_dictionary(id).unwrap();
        if element.get(b"P").and_then(Object::as_reference).ok() != Some(above) {
            self.faults.push(format!("{id:?} does not name what it is a part of"));
        }
        let kind = String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
        let at = self.elements.len();
        self.elements.push((deep, kind.clone(), String::new()));
        let (row, in_picture) = (self.row, self.in_picture);
        if kind == "TR" {
            self.row = Some(at);
        }
        self.in_picture |= kind == "Figure";
        let kids = match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(one) => vec![one.clone()],
            Err(_) => Vec::new(),
        };
        if kids.is_empty() && !matches!(kind.as_str(), "TH" | "TD") {
            self.faults.push(format!("{kind} {id:?} has nothing in it"));
        }
        for kid in kids {
            match kid {
                Object::Integer(number) => {
                    let page = element.get(b"Pg").unwrap().as_reference().unwrap();
                    self.sequence((page, number), id, at);
                }
                Object::Dictionary(kid) if kid.has(b"Obj") => self.link(&kid, id, &kind),
                Object::Dictionary(kid) => {
                    let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                    self.sequence((page, kid.get(b"MCID").unwrap().as_i64().unwrap()), id, at);
                }
                Object::Reference(kid) => self.element(kid, id, deep + 1),
                other => self.faults.push(format!("{kind} {id:?} has {other:?} in it")),
            }
        }
        (self.row, self.in_picture) = (row, in_picture);
        self.holds(&kind, element, at);
    }

    fn sequence(&mut self, sequence: Sequence, of: ObjectId, at: usize) {
        match self.drawn.words.get(&sequence) {
            Some(words) => self.elements[at].2.push_str(words),
            None => self.faults.push(format!("{sequence:?} is in the tree and on no page")),
        }
        if self.parents.get(&sequence) != Some(&of) {
            self.faults.push(format!("the parent tree has {sequence:?} elsewhere than in {of:?}"));
        }
        let (row, in_picture) = (self.row, self.in_picture);
        self.read.push(Read { sequence, element: at, row, in_picture });
    }

    /// An annotation is a part of a link, and says so itself.
    fn link(&mut self, kid: &Dictionary, of: ObjectId, kind: &str) {
        let annotation =
            self.document.get_dictionary(kid.get(b"Obj").unwrap().as_reference().unwrap()).unwrap();
        let key = annotation.get(b"StructParent").unwrap();
        let owner = self.links.iter().find(|(at, _)| at == key).map(|(_, owner)| *owner);
        if kind != "Link" || owner != Some(of) || !annotation.has(b"Contents") {
            self.faults.push(format!("{annotation:?} is in {kind} {of:?}"));
        }
    }

    /// What an element must have, by its type.
    fn holds(&mut self, kind: &str, element: &Dictionary, at: usize) {
        let within: Vec<(usize, &str)> = {
            let deep = self.elements[at].0;
            let inside = self.elements[at + 1..].iter().take_while(|(d, ..)| *d > deep);
            inside.map(|(d, kind, _)| (d - deep, kind.as_str())).collect()
        };
        let children: Vec<&str> = within.iter().filter(|(d, _)| *d == 1).map(|(_, kind)| *kind).collect();
        let all = |kinds: &[&str]| children.iter().all(|kind| kinds.contains(kind));
        let sound = match kind {
            "Table" => {
                all(&["Caption", "TR"])
                    && within.iter().any(|(_, kind)| *kind == "TH")
                    && children.contains(&"TR")
            }
            "TR" => all(&["TH", "TD"]),
            "L" => all(&["LI"]),
            "LI" => all(&["Lbl", "LBody"]),
            "Figure" => {
                element.has(b"Alt") && element.get(b"A").is_ok_and(|a| a.as_dict().unwrap().has(b"BBox"))
            }
            "TH" => element.get(b"A").is_ok_and(|a| a.as_dict().unwrap().has(b"Scope")),
            "P" => all(&["Link"]),
            "H1" | "H2" | "H3" | "H4" | "Lbl" | "LBody" | "Caption" | "TD" => children.is_empty(),
            _ => true,
        };
        if !sound {
            self.faults.push(format!("{kind} has {children:?}"));
        }
    }
}

/// Goes through a file. What does not hold comes beside.
pub(in crate::letters) fn heard(document: &Document) -> (Heard, Vec<String>) {
    let mut drawn = drawn(document);
    let mut faults = std::mem::take(&mut drawn.faults);
    let catalog = document.catalog().unwrap();
    let Ok(root) = catalog.get(b"StructTreeRoot").and_then(Object::as_reference) else {
        faults.push("there is no tree".into());
        return (Heard { elements: Vec::new(), silent: drawn.silent }, faults);
    };
    let tree = document.get_dictionary(root).unwrap();
    let mut walk = Walk {
        document,
        drawn: &drawn,
        parents: parents(document, tree),
        links: links(document, tree),
        elements: Vec::new(),
        read: Vec::new(),
        row: None,
        in_picture: false,
        faults,
    };
    walk.element(tree.get(b"K").unwrap().as_reference().unwrap(), root, 0);
    let read: BTreeSet<Sequence> = walk.read.iter().map(|one| one.sequence).collect();
    if read.len() < walk.read.len() {
        walk.faults.push("something is read twice".into());
    }
    for (sequence, words) in &drawn.words {
        if !read.contains(sequence) {
            walk.faults.push(format!("{sequence:?} is in no element: {words}"));
        }
    }
    walk.faults.extend(order::faults(document, &walk.read, &drawn));
    headings(&mut walk);
    let Walk { elements, faults, .. } = walk;
    (Heard { elements, silent: drawn.silent }, faults)
}

/// For each sequence the element that the parent tree gives it to.
fn parents(document: &Document, tree: &Dictionary) -> BTreeMap<Sequence, ObjectId> {
    let parents = document.get_dictionary(tree.get(b"ParentTree").unwrap().as_reference().unwrap()).unwrap();
    let numbers = parents.get(b"Nums").unwrap().as_array().unwrap();
    let mut out = BTreeMap::new();
    for page in document.get_pages().into_values() {
        let key = document.get_dictionary(page).unwrap().get(b"StructParents").unwrap();
        let at = numbers.chunks(2).find(|pair| pair[0] == *key).unwrap();
        for (id, owner) in (0_i64..).zip(at[1].as_array().unwrap()) {
            out.insert((page, id), owner.as_reference().unwrap());
        }
    }
    out
}

/// What the parent tree has beside the pages: the element of each annotation.
fn links(document: &Document, tree: &Dictionary) -> Vec<(Object, ObjectId)> {
    let parents = document.get_dictionary(tree.get(b"ParentTree").unwrap().as_reference().unwrap()).unwrap();
    let pairs = parents.get(b"Nums").unwrap().as_array().unwrap().chunks(2);
    pairs.filter_map(|pair| Some((pair[0].clone(), pair[1].as_reference().ok()?))).collect()
}

/// Each letter of the file has one title, before any other heading, and no heading passes over a level.
fn headings(walk: &mut Walk<'_>) {
    let mut level = 1;
    for (deep, kind, words) in &walk.elements {
        if *deep == 1 {
            if level == 0 {
                walk.faults.push("a letter without a title".into());
            }
            level = 0;
        }
        if let Some(found) = kind.strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) {
            if found > level + 1 || found == 1 && level > 0 || words.trim().is_empty() {
                walk.faults.push(format!("a heading {found} after one of {level}: {words}"));
            }
            level = found;
        }
    }
    if level == 0 {
        walk.faults.push("the last letter has no title".into());
    }
}
