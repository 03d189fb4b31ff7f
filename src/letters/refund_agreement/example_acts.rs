//! Every act that makes a letter, each at the end of a case's journal.

use serde_json::json;

use super::example::*;
use crate::access::Role;
use crate::law::{Day, Digest, Language, Receipt};
use crate::refund::custody::assess_extension;
use crate::refund::procedure::Act;
use crate::refund::procedure::content::*;
use crate::refund::tax::{RepaymentInput, repayment};

/// A name, the acts, and the sort of the letter that the last one makes.
pub(super) type Case = (&'static str, Acts, &'static str);

pub(super) fn every(language: Language, size: Size) -> Vec<Case> {
    let mut all = applications(language, size);
    all.extend(agreements(language, size));
    all.extend(claims(language, size));
    all.extend(ends(language, size));
    all
}

fn applications(language: Language, size: Size) -> Vec<Case> {
    let text = || reasons(language, size);
    let officer = Role::TaxOfficer;
    let decider = Role::TaxDecisionMaker;
    let inquiry = Inquiry {
        questions: vec![text(); if size.long { 10 } else { 1 }],
        reasons: text(),
        answer_by: Day::parse("2026-09-15").unwrap(),
        otherwise: text(),
    };
    let asked = || and(applied(0), vec![(officer, Act::RequestInformation(inquiry.clone()))]);
    let decline = || Decline { reasons: text(), guidance: text(), language };
    let answered = AnsweredInquiry { text: text(), submission: submitted(1) };
    let withdrawn = |reasons: String| (Role::Applicant, Act::Withdraw(Withdrawal { reasons }));
    let refused = {
        let mut acts = and(reviewed(), heard(language, size, Subject::Refusal));
        acts.push(commented(language));
        acts
    };
    vec![
        ("submit", applied(if size.long { 30 } else { 0 }), "receipt"),
        ("request-information", asked(), "information-request"),
        ("answer", and(asked(), vec![(Role::Applicant, Act::Answer(answered))]), "receipt"),
        (
            "proceed-without",
            and(asked(), vec![(officer, Act::ProceedWithout(ProceedWithout { reasons: text() }))]),
            "proceeding-without",
        ),
        ("dismiss", and(applied(0), vec![(decider, Act::Dismiss(decline()))]), "dismissal"),
        ("hear", and(reviewed(), heard(language, size, Subject::Refusal)), "statement-of-case"),
        ("refuse", and(refused, vec![(decider, Act::Refuse(decline()))]), "refusal"),
        ("withdraw", and(applied(0), vec![withdrawn(text())]), "withdrawal-receipt"),
    ]
}

fn agreements(language: Language, size: Size) -> Vec<Case> {
    let amended = and(in_force(language, size), agreed(language, size, 1));
    let report = |approved: bool| {
        let report: EmissionReport = serde_json::from_value(json!({
            "of": { "link": "own" }, "year": 2026, "verifier": "Verifikator A/S", "verified_as_satisfactory": true,
            "co2_before_capture": "50000", "co2_captured": "37000", "document": Digest::of(b"report"),
        }))
        .unwrap();
        let authority = if size.long {
            ApprovingAuthority::Foreign("Miljødirektoratet".into())
        } else {
            ApprovingAuthority::Energistyrelsen
        };
        let decision = ReportDecision {
            report: 1,
            approved,
            approving_authority: authority,
            reasons: reasons(language, size),
        };
        and(
            in_force(language, size),
            vec![
                (Role::Applicant, Act::FileEmissionReport(report)),
                (Role::Caseworker, Act::DecideEmissionReport(decision)),
            ],
        )
    };
    let decided = |approved| and(in_force(language, size), vec![methods(language, size, approved)]);
    vec![
        ("propose-terms", and(reviewed(), proposed(language, size, 0)), "proposed-terms"),
        ("propose-amendment", and(in_force(language, size), proposed(language, size, 1)), "proposed-terms"),
        ("sign", in_force(language, size), "agreement"),
        ("sign-amendment", amended, "agreement"),
        ("decide-methods", decided(true), "methods"),
        ("reject-methods", decided(false), "methods"),
        ("decide-emission-report", report(true), "emission-report"),
        ("reject-emission-report", report(false), "emission-report"),
    ]
}

