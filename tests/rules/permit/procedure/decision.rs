//! Dismiss, refuse, grant.

use sagsgang::access::Official;
use sagsgang::permit::conditions::SetAside;
use sagsgang::permit::procedure::State;
use sagsgang::permit::procedure::Stepped;
use sagsgang::permit::procedure::content::*;
use sagsgang::permit::procedure::state;
use serde_json::json;

use super::contents::*;
use super::course::*;
use super::faults::*;
use super::people::*;

#[test]
fn a_dismissal_has_grounds_reasons_and_guidance() {
    let dismissed = |change: fn(&mut Dismissal)| {
        let mut sent = dismissal();
        change(&mut sent);
        case(submitted).dismiss(&erik(), on("03-20"), sent)
    };
    assert_eq!(content(dismissed(|d| d.grounds.clear())), ["bek974.1.1 /grounds"]);
    assert_eq!(content(dismissed(|d| d.reasons.clear())), ["fvl.22 /reasons"]);
    assert_eq!(content(dismissed(|d| d.guidance = " ".into())), ["fvl.7 /guidance"]);
    assert_eq!(content(dismissed(|d| d.guidance = too_long())), ["fvl.7 /guidance"]);
    assert_eq!(dismissed(|_| {}).unwrap().next.file().state, State::Dismissed);
    assert!(case(under_review).dismiss(&erik(), on("03-20"), dismissal()).is_ok());
}

#[test]
fn a_refusal_has_grounds_each_once_and_each_with_reasons() {
    let refused = |change: fn(&mut RefusalOfPermit)| {
        let mut sent = refusal();
        change(&mut sent);
        case(under_review).refuse(&erik(), on("03-20"), sent)
    };
    assert_eq!(content(refused(|r| r.grounds.clear())), ["fvl.22 /grounds"]);
    assert_eq!(content(refused(|r| r.grounds[1].reasons.clear())), ["fvl.24 /grounds/1/reasons"]);
    assert_eq!(content(refused(|r| r.grounds[0].reasons = too_long())), ["fvl.24 /grounds/0/reasons"]);
    let twice = |r: &mut RefusalOfPermit| {
        let other = GroundWithReasons { ground: Ground::Discretion, reasons: "Also.".into() };
        let first = r.grounds[0].clone();
        r.grounds = vec![first.clone(), other, first];
    };
    assert_eq!(content(refused(twice)), ["fvl.24 /grounds"]);
    assert_eq!(refused(|_| {}).unwrap().next.file().state, State::Refused);
    let one = |r: &mut RefusalOfPermit| r.grounds.truncate(1);
    assert!(refused(one).is_ok());
}

#[test]
fn every_ground_names_its_provision() {
    for (ground, id) in [
        (Ground::ComplexCrossesBoundary, "bek974.1.2"),
        (Ground::OverTwoYears, "bek974.3.1"),
        (Ground::OutsidePlanArea, "bek974.3.2"),
        (Ground::HydrocarbonRecovery, "ugl.23x.4"),
        (Ground::Discretion, "bek974.3.1"),
    ] {
        assert_eq!(ground.provision().id(), id);
    }
}

fn granted(change: impl FnOnce(&mut Grant)) -> Stepped<state::InForce> {
    let mut sent = grant();
    change(&mut sent);
    case(under_review).grant(&erik(), on("05-20"), sent)
}

#[test]
fn a_grant_needs_every_finding_and_assessment() {
    assert_eq!(
        content(granted(|g| g.inside_plan_area.holds = false)),
        ["bek974.3.2 /inside_plan_area/holds"]
    );
    assert_eq!(
        content(granted(|g| g.inside_plan_area.basis.clear())),
        ["bek974.3.2 /inside_plan_area/basis"]
    );
    assert_eq!(content(granted(|g| g.inside_boundary.holds = false)), ["bek974.1.2 /inside_boundary/holds"]);
    assert_eq!(content(granted(|g| g.inside_boundary.basis.clear())), ["bek974.1.2 /inside_boundary/basis"]);
    assert_eq!(
        content(granted(|g| g.no_hydrocarbon_recovery = HumanFinding::default())),
        ["ugl.23x.4 /no_hydrocarbon_recovery/basis", "ugl.23x.4 /no_hydrocarbon_recovery/holds"]
    );
    assert_eq!(content(granted(|g| g.environment.basis.clear())), ["mvl /environment/basis"]);
    assert_eq!(content(granted(|g| g.environment.natura_2000.clear())), ["mvl /environment/natura_2000"]);
    assert_eq!(content(granted(|g| g.reasons = " ".into())), ["fvl.24 /reasons"]);
    assert_eq!(content(granted(|g| g.reasons = too_long())), ["fvl.24 /reasons"]);
}

