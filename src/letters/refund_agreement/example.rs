//! Cases to write letters in: journals of acts, added up as a database's are.

use serde_json::{Value, json};

use super::letters_for;
use crate::access::{Actor, Company, Role};
use crate::casework::replay::{replay, seal};
use crate::law::{Digest, Language, Moment, Text};
use crate::letters::Made;
use crate::refund::procedure::content::*;
use crate::refund::procedure::{Act, AgreementFile, AgreementTerms, Recorded};
use crate::refund::tax::{RefundInput, RefundResult, refund};

/// How much a case holds.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) lots: u32,
    pub(super) plants: u32,
    pub(super) long: bool,
}

pub(super) const SHORT: Size = Size { lots: 1, plants: 1, long: false };
pub(super) const LONG: Size = Size { lots: 30, plants: 20, long: true };

pub(super) type Acts = Vec<(Role, Act)>;

fn actor(role: Role) -> Actor {
    let name = match role {
        Role::Caseworker => "Camilla Energi",
        Role::TaxOfficer => "Søren Skattemand",
        Role::TaxDecisionMaker => "Åse Afgørelse",
        _ => "Astrid Ansøger",
    };
    Actor { id: role.slug().into(), name: name.into(), role }
}

/// The case after these acts, one a day from 3 August 2026, and the last of them.
pub(super) fn after(language: Language, acts: Acts) -> (AgreementFile, Recorded) {
    let opening = Act::Open(Opening {
        id: "0299".into(),
        number: "SKAT-2026-0417".into(),
        company: Company { cvr: "10000009".into(), name: "Kraftvarme Nord A/S".into() },
        language,
    });
    let mut at = Moment::parse("2026-08-03T08:15:00Z").unwrap();
    let mut recorded = vec![Recorded { act: opening, actor: actor(Role::Applicant), at }];
    for (role, act) in acts {
        at = Moment::new(at.utc() + chrono::TimeDelta::days(1));
        recorded.push(Recorded { act, actor: actor(role), at });
    }
    let file = replay(&seal("0299", None, &recorded).unwrap()).unwrap();
    (*file, recorded.pop().unwrap())
}

pub(super) fn letters(language: Language, acts: Acts) -> Vec<Made> {
    let (file, recorded) = after(language, acts);
    letters_for(&file, &recorded)
}

pub(super) fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

pub(super) fn say(language: Language, da: &str, en: &str) -> String {
    Text::new(da, en).in_language(language).to_owned()
}

/// Reasons in some sentences; many for a long case.
pub(super) fn reasons(language: Language, size: Size) -> String {
    let one = say(
        language,
        "Vi har lagt vægt på målingerne og på aftalerne om transport og lagring af CO2, jf. § 3, stk. 1, nr. 4. ",
        "We have given weight to the measurements and to the contracts on transport and storage of CO2, see § 3, stk. 1, nr. 4. ",
    );
    if size.long { format!("{}\n\n{}", one.repeat(9), one.repeat(7)) } else { one.trim().to_owned() }
}

pub(super) fn terms(language: Language, size: Size, version: u32) -> AgreementTerms {
    let text = reasons(language, size);
    let plants: Vec<Value> = (1..=size.plants)
        .map(|n| {
            let about = if size.long { &text[..120] } else { "Kedel på 80 MW." };
            json!({ "id": format!("K{n}"), "name": format!("Blok {n}, Ærøvej"), "description": about.trim(), "ets_covered": n % 2 == 0 })
        })
        .collect();
    let mut points = vec![
        json!({ "id": "F1", "role": "captured", "measures": "mass-flow", "description": "Coriolis, DN200, efter kompressor." }),
    ];
    for n in 1..=size.plants {
        points.push(json!({ "id": format!("R{n}"), "role": "before-capture", "measures": "concentration-and-flow", "description": "FTIR og ultralyd i røggaskanalen." }));
    }
    let mut terms = json!({
        "plants": plants,
        "capture_plant": say(language, "Aminanlæg, 400.000 t CO2 om året.", "Amine plant, 400,000 t of CO2 a year."),
        "capture_by": if size.long { json!({ "by": "third-party", "name": "Fangst & Co. ApS" }) } else { json!({ "by": "company" }) },
        "measuring_points": points,
        "data_system": say(language, "SCADA med timeværdier, uforanderlig log.", "SCADA with hourly values, immutable log."),
        "method_total": text, "method_captured": text, "monitoring": text, "documentation": text,
        "storage": { "deadline": { "count": 6 + version, "unit": "months", "from": "captured-to" } },
        "consequences": text,
        "from": "2026-01-01", "delivers_heat": size.long,
    });
    if size.long {
        terms["to"] = json!("2040-12-31");
        terms["readings"] = json!({ "relief-order": "additive-capped" });
        terms["readings_reasons"] = json!(text);
        terms["storage"]["quality"] = json!({
            "water_ppm": "30", "impurities_ppm": { "SO2": "10", "O2": "40", "H2S": "9" },
            "pressure_from": "15", "pressure_to": "18", "temperature_to": "-25",
        });
    }
    read(terms)
}

