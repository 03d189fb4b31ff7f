//! Bodies: read as JSON, and held against the schema of their type.

use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use super::problem::Problem;
use crate::host::shape;
use crate::law::{Language, Text};

pub use crate::host::shape::faults_of_shape;

/// Reads a body as JSON, whatever it holds.
///
/// # Errors
/// 400 where it is not JSON.
pub fn json(bytes: &[u8], language: Language) -> Result<Value, Problem> {
    serde_json::from_slice(bytes).map_err(|why| {
        Problem::malformed(
            language,
            &Text::new(format!("Indholdet er ikke JSON: {why}."), format!("The body is not JSON: {why}.")),
        )
    })
}

/// Reads a body as a `T`.
///
/// # Errors
/// 400 where it is not JSON; 422 with every fault of form where it is not a `T`.
pub fn read<T: ToSchema + DeserializeOwned + 'static>(
    bytes: &[u8],
    language: Language,
) -> Result<T, Problem> {
    shape::read(json(bytes, language)?).map_err(|faults| Problem::invalid(language, &faults))
}
