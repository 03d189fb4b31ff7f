//! A position in the plane of its datum.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

/// A position `[x, y]`: longitude and latitude in degrees, or easting and northing in metres, as the datum says.
/// Each figure comes as a number or as a decimal text. Floats, since geodesy is computed in floats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Position(pub [f64; 2]);

impl Position {
    /// Longitude or easting.
    pub fn x(self) -> f64 {
        let [x, _] = self.0;
        x
    }

    /// Latitude or northing.
    pub fn y(self) -> f64 {
        let [_, y] = self.0;
        y
    }
}

/// A figure as a number or as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Figure {
    Number(f64),
    Text(String),
}

impl Figure {
    fn read(&self) -> Option<f64> {
        let figure = match self {
            Self::Number(number) => *number,
            Self::Text(text) => text.trim().parse().ok()?,
        };
        figure.is_finite().then_some(figure)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fault = || serde::de::Error::custom("a position is two figures: [x, y]");
        let [x, y] = <[Figure; 2]>::deserialize(deserializer).map_err(|_| fault())?;
        Ok(Self([x.read().ok_or_else(fault)?, y.read().ok_or_else(fault)?]))
    }
}

impl ToSchema for Position {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Position")
    }
}

impl PartialSchema for Position {
    fn schema() -> RefOr<Schema> {
        let figure = ObjectBuilder::new()
            .schema_type(Type::Number)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Double)));
        ArrayBuilder::new().items(figure).min_items(Some(2)).max_items(Some(2)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: serde_json::Value) -> Option<Position> {
        serde_json::from_value(value).ok()
    }

    #[test]
    fn positions_are_numbers_or_texts() {
        let position = read(json!(["5.32", 56.64])).unwrap();
        assert_eq!((position.x(), position.y()), (5.32, 56.64));
        assert_eq!(read(json!([500_000, 6_200_000])), Some(Position([500_000.0, 6_200_000.0])));
        assert_eq!(serde_json::to_value(position).unwrap(), json!([5.32, 56.64]));
    }

    #[test]
    fn what_is_no_position_is_refused() {
        for wrong in [json!([5.32]), json!([1, 2, 3]), json!(["a", 1]), json!(["inf", 1]), json!({"x": 1})] {
            assert_eq!(read(wrong), None);
        }
    }
}
