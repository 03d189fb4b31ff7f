//! The form to ask by.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::desk::DeskError;
use crate::desk::permits::follow::{Asking, ask};
use crate::desk::permits::register_entry;
use crate::host::App;
use crate::web::fault::Fault;
use crate::web::form::{Field, Filled, FormView, Kind, Sent};
use crate::web::own_site::OwnSite;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

const FIELDS: [Field; 1] = [Field::needed("email", "/email", Kind::Email, "E-mailadresse", "E-mail address")];

#[derive(Template)]
#[template(path = "register/follow/ask.html")]
struct AskPage {
    shell: Shell,
    number: String,
    form: FormView,
}

#[derive(Template)]
#[template(path = "register/follow/asked.html")]
struct AskedPage {
    shell: Shell,
    number: String,
}

/// The empty form.
///
/// # Errors
/// 404 where the permit is not in the register, or the service does not know its own address.
pub async fn blank(
    app: web::Data<App>,
    visitor: Visitor,
    number: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    app.address.as_ref().ok_or(DeskError::NotFound)?;
    let number = number.into_inner();
    let entry = visitor.ask(&app, move |desk| register_entry(desk, &number)).await?;
    shown(&visitor, entry.number, &Filled::default(), StatusCode::OK)
}

/// Takes the form in. The answer does not tell whether the address follows the permit already.
///
/// # Errors
/// 403 where another site sent it; 404 as for the empty form.
pub async fn send(
    _own: OwnSite,
    app: web::Data<App>,
    visitor: Visitor,
    number: web::Path<String>,
    sent: web::Form<Sent>,
) -> Result<HttpResponse, Fault> {
    let address = app.address.as_ref().ok_or(DeskError::NotFound)?.to_string();
    let number = number.into_inner();
    let mut filled = Filled::sent(sent.into_inner());
    filled.json(&FIELDS);
    let of = number.clone();
    let entry = visitor.ask(&app, move |desk| register_entry(desk, &of)).await?;
    if filled.faults.is_empty() {
        let email = filled.value("email").to_owned();
        let asking = Asking { number, email, language: visitor.language, address };
        let at = visitor.at;
        match visitor.ask(&app, move |desk| ask(desk, &asking, at)).await {
            Ok(()) => {
                let shell = visitor.shell(Section::Register, "Se i din indbakke", "Look in your inbox");
                return visitor.show_once(StatusCode::ACCEPTED, &AskedPage { shell, number: entry.number });
            }
            Err(DeskError::Invalid(faults)) => filled.faults = faults,
            Err(other) => return Err(other.into()),
        }
    }
    shown(&visitor, entry.number, &filled, StatusCode::UNPROCESSABLE_ENTITY)
}

fn shown(
    visitor: &Visitor,
    number: String,
    filled: &Filled,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let form = FormView::of(&FIELDS, filled, visitor.language);
    let title = visitor.say("Følg tilladelsen", "Follow the permit");
    let faulty = !form.summary.is_empty();
    let title = if faulty { format!("{} {title}", visitor.say("Fejl:", "Error:")) } else { title.to_owned() };
    visitor.show_once(status, &AskPage { shell: visitor.titled(Section::Register, &title), number, form })
}
