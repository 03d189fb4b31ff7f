//! People with accounts, who sign in with a password and the code of a device.

use actix_web::test::TestRequest;
use sagsgang::access::{Authority, Company, Mandate, Person, Role};
use sagsgang::desk::Desk;
use sagsgang::desk::sign_in::accounts;
use sagsgang::law::Moment;
use serde_json::json;
use totp_rs::Totp;

use super::site::{Answer, Site};

/// Everybody's password.
pub const PASSWORD: &str = "rødgrød med fløde 7";

/// Where sessions are.
pub const SESSIONS: &str = "/api/v1/sessions";

/// A caseworker of Energistyrelsen.
pub fn caseworker(id: &str) -> Person {
    Person {
        id: id.into(),
        name: "Åse Ærø".into(),
        email: format!("{id}@ens.test"),
        roles: [Role::Caseworker].into(),
        company: None,
        authority: Some(Authority::Energistyrelsen),
        mandate: Mandate::Full,
    }
}

/// A user of the company whose cases the tests are about.
pub fn applicant(id: &str) -> Person {
    let company = Company { cvr: "10000009".into(), name: "Nordhavet Pilot ApS".into() };
    Person { roles: [Role::Applicant].into(), company: Some(company), authority: None, ..caseworker(id) }
}

/// Adds an account, and hands out its device.
pub fn add(desk: &Desk, person: &Person, at: Moment) -> Totp {
    Totp::from_url(accounts::add(desk, person, Some(PASSWORD), at).unwrap().otpauth).unwrap()
}

/// What a device shows.
pub fn code(device: &Totp, at: Moment) -> String {
    device.generate(at.utc().timestamp().try_into().unwrap()).to_string()
}

/// Tries to sign in.
pub async fn try_in(site: &Site, id: &str, password: &str, code: &str) -> Answer {
    site.post("", SESSIONS, &json!({"id": id, "password": password, "code": code})).await
}

/// What the browser then holds: `__Host-sagsgang=…`.
pub fn held(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

/// A request of a browser, from the service's own pages.
pub fn browser(method: &str, held: &str, uri: &str) -> TestRequest {
    from(method, held, uri, &[("Sec-Fetch-Site", "same-origin")])
}

/// A request of a browser that says where it comes from.
pub fn from(method: &str, held: &str, uri: &str, said: &[(&str, &str)]) -> TestRequest {
    let request = Site::request(method, "", uri).insert_header(("Cookie", held));
    said.iter().fold(request, |request, header| request.insert_header(*header))
}