pub(super) fn submitted(gaps: usize) -> SubmittedApplication {
    let gap = json!({ "pointer": "/storage_time", "provision": "bek1504.3.1.5",
        "message": { "da": "Tiden til lagring mangler.", "en": "The time to storage is missing." } });
    read(
        json!({ "version": 1, "sha256": Digest::of(b"copy"), "gaps": vec![gap; gaps], "acknowledged_gaps": gaps > 0 }),
    )
}

fn drafted() -> Act {
    let plant = json!({ "id": "K1", "name": "Blok 1" });
    Act::Save(read(json!({ "contact": "Ditte Driftsleder", "plants": [plant] })))
}

pub(super) fn applied(gaps: usize) -> Acts {
    vec![(Role::Applicant, drafted()), (Role::Applicant, Act::Submit(submitted(gaps)))]
}

pub(super) fn reviewed() -> Acts {
    let found = Eligibility {
        bears_tax: true,
        vat_registered: true,
        captures_or_pays: true,
        process_co2: false,
        basis: "Momsregistret.".into(),
    };
    and(applied(0), vec![(Role::TaxOfficer, Act::AcceptAsComplete(found))])
}

pub(super) fn and(mut before: Acts, more: Acts) -> Acts {
    before.extend(more);
    before
}

pub(super) fn proposed(language: Language, size: Size, version: u32) -> Acts {
    let terms = Box::new(terms(language, size, version));
    let proposal = Proposal { terms, reasons: reasons(language, size), language };
    vec![(Role::TaxOfficer, Act::ProposeTerms(proposal))]
}

/// Terms proposed, accepted and signed.
pub(super) fn agreed(language: Language, size: Size, version: u32) -> Acts {
    let digest = terms(language, size, version).digest().unwrap();
    let accepted =
        TermsAccepted { terms: digest.clone(), on_behalf_of: "Direktør Bo Bødker, tegner alene".into() };
    and(
        proposed(language, size, version),
        vec![
            (Role::Applicant, Act::AcceptTerms(accepted)),
            (Role::TaxDecisionMaker, Act::Sign(Signature { terms: digest })),
        ],
    )
}

pub(super) fn in_force(language: Language, size: Size) -> Acts {
    and(reviewed(), agreed(language, size, 0))
}

pub(super) fn methods(language: Language, size: Size, approved: bool) -> (Role, Act) {
    let decision = MethodsDecision {
        terms: terms(language, size, 0).digest().unwrap(),
        approved,
        reasons: reasons(language, size),
        edition: "(EU) 2018/2066".into(),
    };
    (Role::Caseworker, Act::DecideMethods(decision))
}

