//! The elements of letters written into a file (ISO 32000-1, 14.7 and 14.8; PDF/UA-1): the structure tree, and which mark on
//! which page belongs to which element.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fonts::Fonts;
use super::lines::width;
use super::marks::{Mark, Spot};
use super::outline::{self, Entry};
use super::pdf::words;
use super::sheet::PAGE_HEIGHT;
use super::structure::{Element, Node, Role, Tree};

impl Role {
    /// The standard structure type.
    fn tag(self) -> &'static str {
        match self {
            Self::Letter | Self::Section => "Sect",
            Self::Heading(0 | 1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(_) => "H4",
            Self::Paragraph => "P",
            Self::List { .. } => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::Row => "TR",
            Self::ColumnHead | Self::RowHead => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Link => "Link",
        }
    }

    /// Whether it stands in the tree without anything in it: a row has a cell for every column.
    fn stands_empty(self) -> bool {
        matches!(self, Self::ColumnHead | Self::RowHead | Self::Cell)
    }
}

/// Where an element is.
#[derive(Clone, Debug, Default)]
struct Places {
    /// Its marked sequences: page and number on it.
    sequences: Vec<(usize, i64)>,
    /// The upper left and lower right corner of what is drawn of it, y down.
    bounds: Option<(Spot, Spot)>,
}

/// The object of each element that is written.
type Ids = BTreeMap<Node, ObjectId>;

/// The links of a file: their keys in the parent tree go on from those of the pages.
struct Links {
    first: usize,
    owners: Vec<ObjectId>,
}

struct Part {
    tree: Tree,
    places: BTreeMap<Node, Places>,
}

/// What has been marked so far: parts, each a letter, and for each page whose its sequences are.
pub(super) struct Marked<'f> {
    fonts: &'f Fonts,
    parts: Vec<Part>,
    pages: Vec<Vec<(usize, Node)>>,
}

impl<'f> Marked<'f> {
    /// Nothing yet.
    pub(super) fn new(fonts: &'f Fonts) -> Self {
        Self { fonts, parts: Vec::new(), pages: Vec::new() }
    }

    /// A letter begins.
    pub(super) fn begin(&mut self, tree: Tree) {
        self.parts.push(Part { tree, places: BTreeMap::new() });
    }

    /// A page of it begins.
    pub(super) fn turn(&mut self) {
        self.pages.push(Vec::new());
    }

    /// A sequence of an element begins on the page: its tag and its number.
    pub(super) fn open(&mut self, node: Node) -> (&'static str, i64) {
        let (page, number) = (self.pages.len().saturating_sub(1), self.parts.len().saturating_sub(1));
        let (Some(part), Some(sequences)) = (self.parts.last_mut(), self.pages.last_mut()) else {
            return (Role::Paragraph.tag(), 0);
        };
        let id = i64::try_from(sequences.len()).unwrap_or(i64::MAX);
        sequences.push((number, node));
        part.places.entry(node).or_default().sequences.push((page, id));
        (part.tree.role(node).tag(), id)
    }

