//! Somebody who is signed in looks at a page, or sends a form.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use askama::Template;

use super::fault::Fault;
use super::form_token;
use super::shell::{Section, Shell};
use super::visitor::Visitor;
use crate::access::Person;
use crate::desk::sign_in::Presented;
use crate::desk::{Desk, DeskError};
use crate::host::App;
use crate::host::same_site::{Origin, origin};
use crate::law::{Language, Moment};

/// Somebody who is signed in. Whoever is not is led to the page for it; what would change something is taken from the
/// service's own pages only.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The person, as they are at this moment.
    pub person: Person,
    /// The visitor that they are.
    pub visitor: Visitor,
    presented: Presented,
    form_token: String,
}

impl FromRequest for SignedIn {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let own = origin(request.headers()) == Origin::Own;
        let visitor = Visitor::from_request(request, payload);
        Box::pin(async move {
            let visitor = visitor.await?;
            let Some(known) = visitor.known.clone() else {
                // A form cannot be sent again by a link: it is said, and the browser goes back to what was typed.
                return Err(if reads {
                    Fault::sign_in_first(&visitor.here())
                } else {
                    Fault::from(DeskError::SignIn)
                });
            };
            if !reads && !own {
                return Err(Fault::cross_site());
            }
            Ok(Self {
                person: known.presented.person.clone(),
                presented: known.presented,
                form_token: known.form_token,
                visitor,
            })
        })
    }
}

impl SignedIn {
    /// The language to show.
    pub fn language(&self) -> Language {
        self.visitor.language
    }

    /// When the request came in.
    pub fn at(&self) -> Moment {
        self.visitor.at
    }

    /// The words in the person's language.
    pub fn say<'a>(&self, da: &'a str, en: &'a str) -> &'a str {
        self.visitor.say(da, en)
    }

    /// What stands around a page with this title.
    pub fn shell(&self, section: Section, da: &str, en: &str) -> Shell {
        self.visitor.shell(section, da, en)
    }

    /// What stands around a page whose title is the same in every language.
    pub fn titled(&self, section: Section, title: &str) -> Shell {
        self.visitor.titled(section, title)
    }

    /// Who it is, and by what they were known.
    pub fn presented(&self) -> Presented {
        self.presented.clone()
    }

    /// Asks the desk as this person, on a thread where waiting for the database harms nobody.
    ///
    /// # Errors
    /// What the desk says.
    pub async fn ask<T: Send + 'static>(
        &self,
        app: &App,
        work: impl FnOnce(&Desk, &Self) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<T, DeskError> {
        let own = self.clone();
        self.visitor.ask(app, move |desk| work(desk, &own)).await
    }

    /// Holds the token that came with a form against the session's. [`super::own_form::OwnForm`] does it by itself; a form
    /// that brings files does it with what it finds in the field [`form_token::FIELD`].
    ///
    /// # Errors
    /// 403 where it is another's, or of a session that has ended.
    pub fn takes(&self, token: &str) -> Result<(), Fault> {
        if form_token::fits(token, &self.form_token) { Ok(()) } else { Err(Fault::cross_site()) }
    }

    /// A page, which nobody keeps.
    ///
    /// # Errors
    /// Where the template cannot be filled.
    pub fn show(&self, page: &impl Template) -> Result<HttpResponse, Fault> {
        self.visitor.show_once(StatusCode::OK, page)
    }

    /// A page with another status, which nobody keeps.
    ///
    /// # Errors
    /// Where the template cannot be filled.
    pub fn show_as(&self, status: StatusCode, page: &impl Template) -> Result<HttpResponse, Fault> {
        self.visitor.show_once(status, page)
    }
}
