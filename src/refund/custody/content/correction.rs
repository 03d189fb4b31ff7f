//! What turns out otherwise.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::quantity::Tonnes;
use crate::law::{Day, Digest};
use crate::refund::custody::position::{Place, Position};

/// Corrects where tonnes are, on a document: unaccounted ones that are found, stored ones that never were, released ones
/// that were sold. Nothing is overwritten: the correction is a move like any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CorrectCustody)]
pub struct Correct {
    /// The lot.
    pub lot: String,
    /// How much.
    pub tonnes: Tonnes,
    /// Where the tonnes stand now; one of the five that are not on the way. The oldest are taken first.
    pub from: Place,
    /// Where they are found to be; not in a transport.
    pub to: Position,
    /// The day that it was found.
    pub day: Day,
    /// The day that the tonnes came to be there, where the document shows it; otherwise the day that it was found.
    #[serde(default)]
    pub since: Option<Day>,
    /// What was found.
    pub what_happened: String,
    /// The document.
    pub document: Digest,
}
