//! § 4 stk. 1 nr. 1-5, on both sides of each limit.

use super::*;

#[test]
fn nr_1_companies_can_be_reached_and_one_is_operator() {
    let at = |field: &str| format!("/parties/companies/1/{field}");
    incomplete(&at("cvr"), &[(&at("cvr"), json!("99000016"))]);
    nothing(&[(&at("cvr"), json!(null)), (&at("foreign_registration"), json!("Brønnøysund 912 345 678"))]);
    missing(&at("cvr"), &[(&at("cvr"), json!(null))]);
    incomplete(&at("contact_email"), &[(&at("contact_email"), json!("jonas.lind"))]);
    incomplete(&at("contact_phone"), &[(&at("contact_phone"), json!("76 54 32"))]);
    incomplete("/parties/companies", &[(&at("operator"), json!(true))]);
    incomplete("/parties/companies", &[("/parties/companies/0/operator", json!(false))]);
    let mut alone = example();
    alone["parties"]["companies"].as_array_mut().unwrap().pop();
    alone["parties"]["companies"][0]["operator"] = json!(null);
    assert_eq!(examined(alone).findings, vec![]);
}

#[test]
fn nr_2_every_company_and_every_obligation_is_covered() {
    let reports = "/capacity/financial/annual_reports";
    incomplete(reports, &[(&format!("{reports}/1/company"), json!("Et andet selskab"))]);
    nothing(&[(&format!("{reports}/1/company"), json!(" JYSK kulstof a/s "))]);
    missing(reports, &[(reports, json!([]))]);
    for number in 0..5 {
        let at = format!("/capacity/obligations/{number}/kind");
        let other = if number == 0 { "closure" } else { "operation" };
        incomplete("/capacity/obligations", &[(&at, json!(other))]);
    }
    missing("/capacity/obligations", &[("/capacity/obligations", json!([]))]);
    missing("/capacity/financial/guarantee/scope", &[("/capacity/financial/guarantee/scope", json!(null))]);
    nothing(&[("/capacity/financial/guarantee", json!(null))]);
}

#[test]
fn nr_3_the_monitoring_has_the_five_measurements_and_three_phases() {
    for number in 1..=4 {
        let at = format!("/project/monitoring/{number}/parameter");
        incomplete("/project/monitoring", &[(&at, json!("other"))]);
    }
    let both = [
        ("/project/monitoring/5/parameter", json!("other")),
        ("/project/monitoring/6/parameter", json!("other")),
    ];
    incomplete("/project/monitoring", &both);
    incomplete("/project/monitoring", &[("/project/monitoring/0/phase", json!("operation"))]);
    incomplete("/project/monitoring", &[("/project/monitoring/6/phase", json!("operation"))]);
    let mut value = example();
    let lines = value["project"]["monitoring"].as_array_mut().unwrap();
    lines
        .iter_mut()
        .filter(|line| line["phase"] == "operation")
        .for_each(|line| line["phase"] = json!("baseline"));
    assert_eq!(examined(value).findings.len(), 1);
    missing("/project/monitoring", &[("/project/monitoring", json!([]))]);
    let findings = changed(&[("/project/monitoring", json!([example()["project"]["monitoring"][0]]))]);
    assert_eq!(findings.len(), 1 + 5 + 2);
    incomplete("/project/schedule/0/end", &[("/project/schedule/0/end", json!("2027-01-10"))]);
    nothing(&[("/project/schedule/0/end", json!("2027-01-11"))]);
    assert_eq!(
        found(&[("/project/facilities/4/id", json!("F1"))]),
        [
            ("/project/facilities/4/id".to_owned(), Kind::Incomplete),
            ("/closure/facilities/4/id".to_owned(), Kind::Incomplete)
        ]
    );
}

