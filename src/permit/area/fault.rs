//! What can be wrong with a position.

use super::Datum;
use crate::law::Text;

/// Why a position cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AreaProblem {
    /// Not a finite number.
    #[error("not a finite number")]
    NotFinite,
    /// The two figures fit if they change places.
    #[error("the two coordinates look swapped in {}", .0.code())]
    LooksSwapped(Datum),
    /// Degrees, where the datum has metres.
    #[error("looks like degrees, but {} is in metres", .0.code())]
    LooksLikeDegrees(Datum),
    /// Metres, where the datum has degrees.
    #[error("looks like metres, but {} is in degrees", .0.code())]
    LooksLikeMetres(Datum),
    /// Outside what the service computes on.
    #[error("outside the range of {}", .0.code())]
    OutOfRange(Datum),
}

impl AreaProblem {
    /// What is wrong with a position in `datum`, before anything is computed.
    pub fn of(datum: Datum, [x, y]: [f64; 2]) -> Option<Self> {
        let degrees = |a: f64, b: f64| (-20.0..=40.0).contains(&a) && (40.0..=75.0).contains(&b);
        let metres = |a: f64, b: f64| (0.0..=1.0e6).contains(&a) && (4.4e6..=8.4e6).contains(&b);
        let wanted = |a, b| if datum.in_degrees() { degrees(a, b) } else { metres(a, b) };
        let other = |a, b| if datum.in_degrees() { metres(a, b) } else { degrees(a, b) };
        if !(x.is_finite() && y.is_finite()) {
            Some(Self::NotFinite)
        } else if wanted(x, y) {
            None
        } else if wanted(y, x) {
            Some(Self::LooksSwapped(datum))
        } else if other(x, y) || other(y, x) {
            Some(if datum.in_degrees() {
                Self::LooksLikeMetres(datum)
            } else {
                Self::LooksLikeDegrees(datum)
            })
        } else {
            Some(Self::OutOfRange(datum))
        }
    }

    /// The fault in words that say what would mend it.
    pub fn text(self) -> Text {
        match self {
            Self::NotFinite => Text::new("Koordinaten er ikke et tal.", "The coordinate is not a number."),
            Self::LooksSwapped(datum) if datum.in_degrees() => Text::new(
                "Længde og bredde ser ud til at være byttet om: skriv længden først, dernæst bredden.",
                "Longitude and latitude look swapped: write the longitude first, then the latitude.",
            ),
            Self::LooksSwapped(_) => Text::new(
                "Easting og northing ser ud til at være byttet om: skriv easting først, dernæst northing.",
                "Easting and northing look swapped: write the easting first, then the northing.",
            ),
            Self::LooksLikeDegrees(datum) => Text::new(
                format!(
                    "Koordinaten ligner grader, men {} ({}) er i meter: ret koordinaten eller vælg et andet datum.",
                    datum.name(),
                    datum.code()
                ),
                format!(
                    "The coordinate looks like degrees, but {} ({}) is in metres: correct the coordinate or choose \
                     another datum.",
                    datum.name(),
                    datum.code()
                ),
            ),
            Self::LooksLikeMetres(datum) => Text::new(
                format!(
                    "Koordinaten ligner meter, men {} ({}) er i grader: ret koordinaten eller vælg et andet datum.",
                    datum.name(),
                    datum.code()
                ),
                format!(
                    "The coordinate looks like metres, but {} ({}) is in degrees: correct the coordinate or choose \
                     another datum.",
                    datum.name(),
                    datum.code()
                ),
            ),
            Self::OutOfRange(datum) if datum.in_degrees() => Text::new(
                "Koordinaten ligger uden for det, der kan beregnes: længde fra −20 til 40 grader, bredde fra 40 til 75 \
                 grader.",
                "The coordinate lies outside what can be computed: longitude from −20 to 40 degrees, latitude from 40 \
                 to 75 degrees.",
            ),
            Self::OutOfRange(_) => Text::new(
                "Koordinaten ligger uden for det, der kan beregnes: easting fra 0 til 1.000.000 m, northing fra \
                 4.400.000 til 8.400.000 m.",
                "The coordinate lies outside what can be computed: easting from 0 to 1,000,000 m, northing from \
                 4,400,000 to 8,400,000 m.",
            ),
        }
    }
}
