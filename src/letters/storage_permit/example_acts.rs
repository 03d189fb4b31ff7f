//! Every act that makes letters, each at the end of a case's journal.

use super::example::{and, answer, conditions, day, granted, request, reviewed, say, submission, terms};
use crate::access::Role;
use crate::law::{Language, Text};
use crate::permit::conditions::{ReportContent, Watch};
use crate::permit::procedure::Act;
use crate::permit::procedure::content::*;

pub(super) fn reassessed(language: Language) -> Vec<(Role, Act)> {
    let text = say(
        language,
        "Trykfald på 4 bar i NA-01 over to timer.",
        "Pressure drop of 4 bar in NA-01 over two hours.",
    );
    let signal = SignalReceived {
        source: SignalSource::Holder,
        text,
        observed_at: None,
        contact: String::new(),
        attachments: Vec::new(),
        watch: None,
    };
    let reasons = say(
        language,
        "Faldet kan skyldes en utæt pakning og indebærer risiko for udsivning.",
        "The drop may come from a leaking packer and carries a risk of leakage.",
    );
    let triage = Triage { signal: 1, finding: SignalFinding::SignificantIrregularity, reasons };
    and(
        granted(language, 12),
        vec![
            (Role::Applicant, Act::Signal(signal)),
            (Role::Caseworker, Act::Triage(triage)),
            (Role::Caseworker, Act::OpenReassessment(ReassessmentOpened { signals: vec![1] })),
        ],
    )
}

pub(super) fn hearing(language: Language) -> Hearing {
    Hearing {
        facts: vec![
            say(
                language,
                "GEUS vurderer, at forkastning F3 kan være åben.",
                "GEUS finds that fault F3 may be open.",
            ),
            say(
                language,
                "Regnskabet for 2025 viser negativ egenkapital.",
                "The accounts for 2025 show negative equity.",
            ),
        ],
        comment_by: day("2026-10-01"),
    }
}

pub(super) fn update(language: Language) -> (Role, Act) {
    let mut terms = terms();
    terms.injection_rate_max = 300.into();
    terms.holders.pop();
    terms.further = say(
        language,
        "Injektion standses ved trykfald over 2 bar.",
        "Injection stops at a pressure drop over 2 bar.",
    );
    let mut conditions = conditions(13);
    conditions.remove(3);
    conditions[1].text = Text::new("Trykket måles hvert minut.", "The pressure is measured every minute.");
    conditions[5].watch = vec![Watch::By { date: day("2027-03-01") }];
    let update = Update {
        terms,
        conditions: Vec::new(),
        set_aside: Vec::new(),
        reasons: say(
            language,
            "En lavere rate holder trykket nede, indtil pakningen er skiftet.",
            "A lower rate keeps the pressure down until the packer has been changed.",
        ),
        not_heard: Some(NotHeard {
            item: 3,
            reasons: say(language, "Afgørelsen kunne ikke vente.", "The decision could not wait."),
        }),
        language,
    };
    (Role::DecisionMaker, Act::Update(Updated { update, conditions }))
}

pub(super) fn revocation(language: Language) -> (Role, Act) {
    let step = |da: &str, en: &str, by: &str| ClosureStep { text: say(language, da, en), by: day(by) };
    let revocation = Revocation {
        reasons: say(
            language,
            "Der er målt CO2 i havvandet over lokaliteten.",
            "CO2 has been measured in the water above the site.",
        ),
        why_update_is_not_enough: say(
            language,
            "Forseglingen kan ikke udbedres, mens der injiceres.",
            "The seal cannot be mended while injection goes on.",
        ),
        closure_plan: vec![
            step("Luk og afprop NA-01.", "Plug and abandon NA-01.", "2027-01-15"),
            step("Fjern injektionsanlægget.", "Remove the injection facility.", "2027-06-01"),
        ],
        not_heard: None,
        language,
    };
    (Role::DecisionMaker, Act::Revoke(revocation))
}

/// A name, the acts, and the kinds of letters that the last of them must make.
type Example = (&'static str, Vec<(Role, Act)>, Vec<&'static str>);

