//! Coordinates without a datum: what each datum would say, and that nothing is guessed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{CheckInput, Datum, Verdict, check};
use crate::casework::Problem;
use crate::law::{Day, Text};

/// What the test answers if the coordinates are in `datum`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DatumVerdicts {
    /// The datum that is tried.
    pub datum: Datum,
    /// Where the site lies.
    pub site: Verdict,
    /// Metres from the site to the nearest edge, positive inside.
    #[serde(with = "rust_decimal::serde::str")]
    #[schema(value_type = String)]
    pub site_distance_m: Decimal,
    /// Where the complex lies.
    pub complex: Verdict,
    /// Metres from the complex to the nearest edge, positive inside.
    #[serde(with = "rust_decimal::serde::str")]
    #[schema(value_type = String)]
    pub complex_distance_m: Decimal,
}

/// What can be said of coordinates without a datum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WithoutDatum {
    /// The answer for each datum that the figures can be in.
    pub by_datum: Vec<DatumVerdicts>,
    /// Whether the answers differ.
    pub differs: bool,
    /// The site: undecidable where the answers differ or an edge is within 120 m.
    pub site: Verdict,
    /// The complex, likewise.
    pub complex: Verdict,
    /// What follows, for people.
    pub text: Text,
}

/// ED50 and WGS 84 lie 110 to 118 m apart in the plan area: nearer than this to an edge, an unknown datum decides nothing.
const SHIFT_M: i64 = 120;

/// Tries every datum that the figures can be in: degrees, or metres in UTM. `input.datum` is not looked at.
///
/// # Errors
/// The faults that the outlines have whatever their datum, if no datum can be read.
pub fn check_without_datum(input: &CheckInput, on: Day) -> Result<WithoutDatum, Vec<Problem>> {
    let degrees = input.site.iter().chain(&input.complex).flatten().all(|figure| figure.abs() <= 360.0);
    let mut by_datum = Vec::new();
    let mut faults = Vec::new();
    for datum in Datum::ALL.into_iter().filter(|datum| datum.in_degrees() == degrees) {
        match check(&CheckInput { datum: Some(datum), ..input.clone() }, on) {
            Ok(result) => by_datum.push(DatumVerdicts {
                datum,
                site: result.site.verdict,
                site_distance_m: result.site.distance_to_edge_m,
                complex: result.complex.ring.verdict,
                complex_distance_m: result.complex.ring.distance_to_edge_m,
            }),
            Err(found) if faults.is_empty() => faults = found,
            Err(_) => {}
        }
    }
    if by_datum.is_empty() {
        return Err(faults);
    }
    let site = common(by_datum.iter().map(|tried| (tried.site, tried.site_distance_m)));
    let complex = common(by_datum.iter().map(|tried| (tried.complex, tried.complex_distance_m)));
    let pair = |tried: &DatumVerdicts| (tried.site, tried.complex);
    let differs = by_datum.iter().zip(by_datum.iter().skip(1)).any(|(a, b)| pair(a) != pair(b));
    Ok(WithoutDatum { text: text(differs, site, complex), by_datum, differs, site, complex })
}

fn common(mut tried: impl Iterator<Item = (Verdict, Decimal)>) -> Verdict {
    let far = |distance: Decimal| distance.abs() > Decimal::from(SHIFT_M);
    let Some((first, distance)) = tried.next() else { return Verdict::Undecidable };
    let agreed = far(distance) && tried.all(|(verdict, distance)| verdict == first && far(distance));
    if agreed { first } else { Verdict::Undecidable }
}

fn text(differs: bool, site: Verdict, complex: Verdict) -> Text {
    if differs {
        Text::new(
            "Datum mangler, og svaret afhænger af det: oplys, hvilket datum koordinaterne er målt i.",
            "The datum is missing and the answer depends on it: state the datum that the coordinates are measured in.",
        )
    } else if site == Verdict::Undecidable || complex == Verdict::Undecidable {
        Text::new(
            "Datum mangler, og omridset ligger så tæt på en kant, at det ikke kan afgøres uden: oplys, hvilket datum \
             koordinaterne er målt i.",
            "The datum is missing and the outline lies so near an edge that it cannot be decided without: state the datum \
             that the coordinates are measured in.",
        )
    } else {
        Text::new(
            "Datum mangler. Svaret er det samme for hvert datum, der er prøvet, men datum skal stadig oplyses.",
            "The datum is missing. The answer is the same for every datum that was tried, but the datum must still be \
             stated.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_common_only_where_all_agree_from_afar() {
        let of = |tried: &[(Verdict, i64)]| {
            common(tried.iter().map(|(verdict, metres)| (*verdict, Decimal::from(*metres))))
        };
        assert_eq!(of(&[(Verdict::Inside, 500), (Verdict::Inside, 400)]), Verdict::Inside);
        assert_eq!(of(&[(Verdict::Inside, 500), (Verdict::Outside, -500)]), Verdict::Undecidable);
        assert_eq!(of(&[(Verdict::Inside, 500), (Verdict::Inside, 120)]), Verdict::Undecidable);
        assert_eq!(of(&[(Verdict::Inside, 120), (Verdict::Inside, 500)]), Verdict::Undecidable);
        assert_eq!(of(&[(Verdict::Inside, 121)]), Verdict::Inside);
        assert_eq!(of(&[]), Verdict::Undecidable);
    }
}
