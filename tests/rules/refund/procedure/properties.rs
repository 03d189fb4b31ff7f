//! Whatever anybody tries, in whichever order: what holds of a case at all times, and of its money.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sagsgang::access::{Officials, Role};
use sagsgang::casework::replay::{replay, seal};
use sagsgang::casework::{Entry, Refusal};
use sagsgang::law::Moment;
use sagsgang::refund::ledger::Account;
use sagsgang::refund::procedure::content::Subject;
use sagsgang::refund::procedure::file::ClaimState;
use sagsgang::refund::procedure::{Act, ActKind, AgreementFile, AnyAgreement, Recorded, State, TABLE};

use super::broken::broken;
use super::commands::{late_enough, sound};
use super::course::{Course, every_case};
use super::people::{cast, office, office_of};

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
    choice: u8,
    minutes: u32,
    /// Whether the dates that run are waited for.
    wait: bool,
}

fn a_try() -> impl Strategy<Value = Try> {
    let often = || prop::bool::weighted(0.9);
    let minutes = prop_oneof![1 => Just(0_u32), 8 => 0_u32..20_000];
    let rest = (any::<u8>(), minutes, prop::bool::weighted(0.3));
    (often(), any::<u8>(), often(), any::<u8>(), often(), rest).prop_map(
        |(possible, act, fitting, who, sound, (choice, minutes, wait))| Try {
            possible,
            act,
            fitting,
            who,
            sound,
            choice,
            minutes,
            wait,
        },
    )
}

fn pick<T: Copy>(from: &[T], n: u8) -> T {
    from[usize::from(n) % from.len()]
}

/// Tries an act; says what was recorded, or nothing where it was refused.
fn try_one(file: &AgreementFile, cast: &[Officials], one: Try) -> Option<(AgreementFile, Recorded)> {
    let possible: Vec<ActKind> = file.state.acts().collect();
    let any = !one.possible || possible.is_empty();
    let act = if any { pick(ActKind::ALL, one.act) } else { pick(&possible, one.act) };
    let fits = |who: &&Officials| !one.fitting || office_of(who) == office(act);
    let fitting: Vec<&Officials> = cast.iter().filter(fits).collect();
    let who = pick(&fitting, one.who);
    let later = file.updated_at.utc() + chrono::TimeDelta::minutes(one.minutes.into());
    let mut at = Moment::new(later);
    if one.wait {
        at = at.not_before(late_enough(file, act));
    }
    let command = sound(act, file, at, one.choice.into());
    let faulty = (!one.sound).then(|| broken(command.clone())).flatten();
    let is_broken = faulty.is_some();
    let row = TABLE.iter().find(|(from, kind, _)| (*from, *kind) == (file.state, act));
    let taken = row.is_some() && office_of(who) == office(act);
    let case = AnyAgreement::from_file(Box::new(file.clone()));
    match case.perform(who, at, faulty.unwrap_or(command)) {
        Ok(step) => {
            assert!(taken, "{:?} took {} by {}", file.state, act.slug(), office_of(who));
            assert!(!is_broken, "{} was taken broken", act.slug());
            assert_eq!(Some(step.next.state()), row.map(|(_, _, to)| *to));
            let [recorded] = step.recorded.as_slice() else { panic!("one act, one record") };
            assert_eq!((recorded.act.kind(), &recorded.actor, recorded.at), (act, who.actor(), at));
            let recorded = recorded.clone();
            Some((*step.next.into_file(), recorded))
        }
        Err(why) => {
            refused(&why, file.state, act, taken);
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
            for problem in problems {
                assert_ne!(problem.message.da, problem.message.en);
            }
        }
        Refusal::FourEyes { .. } => {
            assert!(taken && matches!(act, ActKind::Sign | ActKind::PayClaim));
        }
    }
}

