//! Who is signed in, and what they have given out.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::tokens::FIELDS;
use crate::desk::sign_in::{self, MadeToken, TokenScope, TokenView};
use crate::host::App;
use crate::web::fault::Fault;
use crate::web::form::{Filled, FormView};
use crate::web::procedures::procedure::role;
use crate::web::shell::{Section, Shell};
use crate::web::signed_in::SignedIn;

/// A token as it is listed.
struct TokenLine {
    id: String,
    name: String,
    scope: &'static str,
    made: String,
    expires: String,
    used: String,
}

#[derive(Template)]
#[template(path = "account/me.html")]
struct MePage<'a> {
    shell: Shell,
    who: &'a SignedIn,
    roles: String,
    tokens: Vec<TokenLine>,
    form: FormView,
    /// The token that was just made; it is shown this once.
    made: Option<&'a MadeToken>,
}

/// Who is signed in.
///
/// # Errors
/// When the store fails.
pub async fn me(app: web::Data<App>, who: SignedIn) -> Result<HttpResponse, Fault> {
    shown(&app, &who, &Filled::examples(&FIELDS), None, StatusCode::OK).await
}

/// The page, with a form as it was filled in and a token that was just made.
///
/// # Errors
/// When the store fails.
pub async fn shown(
    app: &App,
    who: &SignedIn,
    filled: &Filled,
    made: Option<&MadeToken>,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let tokens = who.ask(app, |desk, who| sign_in::list(desk, &who.presented())).await?;
    let form = FormView::of(&FIELDS, filled, who.language());
    let title = who.say("Min konto", "My account");
    let title = if form.summary.is_empty() {
        title.to_owned()
    } else {
        format!("{} {title}", who.say("Fejl:", "Error:"))
    };
    let roles: Vec<String> =
        who.person.roles.iter().map(|one| role(*one).in_language(who.language()).to_owned()).collect();
    let page = MePage {
        shell: who.titled(Section::Account, &title),
        who,
        roles: roles.join(", "),
        tokens: tokens.iter().map(|token| line(who, token)).collect(),
        form,
        made,
    };
    who.show_as(status, &page)
}

fn line(who: &SignedIn, token: &TokenView) -> TokenLine {
    let day = |moment: &crate::law::Moment| moment.day().written(who.language());
    TokenLine {
        id: token.id.clone(),
        name: token.name.clone(),
        scope: match token.scope {
            TokenScope::Read => "read",
            TokenScope::Act => "act",
        },
        made: day(&token.made_at),
        expires: day(&token.expires_at),
        used: token.used_on.map(|used| used.written(who.language())).unwrap_or_default(),
    }
}
