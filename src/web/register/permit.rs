//! One permit in the register.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::map::{self, Corner};
use super::shown::Shown;
use crate::desk::permits::register_entry;
use crate::host::App;
use crate::letters::map::svg::Drawn;
use crate::web::fault::Fault;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

#[derive(Template)]
#[template(path = "register/permit.html")]
struct PermitPage {
    shell: Shell,
    shown: Shown,
    map: Vec<Drawn>,
    reconstructed: bool,
    can_follow: bool,
    /// The place in words, its heading and its corners.
    places: Vec<(&'static str, String, Vec<Corner>)>,
}

/// What has been released of a permit.
///
/// # Errors
/// 404 where nothing has.
pub async fn permit(
    app: web::Data<App>,
    visitor: Visitor,
    number: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let entry = visitor.ask(&app, move |desk| register_entry(desk, &number)).await?;
    let shown = Shown::of(&entry, visitor.language);
    let (today, language) = (visitor.at.day(), visitor.language);
    let named = [
        (visitor.say("Lagringslokaliteten", "The storage site"), &shown.site),
        (visitor.say("Lagringskomplekset", "The storage complex"), &shown.complex),
    ];
    let places = named
        .into_iter()
        .filter_map(|(heading, place)| place.as_ref().map(|place| (heading, place)))
        .map(|(heading, place)| (heading, place.description.clone(), map::corners(place, language)))
        .collect();
    let title = format!("{} {}", visitor.say("Tilladelse", "Permit"), shown.number);
    visitor.show(&PermitPage {
        shell: visitor.titled(Section::Register, &title),
        map: map::map(&shown, today, language),
        reconstructed: crate::web::map::is_reconstructed(today),
        can_follow: app.address.is_some(),
        places,
        shown,
    })
}
