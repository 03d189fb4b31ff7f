//! Whatever anybody tries, in whichever order: what holds of a case at all times.

use proptest::prelude::*;
use sagsgang::access::{Officials, Role};
use sagsgang::casework::Refusal;
use sagsgang::casework::replay::{replay, seal};
use sagsgang::permit::procedure::content::{SavedDraft, SignalFinding};
use sagsgang::permit::procedure::file::Conclusion;
use sagsgang::permit::procedure::{Act, ActKind, AnyPermit, Command, PermitFile, Recorded, State, TABLE};

use super::commands::*;
use super::course::{Journal, every_state};
use super::people::cast;

/// One try: which act, by whom, how sound, and how long after the one before.
#[derive(Clone, Copy, Debug)]
struct Try {
    /// Whether it is one of the acts that the state has, or any.
    possible: bool,
    act: u8,
    /// Whether the fitting official does it, or any.
    fitting: bool,
    who: u8,
    sound: bool,
    shape: u8,
    minutes: u32,
    /// Whether the dates that run are waited for.
    wait: bool,
}

fn a_try() -> impl Strategy<Value = Try> {
    let often = || prop::bool::weighted(0.9);
    (
        often(),
        any::<u8>(),
        often(),
        any::<u8>(),
        often(),
        any::<u8>(),
        0_u32..60_000,
        prop::bool::weighted(0.3),
    )
        .prop_map(|(possible, act, fitting, who, sound, shape, minutes, wait)| Try {
            possible,
            act,
            fitting,
            who,
            sound,
            shape,
            minutes,
            wait,
        })
}

/// Which official an act needs, written down apart from the table.
fn office(act: ActKind) -> &'static str {
    match act {
        ActKind::Open
        | ActKind::Save
        | ActKind::Attach
        | ActKind::AttachEvidence
        | ActKind::RemoveAttachment
        | ActKind::Submit
        | ActKind::Answer
        | ActKind::Withdraw
        | ActKind::Comment
        | ActKind::CommentInReassessment
        | ActKind::Report => "applicant",
        ActKind::MarkItem
        | ActKind::RequestInformation
        | ActKind::ProceedWithout
        | ActKind::AcceptAsComplete
        | ActKind::HearParty
        | ActKind::ReviewReport
        | ActKind::Triage
        | ActKind::OpenReassessment
        | ActKind::OrderMeasure
        | ActKind::HearHolder
        | ActKind::ProposeConfirmation
        | ActKind::Publish
        | ActKind::WithdrawPublication => "caseworker",
        ActKind::Dismiss
        | ActKind::Refuse
        | ActKind::Grant
        | ActKind::Confirm
        | ActKind::Update
        | ActKind::Revoke
        | ActKind::Close => "decision-maker",
        ActKind::EndHearing | ActKind::Expire => "clock",
        ActKind::Signal => "reporter",
        ActKind::RecordDisqualification => "officer",
    }
}

fn office_of(who: &Officials) -> &'static str {
    match who {
        Officials::Applicant(_) => "applicant",
        Officials::Caseworker(_) => "caseworker",
        Officials::DecisionMaker(_) => "decision-maker",
        Officials::TaxOfficer(_) | Officials::TaxDecisionMaker(_) | Officials::Controller(_) => "tax",
        Officials::Clock(_) => "clock",
        Officials::Reporter(_) => "reporter",
        Officials::Officer(_) => "officer",
    }
}

fn pick<T: Copy>(from: &[T], n: u8) -> T {
    from[usize::from(n) % from.len()]
}

/// Tries an act; says what was recorded, or leaves the file as it was.
fn try_one(file: &PermitFile, cast: &[Officials], one: Try) -> Option<(PermitFile, Vec<Recorded>)> {
    let possible: Vec<ActKind> = file.state.acts().collect();
    let act = if one.possible { pick(&possible, one.act) } else { pick(ActKind::ALL, one.act) };
    let fitting: Vec<&Officials> =
        cast.iter().filter(|w| !one.fitting || office_of(w) == office(act)).collect();
    let who = pick(&fitting, one.who);
    let later = file.updated_at.utc() + chrono::TimeDelta::minutes(one.minutes.into());
    let mut at = sagsgang::law::Moment::new(later);
    if one.wait {
        at = at.not_before(late_enough(file));
    }
    let command = match (if one.sound { None } else { broken(act, at) }, act) {
        (Some(broken), _) => broken,
        (None, ActKind::Save) => Command::Save(SavedDraft(Box::new(draft_of(one.shape)))),
        (None, ActKind::Signal) => Command::Signal(signal_of(who.actor().role)),
        (None, _) => sound(act, file, at),
    };
    let row = TABLE.iter().find(|(from, kind, _)| (*from, *kind) == (file.state, act));
    let case = AnyPermit::from_file(Box::new(file.clone()));
    match (case.perform(who, at, command), row) {
        (Ok(step), Some((_, _, to))) => {
            assert_eq!(step.next.state(), *to);
            assert_eq!(office_of(who), office(act));
            let [recorded] = step.recorded.as_slice() else { panic!("one act, one record") };
            assert_eq!((recorded.act.kind(), &recorded.actor, recorded.at), (act, who.actor(), at));
            assert_eq!(step.next.file().updated_at, at);
            Some((*step.next.into_file(), step.recorded))
        }
        (Ok(_), None) => panic!("{:?} took {}", file.state, act.slug()),
        (Err(why), row) => {
            refused(&why, file.state, act, row.is_some() && office_of(who) == office(act));
            None
        }
    }
}

