//! A form for every act, made from the act's own schema: what REST takes is what is asked for.

mod content;
mod drawn;
mod options;
pub mod page;
mod refused;
mod suggested;
mod tree;
mod typed;
#[cfg(test)]
mod words_test;

use serde_json::Value;

use crate::casework::ForContent;
use crate::desk::Kind;
use content::SchemaOf;

/// Acts that take a file or a whole application, and have no form of this kind; and those that the program does itself.
const WITHOUT: [&str; 6] = [
    "save",
    "attach",
    "remove-attachment",
    "attach-evidence",
    "upload-measurements",
    "order-heat-statements",
];

/// Whether an act has a form here.
pub fn has_form<K: Kind>(act: &str) -> bool {
    !WITHOUT.contains(&act)
        && K::policy().roles_for(act).iter().any(|role| *role != crate::access::Role::Clock)
}

/// The schema of what is sent for an act.
fn schema<K: Kind>(act: &str) -> Option<(String, Value)>
where
    SchemaOf: ForContent<K::Command, Out = Option<(String, Value)>>,
{
    K::content(act, SchemaOf).flatten()
}