fn lots(size: Size) -> Acts {
    let mut acts = Vec::new();
    let first = crate::law::Day::parse("2026-01-01").unwrap();
    for n in 0..size.lots {
        let from = first.plus_days(u64::from(n) * 7);
        let lot = read(json!({
            "plant": "K1", "captured_from": from, "captured_to": from.plus_days(6), "tonnes": "1234.567",
            "uncertainty_percent": "1.5", "measured_by": { "by": "document", "document": Digest::of(b"lot") },
        }));
        let handed = read(json!({
            "from": { "kind": "plant", "lot": format!("L{}", n + 1) }, "tonnes_sent": "1000", "uncertainty_percent": "1.5",
            "carrier": { "name": "Nordskib", "id": "10000017", "third_party": true, "licence": { "kind": "imo" } },
            "mode": "ship", "to": { "kind": "site", "site": "greensand-future" }, "day": from.plus_days(7),
            "document": Digest::of(b"hand-over"),
        }));
        acts.extend([(Role::Applicant, Act::RegisterLot(lot)), (Role::Applicant, Act::HandOver(handed))]);
    }
    acts
}

pub(super) fn input(captured: &str) -> RefundInput {
    read(json!({
        "period": { "from": "2026-01-01", "to": "2026-07-31" },
        "co2_before_capture_tonnes": "50000", "co2_captured_tonnes": captured,
        "co2_tax": { "kroner": "9610000.55", "source": "Afgiftsregnskabet" },
        "other_reliefs": [{ "basis": "ets-heat-partial", "fraction": "8/15" }],
    }))
}

pub(super) fn computed(captured: &str) -> RefundResult {
    refund(&input(captured)).unwrap()
}

pub(super) fn claimed(corrects: Option<u32>) -> Act {
    let made = json!({
        "from": "2026-01-01", "to": "2026-07-31", "plants": ["K1"], "series": [1], "corrects": corrects,
        "co2_tax": { "kroner": "9610000.55", "source": "Afgiftsregnskabet" },
    });
    Act::Claim(read(json!({
        "claim": made, "co2_before_capture": "50000", "co2_captured": "37037.01", "claimed": computed("37037.01"),
    })))
}

/// A case with an approved method, lots and a claim.
pub(super) fn with_claim(language: Language, size: Size) -> Acts {
    let before = and(in_force(language, size), vec![methods(language, size, true)]);
    and(and(before, lots(size)), vec![(Role::Applicant, claimed(None))])
}

fn counted(language: Language, acts: &Acts) -> Vec<LotCounted> {
    let (file, recorded) = after(language, acts.clone());
    let lots = file.chain.lots().iter();
    lots.map(|lot| {
        let eligibility = file.chain.eligible(&lot.id, recorded.at.day(), &file.readings()).unwrap();
        LotCounted { lot: lot.id.clone(), tonnes: eligibility.eligible, eligibility }
    })
    .collect()
}

pub(super) fn assessed(language: Language, size: Size, less: bool) -> Acts {
    let acts = with_claim(language, size);
    let captured = if less { "30000" } else { "37037.01" };
    let assessed = Assessed {
        claim: 1,
        co2_eligible: read(json!(captured)),
        lots: counted(language, &acts),
        computed: computed(captured),
        reasons: if less { reasons(language, size) } else { String::new() },
    };
    and(acts, vec![(Role::TaxOfficer, Act::AssessClaim(assessed))])
}

pub(super) fn heard(language: Language, size: Size, subject: Subject) -> Acts {
    let statement = StatementOfCase {
        subject,
        facts: vec![reasons(language, SHORT); if size.long { 12 } else { 1 }],
        proposal: reasons(language, size),
        reasons: reasons(language, size),
        comment_by: crate::law::Day::parse("2026-12-01").unwrap(),
    };
    vec![(Role::TaxOfficer, Act::Hear(statement))]
}

pub(super) fn commented(language: Language) -> (Role, Act) {
    let text = say(language, "Vi er uenige i opgørelsen.", "We disagree with the figure.");
    (Role::Applicant, Act::Comment(CommentOnCase { hearing: 1, text, waives_the_rest: true }))
}

pub(super) fn paid(language: Language, size: Size, less: bool) -> Acts {
    let mut acts = assessed(language, size, less);
    if less {
        acts = and(acts, heard(language, size, Subject::Claim(1)));
        acts.push(commented(language));
    }
    let captured = if less { "30000" } else { "37037.01" };
    let ore = computed(captured).payable_ore();
    let reasons = if less { reasons(language, size) } else { String::new() };
    acts.push((Role::TaxDecisionMaker, Act::PayClaim(Paid { claim: 1, ore, reasons })));
    acts
}