/// What an act may not do to a case, whoever does it.
fn holds_of_step(before: &AgreementFile, after: &AgreementFile, done: &Recorded) {
    assert!(done.at >= before.updated_at && after.updated_at == done.at);
    assert_eq!(after.acts, before.acts + 1);
    assert!(after.versions.starts_with(&before.versions), "versions are fixed");
    assert!(after.agreements.starts_with(&before.agreements), "signed terms are fixed");
    assert!(after.methods.starts_with(&before.methods));
    assert!(after.ledger.entries().starts_with(before.ledger.entries()), "the ledger only grows");
    let prepared = done.actor.role == Role::TaxOfficer;
    assert_eq!(
        after.prepared_by.contains(&done.actor.id),
        prepared || before.prepared_by.contains(&done.actor.id)
    );
    for entry in &after.ledger.entries()[before.ledger.entries().len()..] {
        assert_eq!(entry.act, after.acts, "an entry names the act that made it");
    }
    // Heard, the time over, and not on an earlier decision.
    let heard_since = |subject: Subject, decided: Option<Moment>| {
        before
            .hearing_on(subject)
            .is_some_and(|h| h.is_over(done.at) && decided.is_none_or(|decided| h.statement.at >= decided))
    };
    let heard = |subject: Subject| heard_since(subject, None);
    match &done.act {
        Act::Sign(_) => assert!(!before.prepared_by.contains(&done.actor.id), "four eyes"),
        Act::PayClaim(paid) => {
            assert_eq!(before.state, State::InForce);
            assert!(before.methods_decision().unwrap().approved, "nothing before the methods");
            let claim = before.claim(paid.claim).unwrap();
            assert!(paid.ore >= 0);
            assert!(
                claim.state == ClaimState::Final || claim.assessed.as_ref().unwrap().by.id != done.actor.id
            );
            let less = claim.assessed.as_ref().unwrap().what.computed.payable_kroner
                < claim.claim.what.claimed.payable_kroner;
            assert!(claim.state == ClaimState::Final || !less || heard(Subject::Claim(paid.claim)));
        }
        Act::RefuseClaim(refusal) => assert!(heard(Subject::Claim(refusal.claim))),
        Act::DemandRepayment(demanded) => {
            let demands = &before.claim(demanded.demand.claim).unwrap().demands;
            assert!(heard_since(Subject::Repayment(demanded.demand.claim), demands.last().map(|d| d.at)));
            assert!(demanded.ore > 0);
        }
        Act::FindBreach(_) => {
            assert!(heard_since(Subject::Breach, before.breaches.last().map(|b| b.at)));
        }
        Act::Terminate(_) => assert!(heard(Subject::Termination)),
        Act::Refuse(_) => assert!(heard(Subject::Refusal)),
        Act::TrueUp(done) => {
            assert!(before.has_approved_report(2026));
            let claim = before.claim(done.true_up.claim).unwrap();
            let heard = heard_since(Subject::Claim(claim.number), claim.paid.last().map(|p| p.at));
            assert!(done.difference_ore >= 0 || heard);
        }
        Act::GrantExtension(granted) => {
            let request =
                &after.extensions[usize::try_from(granted.request).unwrap() - 1].request.what.request;
            assert_eq!(after.chain.lot(&request.lot).unwrap().store_by, request.new_day, "granted is moved");
        }
        _ => {}
    }
    if !matches!(done.act, Act::PayClaim(_)) {
        assert_eq!(after.ledger.total(Account::Paid), before.ledger.total(Account::Paid));
    }
}

/// What holds of a case in any state.
pub fn holds(file: &AgreementFile) {
    let signed = matches!(file.state, State::InForce | State::InBreach | State::Ended);
    assert_eq!(signed, !file.agreements.is_empty());
    assert_eq!(file.state == State::Ended, file.ended_on.is_some());
    assert_eq!(file.standing().assisted, file.proposed.is_some() || signed);
    assert!(signed || (file.claims.is_empty() && file.chain.lots().is_empty() && file.series.is_empty()));
    assert!(file.claims.iter().zip(1..).all(|(c, n)| c.number == n));
    for lot in file.chain.lots() {
        let at = file.chain.whereabouts(&lot.id);
        assert_eq!((at.captured, at.sum()), (lot.captured, lot.captured), "{}", lot.id);
    }
    let mut taxed = BTreeSet::new();
    for claim in file.claims.iter().filter(|c| matches!(c.state, ClaimState::Paid | ClaimState::Final)) {
        let made = &claim.claim.what.claim;
        for plant in &made.plants {
            let mut on = made.from;
            while on <= made.to {
                assert!(taxed.insert((plant.clone(), on)), "{plant} {on} is refunded twice");
                on = on.plus_days(1);
            }
        }
        assert!(claim.kept_ore() >= 0);
        let eligible = claim.computed().unwrap();
        assert!(eligible.refund_kroner <= eligible.co2_tax_kroner);
    }
    money(file);
}

