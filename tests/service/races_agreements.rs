//! Many at once on a refund agreement: whatever the order, no tax is repaid twice.

use actix_web::rt::System;
use serde_json::{Value, json};

use super::races::{Race, statuses};
use super::support::agreements::{self, claim, document, lot, measured, place, signed, signed_for};
use super::support::people::{APPLICANT, TAX_DECIDER, TAX_OFFICER};
use super::support::site::Site;

/// What 204 of 240 tonnes are repaid with, of 100,000 kroner.
const WHOLE: i64 = 8_500_000;

impl Race {
    /// An agreement with so many days handed over; then what else is to be done first.
    fn agreement(&self, days: u32, first: impl AsyncFnOnce(&Site, &str)) -> String {
        let desk = self.desk.clone();
        System::new().block_on(async {
            let site = Site::over(desk).await;
            let id = signed(&site, days).await;
            first(&site, &id).await;
            id
        })
    }

    fn view(&self, id: &str) -> Value {
        self.server.client(APPLICANT).send("GET", &place(id), &[], vec![]).unwrap().body
    }

    /// What has been paid on each claim, in øre.
    fn paid(&self, id: &str) -> Vec<i64> {
        let view = self.view(id);
        let claims = view["file"]["claims"].as_array().unwrap();
        let of = |claim: &Value| {
            let paid = claim["paid"].as_array().unwrap();
            paid.iter().map(|p| p["what"]["ore"].as_i64().unwrap()).sum()
        };
        claims.iter().map(of).collect()
    }
}

async fn assessed(site: &Site, id: &str, n: u32) {
    agreements::act(site, APPLICANT, id, "claims", &claim(n)).await;
    agreements::act(site, TAX_OFFICER, id, "assessments", &json!({"claim": n})).await;
}

#[test]
fn a_claim_is_paid_once() {
    let race = Race::new();
    for many in [2, 8] {
        let id = race.agreement(1, async |site, id| assessed(site, id, 1).await);
        let uri = format!("{}/payments", place(&id));
        let body = json!({"claim": 1});
        let replies = race.all(many, |server, _| server.client(TAX_DECIDER).post(&uri, "", &body));
        let mut expected = vec![200];
        expected.resize(many, 409);
        assert_eq!(statuses(&replies), expected);
        assert_eq!(race.paid(&id), [WHOLE]);
        race.sound(&id);
    }
}

#[test]
fn two_agreements_for_one_plant_are_not_both_paid() {
    let race = Race::new();
    for round in 0..5 {
        let desk = race.desk.clone();
        // The same number, written in two ways; and a third plant that has nothing to do with it.
        let numbers = [format!("DK-{round}-417"), format!("dk {round} 417"), format!("DK-{round}-418")];
        let ids: Vec<String> = System::new().block_on(async {
            let site = Site::over(desk).await;
            let mut ids = Vec::new();
            for number in &numbers {
                let id = signed_for(&site, 1, number).await;
                assessed(&site, &id, 1).await;
                ids.push(id);
            }
            ids
        });
        let replies = race.all(6, |server, n| {
            let id = &ids[n % 3];
            server.client(TAX_DECIDER).post(&format!("{}/payments", place(id)), "", &json!({"claim": 1}))
        });
        let mut expected = vec![200; 2];
        expected.resize(6, 409);
        assert_eq!(statuses(&replies), expected);
        let paid: Vec<i64> = ids.iter().flat_map(|id| race.paid(id)).collect();
        assert_eq!((paid[0] + paid[1], paid[2]), (WHOLE, WHOLE));
        // Whoever was too late is told where it was paid.
        let late = if paid[0] == 0 { &ids[0] } else { &ids[1] };
        let again = race.server.client(TAX_DECIDER).post(
            &format!("{}/payments", place(late)),
            "",
            &json!({"claim": 1}),
        );
        assert_eq!(again.status, 409);
        assert!(
            again.body["errors"][0]["message"].as_str().unwrap().contains("betalt tilbage i sag CA-"),
            "{}",
            again.body
        );
        ids.iter().for_each(|id| race.sound(id));
    }
}

#[test]
fn a_period_is_claimed_once() {
    let race = Race::new();
    for many in [2, 8] {
        let id = race.agreement(1, async |_, _| {});
        let uri = format!("{}/claims", place(&id));
        let replies = race.all(many, |server, _| server.client(APPLICANT).post(&uri, "", &claim(1)));
        let statuses = statuses(&replies);
        assert_eq!(statuses[0], 200, "{statuses:?}");
        assert!(statuses[1..].iter().all(|s| matches!(s, 409 | 422)), "{statuses:?}");
        assert_eq!(race.paid(&id), [0]);
        race.sound(&id);
    }
}

#[test]
fn a_claim_and_its_correction_are_not_both_paid_in_full() {
    let race = Race::new();
    for _ in 0..3 {
        let id = race.agreement(1, async |site, id| assessed(site, id, 1).await);
        let mut corrected = claim(1);
        corrected["corrects"] = json!(1);
        race.all(8, |server, n| {
            if n % 2 == 0 {
                let uri = format!("{}/payments", place(&id));
                return server.client(TAX_DECIDER).post(&uri, "", &json!({"claim": 1}));
            }
            server.client(APPLICANT).post(&format!("{}/claims", place(&id)), "", &corrected)
        });
        race.all(8, |server, n| {
            let claim = json!({"claim": 1 + n / 2 % 2});
            let (who, act) =
                if n % 2 == 0 { (TAX_OFFICER, "assessments") } else { (TAX_DECIDER, "payments") };
            server.client(who).post(&format!("{}/{act}", place(&id)), "", &claim)
        });
        let paid = race.paid(&id);
        assert!(paid.iter().sum::<i64>() <= WHOLE, "{paid:?}");
        race.sound(&id);
    }
}

#[test]
fn a_lot_of_two_periods_and_a_claim_of_one_do_not_meet() {
    let race = Race::new();
    for _ in 0..5 {
        // Somebody registers a lot of two days while somebody else claims the first of them.
        let id = race.agreement(0, async |site, id| {
            for n in [1, 2] {
                measured(site, id, n).await;
            }
        });
        let mut both = lot(1);
        both["captured_to"] = lot(2)["captured_to"].clone();
        both["measured_by"] = json!({"by": "document", "document": document()});
        let replies = race.all(8, |server, n| {
            let (act, body) = if n % 2 == 0 { ("lots", both.clone()) } else { ("claims", claim(1)) };
            server.client(APPLICANT).post(&format!("{}/{act}", place(&id)), "", &body)
        });
        // Whichever comes first stands, once; the lot would count in no claim, or the claim miss it.
        let done = replies.iter().filter(|reply| reply.status == 200).count();
        assert_eq!(done, 1, "{:?}", statuses(&replies));
        assert!(replies.iter().all(|reply| matches!(reply.status, 200 | 422)), "{:?}", statuses(&replies));
        race.sound(&id);
    }
}
