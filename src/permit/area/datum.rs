//! Datums, and the way from each of them to ED50.

use std::sync::LazyLock;

use proj4rs::Proj;
use proj4rs::transform::transform;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::AreaProblem;

/// What a pair of coordinates is measured in (geodætisk datum og koordinatsystem). Bilag 1 is in ED50.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub enum Datum {
    /// European Datum 1950, longitude and latitude in degrees.
    #[serde(rename = "EPSG:4230")]
    Ed50,
    /// WGS 84, longitude and latitude in degrees.
    #[serde(rename = "EPSG:4326")]
    Wgs84,
    /// ETRS89, longitude and latitude in degrees.
    #[serde(rename = "EPSG:4258")]
    Etrs89,
    /// ED50 / UTM zone 31N, easting and northing in metres.
    #[serde(rename = "EPSG:23031")]
    Ed50Utm31,
    /// ED50 / UTM zone 32N, easting and northing in metres.
    #[serde(rename = "EPSG:23032")]
    Ed50Utm32,
    /// ETRS89 / UTM zone 31N, easting and northing in metres.
    #[serde(rename = "EPSG:25831")]
    Etrs89Utm31,
    /// ETRS89 / UTM zone 32N, easting and northing in metres.
    #[serde(rename = "EPSG:25832")]
    Etrs89Utm32,
}

impl Datum {
    /// All that the service reads.
    pub const ALL: [Self; 7] = [
        Self::Ed50,
        Self::Wgs84,
        Self::Etrs89,
        Self::Ed50Utm31,
        Self::Ed50Utm32,
        Self::Etrs89Utm31,
        Self::Etrs89Utm32,
    ];

    /// Its EPSG code, as it stands in JSON: `EPSG:4230`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ed50 => "EPSG:4230",
            Self::Wgs84 => "EPSG:4326",
            Self::Etrs89 => "EPSG:4258",
            Self::Ed50Utm31 => "EPSG:23031",
            Self::Ed50Utm32 => "EPSG:23032",
            Self::Etrs89Utm31 => "EPSG:25831",
            Self::Etrs89Utm32 => "EPSG:25832",
        }
    }

    /// Its name as people know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ed50 => "ED50",
            Self::Wgs84 => "WGS 84",
            Self::Etrs89 => "ETRS89",
            Self::Ed50Utm31 => "ED50 / UTM 31N",
            Self::Ed50Utm32 => "ED50 / UTM 32N",
            Self::Etrs89Utm31 => "ETRS89 / UTM 31N",
            Self::Etrs89Utm32 => "ETRS89 / UTM 32N",
        }
    }

    /// Whether its coordinates are degrees (longitude, latitude) rather than metres (easting, northing).
    pub fn in_degrees(self) -> bool {
        matches!(self, Self::Ed50 | Self::Wgs84 | Self::Etrs89)
    }

    /// Whether reading it takes the seven-parameter shift to ED50.
    pub fn is_shifted(self) -> bool {
        !matches!(self, Self::Ed50 | Self::Ed50Utm31 | Self::Ed50Utm32)
    }

    fn proj(self) -> Option<&'static Proj> {
        match self {
            Self::Ed50 => SYSTEMS.ed50.as_ref(),
            Self::Wgs84 | Self::Etrs89 => SYSTEMS.wgs84.as_ref(),
            Self::Ed50Utm31 => SYSTEMS.ed50_utm31.as_ref(),
            Self::Ed50Utm32 => SYSTEMS.ed50_utm32.as_ref(),
            Self::Etrs89Utm31 => SYSTEMS.etrs89_utm31.as_ref(),
            Self::Etrs89Utm32 => SYSTEMS.etrs89_utm32.as_ref(),
        }
    }
}

/// A place in ED50: longitude and latitude in degrees, east and north positive.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize, ToSchema)]
pub struct LonLat {
    /// Longitude, degrees east.
    pub lon: f64,
    /// Latitude, degrees north.
    pub lat: f64,
}

