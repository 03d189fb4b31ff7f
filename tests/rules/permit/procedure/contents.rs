//! What is sent with each act, sound as it stands; the tests break one thing at a time.

use sagsgang::casework::Attachment;
use sagsgang::law::{Day, Digest, Language, Moment, Text};
use sagsgang::permit::application::Item;
use sagsgang::permit::completeness::MarkStatus;
use sagsgang::permit::conditions::{ConditionDraft, ConditionKind, always_proposed};
use sagsgang::permit::procedure::content::*;
use sagsgang::permit::procedure::terms::{ComponentLimit, NameAndAddress, Place, Terms};
use serde_json::json;

use super::people::company;

pub fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// One character more than a text in an act may have.
pub fn too_long() -> String {
    "æ".repeat(20_001)
}

/// The longest text that an act may have: characters, not bytes.
pub fn longest() -> String {
    "æ".repeat(20_000)
}

pub fn opening() -> Opening {
    Opening { id: "case-1".into(), number: "2026-0001".into(), company: company(), language: Language::En }
}

pub fn file(name: &str) -> Attached {
    Attached(Attachment {
        sha256: Digest::of(name.as_bytes()),
        name: name.into(),
        media_type: "application/pdf".into(),
        size: 7,
        item: Some("geology".into()),
    })
}

pub fn mark(item: Item, status: MarkStatus, note: &str) -> ItemMark {
    ItemMark { item, status, note: note.into() }
}

pub fn request(answer_by: Day) -> InformationRequest {
    InformationRequest {
        questions: vec![Question { item: Item::Geology, text: "Which faults?".into() }],
        reasons: "The seal cannot be judged without them.".into(),
        answer_by,
        otherwise: "The case is decided as it stands.".into(),
    }
}

/// Every item waived, with reasons.
pub fn all_waived() -> Acceptance {
    let waived = Item::ALL.into_iter().map(|item| Waiver { item, reasons: "Known from the field.".into() });
    Acceptance { waived: waived.collect() }
}

pub fn hearing(comment_by: Day) -> Hearing {
    Hearing { facts: vec!["The pressure rose by 12 bar.".into()], comment_by }
}

pub fn comment() -> Comment {
    Comment { text: "The gauge was faulty.".into() }
}

pub fn dismissal() -> Dismissal {
    Dismissal {
        grounds: vec![OutsideTheOrder::Quantity],
        reasons: "120,000 t are applied for.".into(),
        guidance: "Apply under section 23 of the Subsoil Act.".into(),
        language: Language::Da,
    }
}

pub fn refusal() -> RefusalOfPermit {
    let ground = |ground| GroundWithReasons { ground, reasons: "See the map.".into() };
    RefusalOfPermit {
        grounds: vec![ground(Ground::OutsidePlanArea), ground(Ground::OverTwoYears)],
        language: Language::Da,
    }
}

fn place(text: &str) -> Place {
    let ring = vec![[4.5, 56.25], [4.75, 56.25], [4.75, 56.5], [4.5, 56.25]];
    Place { description: text.into(), ring }
}

pub fn terms() -> Terms {
    let of = |name: &str| NameAndAddress { name: name.into(), address: "Havnegade 1, Esbjerg".into() };
    Terms {
        start: day("2026-06-01"),
        end: day("2027-05-31"),
        holders: vec![of("Nordhavet Pilot ApS")],
        operator: of("Nordhavet Drift ApS"),
        site: place("Nini West, 1,700 m below the sea"),
        complex: place("Frigg with its seal"),
        hydraulic_unit: "The Frigg sand".into(),
        operation: "Injection from one well.".into(),
        total: 15_000.into(),
        reservoir_pressure_max: 250.into(),
        pressure_reference: "1,700 m TVDSS".into(),
        injection_rate_max: 500.into(),
        injection_pressure_max: 90.into(),
        composition: vec![ComponentLimit { component: "H2O".into(), limit: "30 ppm mol".into() }],
        acceptance_procedure: "Each batch is sampled.".into(),
        further: String::new(),
    }
}

fn own(kind: ConditionKind, words: &str, for_closing: bool) -> ConditionDraft {
    ConditionDraft {
        kind: Some(kind),
        text: Some(Text::new(words, words)),
        for_closing,
        ..ConditionDraft::default()
    }
}