#[test]
fn nr_4_rings_are_closed_and_figures_fit_the_datum() {
    let site = |corners: Value| [("/coordinates/site", corners)];
    incomplete("/coordinates/site", &site(json!([[5.3, 56.61], [5.4, 56.61], [5.3, 56.61]])));
    incomplete("/coordinates/site", &site(json!([[5.3, 56.61], [5.4, 56.61], [5.4, 56.62], [5.3, 56.62]])));
    nothing(&site(json!([["5.3", "56.61"], [5.4, 56.61], [5.4, 56.62], [5.3, 56.61]])));
    missing("/coordinates/site", &site(json!([])));
    let head = "/coordinates/wells/0/head";
    incomplete(head, &[(head, json!([56.6192, 5.3381]))]);
    for inside in [[65.0, 20.0], [50.0, -5.0]] {
        incomplete(head, &[(head, json!(inside))]);
    }
    for outside in [[65.1, 5.0], [49.9, 5.0], [56.0, 20.1], [56.0, -5.1], [180.0, 90.0], [-180.0, -90.0]] {
        nothing(&[(head, json!(outside))]);
    }
    for far in [[180.1, 0.0], [-180.1, 0.0], [0.0, 90.1], [0.0, -90.1]] {
        incomplete(head, &[(head, json!(far))]);
    }
    incomplete("/geology/models/plume_p90/1", &[("/geology/models/plume_p90/1", json!([56.6, 5.3]))]);
    missing("/coordinates/datum", &[("/coordinates/datum", json!(null)), (head, json!([56.6192, 5.3381]))]);
    let table = [("/coordinates/depth_reference", json!("rotary-table"))];
    missing("/coordinates/reference_elevation", &table);
    nothing(&[table[0].clone(), ("/coordinates/reference_elevation", json!("37.5"))]);
    let mut utm = example();
    utm["coordinates"]["datum"] = json!("EPSG:25831");
    let findings = examined(utm.clone()).findings;
    assert_eq!(findings.len(), 5 + 5 + 5 + 2);
    assert!(findings.iter().all(|one| one.what.en.contains("not metres")));
    for ring in ["/coordinates/site", "/coordinates/complex", "/geology/models/plume_p90"] {
        put(
            &mut utm,
            ring,
            json!([[1000, 6_200_000], [501_000, 6_200_000], [501_000, 6_201_000], [1000, 6_200_000]]),
        );
    }
    put(&mut utm, head, json!([500_000, 1000]));
    put(&mut utm, "/coordinates/wells/0/target", json!([500_000, 999]));
    let findings = examined(utm).findings;
    assert_eq!(
        findings.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(),
        ["/coordinates/wells/0/target"]
    );
}

#[test]
fn nr_5_the_reservoir_is_possible() {
    let at = |field: &str| format!("/geology/reservoir/{field}");
    for (field, good, bad) in [
        ("porosity", ["0", "45"], ["-0.1", "45.1"]),
        ("net_to_gross", ["0", "100"], ["-0.1", "100.1"]),
        ("salinity", ["0", "40"], ["-0.1", "40.1"]),
        ("permeability", ["0.1", "5000"], ["0", "-1"]),
        ("thickness", ["0.1", "500"], ["0", "-1"]),
    ] {
        for good in good {
            nothing(&[(&at(field), json!(good))]);
        }
        for bad in bad {
            incomplete(&at(field), &[(&at(field), json!(bad))]);
        }
    }
    incomplete("/geology/seal/thickness", &[("/geology/seal/thickness", json!("0"))]);
    incomplete(&at("top_depth"), &[(&at("top_depth"), json!("0"))]);
    // 7 °C at the sea floor and 1,800 m: 43 °C is 20 °C/km, 88 °C is 45 °C/km.
    for usual in ["43", "88"] {
        nothing(&[(&at("temperature"), json!(usual))]);
    }
    for unusual in ["42.9", "88.1", "7900000000000000000000000000"] {
        advice(&at("temperature"), "bek974.4.1.5", &[(&at("temperature"), json!(unusual))]);
    }
    // The hydrostatic pressure there is 181 bara.
    let pressure = |bara: &'static str| [(at("initial_pressure"), json!(bara))];
    for (bara, findings) in [("90.5", 0), ("90.4", 1), ("239", 0)] {
        let [(pointer, value)] = pressure(bara);
        assert_eq!(changed(&[(&pointer, value)]).len(), findings, "{bara}");
    }
    let high = |bara: &'static str| {
        found(&[
            (&at("initial_pressure"), json!(bara)),
            ("/geology/stress/fracture_pressure", json!("500")),
            ("/limits/max_reservoir_pressure", json!("421")),
            ("/limits/max_bottom_hole_pressure", json!("450")),
        ])
    };
    assert_eq!(high("362"), vec![]);
    assert_eq!(high("362.1"), one(&at("initial_pressure"), Kind::Advice));
    let fracture = "/geology/stress/fracture_pressure";
    let low = found(&[(fracture, json!("168")), ("/limits/fracture_share", json!(null))]);
    assert!(low.contains(&(fracture.to_owned(), Kind::Incomplete)), "{low:?}");
    let above = found(&[(fracture, json!("168.1")), ("/limits/fracture_share", json!(null))]);
    assert!(!above.contains(&(fracture.to_owned(), Kind::Incomplete)));
}

#[test]
fn nr_5_wells_and_ways_of_leakage_are_accounted_for() {
    missing("/geology/wells/0/integrity", &[("/geology/wells/0/integrity", json!(null))]);
    nothing(&[("/geology/wells/0/integrity", json!(null)), ("/geology/wells/0/in_complex", json!(false))]);
    advice("/geology/wells", "bek974.4.1.5", &[("/geology/wells", json!([]))]);
    let forecast = [("/geology/models/hydrocarbon_forecast", json!(true))];
    advice("/geology/models/hydrocarbon_forecast", "ugl.23x.4", &forecast);
    assert_eq!(
        found(&[("/geology/leakage_paths/1/id", json!("l1"))]),
        [
            ("/geology/leakage_paths/1/id".to_owned(), Kind::Incomplete),
            ("/corrective_measures/measures/1/leakage_path".to_owned(), Kind::Incomplete)
        ]
    );
}
