//! For every act something sound to send, by the state of the file.

use std::collections::BTreeMap;

use sagsgang::casework::Attachment;
use sagsgang::casework::disqualification::DisqualificationGround;
use sagsgang::law::quantity::Tonnes;
use sagsgang::law::reading::Readings;
use sagsgang::law::{Day, Digest, Moment, Receipt};
use sagsgang::refund::custody::{
    AcceptSite, Correct, ExtensionRequest, HandOver, Lose, Lot, Place, Position,
};
use sagsgang::refund::measurement::{Plan, measure};
use sagsgang::refund::procedure::content::*;
use sagsgang::refund::procedure::file::{ClaimOnFile, ClaimState};
use sagsgang::refund::procedure::{ActKind, AgreementFile, AgreementTerms, Command, State};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Something from the JSON that a person sends.
pub fn of<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn t(figure: &str) -> Tonnes {
    of(json!(figure))
}

pub fn file(name: &str) -> Attachment {
    Attachment {
        sha256: Digest::of(name.as_bytes()),
        name: name.into(),
        media_type: "application/pdf".into(),
        size: 7,
        item: None,
    }
}

pub fn terms() -> AgreementTerms {
    of(json!({
        "plants": [{"id": "K1", "name": "Kedel 1", "description": "A boiler with its stack", "ets_covered": true}],
        "capture_plant": "Amine, 10 t/h",
        "capture_by": {"by": "company"},
        "measuring_points": [
            {"id": "stack", "role": "before-capture", "measures": "mass-flow", "description": "Before the absorber"},
            {"id": "line", "role": "captured", "measures": "mass-flow", "description": "After the compressor"},
        ],
        "data_system": "A historian", "method_total": "Mass flow", "method_captured": "Mass flow",
        "monitoring": "MRR; verified yearly", "documentation": "Notes of hand-over", "consequences": "As the order has it",
        "storage": {"deadline": {"count": 90, "unit": "days"}},
        "from": "2026-01-01", "to": "2027-12-31", "delivers_heat": true,
    }))
}

/// The first day of measurement and the days after it, by number from 0.
pub fn nth(n: usize) -> Day {
    day("2026-01-01").plus_days(n.try_into().unwrap())
}

/// 24 hours of readings on a day: 10 t/h before capture, `line` t/h captured.
pub fn series_of(on: Day, line: &str) -> SeriesReceived {
    let mut csv = String::from(
        "time,point,concentration_g_per_nm3,flow_nm3_per_h,mass_flow_t_per_h,concentration_status,flow_status\n",
    );
    for hour in 0..24 {
        let at = Moment::new(on.start().utc() + chrono::TimeDelta::hours(hour));
        let at = at.utc().format("%Y-%m-%dT%H:%M:%SZ");
        for (point, flow) in [("stack", "10"), ("line", line)] {
            let status = if flow.is_empty() { "out-of-control" } else { "ok" };
            csv += &format!("{at},{point},,,{flow},,{status}\n");
        }
    }
    let plan: Plan = of(json!({
        "interval_seconds": 3600, "period": {"from": on.start(), "to": on.end()},
        "point": [
            {"id": "stack", "role": "before-capture", "measures": "mass-flow"},
            {"id": "line", "role": "captured", "measures": "mass-flow"},
        ],
    }));
    let measured = measure(csv.as_bytes(), &plan, &Readings::default(), on, &mut |_| {}).unwrap();
    SeriesReceived { file: file(&csv), plan, measured, corrects: None, reasons: String::new() }
}

/// Measured once, since many cases take the same days.
fn cached(n: usize) -> SeriesReceived {
    thread_local! {
        static KNOWN: std::cell::RefCell<BTreeMap<usize, SeriesReceived>> = const { std::cell::RefCell::new(BTreeMap::new()) };
    }
    KNOWN.with_borrow_mut(|known| known.entry(n).or_insert_with(|| series_of(nth(n), "8.5")).clone())
}

pub fn claim_of(on: Day, series: u32, tax: &str, corrects: Option<u32>) -> ClaimMade {
    of(json!({
        "from": on, "to": on, "plants": ["K1"], "series": [series],
        "co2_tax": {"kroner": tax, "source": "The tax account"}, "corrects": corrects,
    }))
}

pub fn statement(subject: Subject, comment_by: Day) -> StatementOfCase {
    StatementOfCase {
        subject,
        facts: vec!["200 t went to a greenhouse.".into()],
        proposal: "It is paid back.".into(),
        reasons: "BEK 1504 § 3, stk. 1, nr. 6.".into(),
        comment_by,
    }
}