#[test]
fn a_reading_of_its_own_needs_reasons() {
    let reading = |g: &mut Grant| g.readings = serde_json::from_value(other_reading()).unwrap();
    assert_eq!(content(granted(reading)), ["fvl.24 /readings_reasons"]);
    let file = granted(|g| {
        reading(g);
        g.readings_reasons = "The text is plain.".into();
    });
    let foundation = file.unwrap().next.file().foundation.clone().unwrap();
    assert_eq!(serde_json::to_value(foundation.readings).unwrap(), other_reading());
}

#[test]
fn where_a_person_counts_the_two_years_the_dates_do_not_bind() {
    let longer = |g: &mut Grant| g.terms.end = day("2028-06-02");
    assert_eq!(content(granted(longer)), ["bek974.3.1 /terms/end"]);
    let counted = |g: &mut Grant| {
        longer(g);
        g.readings = serde_json::from_value(other_reading()).unwrap();
        g.readings_reasons = "Injection is counted.".into();
    };
    let file = granted(counted).unwrap().next;
    assert_eq!(serde_json::to_value(file.file().readings()).unwrap(), other_reading());
    let too_much = granted(|g| {
        counted(g);
        g.terms.total = 100_000.into();
    });
    assert_eq!(content(too_much), ["bek974.1.1 /terms/total"]);
    assert_eq!(case(draft).file().readings().deviations().count(), 0);
}

/// A choice of another alternative than the default.
fn other_reading() -> serde_json::Value {
    let reading = sagsgang::law::reading::get("duration").unwrap();
    let other = reading.alternatives.iter().find(|a| a.id != reading.default).unwrap();
    json!({"duration": other.id})
}

#[test]
fn an_always_proposed_condition_is_taken_or_set_aside_with_reasons() {
    let less = |g: &mut Grant| _ = g.conditions.remove(0);
    assert_eq!(content(granted(less)), ["- /conditions"]);
    let aside = |reasons: &str| {
        let reasons = reasons.to_owned();
        move |g: &mut Grant| {
            let catalogue = g.conditions.remove(0).catalogue.unwrap();
            g.set_aside.push(SetAside { catalogue, reasons });
        }
    };
    assert_eq!(content(granted(aside(" "))), ["- /set_aside/0/reasons"]);
    assert!(granted(aside("Covered by C5.")).is_ok());
    assert_eq!(
        content(granted(|g| g.conditions[4].parameters.clear())),
        ["- /conditions/4/parameters/limit", "- /conditions/4/parameters/depth"]
    );
}

#[test]
fn all_faults_are_told_at_once() {
    let empty = |g: &mut Grant| {
        g.terms.holders.clear();
        g.reasons.clear();
        g.inside_boundary.holds = false;
        g.conditions[4].parameters.clear();
        g.environment.natura_2000.clear();
    };
    assert_eq!(
        content(granted(empty)),
        [
            "bek974.5.0.1 /terms/holders",
            "bek974.1.2 /inside_boundary/holds",
            "mvl /environment/natura_2000",
            "fvl.24 /reasons",
            "- /conditions/4/parameters/limit",
            "- /conditions/4/parameters/depth"
        ]
    );
}

#[test]
fn no_permit_is_granted_for_days_that_are_gone() {
    let ends = |moment: &str| {
        let mut sent = grant();
        sent.terms.start = day("2026-05-01");
        sent.terms.end = day("2026-05-20");
        case(under_review).grant(&erik(), at(moment), sent)
    };
    assert!(ends("2026-05-20T21:59:59.999999Z").is_ok(), "still that day in Denmark");
    assert_eq!(content(ends("2026-05-20T22:00:00Z")), ["bek974.3.1 /terms/end"]);
}

#[test]
fn who_has_prepared_a_case_does_not_grant_it() {
    let prepared = case(submitted).accept_as_complete(&caseworker("both"), on("03-11"), all_waived());
    let prepared = prepared.unwrap().next;
    assert_eq!(four_eyes(again(&prepared).grant(&decider("both"), on("05-20"), grant())), "fvl.24");
    let broken = Grant { reasons: String::new(), ..grant() };
    assert_eq!(four_eyes(again(&prepared).grant(&decider("both"), on("05-20"), broken)), "fvl.24");
    assert!(prepared.grant(&erik(), on("05-20"), grant()).is_ok());
}

#[test]
fn a_grant_is_kept_whole() {
    let file = granted(|_| {}).unwrap().next.file().clone();
    let foundation = file.foundation.as_ref().unwrap();
    assert_eq!((&foundation.inside_plan_area, &foundation.environment), (&holds(), &grant().environment));
    assert_eq!((&foundation.inside_boundary, &foundation.no_hydrocarbon_recovery), (&holds(), &holds()));
    let permit = file.permit().unwrap();
    assert_eq!((permit.number, &permit.terms, file.end()), (1, &terms(), Some(day("2027-05-31"))));
    assert_eq!((permit.decided.what.as_str(), &permit.decided.by), ("The project is sound.", erik().actor()));
    let ids: Vec<&str> = permit.conditions.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["C1", "C2", "C3", "C4", "C5", "C6", "C7"]);
    assert!(!file.prepared_by.contains("erik"), "deciding is not preparing");
}
