//! Officials, each let through by the storage permit's policy as in the program.

use sagsgang::access::*;

pub const CVR: &str = "10000009";

pub fn company() -> Company {
    Company { cvr: CVR.into(), name: "Nordhavet Pilot ApS".into() }
}

pub fn person(id: &str, roles: &[Role]) -> Person {
    let inside = roles.iter().any(|role| !matches!(role, Role::Applicant | Role::Anyone));
    Person {
        id: id.into(),
        name: format!("{id} for short"),
        email: format!("{id}@example.test"),
        roles: roles.iter().copied().collect(),
        company: roles.contains(&Role::Applicant).then(company),
        authority: inside.then_some(Authority::Energistyrelsen),
        mandate: Mandate::Full,
    }
}

/// A case that everybody who may see any case of the company can see.
pub fn open_to_all() -> Standing {
    Standing {
        company: CVR.into(),
        submitted: true,
        published: true,
        assisted: false,
        disqualified: Default::default(),
    }
}

pub fn official(person: &Person, act: &str) -> Officials {
    Policy::storage_permit().authorise(Some(person), act, &open_to_all()).unwrap()
}

pub fn applicant() -> Applicant {
    official(&person("astrid", &[Role::Applicant]), "save").applicant().unwrap().clone()
}

pub fn caseworker(id: &str) -> Caseworker {
    official(&person(id, &[Role::Caseworker]), "triage").caseworker().unwrap().clone()
}

pub fn camilla() -> Caseworker {
    caseworker("camilla")
}

/// One who may decide; a person may also be a caseworker, so the id is what tells people apart.
pub fn decider(id: &str) -> DecisionMaker {
    let both = person(id, &[Role::DecisionMaker, Role::Caseworker]);
    official(&both, "grant").decision_maker().unwrap().clone()
}

pub fn erik() -> DecisionMaker {
    decider("erik")
}

pub fn clock() -> Clock {
    Policy::storage_permit().authorise_clock("expire").unwrap().clock().unwrap().clone()
}

pub fn reporter(role: Role) -> Reporter {
    let policy = Policy::storage_permit();
    let let_through = match role {
        Role::Clock => policy.authorise_clock("signal").unwrap(),
        Role::Anyone => policy.authorise_public(None, "signal", &open_to_all()).unwrap(),
        _ => official(&person("somebody", &[role]), "signal"),
    };
    let_through.reporter().unwrap().clone()
}

/// Everybody who can try an act: two in each office, one who is both, the clock and the four who report.
pub fn cast() -> Vec<Officials> {
    let mut all = vec![
        Officials::Applicant(applicant()),
        Officials::Caseworker(camilla()),
        Officials::Caseworker(caseworker("both")),
        Officials::DecisionMaker(erik()),
        Officials::DecisionMaker(decider("both")),
        Officials::Clock(clock()),
        official(&person("erik", &[Role::DecisionMaker]), "record-disqualification"),
    ];
    all.extend(
        [Role::Applicant, Role::Caseworker, Role::Anyone, Role::Clock]
            .map(|role| Officials::Reporter(reporter(role))),
    );
    all
}
