//! Quantities with their unit in the name. Decimals, never floats; JSON carries them as strings.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

macro_rules! quantity {
    ($($(#[$doc:meta])* $name:ident, $unit:literal;)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
        )]
        #[serde(transparent)]
        #[schema(value_type = String, format = "decimal", example = "1500.5")]
        pub struct $name(pub Decimal);

        impl $name {
            /// The unit as it is written after a figure.
            pub const UNIT: &'static str = $unit;
        }

        impl From<i64> for $name {
            fn from(whole: i64) -> Self {
                Self(Decimal::from(whole))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {}", self.0.normalize(), Self::UNIT)
            }
        }
    )*};
}

quantity! {
    /// Mass in tonnes; 1 kt is 1,000 t (BEK 974 does not define kt: reading `glossary`).
    Tonnes, "t";
    /// Mass flow in tonnes a day.
    TonnesPerDay, "t/d";
    /// Absolute pressure in bar.
    BarAbsolute, "bara";
    /// Temperature in degrees Celsius.
    Celsius, "°C";
    /// Length or depth in metres.
    Metres, "m";
    /// A share in per cent.
    Percent, "%";
    /// Permeability in millidarcy.
    Millidarcy, "mD";
    /// Danish kroner. Amounts that are paid are in øre; this is for sums that an application states.
    Kroner, "kr.";
    /// Danish kroner per tonne of CO2.
    KronerPerTonne, "kr./t";
    /// Full-load hours in a year (fuldlasttimer).
    FullLoadHours, "h";
    /// Power: for a plant, the fuel fired (indfyret effekt).
    Megawatts, "MW";
}

/// A figure as people write it in `language`: `15.000,5` in Danish, `15,000.5` in English.
pub fn written(figure: Decimal, language: super::Language) -> String {
    let plain = figure.normalize().to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (group, point) = match language {
        super::Language::Da => ('.', ','),
        super::Language::En => (',', '.'),
    };
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Language;

    #[test]
    fn quantities_are_strings_in_json() {
        let tonnes: Tonnes = serde_json::from_str("\"15000.50\"").unwrap();
        assert_eq!(serde_json::to_string(&tonnes).unwrap(), "\"15000.50\"");
        assert_eq!(tonnes.to_string(), "15000.5 t");
        assert!(Tonnes::from(99_999) < Tonnes::from(100_000));
    }

    #[test]
    fn figures_are_grouped_as_the_language_does() {
        for (figure, da, en) in [
            ("0", "0", "0"),
            ("999", "999", "999"),
            ("1000", "1.000", "1,000"),
            ("15000.50", "15.000,5", "15,000.5"),
            ("-1234567.25", "−1.234.567,25", "−1,234,567.25"),
        ] {
            let figure: Decimal = figure.parse().unwrap();
            assert_eq!(written(figure, Language::Da), da);
            assert_eq!(written(figure, Language::En), en);
        }
    }
}