/// Every act that makes letters.
pub(super) fn every(language: Language) -> Vec<Example> {
    let reasons = |da: &str, en: &str| say(language, da, en);
    let with = |acts: Vec<(Role, Act)>, role, act| and(acts, vec![(role, act)]);
    let asked = || and(submission(), vec![request(language)]);
    let dismissal = Dismissal {
        grounds: vec![OutsideTheOrder::Quantity, OutsideTheOrder::Purpose],
        reasons: reasons("Ansøgningen gælder 120.000 t.", "The application is for 120,000 t."),
        guidance: reasons(
            "Lagring af 100 kt eller derover kræver tilladelse efter undergrundslovens § 23.",
            "Storage of 100 kt or more needs a permit under § 23 of the Subsoil Act.",
        ),
        language,
    };
    let grounds = [
        Ground::ComplexCrossesBoundary,
        Ground::OverTwoYears,
        Ground::OutsidePlanArea,
        Ground::HydrocarbonRecovery,
        Ground::Discretion,
    ];
    let refusal = RefusalOfPermit {
        grounds: grounds
            .map(|ground| GroundWithReasons {
                ground,
                reasons: reasons("Det fremgår af ansøgningens kort.", "The maps of the application show it."),
            })
            .into(),
        language,
    };
    let confirmation = || Confirmation {
        reasons: reasons("Pakningen er skiftet og prøvet.", "The packer has been changed and tested."),
    };
    let report = Reported {
        report: ReportContent {
            condition: "C2".into(),
            period_from: Some(day("2026-12-06")),
            period_to: Some(day("2026-12-31")),
            ..ReportContent::default()
        },
        breaches: Vec::new(),
    };
    let review = |accepted| {
        Act::ReviewReport(ReportReview {
            report: 1,
            accepted,
            reasons: reasons("Måleren var ikke kalibreret.", "The meter was not calibrated."),
        })
    };
    let reported = || with(granted(language, 12), Role::Applicant, Act::Report(report.clone()));
    let closing = Closure {
        reasons: reasons(
            "Inspektionen den 1. juni fandt alt fjernet.",
            "The inspection on 1 June found everything removed.",
        ),
        language,
    };
    let measure = Measure {
        text: reasons("Stands injektionen i NA-01.", "Stop injection in NA-01."),
        by: day("2026-08-20"),
        reasons: reasons("Trykket er over grænsen.", "The pressure is above the limit."),
    };
    let withdrawal = Withdrawal { reasons: reasons("Projektet er udskudt.", "The project is postponed.") };
    let without = ProceedWithout { reasons: reasons("Fristen er udløbet.", "The date has passed.") };
    vec![
        ("submit", submission(), vec!["receipt", "copy-of-record-pdf"]),
        ("answer", and(asked(), vec![answer(language)]), vec!["receipt", "copy-of-record-pdf"]),
        ("request", asked(), vec!["information-request"]),
        (
            "without",
            with(asked(), Role::Caseworker, Act::ProceedWithout(without)),
            vec!["proceeding-without"],
        ),
        ("hear", with(reviewed(), Role::Caseworker, Act::HearParty(hearing(language))), vec!["hearing"]),
        (
            "hear-holder",
            with(reassessed(language), Role::Caseworker, Act::HearHolder(hearing(language))),
            vec!["hearing"],
        ),
        ("dismiss", with(submission(), Role::DecisionMaker, Act::Dismiss(dismissal)), vec!["dismissal"]),
        ("refuse", with(reviewed(), Role::DecisionMaker, Act::Refuse(refusal)), vec!["refusal"]),
        ("grant", granted(language, 12), vec!["permit", "grant-letter"]),
        ("update", and(reassessed(language), vec![update(language)]), vec!["permit", "update"]),
        (
            "revoke",
            and(
                reassessed(language),
                vec![
                    (Role::Caseworker, Act::HearHolder(hearing(language))),
                    (
                        Role::Applicant,
                        Act::CommentInReassessment(Comment {
                            text: reasons("Vi er ikke enige.", "We do not agree."),
                        }),
                    ),
                    revocation(language),
                ],
            ),
            vec!["revocation"],
        ),
        (
            "confirm",
            and(
                reassessed(language),
                vec![
                    (Role::Caseworker, Act::ProposeConfirmation(confirmation())),
                    (Role::DecisionMaker, Act::Confirm(confirmation())),
                ],
            ),
            vec!["confirmation"],
        ),
        (
            "measure",
            with(reassessed(language), Role::Caseworker, Act::OrderMeasure(measure)),
            vec!["measure"],
        ),
        ("return", with(reported(), Role::Caseworker, review(false)), vec!["report-returned"]),
        ("accept", with(reported(), Role::Caseworker, review(true)), vec![]),
        (
            "close",
            and(
                granted(language, 12),
                vec![
                    (Role::Clock, Act::Expire(DatePassed { day: day("2027-04-01") })),
                    (Role::DecisionMaker, Act::Close(closing)),
                ],
            ),
            vec!["closing"],
        ),
        (
            "withdraw",
            with(submission(), Role::Applicant, Act::Withdraw(withdrawal.clone())),
            vec!["withdrawal-receipt"],
        ),
        ("withdraw-draft", vec![(Role::Applicant, Act::Withdraw(withdrawal))], vec![]),
        ("signal", reassessed(language).into_iter().take(6).collect(), vec![]),
    ]
}
