//! Walking over everything that an application holds, with the place of each value.

use serde::Serialize;
use serde_json::Value;
use utoipa::PartialSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{AnyOfBuilder, ArrayBuilder, ObjectBuilder, Schema, SchemaType};

use crate::casework::Field;

/// Where a value stands: as a JSON pointer with the entries' numbers, and as the form's path without them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// JSON pointer (RFC 6901): `/parties/companies/0/name`.
    pub pointer: String,
    /// Path in the form: `parties.companies[].name`.
    pub path: String,
}

impl Place {
    /// The place of a member.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { pointer: format!("{}/{name}", self.pointer), path: format!("{}{dot}{name}", self.path) }
    }

    /// The place of an entry in a list.
    #[must_use]
    pub fn entry(&self, number: usize) -> Self {
        Self { pointer: format!("{}/{number}", self.pointer), path: format!("{}[]", self.path) }
    }
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Nothing is given.
    Missing,
    /// Something is given that cannot be read, and why.
    Unreadable(String),
    /// A readable value, as JSON.
    Given(Value),
    /// A list with so many entries; the entries follow as leaves of their own.
    Entries(usize),
}

/// One value of an application, or one list's length.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Where.
    pub place: Place,
    /// What.
    pub state: State,
}

/// What is an object or a list in JSON.
pub trait Outer {
    /// Whether a JSON value has the outer shape of this type.
    fn fits(value: &Value) -> bool;
}

/// What can be walked over leaf by leaf.
pub trait Leaves {
    /// Adds every leaf at and under `place`.
    fn leaves(&self, place: &Place, out: &mut Vec<Leaf>);

    /// The JSON schema, with every part in its place. It is written here, since utoipa composes lists only of types
    /// that it derived itself.
    fn shape() -> RefOr<Schema>;
}

impl<T: Serialize + PartialSchema> Leaves for Field<T> {
    fn shape() -> RefOr<Schema> {
        or_as_typed(T::schema())
    }

    fn leaves(&self, place: &Place, out: &mut Vec<Leaf>) {
        let state = match self {
            Self::Missing => State::Missing,
            Self::Unreadable(_, why) => State::Unreadable(why.clone()),
            Self::Given(value) => State::Given(serde_json::to_value(value).unwrap_or_default()),
        };
        out.push(Leaf { place: place.clone(), state });
    }
}

impl<T> Outer for Vec<T> {
    fn fits(value: &Value) -> bool {
        value.is_array()
    }
}

impl<T: Leaves> Leaves for Vec<T> {
    fn shape() -> RefOr<Schema> {
        ArrayBuilder::new().items(T::shape()).into()
    }

    fn leaves(&self, place: &Place, out: &mut Vec<Leaf>) {
        out.push(Leaf { place: place.clone(), state: State::Entries(self.len()) });
        for (number, entry) in self.iter().enumerate() {
            entry.leaves(&place.entry(number), out);
        }
    }
}

/// What a draft may hold in a place: what belongs there, else what was typed there, else nothing.
pub(super) fn or_as_typed(shape: RefOr<Schema>) -> RefOr<Schema> {
    let typed = ObjectBuilder::new().schema_type(SchemaType::AnyValue);
    let typed =
        typed.description(Some("Null where nothing is given; in a draft, what was typed, as it was typed"));
    AnyOfBuilder::new().item(shape).item(typed).into()
}

/// Defines a part of the form: its struct with the derives that every part has, its schema and its walk.
macro_rules! part {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(
            Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, validator::Validate,
        )]
        #[serde(default)]
        pub struct $name {
            $($(#[$about])* pub $field: $type,)*
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                <Self as $crate::permit::application::leaves::Leaves>::shape()
            }
        }

        impl $crate::permit::application::leaves::Outer for $name {
            fn fits(value: &serde_json::Value) -> bool {
                value.is_object()
            }
        }

        impl $crate::permit::application::leaves::Leaves for $name {
            fn shape() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    $(.property(
                        stringify!($field),
                        <$type as $crate::permit::application::leaves::Leaves>::shape(),
                    ))*
                    .into()
            }

            fn leaves(
                &self,
                place: &$crate::permit::application::leaves::Place,
                out: &mut Vec<$crate::permit::application::leaves::Leaf>,
            ) {
                $(self.$field.leaves(&place.member(stringify!($field)), out);)*
            }
        }
    };
}

/// Defines a choice: an enum whose values are written in kebab case.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
            utoipa::ToSchema,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$about])* $variant,)*
        }

        impl $name {
            /// Every value, in the order of the form.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
        }
    };
}

pub(super) use {choice, part};
