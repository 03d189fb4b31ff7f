//! What is done with the type of what is sent for an act.

use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use crate::casework::{ForContent, Problem};
use crate::host::shape;

/// The type's name and schema.
pub struct SchemaOf;

impl<C> ForContent<C> for SchemaOf {
    type Out = Option<(String, Value)>;

    fn visit<T: ToSchema + DeserializeOwned + 'static>(self, _: fn(T) -> C) -> Self::Out {
        Some((T::name().into_owned(), shape::schema::<T>()?))
    }
}

/// The command that JSON stands for.
pub struct CommandOf(pub Value);

impl<C> ForContent<C> for CommandOf {
    type Out = Result<C, Vec<Problem>>;

    fn visit<T: ToSchema + DeserializeOwned + 'static>(self, make: fn(T) -> C) -> Self::Out {
        shape::read::<T>(self.0).map(make)
    }
}
