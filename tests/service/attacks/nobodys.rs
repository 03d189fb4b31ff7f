//! The roles that are no person's: the clock's and everybody's.

use sagsgang::access::People;
use serde_json::json;

use super::super::support::people::{APPLICANT, BOTH, CASEWORKER, DECIDER, TAX_DECIDER, listed};
use super::super::support::site::case;
use super::super::support::{agreements, course};
use super::site;

#[actix_web::test]
async fn nobody_is_the_clock_or_everybody_by_the_file_of_people() {
    for role in ["clock", "anyone"] {
        let with = listed().replacen(
            "roles = [\"caseworker\"]",
            &format!("roles = [\"caseworker\", \"{role}\"]"),
            1,
        );
        assert_ne!(with, listed());
        assert!(People::parse(&with).unwrap_err().contains(role));
        let named = listed().replacen(CASEWORKER, role, 1);
        assert!(People::parse(&named).unwrap_err().contains(role));
    }
}

#[actix_web::test]
async fn what_the_clock_does_has_no_address() {
    let (_folder, site) = site().await;
    let (permit, agreement) = (course::in_force(&site).await, agreements::signed(&site, 0).await);
    let version = site.case(APPLICANT, &permit).await["version"].clone();
    for act in [
        "expire",
        "expirations",
        "end-hearing",
        "hearing-endings",
        "remind",
        "reminders",
        "run-out",
        "tick",
        "make-heat-statements",
    ] {
        for who in ["", APPLICANT, CASEWORKER, BOTH, DECIDER, TAX_DECIDER, "demo-auditor-ens"] {
            for place in [case(&permit), agreements::place(&agreement)] {
                for way in ["", "previews/"] {
                    let answer = site.post(who, &format!("{place}/{way}{act}"), &json!({})).await;
                    assert!(matches!(answer.status, 401 | 404), "{way}{act} by {who}: {}", answer.status);
                }
            }
        }
    }
    assert_eq!(site.case(APPLICANT, &permit).await["version"], version);
}
