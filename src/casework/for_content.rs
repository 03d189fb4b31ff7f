//! What an act's content is, for those who know the act by its name alone.

use serde::de::DeserializeOwned;
use utoipa::ToSchema;

/// Something that is done with the type of what is sent for an act; `C` is the procedure's command.
pub trait ForContent<C> {
    /// What it gives.
    type Out;

    /// Does it with the type, and with what makes the command of it.
    fn visit<T: ToSchema + DeserializeOwned + 'static>(self, make: fn(T) -> C) -> Self::Out;
}
