//! What is hidden, what is forbidden, and what the public sees.

use sagsgang::access::{Authority, Company, Denied, Person, Policy, Role, Standing};

use super::roles::{case, person};

fn policy() -> &'static Policy {
    Policy::storage_permit()
}

fn draft() -> Standing {
    Standing { submitted: false, published: false, ..case() }
}

fn unpublished() -> Standing {
    Standing { published: false, ..case() }
}

fn try_it(person: &Person, act: &str, case: &Standing) -> Result<String, Denied> {
    policy().authorise(Some(person), act, case).map(|who| who.actor().id.clone())
}

#[test]
fn nobody_acts_without_signing_in() {
    for act in ["save", "grant", "signal", "levitate"] {
        assert_eq!(policy().authorise(None, act, &case()).unwrap_err(), Denied::SignIn);
    }
    assert_eq!(policy().authorise_opening(None).unwrap_err(), Denied::SignIn);
    assert!(!policy().may_see(None, &case()), "the register is another door");
}

#[test]
fn a_company_sees_its_own_cases_from_the_first_draft() {
    let own = person(Role::Applicant);
    let mut other = own.clone();
    other.company = Some(Company { cvr: "10000017".into(), name: "Vesterhav Lager A/S".into() });
    let mut without = own.clone();
    without.company = None;
    for case in [draft(), unpublished(), case()] {
        assert!(policy().may_see(Some(&own), &case));
        assert_eq!(try_it(&own, "save", &case).unwrap(), "the-applicant");
        assert_eq!(try_it(&other, "save", &case), Err(Denied::Hidden));
        assert_eq!(try_it(&without, "save", &case), Err(Denied::Hidden));
    }
    let nobodys = Standing { company: String::new(), ..case() };
    let mut blank = own.clone();
    blank.company = Some(Company { cvr: String::new(), name: String::new() });
    assert_eq!(try_it(&blank, "save", &nobodys), Err(Denied::Hidden), "no number is no company");
    assert_eq!(try_it(&own, "grant", &case()), Err(Denied::Forbidden(vec![Role::DecisionMaker])));
    assert_eq!(try_it(&own, "levitate", &case()), Err(Denied::Forbidden(vec![])));
}

#[test]
fn the_authority_sees_a_case_once_it_is_submitted_and_the_other_authority_never() {
    for (role, act) in
        [(Role::Caseworker, "triage"), (Role::DecisionMaker, "grant"), (Role::Auditor, "triage")]
    {
        let inside = person(role);
        assert!(!policy().may_see(Some(&inside), &draft()));
        assert_eq!(try_it(&inside, act, &draft()), Err(Denied::Hidden));
        assert!(policy().may_see(Some(&inside), &unpublished()));
        for authority in [None, Some(Authority::Skatteforvaltningen)] {
            let outside = Person { authority, ..inside.clone() };
            assert!(!policy().may_see(Some(&outside), &case()));
            assert_eq!(try_it(&outside, act, &case()), Err(Denied::Hidden));
            assert!(!policy().knows_kind(&outside));
        }
    }
    for role in [Role::TaxOfficer, Role::TaxDecisionMaker] {
        assert_eq!(try_it(&person(role), "triage", &case()), Err(Denied::Hidden));
        assert!(!policy().knows_kind(&person(role)));
    }
}

#[test]
fn an_auditor_reads_and_does_nothing() {
    let auditor = person(Role::Auditor);
    assert!(policy().may_see(Some(&auditor), &unpublished()) && policy().knows_kind(&auditor));
    for act in policy().acts() {
        let roles = policy().roles_for(act).to_vec();
        assert!(!roles.contains(&Role::Auditor));
        assert_eq!(try_it(&auditor, act, &case()), Err(Denied::Forbidden(roles)), "{act}");
    }
}

#[test]
fn a_person_acts_in_the_role_that_the_act_needs() {
    let mut both = person(Role::Caseworker);
    both.roles.insert(Role::DecisionMaker);
    let role = |act: &str| policy().authorise(Some(&both), act, &case()).unwrap().actor().role;
    assert_eq!(
        (role("triage"), role("grant"), role("signal")),
        (Role::Caseworker, Role::DecisionMaker, Role::Caseworker)
    );
    // One who works for a company and for the authority is a caseworker only where the authority may look.
    let mut two_hats = person(Role::Caseworker);
    two_hats.roles.insert(Role::Applicant);
    two_hats.company = person(Role::Applicant).company;
    assert!(try_it(&two_hats, "save", &draft()).is_ok());
    assert_eq!(try_it(&two_hats, "mark-item", &draft()), Err(Denied::Forbidden(vec![Role::Caseworker])));
    let theirs = Standing { company: "10000017".into(), ..case() };
    assert_eq!(try_it(&two_hats, "save", &theirs), Err(Denied::Forbidden(vec![Role::Applicant])));
    assert_eq!(
        policy().authorise(Some(&two_hats), "signal", &theirs).unwrap().actor().role,
        Role::Caseworker
    );
}

