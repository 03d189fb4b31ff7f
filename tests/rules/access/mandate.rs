//! What binds a company takes a full mandate, and nothing else does.

use std::collections::BTreeSet;

use sagsgang::access::{Company, Denied, Mandate, Person, Policy, Role, Standing};

fn preparer() -> Person {
    Person {
        id: "pia".into(),
        name: "Pia".into(),
        email: "pia@example.test".into(),
        roles: [Role::Applicant].into(),
        company: Some(Company { cvr: "10000009".into(), name: "Nord ApS".into() }),
        mandate: Mandate::Prepare,
        authority: None,
    }
}

#[test]
fn a_preparer_does_all_but_what_binds() {
    let case = Standing {
        company: "10000009".into(),
        submitted: true,
        published: false,
        assisted: true,
        disqualified: BTreeSet::new(),
    };
    for (policy, binding) in [
        (Policy::storage_permit(), &["submit", "withdraw"][..]),
        (Policy::refund_agreement(), &["accept-terms", "claim", "submit", "withdraw"][..]),
    ] {
        let full = Person { mandate: Mandate::Full, ..preparer() };
        let mut denied = Vec::new();
        for act in policy.acts() {
            let who = policy.authorise(Some(&full), act, &case);
            let less = policy.authorise(Some(&preparer()), act, &case);
            if policy.binds(act) {
                assert!(who.is_ok(), "{act} binds the company and is an applicant's");
                assert_eq!(less, Err(Denied::Mandate), "{act}");
                denied.push(act);
            } else {
                assert_eq!(less, who, "{act}");
            }
        }
        assert_eq!(denied, binding);
        assert!(policy.authorise_opening(Some(&preparer())).is_ok());
        // A case of another company stays hidden, whatever the act.
        let other = Standing { company: "10000017".into(), ..case.clone() };
        assert_eq!(policy.authorise(Some(&preparer()), "submit", &other), Err(Denied::Hidden));
    }
}
