//! The map of a permit in the register, from the places that have been released.

use crate::law::{Day, Language};
use crate::letters::map::svg::Drawn;
use crate::letters::map::{Position, Ring};
use crate::permit::procedure::terms::Place;
use crate::web::map::frames;

use super::shown::Shown;

/// A corner as a page shows it: number, latitude, longitude.
pub type Corner = (usize, String, String);

/// The frames of the map; none where no place has been released.
pub fn map(shown: &Shown, today: Day, language: Language) -> Vec<Drawn> {
    let ring = |place: &Option<Place>| place.iter().map(corners_of).collect::<Vec<_>>();
    frames(ring(&shown.site), ring(&shown.complex), today, language)
}

/// The corners of a place, its first not repeated at the end.
pub fn corners(place: &Place, language: Language) -> Vec<Corner> {
    let ring = place.ring.split_last().map_or(&[][..], |(_, rest)| rest);
    let degrees = |degrees: f64| {
        let text = format!("{degrees:.5}°");
        if language == Language::Da { text.replace('.', ",") } else { text }
    };
    (1..).zip(ring).map(|(number, [lon, lat])| (number, degrees(*lat), degrees(*lon))).collect()
}

fn corners_of(place: &Place) -> Ring {
    place.ring.iter().map(Position::from).collect()
}