    /// Something is drawn of an element.
    pub(super) fn cover(&mut self, node: Node, mark: &Mark) {
        let Some(places) = self.parts.last_mut().and_then(|part| part.places.get_mut(&node)) else { return };
        extent(mark, self.fonts, &mut |(x, y)| {
            let (low, high) = places.bounds.unwrap_or(((x, y), (x, y)));
            places.bounds = Some(((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y))));
        });
    }

    /// Writes the structure tree and the outline into a file whose pages these are.
    ///
    /// # Errors
    /// When the file has no catalog.
    pub(super) fn write(&self, file: &mut Document) -> Result<(), lopdf::Error> {
        let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
        let (root, whole) = (file.new_object_id(), file.new_object_id());
        let ids: Vec<Ids> = self.parts.iter().map(|part| part.ids(file)).collect();
        let mut letters = Vec::new();
        let mut links = Links { first: pages.len(), owners: Vec::new() };
        for (part, ids) in self.parts.iter().zip(&ids) {
            letters.extend(part.write(file, ids, &pages, whole, &mut links)?);
        }
        let document = Dictionary::from_iter([
            ("Type", name("StructElem")),
            ("S", name("Document")),
            ("P", Object::Reference(root)),
            ("K", Object::Array(letters)),
        ]);
        file.objects.insert(whole, document.into());
        let mut parents = self.parents(&ids);
        let keys = pages.len() + links.owners.len();
        let owners = (links.first..).zip(links.owners);
        parents.extend(owners.flat_map(|(key, owner)| [integer(key), Object::Reference(owner)]));
        let parents = file.add_object(Dictionary::from_iter([("Nums", Object::Array(parents))]));
        let tree = Dictionary::from_iter([
            ("Type", name("StructTreeRoot")),
            ("K", Object::Reference(whole)),
            ("ParentTree", Object::Reference(parents)),
            ("ParentTreeNextKey", integer(keys)),
        ]);
        file.objects.insert(root, tree.into());
        for (at, page) in pages.iter().enumerate() {
            let page = file.get_dictionary_mut(*page)?;
            page.set("StructParents", integer(at));
            page.set("Tabs", name("S"));
        }
        let outline = outline::write(file, &self.headings(&pages));
        let catalog = file.catalog_mut()?;
        catalog.set("StructTreeRoot", Object::Reference(root));
        catalog.set("MarkInfo", Dictionary::from_iter([("Marked", Object::Boolean(true))]));
        if let Some(outline) = outline {
            catalog.set("Outlines", Object::Reference(outline));
        }
        Ok(())
    }

    /// For each page, the elements of its sequences in their order.
    fn parents(&self, ids: &[Ids]) -> Vec<Object> {
        let owner = |(part, node): &(usize, Node)| {
            ids.get(*part).and_then(|ids| ids.get(node)).map_or(Object::Null, |id| Object::Reference(*id))
        };
        let on = |(at, sequences): (usize, &Vec<(usize, Node)>)| {
            [integer(at), Object::Array(sequences.iter().map(owner).collect())]
        };
        self.pages.iter().enumerate().flat_map(on).collect()
    }

    /// The headings that are on a page, in their order.
    fn headings(&self, pages: &[ObjectId]) -> Vec<Entry<'_>> {
        let of_part = |part: &'_ Part, (node, element): (Node, &'_ Element)| {
            let Role::Heading(level) = element.role else { return None };
            let places = part.places.get(&node)?;
            let page = *pages.get(places.sequences.first()?.0)?;
            let top = places.bounds.map_or(0.0, |((_, top), _)| top);
            Some((level, page, top))
        };
        let mut entries = Vec::new();
        for part in &self.parts {
            for (node, element) in part.tree.elements() {
                if let Some((level, page, top)) = of_part(part, (node, element)) {
                    entries.push(Entry { level, words: &element.words, page, top });
                }
            }
        }
        entries
    }
}

impl Part {
    /// An id for every element that has something in it or that stands without.
    fn ids(&self, file: &mut Document) -> Ids {
        let mut kept = BTreeSet::new();
        for (node, element) in self.tree.elements().rev() {
            if self.places.contains_key(&node) || element.role.stands_empty() || kept.contains(&node) {
                kept.insert(node);
                kept.extend(element.parent);
            }
        }
        kept.into_iter().map(|node| (node, file.new_object_id())).collect()
    }

    /// Writes the elements; answers the letter's own, unless there is nothing in it.
    fn write(
        &self,
        file: &mut Document,
        ids: &Ids,
        pages: &[ObjectId],
        whole: ObjectId,
        links: &mut Links,
    ) -> Result<Option<Object>, lopdf::Error> {
        let mut children: BTreeMap<Node, Vec<Object>> = BTreeMap::new();
        for (node, element) in self.tree.elements() {
            if let (Some(id), Some(parent)) = (ids.get(&node), element.parent) {
                children.entry(parent).or_default().push(Object::Reference(*id));
            }
        }
        for (node, element) in self.tree.elements() {
            let Some(id) = ids.get(&node) else { continue };
            let above = element.parent.and_then(|parent| ids.get(&parent)).copied().unwrap_or(whole);
            let mut own = children.remove(&node).unwrap_or_default();
            if element.role == Role::Link {
                own.extend(self.link(file, (node, *id), element, pages, links)?);
            }
            let written = self.element(node, element, (above, own), pages);
            file.objects.insert(*id, written.into());
        }
        Ok(ids.get(&Tree::root()).map(|id| Object::Reference(*id)))
    }