fn refused(why: &Refusal, state: State, act: ActKind, taken: bool) {
    match why {
        Refusal::NotNow { act: named, state: at, possible } => {
            assert!(!taken, "{state:?} takes {}", act.slug());
            assert_eq!((*named, *at), (act.slug(), state.slug()));
            let acts: Vec<&str> = state.acts().map(ActKind::slug).collect();
            assert_eq!(possible, &acts);
        }
        Refusal::Content(problems) | Refusal::Unmet(problems) => {
            assert!(taken && !problems.is_empty());
        }
        Refusal::FourEyes { .. } => {
            assert!(matches!(act, ActKind::Grant | ActKind::Revoke | ActKind::Confirm));
        }
    }
}

/// What an act may not do to a case, whoever does it.
fn holds_of_step(before: &PermitFile, after: &PermitFile, done: &Recorded) {
    assert!(done.at >= before.updated_at);
    assert!(after.versions.starts_with(&before.versions), "versions are fixed");
    let new = after.versions.len() - before.versions.len();
    assert_eq!(new, usize::from(matches!(done.act.kind(), ActKind::Submit | ActKind::Answer)));
    assert_eq!(
        after.permits.len() - before.permits.len(),
        usize::from(matches!(done.act.kind(), ActKind::Grant | ActKind::Update))
    );
    if !matches!(done.act.kind(), ActKind::Revoke) {
        assert!(after.permits.starts_with(&before.permits), "permits are fixed");
    }
    assert!(before.prepared_by.is_subset(&after.prepared_by));
    let aside = done.act.kind() == ActKind::RecordDisqualification;
    let prepared = done.actor.role == Role::Caseworker && !aside;
    assert_eq!(
        after.prepared_by.contains(&done.actor.id),
        prepared || before.prepared_by.contains(&done.actor.id)
    );
    if matches!(done.act, Act::Grant(_) | Act::Revoke(_)) {
        assert!(!before.prepared_by.contains(&done.actor.id), "four eyes");
    }
    if before.state == State::UnderReassessment && after.state != before.state {
        assert!(after.reassessments.last().unwrap().conclusion.is_some());
    }
    if let (Act::Confirm(_), Some(open)) = (&done.act, before.open_reassessment()) {
        assert_ne!(open.proposed_confirmation.as_ref().unwrap().by.id, done.actor.id, "two people");
    }
    if matches!(done.act, Act::Update(_) | Act::Revoke(_)) {
        let open = before.open_reassessment().unwrap();
        let unheard = match &done.act {
            Act::Update(updated) => updated.update.not_heard.is_some(),
            Act::Revoke(revocation) => revocation.not_heard.is_some(),
            _ => false,
        };
        assert!(
            unheard
                || open
                    .hearings
                    .iter()
                    .any(|h| !h.comments.is_empty() || done.at >= h.hearing.what.comment_by.end())
        );
    }
}

