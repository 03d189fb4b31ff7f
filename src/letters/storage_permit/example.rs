//! Cases to write letters in: journals of acts, added up as a database's are.

use serde_json::json;

use super::letters_for;
use crate::access::{Actor, Company, Role};
use crate::casework::Attachment;
use crate::casework::replay::{replay, seal};
use crate::law::{Day, Digest, Language, Moment, Provision, Text};
use crate::letters::Made;
use crate::permit::application::{Application, Item};
use crate::permit::completeness::{Finding, Kind};
use crate::permit::conditions::{Condition, ConditionKind, Interval, Watch};
use crate::permit::procedure::content::*;
use crate::permit::procedure::terms::{ComponentLimit, NameAndAddress, Place, Terms};
use crate::permit::procedure::{Act, PermitFile, Recorded};

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn actor(role: Role) -> Actor {
    let name = match role {
        Role::Caseworker => "Camilla Sagsbehandler",
        Role::DecisionMaker => "Erik Kontorchef",
        _ => "Astrid Ansøger",
    };
    Actor { id: role.slug().into(), name: name.into(), role }
}

/// The case after these acts, one a day from 3 August 2026, and the letters of the last one.
pub(super) fn after(language: Language, acts: Vec<(Role, Act)>) -> (PermitFile, Recorded) {
    let opening = Act::Open(Opening {
        id: "0199".into(),
        number: "ENS-2026-0417".into(),
        company: Company { cvr: "10000009".into(), name: "Nordhavet Pilot ApS".into() },
        language,
    });
    let mut at = Moment::parse("2026-08-03T08:15:00Z").unwrap();
    let mut recorded = vec![Recorded { act: opening, actor: actor(Role::Applicant), at }];
    for (role, act) in acts {
        at = Moment::new(at.utc() + chrono::TimeDelta::days(1));
        recorded.push(Recorded { act, actor: actor(role), at });
    }
    let file = replay(&seal("0199", None, &recorded).unwrap()).unwrap();
    (*file, recorded.pop().unwrap())
}

pub(super) fn letters(language: Language, acts: Vec<(Role, Act)>) -> Vec<Made> {
    let (file, recorded) = after(language, acts);
    letters_for(&file, &recorded)
}

pub(super) fn say(language: Language, da: &str, en: &str) -> String {
    Text::new(da, en).in_language(language).to_owned()
}

fn submitted(version: u32) -> Submitted {
    let finding = |item: Item, pointer: &str, kind, da: &str, en: &str| Finding {
        item,
        pointer: pointer.into(),
        provision: item.provision(),
        kind,
        what: Text::new(da, en),
        mend: Text::new("Angiv det, og vedhæft et bilag.", "Give it and attach a file."),
    };
    Submitted {
        version,
        sha256: Digest::of(b"copy"),
        findings: vec![
            finding(
                Item::Geology,
                "/geology/reservoir/porosity",
                Kind::Missing,
                "Porøsiteten mangler.",
                "The porosity is missing.",
            ),
            finding(
                Item::Limits,
                "/limits/injection_rate_max",
                Kind::Unreadable,
                "»ca. 3« kan ikke læses som et tal.",
                "“ca. 3” cannot be read as a figure.",
            ),
            finding(
                Item::Quantity,
                "/quantity/total",
                Kind::Advice,
                "Mængden er tæt på grænsen.",
                "The quantity is near the limit.",
            ),
        ],
        acknowledged_gaps: true,
    }
}

pub(super) fn submission() -> Vec<(Role, Act)> {
    let application: Application = serde_json::from_value(json!({
        "parties": {"companies": [
            {"name": "Nordhavet Pilot ApS", "cvr": "10000009", "address": "Kystvejen 12, 2. th., 6700 Esbjerg",
             "contact_name": "Astrid Ansøger", "contact_email": "astrid@nordhavet-pilot.example", "operator": true},
            {"name": "Vesterhav Lager A/S", "address": "Havnegade 3, 6700 Esbjerg", "operator": "måske"},
        ]},
        "coordinates": {"datum": "EPSG:4230", "depth_reference": "mean-sea-level",
            "site": [[4.62, 56.15], [4.78, 56.14], [4.79, 56.22], [4.66, 56.23], [4.62, 56.15]],
            "wells": [{"name": "NA-01", "head": [4.70, 56.18]}, {"name": "NA-02", "head": [4.735, 56.185]}]},
        "quantity": {"total": "15000"},
        "project": {"hypothesis": "Pilotprojekt for CO2_lager {fase 1}."},
    }))
    .unwrap();
    let file = Attachment {
        sha256: Digest::of(b"report"),
        name: "CO2_geologi.pdf".into(),
        media_type: "application/pdf".into(),
        size: 1_234_567,
        item: Some("geology".into()),
    };
    vec![
        (Role::Applicant, Act::Save(SavedDraft(Box::new(application)))),
        (Role::Applicant, Act::Attach(Attached(file))),
        (Role::Applicant, Act::Submit(submitted(1))),
    ]
}