pub fn decline() -> Decline {
    of(json!({"reasons": "No tax is borne.", "guidance": "Apply when it is."}))
}

pub fn reasons() -> Reasons {
    Reasons { reasons: "The hearing changed nothing.".into() }
}

pub fn hand_over(
    lot: &str,
    tonnes: &str,
    on: Day,
    third_party: bool,
    to: &str,
    document: &Digest,
) -> HandOver {
    let to = match to {
        "quay" => json!({"kind": "store", "store": to}),
        _ => json!({"kind": "site", "site": to}),
    };
    of(json!({
        "from": {"kind": "plant", "lot": lot}, "tonnes_sent": tonnes, "uncertainty_percent": "1",
        "carrier": {"name": "Skib A/S", "id": "10000017", "third_party": third_party, "licence": {"kind": "imo"}},
        "mode": "ship", "to": to, "day": on, "document": document,
    }))
}

/// A run of one or two parts; in every fourth some are held back.
pub fn ordered(customers: Digest, n: usize) -> HeatStatementsOrdered {
    let held_back = if n % 4 == 3 { 7 } else { 0 };
    HeatStatementsOrdered {
        period: of(json!({"from": "2026-01-01", "to": "2026-01-31"})),
        customers,
        production: file("production"),
        claims: vec![],
        statements: if n.is_multiple_of(2) { 1_500 } else { 1_000 },
        held_back,
        missing: vec![],
        part: 1_000,
        net_tax_ore: 144_150_000,
        receipt: Receipt::begin("heat-statements", json!({})).end(json!({})),
    }
}

fn standing(claim: &ClaimOnFile) -> bool {
    matches!(claim.state, ClaimState::Paid | ClaimState::Final)
}

fn open(claim: &ClaimOnFile) -> bool {
    matches!(claim.state, ClaimState::Submitted | ClaimState::Assessed)
}

fn number<T>(found: Option<T>, number: impl Fn(T) -> u32) -> u32 {
    found.map_or(0, number)
}

/// What somebody could be heard on, one after the other.
fn subjects(file: &AgreementFile) -> Vec<Subject> {
    if file.state == State::UnderReview {
        return vec![Subject::Refusal];
    }
    let claims = file.claims.iter().rev();
    let claims = claims.flat_map(|c| [Subject::Repayment(c.number), Subject::Claim(c.number)]);
    let extensions = file.extensions.iter().filter(|e| e.decision.is_none());
    let extensions = extensions.map(|e| Subject::Extension(e.number));
    claims.chain(extensions).chain([Subject::Breach, Subject::Termination]).collect()
}

