//! Nr. 4: geographical coordinates (§ 4 stk. 1 nr. 4, reading `coordinates-of-what`).

use super::group::{Group, List};
use super::leaves::{choice, part};
use super::{ENTRIES, Position, SHORT};
use crate::casework::Field;
use crate::law::quantity::Metres;
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 4 asks for. Never a datum is guessed.
    Coordinates {
        /// The datum of every position in the application.
        datum: Field<Datum>,
        /// What depths are counted from.
        depth_reference: Field<DepthReference>,
        /// Height of the rotary table above mean sea level, m, where depths are counted from it.
        reference_elevation: Field<Metres>,
        /// Document and page that the figures come from.
        #[validate(length(max = SHORT))]
        source: Field<String>,
        /// Corners of the storage site (CO2-lagringslokalitet), first and last the same.
        #[validate(length(max = ENTRIES))]
        site: Group<Vec<Field<Position>>>,
        /// Corners of the storage complex (lagringskompleks), first and last the same.
        #[validate(length(max = ENTRIES))]
        complex: Group<Vec<Field<Position>>>,
        /// Wells of the project.
        #[validate(length(max = ENTRIES), nested)]
        wells: List<Well>,
    }
}

part! {
    /// A well of the project.
    Well {
        /// The well's name.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// Position at the wellhead.
        head: Field<Position>,
        /// Position at the target in the reservoir.
        target: Field<Position>,
        /// True vertical depth of the target, m.
        target_depth: Field<Metres>,
    }
}

choice! {
    /// What depths are counted from.
    DepthReference {
        /// Mean sea level.
        MeanSeaLevel,
        /// The rig's rotary table.
        RotaryTable,
    }
}

/// The datum of a position, by its EPSG code.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
pub enum Datum {
    /// European Datum 1950, degrees: the datum of the order's annex 1.
    #[serde(rename = "EPSG:4230")]
    Ed50,
    /// WGS 84, degrees.
    #[serde(rename = "EPSG:4326")]
    Wgs84,
    /// ETRS89, degrees.
    #[serde(rename = "EPSG:4258")]
    Etrs89,
    /// ED50 / UTM zone 31N, metres.
    #[serde(rename = "EPSG:23031")]
    Ed50Utm31,
    /// ED50 / UTM zone 32N, metres.
    #[serde(rename = "EPSG:23032")]
    Ed50Utm32,
    /// ETRS89 / UTM zone 31N, metres.
    #[serde(rename = "EPSG:25831")]
    Etrs89Utm31,
    /// ETRS89 / UTM zone 32N, metres.
    #[serde(rename = "EPSG:25832")]
    Etrs89Utm32,
}

impl Datum {
    /// Whether positions are degrees (longitude, latitude) rather than metres (easting, northing).
    pub fn is_geographic(self) -> bool {
        matches!(self, Self::Ed50 | Self::Wgs84 | Self::Etrs89)
    }
}
