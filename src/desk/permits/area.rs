//! The application's coordinates against the plan area: advice while the area is a reconstruction.

use serde::Serialize;
use utoipa::ToSchema;

use super::Permits;
use super::view::seen;
use crate::access::Person;
use crate::casework::{Field, Problem};
use crate::desk::cases::visible;
use crate::desk::{Desk, DeskError};
use crate::law::{Moment, Provision, Text};
use crate::permit::application::{Application, Position};
use crate::permit::area::{AreaResult, CheckInput, GeodesicLine, WithoutDatum, check, check_without_datum};

/// What the area test says of an application.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum AreaAdvice {
    /// The test, where the datum is given.
    Tested(Box<AreaResult>),
    /// What each datum would say, where none is given: nothing is guessed.
    WithoutDatum(WithoutDatum),
}

/// Tests the application's coordinates: the draft's for the company, the last version's for the authority.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case that the person may see; [`DeskError::Invalid`] with every fault in
/// the coordinates.
pub fn area(desk: &Desk, person: Option<&Person>, id: &str, at: Moment) -> Result<AreaAdvice, DeskError> {
    let (_, file) = visible::<Permits>(desk, person, id, at)?;
    let draft = seen(&file, person).draft;
    let coordinates = &draft.coordinates;
    let mut faults = Vec::new();
    let mut ring = |ring: &[Field<Position>], pointer: &str| {
        Application::corners(ring).unwrap_or_else(|| {
            let message = Text::new(
                "Hjørnerne mangler eller kan ikke læses.",
                "The corners are missing or cannot be read.",
            );
            faults.push(Problem::under(Provision::of("bek974.4.1.4"), pointer, message));
            Vec::new()
        })
    };
    let site = ring(&coordinates.site, "/coordinates/site");
    let complex = ring(&coordinates.complex, "/coordinates/complex");
    if !faults.is_empty() {
        return Err(DeskError::Invalid(faults));
    }
    let ellipsoidal = file.readings().is("geodesic-line", "ellipsoidal-geodesic");
    let line = if ellipsoidal { GeodesicLine::EllipsoidalGeodesic } else { GeodesicLine::GreatCircle };
    let input = CheckInput { datum: coordinates.datum.get().copied(), site, complex, line };
    let advice = match input.datum {
        Some(_) => check(&input, at.day()).map(|result| AreaAdvice::Tested(Box::new(result))),
        None => check_without_datum(&input, at.day()).map(AreaAdvice::WithoutDatum),
    };
    advice.map_err(DeskError::Invalid)
}
