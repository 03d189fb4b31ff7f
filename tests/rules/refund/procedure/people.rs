//! Officials, each let through by the refund agreement's policy as in the program.

use sagsgang::access::*;
use sagsgang::refund::procedure::ActKind;

pub const CVR: &str = "10000009";

pub fn company() -> Company {
    Company { cvr: CVR.into(), name: "Ærø Varmeværk A/S".into() }
}

pub fn person(id: &str, roles: &[Role]) -> Person {
    let authority = roles.iter().find_map(|role| match role {
        Role::Caseworker => Some(Authority::Energistyrelsen),
        Role::TaxOfficer | Role::TaxDecisionMaker | Role::Auditor => Some(Authority::Skatteforvaltningen),
        _ => None,
    });
    Person {
        id: id.into(),
        name: format!("{id} for short"),
        email: format!("{id}@example.test"),
        roles: roles.iter().copied().collect(),
        company: roles.contains(&Role::Applicant).then(company),
        authority,
        mandate: Mandate::Full,
    }
}

/// A case that everybody who may see any case of the company can see.
pub fn open_to_all() -> Standing {
    Standing {
        company: CVR.into(),
        submitted: true,
        published: false,
        assisted: true,
        disqualified: Default::default(),
    }
}

pub fn official(person: &Person, act: &str) -> Officials {
    Policy::refund_agreement().authorise(Some(person), act, &open_to_all()).unwrap()
}

/// Which official an act needs, written down apart from the table.
pub fn office(act: ActKind) -> &'static str {
    match act.slug() {
        "decide-methods" | "decide-emission-report" => "caseworker",
        "open-control" | "record-finding" | "close-control" => "controller",
        "record-disqualification" => "officer",
        "remind" | "run-out" | "make-heat-statements" | "remind-heat-statements" => "clock",
        "request-information"
        | "proceed-without"
        | "accept-as-complete"
        | "hear"
        | "propose-terms"
        | "assess-claim"
        | "true-up"
        | "record-repayment" => "tax-officer",
        "dismiss" | "refuse" | "sign" | "grant-extension" | "deny-extension" | "accept-site"
        | "pay-claim" | "refuse-claim" | "demand-repayment" | "find-breach" | "end-breach" | "terminate" => {
            "tax-decision-maker"
        }
        _ => "applicant",
    }
}

pub fn office_of(who: &Officials) -> &'static str {
    match who {
        Officials::Applicant(_) => "applicant",
        Officials::Caseworker(_) => "caseworker",
        Officials::TaxOfficer(_) => "tax-officer",
        Officials::TaxDecisionMaker(_) => "tax-decision-maker",
        Officials::Controller(_) => "controller",
        Officials::Officer(_) => "officer",
        Officials::Clock(_) => "clock",
        Officials::DecisionMaker(_) | Officials::Reporter(_) => "another procedure's",
    }
}

pub fn tax_decider(id: &str) -> Officials {
    official(&person(id, &[Role::TaxDecisionMaker, Role::TaxOfficer]), "sign")
}

/// Everybody who can try an act: the first of each office is the one who does it where it does not matter who; `both` prepares
/// and decides.
pub fn cast() -> Vec<Officials> {
    vec![
        official(&person("astrid", &[Role::Applicant]), "save"),
        official(&person("camilla", &[Role::Caseworker]), "decide-methods"),
        official(&person("tove", &[Role::TaxOfficer]), "hear"),
        official(&person("both", &[Role::TaxOfficer, Role::TaxDecisionMaker]), "hear"),
        tax_decider("dorte"),
        tax_decider("both"),
        official(&person("tove", &[Role::TaxOfficer]), "open-control"),
        official(&person("dorte", &[Role::TaxDecisionMaker]), "record-disqualification"),
        official(&person("rasmus", &[Role::Auditor]), "open-control"),
        Policy::refund_agreement().authorise_clock("remind").unwrap(),
        another_procedures(),
    ]
}

/// One who decides on storage permits, and on no agreement.
fn another_procedures() -> Officials {
    let erik =
        Person { authority: Some(Authority::Energistyrelsen), ..person("erik", &[Role::DecisionMaker]) };
    Policy::storage_permit().authorise(Some(&erik), "grant", &open_to_all()).unwrap()
}

/// The first of the cast who holds the office of an act.
pub fn fitting(act: ActKind) -> Officials {
    cast().into_iter().find(|who| office_of(who) == office(act)).unwrap()
}
