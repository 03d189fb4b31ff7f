//! The map of a site and its complex in the plan area, in ED50.

use crate::law::{Day, Language};
use crate::letters::map::svg::{Drawn, drawn};
use crate::letters::map::{Map, Position, Ring};
use crate::permit::area::{LonLat, PlanArea, outline};

/// The frames of a map; none where there is nothing to show on it.
pub fn frames(site: Vec<Ring>, complex: Vec<Ring>, today: Day, language: Language) -> Vec<Drawn> {
    if site.is_empty() && complex.is_empty() {
        return Vec::new();
    }
    let plan = PlanArea::on(today).map(|area| ring(&outline(area)));
    drawn(&Map { plan_area: plan.into_iter().collect(), complex, site, ..Map::default() }, language)
}

/// Places as a ring of a map.
pub fn ring(places: &[LonLat]) -> Ring {
    places.iter().map(|place| Position { lon: place.lon, lat: place.lat }).collect()
}

/// Whether the plan area on the map is a reconstruction, which no decision can rest on.
pub fn is_reconstructed(today: Day) -> bool {
    PlanArea::on(today).is_some_and(|area| !area.usable_as_ground())
}