/// What a person who knows the case would send. Where there is a choice, `n` makes it.
pub fn sound(act: ActKind, f: &AgreementFile, at: Moment, n: usize) -> Command {
    let today = at.day();
    let soon = today.plus_days(20);
    let text = "As the papers show.".to_owned();
    let document = f.evidence.first().map_or_else(Digest::zero, |e| e.sha256.clone());
    let proposed = f.proposed.as_ref().map(|p| p.proposal.what.terms.digest().unwrap());
    let current = f.terms().map(|t| t.digest().unwrap());
    match act {
        ActKind::Open => panic!("no act on a case"),
        ActKind::Save => Command::Save(SavedApplication(Box::default())),
        ActKind::Attach => Command::Attach(Attached(file(&at.to_string()))),
        ActKind::AttachEvidence => Command::AttachEvidence(Attached(file(&at.to_string()))),
        ActKind::RemoveAttachment => {
            let sha256 = f.attachments.first().map_or_else(Digest::zero, |a| a.sha256.clone());
            Command::RemoveAttachment(RemovedAttachment { sha256 })
        }
        ActKind::Submit => Command::Submit(Submit { acknowledge_gaps: true }),
        ActKind::RequestInformation => Command::RequestInformation(Inquiry {
            questions: vec!["Which fuels?".into()],
            reasons: "The tax turns on them.".into(),
            answer_by: soon,
            otherwise: "The case is decided as it stands.".into(),
        }),
        ActKind::Answer => Command::Answer(Answer { text, acknowledge_gaps: true }),
        ActKind::ProceedWithout => Command::ProceedWithout(ProceedWithout { reasons: text }),
        ActKind::AcceptAsComplete => Command::AcceptAsComplete(Eligibility {
            bears_tax: true,
            vat_registered: true,
            captures_or_pays: true,
            process_co2: false,
            basis: text,
        }),
        ActKind::Dismiss => Command::Dismiss(decline()),
        ActKind::Refuse => Command::Refuse(decline()),
        ActKind::Withdraw => Command::Withdraw(Withdrawal::default()),
        ActKind::Hear => {
            let subjects = subjects(f);
            Command::Hear(statement(subjects[n % subjects.len()], soon))
        }
        ActKind::Comment => {
            let hearing = number(f.hearings.last(), |h| h.number);
            Command::Comment(CommentOnCase { hearing, text, waives_the_rest: true })
        }
        ActKind::ProposeTerms => {
            let mut terms = terms();
            terms.data_system = format!("Historian {}", f.agreements.len());
            Command::ProposeTerms(of(json!({"terms": terms, "reasons": text})))
        }
        ActKind::AcceptTerms => {
            let terms = proposed.unwrap_or_else(Digest::zero);
            Command::AcceptTerms(TermsAccepted { terms, on_behalf_of: "The board".into() })
        }
        ActKind::Sign => Command::Sign(Signature { terms: proposed.unwrap_or_else(Digest::zero) }),
        ActKind::DecideMethods => Command::DecideMethods(MethodsDecision {
            terms: current.or(proposed).unwrap_or_else(Digest::zero),
            approved: n % 4 != 3,
            reasons: text,
            edition: "2018/2066".into(),
        }),
        ActKind::FileEmissionReport => Command::FileEmissionReport(of(json!({
            "of": {"link": "own"}, "year": 2026, "verifier": "DANAK 1234", "verified_as_satisfactory": true,
            "co2_before_capture": "87600", "co2_captured": "74460", "document": document,
        }))),
        ActKind::DecideEmissionReport => Command::DecideEmissionReport(ReportDecision {
            report: number(f.reports.iter().find(|r| r.decision.is_none()), |r| r.number),
            approved: true,
            approving_authority: ApprovingAuthority::Energistyrelsen,
            reasons: text,
        }),
        ActKind::UploadMeasurements => Command::UploadMeasurements(cached(f.series.len())),
        ActKind::RegisterLot => {
            let on = nth(f.chain.lots().len());
            Command::RegisterLot(of(json!({
                "plant": "K1", "captured_from": on, "captured_to": on, "tonnes": "204", "uncertainty_percent": "1",
                "measured_by": {"by": "series", "number": f.chain.lots().len() + 1},
            })))
        }
        ActKind::HandOver => {
            let at_plant = |lot: &&Lot| !f.chain.whereabouts(&lot.id).at_plant.0.is_zero();
            let lot = f.chain.lots().iter().find(at_plant).map_or("L1", |lot| &lot.id);
            let tonnes = f.chain.whereabouts(lot).at_plant.0.to_string();
            Command::HandOver(hand_over(lot, &tonnes, today, n % 5 != 4, "greensand-future", &document))
        }
        ActKind::Receive => {
            let on_its_way = f.chain.transports().iter().find(|t| t.reception.is_none());
            let (id, sent) = on_its_way.map_or(("T0", "1".into()), |t| (&t.id, t.sent.0.to_string()));
            let received = if n % 4 == 3 { "150".to_owned() } else { sent };
            Command::Receive(of(json!({
                "transport": id, "tonnes_received": received, "uncertainty_percent": "1", "day": today,
                "document": document, "third_party": true,
            })))
        }
        ActKind::Store => {
            let at = Position::Reception { site: "greensand-future".into() };
            let tonnes = f.chain.parcels_at(&at).iter().map(|p| p.tonnes.0).sum::<rust_decimal::Decimal>();
            Command::Store(of(json!({
                "site": "greensand-future", "tonnes": tonnes.to_string(), "day": today, "document": document,
            })))
        }
        ActKind::Lose => Command::Lose(loss(f, today, n, &document)),
        ActKind::CorrectCustody => Command::CorrectCustody(correction(f, today, &document)),
        ActKind::RegisterSite => Command::RegisterSite(of(json!({
            "site": {"id": format!("site-{}", f.chain.case_sites().len()), "name": "Sleipner", "country": "NO",
                "holder": "Equinor", "kind": "storage-permit", "valid_from": "2020-01-01", "source": "The permit"},
            "document": document,
        }))),
        ActKind::AcceptSite => {
            Command::AcceptSite(AcceptSite { site: "northern-lights".into(), day: today, reasons: text })
        }
        ActKind::RequestExtension => {
            let lot = f.chain.lots().last();
            let new_day = lot.map_or(soon, |lot| lot.store_by.plus_days(10 + u64::try_from(n % 3).unwrap()));
            Command::RequestExtension(ExtensionRequest {
                lot: lot.map_or("L0", |lot| &lot.id).into(),
                new_day,
                circumstances: "Ice in the strait.".into(),
                known_on: today,
                told_on: today,
                documents: vec![],
            })
        }
        ActKind::GrantExtension | ActKind::DenyExtension => {
            let request = number(f.extensions.iter().find(|e| e.decision.is_none()), |e| e.number);
            let decision = ExtensionDecision { request, reasons: text };
            if act == ActKind::GrantExtension {
                Command::GrantExtension(decision)
            } else {
                Command::DenyExtension(decision)
            }
        }
        ActKind::Claim => Command::Claim(next_claim(f, n)),
        ActKind::AssessClaim => Command::AssessClaim(Assessment {
            claim: number(f.claims.iter().find(|c| open(c)), |c| c.number),
            reasons: text,
        }),
        ActKind::PayClaim => {
            let due = |c: &&ClaimOnFile| {
                c.state == ClaimState::Assessed || c.outstanding_ore().is_some_and(|left| left > 0)
            };
            Command::PayClaim(Payment {
                claim: number(f.claims.iter().rev().find(due), |c| c.number),
                reasons: text,
            })
        }
        ActKind::RefuseClaim => Command::RefuseClaim(ClaimRefusal {
            claim: number(f.claims.iter().find(|c| open(c)), |c| c.number),
            reasons: text,
        }),
        ActKind::TrueUp => Command::TrueUp(of(json!({
            "claim": number(f.claims.iter().find(|c| c.state == ClaimState::Paid), |c| c.number),
            "report": number(f.reports.iter().find(|r| r.is_approved()), |r| r.number),
            "co2_before_capture": (["240", "230", "260"][n % 3]), "co2_captured": (["204", "204", "200"][n % 3]), "reasons": text,
        }))),
        ActKind::DemandRepayment => Command::DemandRepayment(demand(f, today)),
        ActKind::RecordRepayment => {
            let owed = f.claims.iter().find(|c| f.ledger.repayment_outstanding(c.number) > 0);
            let owed = number(owed, |c| c.number);
            let ore = f.ledger.repayment_outstanding(owed);
            let ore = if n.is_multiple_of(2) { ore } else { (ore / 3).max(1) };
            Command::RecordRepayment(Repaid { claim: owed, ore, day: today, reference: "SKM 1".into() })
        }
        ActKind::FindBreach => Command::FindBreach(Breach { term: 4, since: today, reasons: text }),
        ActKind::EndBreach => Command::EndBreach(reasons()),
        ActKind::Terminate => Command::Terminate(reasons()),
        ActKind::RunOut => Command::RunOut(DatePassed { day: f.terms().and_then(|t| t.to).unwrap_or(today) }),
        ActKind::Remind => Command::Remind(f.reminders(today).into_iter().next().unwrap_or(Reminder {
            lot: "L0".into(),
            deadline: today,
            days_before: 0,
        })),
        ActKind::OrderHeatStatements => Command::OrderHeatStatements(ordered(document, n)),
        ActKind::MakeHeatStatements => {
            let run = f.heat_run_under_way();
            let part = run.and_then(|run| run.next_part()).unwrap_or(0);
            Command::MakeHeatStatements(HeatStatementsMade {
                run: number(run, |run| run.number),
                part,
                files: vec![file(&format!("part {part} at {at}"))],
            })
        }
        ActKind::SendHeatStatements => Command::SendHeatStatements(HeatStatementsSent {
            run: Some(number(f.heat_runs.iter().find(|run| run.sent.is_none()), |run| run.number)),
            sent_on: today,
            remarks: text,
        }),
        ActKind::RemindHeatStatements => {
            let none = HeatStatementsReminder { due: today, passed: false };
            Command::RemindHeatStatements(f.heat_reminder(today).unwrap_or(none))
        }
        ActKind::RecordDisqualification => {
            let disqualified = !f.disqualified.contains_key("ingeborg");
            Command::RecordDisqualification(Disqualification {
                person: "ingeborg".into(),
                disqualified,
                ground: disqualified.then_some(DisqualificationGround::CompanyTie),
                reasons: text,
            })
        }
        ActKind::OpenControl => Command::OpenControl(ControlOpening { purpose: text, sample_size: 5 }),
        ActKind::RecordFinding | ActKind::CloseControl => {
            let control = number(f.controls.iter().find(|c| c.closed.is_none()), |c| c.number);
            if act == ActKind::CloseControl {
                return Command::CloseControl(ControlClosure { control, conclusion: text });
            }
            Command::RecordFinding(Finding {
                control,
                about: "claim 1".into(),
                text,
                leads_to: LeadsTo::Hearing,
            })
        }
    }
}

