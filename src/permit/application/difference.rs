//! What changed from one version of an application to the next.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::Application;
use crate::law::Text;
use crate::permit::form;

/// One value that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = FieldChange)]
pub struct Change {
    /// Where: JSON pointer into the application.
    pub pointer: String,
    /// What the field is called.
    pub label: Text,
    /// What stood there; nothing if nothing was given.
    #[schema(value_type = Value)]
    pub before: Option<Value>,
    /// What stands there now; nothing if nothing is given.
    #[schema(value_type = Value)]
    pub after: Option<Value>,
}

/// Every value that is not the same in both versions, in the order of the pointers with numbers counted.
pub fn difference(before: &Application, after: &Application) -> Vec<Change> {
    let (mut old, mut new) = (values(before), values(after));
    let mut pointers: Vec<_> = old.keys().chain(new.keys()).cloned().collect();
    pointers.sort_by_key(|pointer| sort_key(pointer));
    pointers.dedup();
    pointers
        .into_iter()
        .filter_map(|pointer| {
            let (before, after) = (old.remove(&pointer), new.remove(&pointer));
            (before != after).then(|| Change { label: form::label(&pointer), pointer, before, after })
        })
        .collect()
}

/// Numbers count as numbers: entry 10 comes after entry 9.
fn sort_key(pointer: &str) -> Vec<(usize, String)> {
    pointer
        .split('/')
        .map(|part| part.parse().map_or_else(|_| (0, part.to_owned()), |number| (number, String::new())))
        .collect()
}

fn values(application: &Application) -> BTreeMap<String, Value> {
    let mut out = BTreeMap::new();
    flatten(serde_json::to_value(application).unwrap_or_default(), String::new(), &mut out);
    out
}

fn flatten(value: Value, pointer: String, out: &mut BTreeMap<String, Value>) {
    match value {
        Value::Null => {}
        Value::Object(members) => {
            for (name, value) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                flatten(value, format!("{pointer}/{name}"), out);
            }
        }
        Value::Array(entries) if form::is_leaf(&pointer) => {
            out.insert(pointer, Value::Array(entries));
        }
        Value::Array(entries) => {
            for (number, value) in entries.into_iter().enumerate() {
                flatten(value, format!("{pointer}/{number}"), out);
            }
        }
        leaf => {
            out.insert(pointer, leaf);
        }
    }
}