fn claims(language: Language, size: Size) -> Vec<Case> {
    let text = || reasons(language, size);
    let decider = Role::TaxDecisionMaker;
    let mut refused = and(with_claim(language, size), heard(language, size, Subject::Claim(1)));
    refused.push((decider, Act::RefuseClaim(ClaimRefusal { claim: 1, reasons: text() })));
    let rest = and(
        trued_up(language, size, 123_400),
        vec![(decider, Act::PayClaim(Paid { claim: 1, ore: 123_400, reasons: String::new() }))],
    );
    let demand = |ground| demanded(language, size, ground);
    let repaid = Repaid {
        claim: 1,
        ore: 10_000,
        day: Day::parse("2026-10-01").unwrap(),
        reference: "SKTK-2026-1199".into(),
    };
    let not_stored = || demand(DemandGround::NotStored("L1".into()));
    let corrected = and(paid(language, size, false), vec![(Role::Applicant, claimed(Some(1)))]);
    vec![
        ("claim", with_claim(language, size), "claim-receipt"),
        ("correcting-claim", corrected, "claim-receipt"),
        ("refuse-claim", refused, "claim-refusal"),
        ("pay-claim", paid(language, size, false), "payment"),
        ("pay-less", paid(language, size, true), "payment"),
        ("true-up", trued_up(language, size, 0), "true-up"),
        ("true-up-more", trued_up(language, size, 123_400), "true-up"),
        ("true-up-less", trued_up(language, size, -123_450), "true-up"),
        ("pay-rest", rest, "payment"),
        ("demand-repayment", not_stored(), "repayment-demand"),
        ("demand-found", demand(DemandGround::FoundNotStored("L1".into())), "repayment-demand"),
        ("demand-methods", demand(DemandGround::MethodsRejected), "repayment-demand"),
        (
            "record-repayment",
            and(not_stored(), vec![(Role::TaxOfficer, Act::RecordRepayment(repaid))]),
            "repayment-receipt",
        ),
    ]
}

fn trued_up(language: Language, size: Size, difference_ore: i64) -> Acts {
    let acts = paid(language, size, false);
    let (file, _) = after(language, acts.clone());
    let lots = file.claim(1).unwrap().assessed.as_ref().unwrap().what.lots.clone();
    let mut receipt = Receipt::begin("true-up", json!({}));
    receipt.step(None, crate::law::Text::new("forskel", "difference"), format!("{difference_ore} øre"));
    let true_up = TrueUp {
        claim: 1,
        report: 1,
        co2_before_capture: 50_000.into(),
        co2_captured: 37_000.into(),
        reasons: reasons(language, size),
    };
    let done = TruedUp {
        true_up,
        co2_eligible: 37_000.into(),
        lots,
        computed: computed("37000"),
        difference_ore,
        receipt: receipt.end(json!({})),
    };
    and(acts, vec![(Role::TaxOfficer, Act::TrueUp(done))])
}

fn demanded(language: Language, size: Size, ground: DemandGround) -> Acts {
    let whole = ground == DemandGround::MethodsRejected;
    let asked: RepaymentInput = serde_json::from_value(
        json!({ "refund": input("37037.01"), "lost_tonnes": "234.567", "cause": "overdue" }),
    )
    .unwrap();
    let line = repayment(&asked).unwrap();
    let ore = if whole { computed("37037.01").payable_ore() } else { line.repayment_ore.unwrap() };
    let demand = Demand { claim: 1, ground, reasons: reasons(language, size) };
    let tonnes = if whole { 0.into() } else { asked.lost_tonnes };
    let computed = if whole { Vec::new() } else { vec![line] };
    let acts = and(paid(language, size, false), heard(language, size, Subject::Repayment(1)));
    let demanded = Demanded { demand, tonnes, computed, ore };
    and(acts, vec![(Role::TaxDecisionMaker, Act::DemandRepayment(demanded))])
}