    /// Makes the words of a link lead somewhere: an annotation over them, which is a part of the element as the words are.
    fn link(
        &self,
        file: &mut Document,
        (node, id): (Node, ObjectId),
        element: &Element,
        pages: &[ObjectId],
        links: &mut Links,
    ) -> Result<Option<Object>, lopdf::Error> {
        let places = self.places.get(&node);
        let page = places.and_then(|places| places.sequences.first()).and_then(|(page, _)| pages.get(*page));
        let (Some(page), Some(((left, top), (right, bottom)))) = (page, places.and_then(|p| p.bounds)) else {
            return Ok(None);
        };
        let corners = [left - 1.0, PAGE_HEIGHT - bottom - 2.0, right + 1.0, PAGE_HEIGHT - top + 1.0];
        let action = Dictionary::from_iter([
            ("S", name("URI")),
            ("URI", Object::string_literal(element.words.as_str())),
        ]);
        let annotation = file.add_object(Dictionary::from_iter([
            ("Type", name("Annot")),
            ("Subtype", name("Link")),
            ("Rect", Object::Array(corners.into_iter().map(Object::Real).collect())),
            ("Border", Object::Array(vec![Object::Integer(0); 3])),
            // Printed with the page.
            ("F", Object::Integer(4)),
            ("Contents", words(&element.words)),
            ("A", action.into()),
            ("StructParent", integer(links.first + links.owners.len())),
        ]));
        links.owners.push(id);
        let on_page = file.get_dictionary_mut(*page)?;
        let mut all = on_page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
        all.push(Object::Reference(annotation));
        on_page.set("Annots", all);
        let part = [
            ("Type", name("OBJR")),
            ("Obj", Object::Reference(annotation)),
            ("Pg", Object::Reference(*page)),
        ];
        Ok(Some(Dictionary::from_iter(part).into()))
    }

    fn element(
        &self,
        node: Node,
        element: &Element,
        (above, children): (ObjectId, Vec<Object>),
        pages: &[ObjectId],
    ) -> Dictionary {
        let mut out = Dictionary::from_iter([
            ("Type", name("StructElem")),
            ("S", name(element.role.tag())),
            ("P", Object::Reference(above)),
        ]);
        let places = self.places.get(&node).cloned().unwrap_or_default();
        let first = places.sequences.first().map(|(page, _)| *page);
        let on = |page: usize| pages.get(page).map_or(Object::Null, |id| Object::Reference(*id));
        if let Some(first) = first {
            out.set("Pg", on(first));
        }
        let sequence = |(page, id): &(usize, i64)| {
            if Some(*page) == first {
                return Object::Integer(*id);
            }
            let elsewhere = [("Type", name("MCR")), ("Pg", on(*page)), ("MCID", Object::Integer(*id))];
            Dictionary::from_iter(elsewhere).into()
        };
        let mut kids: Vec<Object> = places.sequences.iter().map(sequence).collect();
        kids.extend(children);
        if !kids.is_empty() {
            out.set("K", Object::Array(kids));
        }
        match element.role {
            Role::ColumnHead => out.set("A", attribute("Table", "Scope", name("Column"))),
            Role::RowHead => out.set("A", attribute("Table", "Scope", name("Row"))),
            Role::List { numbered } => {
                let kind = name(if numbered { "Decimal" } else { "Disc" });
                out.set("A", attribute("List", "ListNumbering", kind));
            }
            Role::Figure => {
                out.set("Alt", words(&element.words));
                out.set("A", layout(places.bounds.unwrap_or_default()));
            }
            _ => {}
        }
        out
    }
}

/// Keeps one more key of the parent tree free than before, which changes nothing of what a file says.
///
/// # Errors
/// When the file has no tree.
pub(super) fn keep_a_key_free(file: &mut Document) -> Result<(), lopdf::Error> {
    let root = file.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let tree = file.get_dictionary_mut(root)?;
    let next = tree.get(b"ParentTreeNextKey")?.as_i64()?;
    tree.set("ParentTreeNextKey", Object::Integer(next + 1));
    Ok(())
}

/// Where a figure lies.
fn layout(((left, top), (right, bottom)): (Spot, Spot)) -> Dictionary {
    let corners = [left, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top];
    let corners = corners.into_iter().map(Object::Real).collect();
    let mut out = attribute("Layout", "BBox", Object::Array(corners));
    out.set("Placement", name("Block"));
    out
}

pub(super) fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

fn integer(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

fn attribute(owner: &str, key: &str, value: Object) -> Dictionary {
    let mut out = Dictionary::from_iter([("O", name(owner))]);
    out.set(key, value);
    out
}

/// Shows the corners of what a mark draws.
fn extent(mark: &Mark, fonts: &Fonts, corner: &mut dyn FnMut(Spot)) {
    match mark {
        Mark::Text { at, style, text } | Mark::Across { at, style, text, .. } => {
            corner((at.0, at.1 - style.size));
            corner((at.0 + width(text, *style, fonts), at.1));
        }
        Mark::Path { rings, .. } => rings.iter().flatten().for_each(|spot| corner(*spot)),
        Mark::Of { mark, .. } => extent(mark, fonts, corner),
        Mark::Within { at, size, .. } => {
            corner(*at);
            corner((at.0 + size.0, at.1 + size.1));
        }
    }
}