#[test]
fn a_case_is_opened_by_one_who_acts_for_a_company() {
    let applicant = person(Role::Applicant);
    let who = policy().authorise_opening(Some(&applicant)).unwrap();
    assert_eq!(who.applicant().map(|_| who.actor().name.as_str()), Some("Somebody"));
    let forbidden = Denied::Forbidden(vec![Role::Applicant]);
    let without = Person { company: None, ..applicant };
    assert_eq!(policy().authorise_opening(Some(&without)).unwrap_err(), forbidden);
    assert_eq!(policy().authorise_opening(Some(&person(Role::Caseworker))).unwrap_err(), forbidden);
}

#[test]
fn who_knows_of_the_kind() {
    assert!(policy().knows_kind(&person(Role::Applicant)));
    assert!(policy().knows_kind(&person(Role::Caseworker)));
    assert!(!policy().knows_kind(&Person { company: None, ..person(Role::Applicant) }));
    assert!(!policy().knows_kind(&person(Role::Anyone)));
}

#[test]
fn the_public_tells_of_what_it_can_see_and_does_nothing_else() {
    let public = |person: Option<&Person>, act: &str, case: &Standing| {
        policy().authorise_public(person, act, case).map(|who| who.actor().clone())
    };
    let told = public(None, "signal", &case()).unwrap();
    assert_eq!((told.id.as_str(), told.name.as_str(), told.role), ("anyone", "anyone", Role::Anyone));
    let signed_in = public(Some(&person(Role::TaxOfficer)), "signal", &case()).unwrap();
    assert_eq!((signed_in.id.as_str(), signed_in.role), ("the-tax-officer", Role::Anyone));
    assert_eq!(public(None, "signal", &unpublished()), Err(Denied::Hidden));
    assert_eq!(public(None, "save", &unpublished()), Err(Denied::Hidden));
    for act in policy().acts().filter(|act| *act != "signal") {
        let roles = policy().roles_for(act).to_vec();
        assert_eq!(public(None, act, &case()), Err(Denied::Forbidden(roles)), "{act}");
    }
    let anyone = person(Role::Anyone);
    assert!(policy().may_see(Some(&anyone), &case()) && !policy().may_see(Some(&anyone), &unpublished()));
    assert_eq!(try_it(&anyone, "signal", &unpublished()), Err(Denied::Hidden));
    assert!(try_it(&anyone, "signal", &case()).is_ok());
}

#[test]
fn the_clock_does_its_own_acts_only() {
    for act in policy().acts() {
        let who = policy().authorise_clock(act);
        if ["signal", "end-hearing", "expire"].contains(&act) {
            let actor = who.unwrap().actor().clone();
            assert_eq!((actor.id.as_str(), actor.name.as_str(), actor.role), ("clock", "clock", Role::Clock));
        } else {
            assert_eq!(who.unwrap_err(), Denied::Forbidden(policy().roles_for(act).to_vec()), "{act}");
        }
    }
}

#[test]
fn a_policy_is_read_whole_or_not_at_all() {
    assert!(Policy::parse("[see]\nking = \"own\"\n[act]\n").is_err());
    assert!(Policy::parse("[see]\napplicant = \"all\"\n[act]\n").is_err());
    assert!(Policy::parse("[see]\n[act]\nsave = { by = [\"king\"], in = [] }\n").is_err());
    assert!(Policy::parse("[act]\nsave = { by = [\"applicant\"], in = [] }\n").is_err());
    // Who, in which states, as what: nothing else, and nothing less.
    for wrong in [
        "save = [\"applicant\"]",
        "save = { by = [\"applicant\"] }",
        "save = { in = [] }",
        "save = { by = [], in = [], as = \"king\" }",
        "save = { by = [], in = [], or = [] }",
    ] {
        assert!(Policy::parse(&format!("[see]\n[act]\n{wrong}\n")).is_err(), "{wrong}");
    }
    let empty = Policy::default();
    assert_eq!((empty.acts().count(), empty.roles_for("save")), (0, [].as_slice()));
    assert!(!empty.may_see(Some(&person(Role::Caseworker)), &case()));
    let inside = Policy::parse("[see]\ncaseworker = \"submitted\"\n[act]\n").unwrap();
    assert!(
        !inside.may_see(Some(&Person { authority: None, ..person(Role::Caseworker) }), &case()),
        "whose?"
    );
    let closed = Policy::parse("[see]\n[act]\nsignal = { by = [\"anyone\"], in = [], as = \"reporter\" }\nsave = { by = [\"anyone\"], in = [] }\n").unwrap();
    assert_eq!(closed.authorise_public(None, "signal", &case()).unwrap_err(), Denied::Hidden);
    // The public is no official: an act that takes one is not done, whatever a policy says.
    let open = Policy::parse("[see]\nanyone = \"published\"\n[act]\nsave = { by = [\"anyone\"], in = [] }\n")
        .unwrap();
    assert_eq!(
        open.authorise_public(None, "save", &case()).unwrap_err(),
        Denied::Forbidden(vec![Role::Anyone])
    );
}