pub(super) fn and(mut acts: Vec<(Role, Act)>, more: Vec<(Role, Act)>) -> Vec<(Role, Act)> {
    acts.extend(more);
    acts
}

pub(super) fn request(language: Language) -> (Role, Act) {
    let question = |item, da: &str, en: &str| Question { item, text: say(language, da, en) };
    let request = InformationRequest {
        questions: vec![
            question(
                Item::Geology,
                "Angiv reservoirets porøsitet og permeabilitet med kilde, og vedhæft den dynamiske model.",
                "State the reservoir's porosity and permeability with source, and attach the dynamic model.",
            ),
            question(
                Item::Liability,
                "Send policen, hvoraf det fremgår, at udsivning er dækket.",
                "Send the policy that shows leakage to be covered.",
            ),
        ],
        reasons: say(
            language,
            "Oplysningerne er nødvendige for at fastsætte grænsen for reservoirtrykket.",
            "The information is necessary to set the limit for the reservoir pressure.",
        ),
        answer_by: day("2026-09-15"),
        otherwise: say(
            language,
            "Vi afgør sagen på det foreliggende grundlag, hvilket kan føre til afslag.",
            "We decide the case on what we have, which can lead to a refusal.",
        ),
    };
    (Role::Caseworker, Act::RequestInformation(request))
}

pub(super) fn answer(language: Language) -> (Role, Act) {
    let text = say(language, "Vi har tilføjet porøsiteten.", "We have added the porosity.");
    (Role::Applicant, Act::Answer(Answered { text, submission: submitted(2) }))
}

pub(super) fn reviewed() -> Vec<(Role, Act)> {
    and(submission(), vec![(Role::Caseworker, Act::AcceptAsComplete(Acceptance::default()))])
}

pub(super) fn terms() -> Terms {
    let site = vec![[4.62, 56.15], [4.78, 56.14], [4.79, 56.22], [4.66, 56.23], [4.62, 56.15]];
    let complex =
        vec![[4.55, 56.12], [4.83, 56.10], [4.86, 56.24], [4.70, 56.29], [4.54, 56.22], [4.55, 56.12]];
    let holder = |name: &str, address: &str| NameAndAddress { name: name.into(), address: address.into() };
    Terms {
        start: day("2026-12-06"),
        end: day("2027-04-01"),
        holders: vec![
            holder("Nordhavet Pilot ApS", "Kystvejen 12, 6700 Esbjerg"),
            holder("Vesterhav Lager A/S", "Havnegade 3, 6700 Esbjerg"),
        ],
        operator: holder("Nordhavet Pilot ApS", "Kystvejen 12, 6700 Esbjerg"),
        site: Place { description: "Nini Vest, Frigg-sandsten, 1.780–2.100 m under havniveau.".into(), ring: site },
        complex: Place {
            description: "Lokaliteten med de overliggende skifre i Horda-formationen som sekundær indeslutning.".into(),
            ring: complex,
        },
        hydraulic_unit: "Siri Canyon-systemet; det tidligere Nini-felt ligger i samme enhed.".into(),
        operation: "Injektion sker i én brønd ad gangen gennem NA-01. Driften følger karakteriseringen og overvågningsplanen af 1. juli 2026.".into(),
        total: 15_000.into(),
        reservoir_pressure_max: 250.into(),
        pressure_reference: "1.800 m TVDSS".into(),
        injection_rate_max: 480.into(),
        injection_pressure_max: 120.into(),
        composition: vec![
            ComponentLimit { component: "CO2".into(), limit: "≥ 95 mol-%".into() },
            ComponentLimit { component: "H2O".into(), limit: "≤ 30 ppm mol".into() },
            ComponentLimit { component: "H2S".into(), limit: "≤ 9 ppm mol".into() },
        ],
        acceptance_procedure: "Hvert parti analyseres, før det modtages; resultatet føres i registret.".into(),
        further: String::new(),
    }
}

