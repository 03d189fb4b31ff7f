//! The outline of a file: its headings, each within the one above it, to go to.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::pdf::words;
use super::sheet::PAGE_HEIGHT;
use super::tags::name;

/// White above a heading that one goes to.
const ABOVE: f32 = 14.0;

/// A heading.
pub(super) struct Entry<'a> {
    /// Its level, from 1.
    pub(super) level: u8,
    /// Its words.
    pub(super) words: &'a str,
    /// The page that it begins on.
    pub(super) page: ObjectId,
    /// Its upper edge, from the top of the page.
    pub(super) top: f32,
}

/// Writes the outline; none where there are no headings.
pub(super) fn write(file: &mut Document, entries: &[Entry<'_>]) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    let within = within(entries);
    let id = |at: Option<usize>| at.and_then(|at| ids.get(at)).copied().unwrap_or(root);
    let ends = |entry: &mut Dictionary, of: Option<usize>| {
        let children = within.get(&of).map(Vec::as_slice).unwrap_or_default();
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            entry.set("First", Object::Reference(id(Some(*first))));
            entry.set("Last", Object::Reference(id(Some(*last))));
        }
    };
    let mut top = Dictionary::from_iter([("Type", name("Outlines"))]);
    ends(&mut top, None);
    file.objects.insert(root, top.into());
    for (parent, children) in &within {
        for (place, at) in children.iter().enumerate() {
            let Some(one) = entries.get(*at) else { continue };
            let y = Object::Real(PAGE_HEIGHT - one.top + ABOVE);
            let target = vec![Object::Reference(one.page), name("XYZ"), Object::Null, y, Object::Null];
            let mut entry = Dictionary::from_iter([
                ("Title", words(one.words)),
                ("Parent", Object::Reference(id(*parent))),
                ("Dest", Object::Array(target)),
            ]);
            if let Some(before) = place.checked_sub(1).and_then(|before| children.get(before)) {
                entry.set("Prev", Object::Reference(id(Some(*before))));
            }
            if let Some(after) = children.get(place + 1) {
                entry.set("Next", Object::Reference(id(Some(*after))));
            }
            ends(&mut entry, Some(*at));
            file.objects.insert(id(Some(*at)), entry.into());
        }
    }
    Some(root)
}

/// Which entries lie within which, the outermost within none: the nearest before an entry that is of a higher level.
fn within(entries: &[Entry<'_>]) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut within: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        while open.last().is_some_and(|(above, _)| *above >= entry.level) {
            open.pop();
        }
        within.entry(open.last().map(|(_, at)| *at)).or_default().push(at);
        open.push((entry.level, at));
    }
    within
}