/// C1-C4 as always proposed; C5 a limit of 250 bara, C6 a report, C7 a duty that must be met before closing.
pub fn conditions() -> Vec<ConditionDraft> {
    let mut drafts: Vec<ConditionDraft> = always_proposed()
        .map(|entry| ConditionDraft { catalogue: Some(entry.id.clone()), ..ConditionDraft::default() })
        .collect();
    drafts.push(ConditionDraft {
        catalogue: Some("reservoir-pressure-max".into()),
        parameters: [("limit", "250"), ("depth", "1700")].map(|(k, v)| (k.to_owned(), json!(v))).into(),
        ..ConditionDraft::default()
    });
    drafts.push(own(ConditionKind::Reporting, "Report on the course.", false));
    drafts.push(own(ConditionKind::Decommissioning, "Remove the well head.", true));
    drafts
}

pub fn holds() -> HumanFinding {
    HumanFinding { holds: true, basis: "Checked on the map of annex 1.".into() }
}

pub fn grant() -> Grant {
    Grant {
        terms: terms(),
        conditions: conditions(),
        set_aside: Vec::new(),
        environment: EnvironmentalAssessment {
            route: EnvironmentalRoute::EiaDone,
            basis: "EIA report of March 2026".into(),
            natura_2000: "No effect on sites or species.".into(),
        },
        inside_plan_area: holds(),
        inside_boundary: holds(),
        no_hydrocarbon_recovery: holds(),
        state_participation: "The state takes no part.".into(),
        reasons: "The project is sound.".into(),
        readings: serde_json::from_value(json!({})).unwrap(),
        readings_reasons: String::new(),
        language: Language::Da,
    }
}

pub fn report_on(condition: &str) -> ReportOnCondition {
    serde_json::from_value(json!({"condition": condition, "text": "Done, see the log."})).unwrap()
}

pub fn pressure(value: &str) -> ReportOnCondition {
    serde_json::from_value(json!({"condition": "C5", "figures": [{"parameter": "reservoir-pressure",
        "value": value, "unit": "bara", "at": "2026-07-01"}]}))
    .unwrap()
}

pub fn review(report: u32, accepted: bool) -> ReportReview {
    ReportReview { report, accepted, reasons: "Read and found in order.".into() }
}

pub fn signal(source: SignalSource) -> SignalReceived {
    SignalReceived {
        source,
        text: "Bubbles at the well.".into(),
        observed_at: None,
        contact: String::new(),
        attachments: Vec::new(),
        watch: None,
    }
}

pub fn triage(signal: u32, finding: SignalFinding) -> Triage {
    Triage { signal, finding, reasons: "Seen on the sonar.".into() }
}

pub fn measure(by: Day) -> Measure {
    Measure { text: "Stop injection at once.".into(), by, reasons: "The pressure is too high.".into() }
}

pub fn found() -> Confirmation {
    Confirmation { reasons: "The cause has been removed.".into() }
}

pub fn not_heard(item: u8) -> Option<NotHeard> {
    Some(NotHeard { item, reasons: "The facts came from the holder.".into() })
}

pub fn update() -> Update {
    Update {
        terms: Terms { total: 12_000.into(), ..terms() },
        conditions: conditions(),
        set_aside: Vec::new(),
        reasons: "A lower quantity is safe.".into(),
        not_heard: not_heard(3),
        language: Language::Da,
    }
}

pub fn revocation(by: Day) -> Revocation {
    Revocation {
        reasons: "CO2 has leaked.".into(),
        why_update_is_not_enough: "The seal is broken.".into(),
        closure_plan: vec![ClosureStep { text: "Plug the well.".into(), by }],
        not_heard: not_heard(1),
        language: Language::Da,
    }
}

pub fn closure() -> Closure {
    Closure { reasons: "The site was inspected.".into(), language: Language::Da }
}

pub fn release(field: PublicField) -> Release {
    Release { field, text: "As it was.".into() }
}

pub fn publication(fields: &[PublicField]) -> Publication {
    Publication {
        releases: fields.iter().copied().map(release).collect(),
        secrets_check: "Asked the holder on 2 June.".into(),
    }
}

pub fn withdrawn(fields: &[PublicField]) -> PublicationWithdrawn {
    PublicationWithdrawn { fields: fields.to_vec(), reasons: "It was wrong.".into() }
}