/// So many conditions, over all kinds; every fourth with a date, every tenth with a report that repeats.
pub(super) fn conditions(count: usize) -> Vec<Condition> {
    let texts = [
        (
            "Rettighedshaveren skal straks give Energistyrelsen meddelelse om udsivning eller væsentlige uregelmæssigheder.",
            "The holder must notify Energistyrelsen of leakage or significant irregularities at once.",
        ),
        (
            "Trykket ved brøndhovedet i NA-01 måles uafbrudt og må ikke overstige 120 bara. Målingerne gemmes i fem år efter sagens afslutning og udleveres på forlangende. Udfald på mere end to timer meldes samme dag med årsag og varighed.",
            "The pressure at the wellhead in NA-01 is measured continuously and must not exceed 120 bara. The measurements are kept for five years after the case is closed and handed over on request. Gaps of more than two hours are reported the same day with cause and length.",
        ),
        (
            "Der skal stilles sikkerhed på mindst 25.000.000 kr. for CO2-lagringen.",
            "Security of at least DKK 25,000,000 must be set up for the CO2 storage.",
        ),
    ];
    let watch = |n: usize| match n {
        n if n % 10 == 5 => vec![Watch::Every {
            report: Text::new("Månedsrapport", "Monthly report"),
            first_period_end: day("2026-12-31"),
            every: Interval::Months(1),
            due_days_after: 15,
            until: day("2027-03-31"),
        }],
        n if n % 4 == 2 => vec![Watch::By { date: day("2027-02-01").plus_days(u64::try_from(n).unwrap()) }],
        1 => vec![Watch::Window { from: day("2026-12-06"), to: day("2027-04-01") }],
        _ => Vec::new(),
    };
    (1..=count)
        .map(|n| {
            let (da, en) = texts[n % texts.len()];
            let kind = ConditionKind::ALL[n % ConditionKind::ALL.len()];
            Condition {
                id: format!("C{n}"),
                catalogue: (n == 1).then(|| "permit-period".to_owned()),
                kind,
                text: Text::new(da, en),
                watch: watch(n),
                for_closing: kind == ConditionKind::Decommissioning,
            }
        })
        .collect()
}

pub(super) fn grant(language: Language, count: usize, reasons: &str) -> (Role, Act) {
    let found = |da: &str, en: &str| HumanFinding { holds: true, basis: say(language, da, en) };
    let mut readings = crate::law::reading::Readings::default();
    readings.choose("characteristics-annex", "characterisation").unwrap();
    let grant = Grant {
        terms: terms(),
        conditions: Vec::new(),
        set_aside: Vec::new(),
        environment: EnvironmentalAssessment {
            route: EnvironmentalRoute::NoEiaNeeded,
            basis: say(
                language,
                "Screeningsafgørelse af 1. november 2026.",
                "Screening decision of 1 November 2026.",
            ),
            natura_2000: say(
                language,
                "Væsentlighedsvurdering af 20. oktober 2026: ingen væsentlig påvirkning.",
                "Assessment of significance of 20 October 2026: no significant effect.",
            ),
        },
        inside_plan_area: found(
            "Holdt op mod bilag 1's koordinattabel den 2. november 2026.",
            "Held against the table of annex 1 on 2 November 2026.",
        ),
        inside_boundary: found("Afstanden til grænsen er 38 km.", "The distance to the boundary is 38 km."),
        no_hydrocarbon_recovery: found(
            "Ansøgers erklæring af 3. august 2026.",
            "The applicant's declaration of 3 August 2026.",
        ),
        state_participation: "Staten deltager ikke.".into(),
        reasons: reasons.into(),
        readings,
        readings_reasons: say(
            language,
            "Bilag 2 er slået op og handler om karakterisering.",
            "Annex 2 was looked up; it is about characterisation.",
        ),
        language,
    };
    (Role::DecisionMaker, Act::Grant(Granted { grant, conditions: conditions(count) }))
}

pub(super) fn reasons(language: Language) -> String {
    say(
        language,
        "Projektet afprøver en ny metode til injektion fra skib. Lokaliteten er et tømt oliefelt, hvis tæthed er godtgjort ved 20 års produktion, og trykket holdes under 80 % af forseglingens styrke. Kapaciteten hos begge selskaber er dokumenteret, og forsikringen dækker udsivning.\n\nVi har lagt vægt på, at overvågningen viser en udsivning inden for 24 timer, og at sikkerhedsstillelsen dækker lukning og afvikling. Vilkårene om overvågning og rapportering er stillet, fordi bekendtgørelsen ikke selv pålægger rettighedshaveren at melde udsivning.",
        "The project tests a new method of injection from a vessel. The site is a depleted oil field whose tightness 20 years of production have shown, and the pressure is kept under 80 % of the strength of the seal. The capacity of both companies is documented, and the insurance covers leakage.\n\nWe have given weight to the monitoring, which shows a leakage within 24 hours, and to the security, which covers closure and decommissioning. The conditions on monitoring and reporting are set because the order itself does not oblige the holder to report leakage.",
    )
}

pub(super) fn granted(language: Language, count: usize) -> Vec<(Role, Act)> {
    and(reviewed(), vec![grant(language, count, &reasons(language))])
}

pub(super) fn cites(provision: &'static str, language: Language) -> String {
    Provision::of(provision).cite(language)
}
