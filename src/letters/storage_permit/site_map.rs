//! The map of the site in its plan area, and the corners in figures.

use super::terms;
use super::writing::Writing;
use crate::letters::{Block, Column, Map, Position, Ring, Table, Well};
use crate::permit::application::Application;
use crate::permit::area::{Datum, PlanArea, outline, to_ed50};
use crate::permit::procedure::terms::{Place, Terms};

impl Writing<'_> {
    /// The map, with where its plan area comes from and what it is worth.
    pub(super) fn site_map(&mut self, terms: &Terms) {
        let plan = PlanArea::on(self.today());
        let caption = self.say(
            "Planområdet (bilag 1), lagringskomplekset og lagringslokaliteten. Koordinater i ED50 (EPSG:4230).",
            "The plan area (annex 1), the storage complex and the storage site. Coordinates in ED50 (EPSG:4230).",
        );
        let caption = format!("{caption} {}", self.map_is_advice()).trim().to_owned();
        let plan_area = plan.map(|area| {
            outline(area).iter().map(|place| Position { lon: place.lon, lat: place.lat }).collect::<Ring>()
        });
        let wells = self.file.versions.last().map(|version| wells(&version.application)).unwrap_or_default();
        self.push(Block::Map(Map {
            caption,
            plan_area: plan_area.into_iter().collect(),
            complex: vec![ring(&terms.complex)],
            site: vec![ring(&terms.site)],
            wells,
        }));
    }

    /// The corners of the site and of the complex.
    pub(super) fn corners(&mut self, terms: &Terms) {
        let site = self.say("Lagringslokalitetens hjørner (ED50)", "Corners of the storage site (ED50)");
        self.corner_table(site, &terms.site);
        let complex = self.say("Lagringskompleksets hjørner (ED50)", "Corners of the storage complex (ED50)");
        self.corner_table(complex, &terms.complex);
    }

    fn corner_table(&mut self, caption: String, place: &Place) {
        let rows = (1_u32..)
            .zip(terms::corners(place))
            .map(|(number, corner)| {
                let (lat, lon) = terms::position(*corner, self.language);
                vec![number.to_string(), lat, lon]
            })
            .collect();
        let columns = vec![
            Column::figures(self.say("Hjørne", "Corner"), 1),
            Column::figures(self.say("Bredde, nord", "Latitude, north"), 3),
            Column::figures(self.say("Længde, øst", "Longitude, east"), 3),
        ];
        self.table(Table { caption, columns, rows });
    }
}

fn ring(place: &Place) -> Ring {
    place.ring.iter().map(|[lon, lat]| Position { lon: *lon, lat: *lat }).collect()
}

/// The project's wells whose position can be read; none without a datum, for none is guessed.
fn wells(application: &Application) -> Vec<Well> {
    let coordinates = &application.coordinates;
    let datum = coordinates.datum.get().and_then(|datum| {
        Datum::ALL.into_iter().find(|one| serde_json::to_value(datum).is_ok_and(|code| code == one.code()))
    });
    let Some(datum) = datum else {
        return Vec::new();
    };
    let read = coordinates.wells.iter().filter_map(|well| {
        let head = well.head.get().or(well.target.get())?;
        let place = to_ed50(datum, head.0).ok()?;
        let label = well.name.get().cloned().unwrap_or_default();
        Some(Well { label, at: Position { lon: place.lon, lat: place.lat } })
    });
    read.collect()
}
