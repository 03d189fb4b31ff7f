//! Storage sites that the register does not have.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Day, Digest};
use crate::refund::custody::site::SiteFacts;

/// Enters a storage site in the case, with its document. It counts for nothing until an official accepts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterSite {
    /// The site and its permit.
    pub site: SiteFacts,
    /// The permit.
    pub document: Digest,
}

/// An official's acceptance of a storage site as approved under directive 2009/31/EC: of one that is entered in the case,
/// or of one in the register whose permit another state gave (readings `foreign-approval`, `carrier-approval`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptSite {
    /// The site's id.
    pub site: String,
    /// The day of the acceptance.
    pub day: Day,
    /// Why.
    pub reasons: String,
}
