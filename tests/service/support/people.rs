//! The demo's people, who sign in with their own ids, and for each authority one more who may both prepare and decide.

use std::sync::Arc;

use sagsgang::access::People;
use sagsgang::law::Digest;

/// A user of the company whose cases the tests are about.
pub const APPLICANT: &str = "demo-applicant";
/// A user of another company.
pub const OTHER: &str = "demo-applicant-2";
/// A caseworker.
pub const CASEWORKER: &str = "demo-caseworker";
/// A decision maker.
pub const DECIDER: &str = "demo-decider";
/// Both a caseworker and a decision maker.
pub const BOTH: &str = "demo-both";
/// A tax officer.
pub const TAX_OFFICER: &str = "demo-tax-officer";
/// Who decides at Skatteforvaltningen.
pub const TAX_DECIDER: &str = "demo-tax-decider";
/// Both of these.
pub const TAX_BOTH: &str = "demo-tax-both";

/// The same people as a file for `serve`.
pub fn listed() -> String {
    let text = include_str!("../../../policies/access/demo-people.toml");
    let mut file: toml::Table = toml::from_str(text).unwrap();
    let people = file["people"].as_array_mut().unwrap();
    let pairs = [
        (CASEWORKER, BOTH, ["caseworker", "decision-maker"]),
        (TAX_OFFICER, TAX_BOTH, ["tax-officer", "tax-decision-maker"]),
    ];
    for (like, id, roles) in pairs {
        let mut both = people.iter().find(|p| p["person"]["id"].as_str() == Some(like)).unwrap().clone();
        let person = both["person"].as_table_mut().unwrap();
        person.insert("id".into(), id.into());
        person.insert("roles".into(), roles.map(toml::Value::from).to_vec().into());
        people.push(both);
    }
    for listed in people {
        let token = Digest::of(listed["person"]["id"].as_str().unwrap().as_bytes());
        listed.as_table_mut().unwrap().insert("token_sha256".into(), token.as_str().into());
    }
    toml::to_string(&file).unwrap()
}

/// Somebody of the applicant's company who may prepare and not sign.
pub const PREPARER: &str = "demo-preparer";

/// The people, and that one.
pub fn with_preparer() -> Arc<People> {
    let preparer = format!(
        r#"
        [[people]]
        token_sha256 = "{}"
        [people.person]
        id = "{PREPARER}"
        name = "Pia Forbereder"
        email = "pia@nordhavet-pilot.example"
        roles = ["applicant"]
        company = {{ cvr = "10000009", name = "Nordhavet Pilot ApS" }}
        mandate = "prepare"
        "#,
        Digest::of(PREPARER.as_bytes())
    );
    Arc::new(People::parse(&(listed() + &preparer)).unwrap())
}

/// The people.
pub fn known() -> Arc<People> {
    Arc::new(People::parse(&listed()).unwrap())
}
