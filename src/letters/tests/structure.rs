//! The structure of a file as a screen reader meets it, held against what is on its pages.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

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

/// A marked sequence: its page and its number there.
type Sequence = (ObjectId, i64);

/// What stands on the pages: the words of each sequence, those of none, and what is drawn outside any sequence.
#[derive(Default)]
struct Drawn {
    words: BTreeMap<Sequence, String>,
    silent: Vec<String>,
    faults: Vec<String>,
}

/// Operators that show something.
const SHOWS: [&str; 12] = ["Tj", "TJ", "'", "\"", "S", "s", "f", "F", "f*", "B", "b", "sh"];

fn drawn(document: &Document) -> Drawn {
    let mut out = Drawn::default();
    for (number, page) in document.get_pages() {
        let fonts = document.get_page_fonts(page).unwrap();
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let (mut open, mut font) = (None::<Option<i64>>, Vec::new());
        let mut silent = String::new();
        for operation in content.operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" => {
                    if open.is_some() {
                        out.faults.push(format!("page {number}: a sequence in a sequence"));
                    }
                    let id = operation
                        .operands
                        .get(1)
                        .and_then(|p| p.as_dict().ok())
                        .map(|p| p.get(b"MCID").unwrap());
                    let id = id.map(|id| id.as_i64().unwrap());
                    if let Some(id) = id
                        && out.words.insert((page, id), String::new()).is_some()
                    {
                        out.faults.push(format!("page {number}: sequence {id} twice"));
                    }
                    open = Some(id);
                }
                "EMC" => open = None,
                "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
                shows if SHOWS.contains(&shows) => {
                    let mut words = String::new();
                    if shows == "Tj" {
                        let encoding = fonts[&font].get_font_encoding(document).unwrap();
                        let bytes = operation.operands[0].as_str().unwrap();
                        words = Document::decode_text(&encoding, bytes).unwrap() + " ";
                    }
                    match open {
                        None => out.faults.push(format!("page {number}: {shows} outside any sequence")),
                        Some(None) => silent.push_str(&words),
                        Some(Some(id)) => out.words.get_mut(&(page, id)).unwrap().push_str(&words),
                    }
                }
                _ => {}
            }
        }
        out.silent.push(silent);
    }
    out
}

/// An element as it is gone through.
struct Walk<'a> {
    document: &'a Document,
    drawn: &'a Drawn,
    parents: BTreeMap<Sequence, ObjectId>,
    links: Vec<(Object, ObjectId)>,
    elements: Vec<(usize, String, String)>,
    read: Vec<Sequence>,
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
        let begun = self.read.len();
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
        // The lines of a row's cells stand beside each other: the row is read as one.
        if kind == "TR" {
            self.read[begun..].sort_unstable();
        }
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
        self.read.push(sequence);
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
        faults,
    };
    walk.element(tree.get(b"K").unwrap().as_reference().unwrap(), root, 0);
    let read: BTreeSet<Sequence> = walk.read.iter().copied().collect();
    if read.len() < walk.read.len() {
        walk.faults.push("something is read twice".into());
    }
    for (sequence, words) in &drawn.words {
        if !read.contains(sequence) {
            walk.faults.push(format!("{sequence:?} is in no element: {words}"));
        }
    }
    order(document, &mut walk);
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

/// Reads in the order of the paper: page after page, and on each from the top down, as it is drawn.
fn order(document: &Document, walk: &mut Walk<'_>) {
    let places: BTreeMap<ObjectId, u32> = document.get_pages().into_iter().map(|(n, id)| (id, n)).collect();
    let read: Vec<(u32, i64)> = walk.read.iter().map(|(page, id)| (places[page], *id)).collect();
    for page in places.values() {
        let on: Vec<i64> = read.iter().filter(|(on, _)| on == page).map(|(_, id)| *id).collect();
        if !on.is_sorted() {
            walk.faults.push(format!("page {page} is read as {on:?}"));
        }
    }
}

/// Each letter has one title, and no heading passes over a level.
fn headings(walk: &mut Walk<'_>) {
    let mut level = 0;
    for (_, kind, words) in &walk.elements {
        if let Some(found) = kind.strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) {
            if found > level + 1 || found == 1 && level == 0 && words.trim().is_empty() {
                walk.faults.push(format!("a heading {found} after one of {level}"));
            }
            level = found;
        }
    }
}
