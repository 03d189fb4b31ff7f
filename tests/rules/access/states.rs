//! The policy names the states in which an act is done: those that the procedure's table has, and no others.

use std::collections::BTreeSet;

use sagsgang::access::Policy;
use sagsgang::{permit, refund};

/// What a policy says, as pairs of state and act.
fn said(policy: &Policy) -> BTreeSet<(String, String)> {
    let of = |act: &str| {
        policy.states_for(act).map(|state| (state.to_owned(), act.to_owned())).collect::<Vec<_>>()
    };
    policy.acts().flat_map(of).collect()
}

#[test]
fn a_policy_has_the_states_of_its_table() {
    let permits = permit::procedure::TABLE.iter();
    let permits: BTreeSet<_> =
        permits.map(|(state, act, _)| (state.slug().into(), act.slug().into())).collect();
    assert_eq!(said(Policy::storage_permit()), permits);
    let agreements = refund::procedure::TABLE.iter();
    let agreements: BTreeSet<_> =
        agreements.map(|(state, act, _)| (state.slug().into(), act.slug().into())).collect();
    assert_eq!(said(Policy::refund_agreement()), agreements);
}

#[test]
fn what_is_not_in_the_policy_is_not_taken() {
    let policy = Policy::storage_permit();
    assert!(policy.takes("under-review", "grant"));
    for (state, act) in [("draft", "grant"), ("under-review", "Grant"), ("", "grant"), ("under-review", "")] {
        assert!(!policy.takes(state, act), "{state} {act}");
    }
    assert!(!policy.takes("draft", "open"));
    assert!(!Policy::default().takes("draft", "save"));
}