/// The next day that has readings and no claim; now and then a claim that corrects one.
fn next_claim(f: &AgreementFile, n: usize) -> ClaimMade {
    let corrected = f.claims.iter().find(|c| standing(c) && !f.claims.iter().any(|d| d.corrects(c.number)));
    if let Some(old) = corrected.filter(|_| n % 3 == 2) {
        let made = &old.claim.what.claim;
        let tax = ["90000", "100000", "120000"][n / 3 % 3];
        return claim_of(made.from, made.series[0], tax, Some(old.number));
    }
    let free = f.series.iter().find(|s| {
        let from = s.series.what.plan.period.from;
        s.replaced_by.is_none()
            && !f.claims.iter().any(|c| {
                c.claim.what.claim.from.start() == from
                    && !matches!(c.state, ClaimState::Refused | ClaimState::Reversed)
            })
    });
    let on = free.map_or(nth(0), |s| s.series.what.plan.period.from.day());
    claim_of(on, number(free, |s| s.number), "100000", None)
}

/// Some tonnes of the first lot that has any left to lose.
fn loss(f: &AgreementFile, on: Day, n: usize, document: &Digest) -> Lose {
    let lost = f.chain.lots().iter().find_map(|lot| {
        let at = f.chain.whereabouts(&lot.id);
        let id = &lot.id;
        if !at.stored.0.is_zero() {
            let cause = ["diverted", "released-after-hand-over", "unknown"][n % 3];
            Some((json!({"kind": "site", "site": "greensand-future"}), json!(id), at.stored, cause))
        } else if !at.at_plant.0.is_zero() {
            let cause = ["vented-before-hand-over", "diverted"][n % 2];
            Some((json!({"kind": "plant", "lot": id}), Value::Null, at.at_plant, cause))
        } else {
            None
        }
    });
    let (from, lot, there, cause) =
        lost.unwrap_or((json!({"kind": "plant", "lot": "L0"}), Value::Null, t("1"), "unknown"));
    let tonnes = there.0.min(rust_decimal::Decimal::from(20));
    of(json!({
        "from": from, "lot": lot, "tonnes": tonnes.to_string(), "cause": cause, "day": on,
        "what_happened": "A valve.", "document": document,
    }))
}

