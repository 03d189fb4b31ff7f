//! Finds permits in the public register, by what has been released of them and nothing else.

use serde_json::Value;

use super::register::{RegisterEntry, register_list};
use crate::desk::{Desk, DeskError};
use crate::permit::procedure::State;
use crate::permit::procedure::content::PublicField;
use crate::store::Window;

/// How many permits are read at a time.
const AT_A_TIME: i64 = 100;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterSearch {
    /// Words that all stand in what has been released, in any letters; none finds everything.
    pub words: String,
    /// Only permits in force, or only earlier ones. A permit whose state has not been released is neither.
    pub in_force: Option<bool>,
}

impl RegisterSearch {
    fn finds(&self, entry: &RegisterEntry) -> bool {
        let state = entry.fields.get(&PublicField::Permit).and_then(|permit| permit.get("state"));
        let state = state.and_then(|state| serde_json::from_value::<State>(state.clone()).ok());
        let fits = self.in_force.is_none_or(|wanted| state.is_some_and(|state| is_in_force(state) == wanted));
        let mut text = entry.number.to_lowercase();
        entry.fields.values().for_each(|value| words_of(value, &mut text));
        fits && self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// Whether a permit in this state is in force; it is while it is reassessed (section 7).
pub fn is_in_force(state: State) -> bool {
    matches!(state, State::InForce | State::UnderReassessment)
}

/// The permits that a search finds, in order of case numbers; as many as the window holds.
///
/// # Errors
/// When the store fails.
pub fn register_search(
    desk: &Desk,
    search: &RegisterSearch,
    window: &Window,
) -> Result<Vec<RegisterEntry>, DeskError> {
    let most = usize::try_from(window.limit).unwrap_or_default();
    let mut found = Vec::new();
    let mut next = Window { after: window.after.clone(), limit: AT_A_TIME };
    loop {
        let read = register_list(desk, &next)?;
        let full = i64::try_from(read.len()).is_ok_and(|len| len >= AT_A_TIME);
        next.after = read.last().map(|entry| entry.number.clone());
        found.extend(read.into_iter().filter(|entry| search.finds(entry)));
        if found.len() >= most || !full {
            found.truncate(most);
            return Ok(found);
        }
    }
}

fn words_of(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => {
            into.push('\n');
            into.push_str(&text.to_lowercase());
        }
        Value::Array(items) => items.iter().for_each(|inner| words_of(inner, into)),
        Value::Object(members) => members.values().for_each(|inner| words_of(inner, into)),
        _ => {}
    }
}
