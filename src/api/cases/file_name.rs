//! What the address of a file that is sent says of it.

use serde::Deserialize;
use utoipa::IntoParams;

/// What a file is called and what it belongs to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FileName {
    /// The file's name, with its ending.
    pub name: String,
    /// The item of the application that it belongs to.
    pub item: Option<String>,
}

/// What a file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EvidenceName {
    /// The file's name, with its ending.
    pub name: String,
}

impl From<EvidenceName> for FileName {
    fn from(given: EvidenceName) -> Self {
        Self { name: given.name, item: None }
    }
}