/// The ledger says what the claims say.
fn money(file: &AgreementFile) {
    let ledger = &file.ledger;
    assert!(ledger.is_balanced());
    let sum = |of: &dyn Fn(&sagsgang::refund::procedure::file::ClaimOnFile) -> i64| -> i64 {
        file.claims.iter().map(of).sum()
    };
    let standing = |state| matches!(state, ClaimState::Paid | ClaimState::Final);
    let paid = sum(&|c| c.paid_ore());
    assert_eq!(-ledger.total(Account::Paid), paid);
    let kept = sum(&|c| if standing(c.state) { c.kept_ore() } else { 0 });
    assert_eq!(ledger.total(Account::RefundGranted), kept, "what is granted is what the claims may keep");
    let unpaid = sum(&|c| {
        let left = if c.state == ClaimState::Final { c.outstanding_ore().unwrap() } else { 0 };
        left.max(0)
    });
    assert_eq!(-ledger.total(Account::RefundDue), unpaid, "what is owed can still be paid");
    let repaid = -ledger.total(Account::Repaid);
    let outstanding = ledger.total(Account::RepaymentDue);
    assert_eq!(paid + repaid - outstanding, kept - unpaid, "paid, less repaid, less owed");
    assert!(repaid <= 0 || ledger.total(Account::Repaid) >= 0);
    for claim in &file.claims {
        assert!(ledger.repayment_outstanding(claim.number) >= 0);
    }
}

/// Sealed, written as text, read again, checked and added up: the same file.
pub fn adds_up(file: &AgreementFile, recorded: &[Recorded]) {
    let half = recorded.len() / 2;
    let mut entries = seal(&file.id, None, &recorded[..half]).unwrap();
    let last = entries.last().map(|e| (e.seq, e.hash.clone()));
    entries.extend(seal(&file.id, last, &recorded[half..]).unwrap());
    let text = serde_json::to_string(&entries).unwrap();
    let read: Vec<Entry> = serde_json::from_str(&text).unwrap();
    assert_eq!(read, entries);
    assert_eq!(&*replay::<AgreementFile>(&read).unwrap(), file);
    let text = serde_json::to_string(file).unwrap();
    assert_eq!(&serde_json::from_str::<AgreementFile>(&text).unwrap(), file);
}

fn run(start: usize, tries: &[Try]) {
    let cases = CASES.with(Clone::clone);
    let Course { mut file, mut journal } = cases[start % cases.len()].clone();
    CAST.with(|cast| {
        for one in tries {
            if let Some((after, done)) = try_one(&file, cast, *one) {
                holds_of_step(&file, &after, &done);
                holds(&after);
                file = after;
                journal.push(done);
            }
        }
    });
    adds_up(&file, &journal);
}

thread_local! {
    static CASES: std::rc::Rc<Vec<Course>> = std::rc::Rc::new(every_case());
    static CAST: Vec<Officials> = cast();
}

/// As many as `PROPTEST_CASES` says, or ten thousand.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn no_try_leads_a_case_astray(start in 0_usize..60, tries in prop::collection::vec(a_try(), 1..24)) {
        run(start, &tries);
    }
}

#[test]
fn every_case_holds_and_adds_up() {
    for Course { file, journal } in every_case() {
        holds(&file);
        adds_up(&file, &journal);
    }
}