/// What holds of a case in any state.
fn holds(file: &PermitFile) {
    let state = file.state;
    assert_eq!(state.is_granted(), !file.permits.is_empty());
    assert_eq!(state.is_granted(), file.foundation.is_some());
    assert!(state.is_granted() || file.released.is_empty());
    assert!(state.is_granted() || (file.reports.is_empty() && file.reassessments.is_empty()));
    assert_eq!(state == State::UnderReassessment, file.open_reassessment().is_some());
    assert_eq!(matches!(state, State::Closing | State::Closed), file.ended_on.is_some());
    assert_eq!(state == State::Closed, file.closure.is_some());
    assert!(file.versions.iter().zip(1..).all(|(v, n)| v.submitted.what.version == n));
    assert!(file.permits.iter().zip(1..).all(|(p, n)| p.number == n));
    assert!(file.reports.iter().zip(1..).all(|(r, n)| r.number == n));
    assert!(file.signals.iter().zip(1..).all(|(s, n)| s.number == n));
    assert!(!file.versions.is_empty() || matches!(state, State::Draft | State::Withdrawn));
    let asked = file.requests.iter().filter(|r| r.ended.is_none()).count();
    assert!(asked <= 1 && (asked == 1 || state != State::AwaitingInformation));
    assert!(asked == 0 || matches!(state, State::AwaitingInformation | State::Withdrawn));
    let heard = file.hearings.iter().filter(|h| h.comments.is_empty() && !h.lapsed).count();
    assert!(heard <= 1 && (heard == 1 || state != State::InHearing));
    assert!(heard == 0 || matches!(state, State::InHearing | State::Withdrawn));
    let taken: Vec<u32> = file.reassessments.iter().flat_map(|r| r.opened.what.clone()).collect();
    for number in &taken {
        assert_eq!(taken.iter().filter(|n| *n == number).count(), 1, "a signal is taken up once");
        let signal = file.signals.iter().find(|s| s.number == *number).unwrap();
        assert_ne!(signal.triage.as_ref().unwrap().what.finding, SignalFinding::Neither);
        assert!(!file.demanding_signals().contains(number));
    }
    let updates = file.reassessments.iter().filter(|r| matches!(r.conclusion, Some(Conclusion::Updated(_))));
    assert_eq!(file.permits.len(), usize::from(state.is_granted()) + updates.count());
    for permit in &file.permits {
        assert!(
            permit.terms.end <= permit.terms.start.plus_months(24) && permit.terms.total < 100_000.into()
        );
    }
    assert!(file.opened_at <= file.updated_at);
}

/// Sealed, written as text, read again, checked and added up: the same file.
fn adds_up(file: &PermitFile, recorded: &[Recorded]) {
    let half = recorded.len() / 2;
    let mut entries = seal(&file.id, None, &recorded[..half]).unwrap();
    let last = entries.last().map(|e| (e.seq, e.hash.clone()));
    entries.extend(seal(&file.id, last, &recorded[half..]).unwrap());
    let text = serde_json::to_string(&entries).unwrap();
    let read: Vec<sagsgang::casework::Entry> = serde_json::from_str(&text).unwrap();
    assert_eq!(read, entries);
    assert_eq!(&*replay::<PermitFile>(&read).unwrap(), file);
    let text = serde_json::to_string(file).unwrap();
    assert_eq!(&serde_json::from_str::<PermitFile>(&text).unwrap(), file);
}

fn run(start: usize, tries: &[Try]) {
    let cases = CASES.with(Clone::clone);
    let (Journal(mut recorded), mut file) = cases[start % cases.len()].clone();
    CAST.with(|cast| {
        for one in tries {
            if let Some((after, done)) = try_one(&file, cast, *one) {
                holds_of_step(&file, &after, &done[0]);
                holds(&after);
                (file, _) = (after, recorded.extend(done));
            }
        }
    });
    adds_up(&file, &recorded);
}

thread_local! {
    static CASES: Vec<(Journal, PermitFile)> =
        every_state().into_iter().map(|(journal, case)| (journal, *case.into_file())).collect();
    static CAST: Vec<Officials> = cast();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn no_try_leads_a_case_astray(start in 0_usize..64, tries in prop::collection::vec(a_try(), 1..24)) {
        run(start, &tries);
    }
}

/// As many as `PROPTEST_CASES` says; else fewer on a desk than where changes are tested.
fn cases() -> u32 {
    let set = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    set.unwrap_or(if std::env::var_os("CI").is_some() { 2_000 } else { 256 })
}

#[test]
fn every_state_holds_and_adds_up() {
    for (Journal(recorded), case) in every_state() {
        holds(case.file());
        adds_up(case.file(), &recorded);
    }
}

/// Web servers' threads have 2 MB; a case must not fill them, even in a build without optimisation.
#[test]
fn a_step_takes_little_of_a_stack() {
    let small = std::thread::Builder::new().stack_size(1 << 20);
    let worker = small.spawn(|| {
        let (_, case) = every_state().swap_remove(0);
        let at = case.file().updated_at;
        let who = cast().swap_remove(0);
        let command = sound(ActKind::Save, case.file(), at);
        case.perform(&who, at, command).is_ok()
    });
    assert!(worker.unwrap().join().unwrap());
}
