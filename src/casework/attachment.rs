//! Files that belong to a case.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Digest;

/// A file, kept unchanged and named by what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Attachment {
    /// SHA-256 of the content.
    pub sha256: Digest,
    /// The name that the sender gave it.
    pub name: String,
    /// The media type, found from the content.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// The item of the application that it belongs to, by slug, if any.
    #[serde(default)]
    pub item: Option<String>,
}