fn ends(language: Language, size: Size) -> Vec<Case> {
    let text = || reasons(language, size);
    let decider = Role::TaxDecisionMaker;
    let asked = || {
        let acts = with_claim(language, size);
        let (file, recorded) = after(language, acts.clone());
        let request = serde_json::from_value(json!({
            "lot": "L1", "new_day": "2026-12-31", "circumstances": text(), "known_on": "2026-07-01", "told_on": "2026-07-03",
        }))
        .unwrap();
        let assessment =
            assess_extension(&file.chain, &request, recorded.at.day(), &file.readings()).unwrap();
        and(acts, vec![(Role::Applicant, Act::RequestExtension(ExtensionAsked { request, assessment }))])
    };
    let decision = || ExtensionDecision { request: 1, reasons: text() };
    let denied = and(asked(), heard(language, size, Subject::Extension(1)));
    let reminder = |days_before| {
        let reminder =
            Reminder { lot: "L1".into(), deadline: Day::parse("2026-07-07").unwrap(), days_before };
        and(with_claim(language, size), vec![(Role::Clock, Act::Remind(reminder))])
    };
    let yearly = |passed| {
        let due = Day::parse("2027-01-04").unwrap();
        let reminder = HeatStatementsReminder { due, passed };
        and(in_force(language, size), vec![(Role::Clock, Act::RemindHeatStatements(reminder))])
    };
    let breach = || {
        let acts = and(in_force(language, size), heard(language, size, Subject::Breach));
        let breach = Breach { term: 4, since: Day::parse("2026-06-01").unwrap(), reasons: text() };
        and(acts, vec![(decider, Act::FindBreach(breach))])
    };
    let why = || Reasons { reasons: text() };
    let ended = DatePassed { day: Day::parse("2026-08-09").unwrap() };
    vec![
        ("grant-extension", and(asked(), vec![(decider, Act::GrantExtension(decision()))]), "extension"),
        ("deny-extension", and(denied, vec![(decider, Act::DenyExtension(decision()))]), "extension"),
        ("remind", reminder(30), "reminder"),
        ("remind-passed", reminder(0), "reminder"),
        ("remind-heat-statements", yearly(false), "heat-reminder"),
        ("remind-heat-statements-passed", yearly(true), "heat-reminder"),
        ("find-breach", breach(), "breach"),
        ("end-breach", and(breach(), vec![(decider, Act::EndBreach(why()))]), "breach"),
        ("terminate", and(in_force(language, size), vec![(decider, Act::Terminate(why()))]), "termination"),
        ("run-out", and(in_force(language, size), vec![(Role::Clock, Act::RunOut(ended))]), "termination"),
        ("close-control", controlled(language, size), "control"),
    ]
}

fn controlled(language: Language, size: Size) -> Acts {
    let opened = ControlOpened { purpose: reasons(language, SHORT), sample: Vec::new() };
    let finding = |n: u32| Finding {
        control: 1,
        about: format!("claim {n}"),
        text: reasons(language, SHORT),
        leads_to: if n == 1 { LeadsTo::Hearing } else { LeadsTo::Nothing },
    };
    let closure = ControlClosure { control: 1, conclusion: reasons(language, size) };
    let mut acts = and(in_force(language, size), vec![(Role::TaxOfficer, Act::OpenControl(opened))]);
    for n in 0..if size.long { 25 } else { 0 } {
        acts.push((Role::TaxOfficer, Act::RecordFinding(finding(n))));
    }
    and(acts, vec![(Role::TaxOfficer, Act::CloseControl(closure))])
}
