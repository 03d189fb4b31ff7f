//! The cookie by which a browser shows its session.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite};

/// Its name. With this beginning, browsers take it only from this very host, over TLS or loopback, for the whole site.
pub const NAME: &str = "__Host-sagsgang";

/// What a browser shows, if it shows one thing. Two of the name are none: nobody can say which one is ours.
pub fn held(request: &HttpRequest) -> Option<String> {
    let cookies = request.cookies().ok()?;
    let mut ours = cookies.iter().filter(|cookie| cookie.name() == NAME);
    let held = ours.next()?.value().to_owned();
    ours.next().is_none().then_some(held)
}

/// The cookie of a session. It lives as long as the browser is open, and no longer than the session.
pub fn of(secret: &str) -> Cookie<'static> {
    Cookie::build(NAME, secret.to_owned())
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}

/// What makes a browser forget it.
pub fn gone() -> Cookie<'static> {
    let mut cookie = of("");
    cookie.make_removal();
    cookie
}