/// Something lost turns up again where it was captured, or something stored was never there.
fn correction(f: &AgreementFile, on: Day, document: &Digest) -> Correct {
    let places = [Place::Unaccounted, Place::Diverted, Place::VentedBeforeHandOver, Place::Stored];
    let found = f.chain.lots().iter().find_map(|lot| {
        let at = f.chain.whereabouts(&lot.id);
        let place = places.into_iter().find(|place| !at.of(*place).0.is_zero())?;
        Some((lot.id.clone(), at.of(place), place))
    });
    let (lot, there, from) = found.unwrap_or(("L0".into(), t("1"), Place::Stored));
    of(json!({
        "lot": lot, "tonnes": there.0.min(rust_decimal::Decimal::from(15)).to_string(), "from": from,
        "to": {"at": "plant"}, "day": on, "what_happened": "It was counted again.", "document": document,
    }))
}

fn demand(f: &AgreementFile, on: Day) -> Demand {
    let rejected = f.methods_decision().is_some_and(|d| !d.approved);
    let found = f.claims.iter().filter(|c| standing(c) && c.kept_ore() > 0).find_map(|c| {
        let lost = |lot: &&Lot| c.counted(&lot.id).is_some() && !f.chain.not_stored(&lot.id, on).is_empty();
        let lot = f.chain.lots().iter().find(lost).map(|lot| lot.id.clone());
        (rejected || lot.is_some()).then_some((c.number, lot))
    });
    let (claim, lot) = found.unwrap_or((0, None));
    let ground = match lot {
        Some(lot) => DemandGround::FoundNotStored(lot),
        None => DemandGround::MethodsRejected,
    };
    Demand { claim, ground, reasons: "It was used.".into() }
}

/// A moment at which no hearing, request or term of the agreement runs any more.
pub fn late_enough(f: &AgreementFile, act: ActKind) -> Moment {
    let hearing = f.hearings.last().map(|h| h.statement.what.comment_by);
    let inquiry = f.inquiries.last().map(|i| i.inquiry.what.answer_by);
    let end = (act == ActKind::RunOut).then(|| f.terms().and_then(|t| t.to)).flatten();
    let due = (act == ActKind::Remind).then(|| f.chain.next_date(f.updated_at.day())).flatten();
    let yearly = (act == ActKind::RemindHeatStatements).then(|| f.heat_statements_due()).flatten();
    [hearing, inquiry, end, due, yearly]
        .into_iter()
        .flatten()
        .map(|day| day.end())
        .max()
        .unwrap_or(f.updated_at)
}