/// EPSG:1311, "ED50 to WGS 84 (18)", position vector, for the Danish North Sea among others: accuracy 1 m. It stands
/// here in full because a general default would take another, or none at all.
const EPSG_1311: &str = "+ellps=intl +towgs84=-89.5,-93.8,-123.1,0,0,-0.156,1.2";
/// ETRS89 is taken to be WGS 84: they differ by less than a metre, which is within EPSG:1311's accuracy.
const ETRS89: &str = "+ellps=GRS80 +towgs84=0,0,0";

struct Systems {
    ed50: Option<Proj>,
    wgs84: Option<Proj>,
    ed50_utm31: Option<Proj>,
    ed50_utm32: Option<Proj>,
    etrs89_utm31: Option<Proj>,
    etrs89_utm32: Option<Proj>,
}

static SYSTEMS: LazyLock<Systems> = LazyLock::new(|| {
    let system = |projection: &str, datum: &str| {
        Proj::from_proj_string(&format!("+proj={projection} {datum} +no_defs")).ok()
    };
    Systems {
        ed50: system("longlat", EPSG_1311),
        wgs84: system("longlat", ETRS89),
        ed50_utm31: system("utm +zone=31", EPSG_1311),
        ed50_utm32: system("utm +zone=32", EPSG_1311),
        etrs89_utm31: system("utm +zone=31", ETRS89),
        etrs89_utm32: system("utm +zone=32", ETRS89),
    }
});

/// The ED50 place of a position: longitude, latitude in degrees, or easting, northing in metres. Heights are zero.
///
/// # Errors
/// When the figures are not finite, look swapped or in the wrong unit, or lie outside longitude 20° W to 40° E and
/// latitude 40° N to 75° N, which holds every place that EPSG:1311 is meant for and more.
pub fn to_ed50(datum: Datum, position: [f64; 2]) -> Result<LonLat, AreaProblem> {
    AreaProblem::of(datum, position).map_or(Ok(()), Err)?;
    let [x, y] = position;
    if datum == Datum::Ed50 {
        return Ok(LonLat { lon: x, lat: y });
    }
    let (x, y) = if datum.in_degrees() { (x.to_radians(), y.to_radians()) } else { (x, y) };
    let (lon, lat) = moved(datum.proj(), Datum::Ed50.proj(), x, y).ok_or(AreaProblem::OutOfRange(datum))?;
    let place = LonLat { lon: lon.to_degrees(), lat: lat.to_degrees() };
    // The shift moves a place by some 100 m; what is that far outside the window was let in by the projection.
    let slack = 0.01;
    let within = (-20.0 - slack..=40.0 + slack).contains(&place.lon)
        && (40.0 - slack..=75.0 + slack).contains(&place.lat);
    if within { Ok(place) } else { Err(AreaProblem::OutOfRange(datum)) }
}

/// The position that an ED50 place has in `datum`: the way back from [`to_ed50`], to within a millimetre.
///
/// # Errors
/// When the place lies outside what [`to_ed50`] reads.
pub fn from_ed50(datum: Datum, place: LonLat) -> Result<[f64; 2], AreaProblem> {
    AreaProblem::of(Datum::Ed50, [place.lon, place.lat]).map_or(Ok(()), Err)?;
    if datum == Datum::Ed50 {
        return Ok([place.lon, place.lat]);
    }
    let (x, y) = moved(Datum::Ed50.proj(), datum.proj(), place.lon.to_radians(), place.lat.to_radians())
        .ok_or(AreaProblem::OutOfRange(datum))?;
    Ok(if datum.in_degrees() { [x.to_degrees(), y.to_degrees()] } else { [x, y] })
}

fn moved(from: Option<&Proj>, to: Option<&Proj>, x: f64, y: f64) -> Option<(f64, f64)> {
    let mut point = (x, y, 0.0);
    transform(from?, to?, &mut point).ok()?;
    let (x, y, _) = point;
    [x, y].iter().all(|figure| figure.is_finite()).then_some((x, y))
}
