//! What the parts of a letter are to whoever hears it: a tree of elements. Each mark on a page belongs to an element or, as
//! rules, grounds, running heads and repeated heading rows do, to none.

/// An element, by its number in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node(usize);

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The whole letter.
    Letter,
    /// A heading; 1 is the title.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A part apart from the running text.
    Section,
    /// A list, numbered or with dots.
    List {
        /// Whether its items are numbered.
        numbered: bool,
    },
    /// An item.
    Item,
    /// Its number or dot.
    Label,
    /// Its text.
    Body,
    /// A table, or facts with their labels.
    Table,
    /// What a table shows.
    Caption,
    /// A row.
    Row,
    /// The heading of a column.
    ColumnHead,
    /// The heading of a row.
    RowHead,
    /// A cell.
    Cell,
    /// A picture.
    Figure,
    /// Words that lead to an address.
    Link,
}

/// An element of a tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Element {
    /// What it is.
    pub(super) role: Role,
    /// The element that it is a part of; none for the letter.
    pub(super) parent: Option<Node>,
    /// The words of a heading, for the outline; what a picture shows, for whoever cannot see it; where a link leads.
    pub(super) words: String,
}

/// The elements of a letter, each after what it is a part of and in the order in which they are read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tree {
    elements: Vec<Element>,
}

impl Tree {
    /// A letter without parts.
    pub(super) fn new() -> Self {
        Self { elements: vec![Element { role: Role::Letter, parent: None, words: String::new() }] }
    }

    /// The whole letter.
    pub(super) fn root() -> Node {
        Node(0)
    }

    /// Adds an element as the last part of another.
    pub(super) fn add(&mut self, parent: Node, role: Role) -> Node {
        self.add_with(parent, role, "")
    }

    /// The same with its words.
    pub(super) fn add_with(&mut self, parent: Node, role: Role, words: &str) -> Node {
        self.elements.push(Element { role, parent: Some(parent), words: words.to_owned() });
        Node(self.elements.len() - 1)
    }

    /// Every element with its node, each after what it is a part of.
    pub(super) fn elements(&self) -> impl DoubleEndedIterator<Item = (Node, &Element)> {
        self.elements.iter().enumerate().map(|(at, element)| (Node(at), element))
    }

    /// What an element is.
    pub(super) fn role(&self, node: Node) -> Role {
        self.elements.get(node.0).map_or(Role::Paragraph, |element| element.role)
    }
}
