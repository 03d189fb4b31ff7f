//! From a journal back to the case, and what is said of one that does not add up.

use sagsgang::access::Official;
use sagsgang::casework::Entry;
use sagsgang::casework::journal::Broken;
use sagsgang::casework::replay::{ReplayError, act_of, replay, seal};
use sagsgang::law::{Digest, Provision};
use sagsgang::permit::procedure::{Act, PermitFile, Recorded};
use serde_json::{Value, json};

use super::contents::*;
use super::course::*;
use super::people::*;

fn journal() -> Vec<Entry> {
    let mut journal = Journal::default();
    in_hearing(&mut journal);
    seal("case-1", None, &journal.0).unwrap()
}

/// Another entry after the last, whatever it says.
fn then(mut entries: Vec<Entry>, act: &str, content: Value) -> Vec<Entry> {
    let last = entries.last().map(|e| (e.seq, e.hash.clone()));
    let before = last.as_ref().map(|(seq, hash)| (*seq, hash));
    let actor = camilla().actor().clone();
    let provision = Provision::of("bek974.4.1");
    entries.push(Entry::seal("case-1", before, on("04-01"), actor, act, provision, content).unwrap());
    entries
}

#[test]
fn every_entry_names_its_act_on_its_provision() {
    let entries = journal();
    let said: Vec<(i64, &str, &str)> =
        entries.iter().map(|e| (e.seq, e.act.as_str(), e.provision.id())).collect();
    assert_eq!(
        said,
        [
            (1, "open", "bek974.4.1"),
            (2, "attach", "bek974.4.1"),
            (3, "submit", "bek974.4.1"),
            (4, "accept-as-complete", "bek974.4.1"),
            (5, "hear-party", "fvl.19"),
        ]
    );
    assert!(entries.iter().all(|e| e.case == "case-1"));
    assert_eq!((&entries[4].actor, entries[4].at), (camilla().actor(), on("03-12")));
    assert_eq!(
        entries[4].content,
        json!({"facts": ["The pressure rose by 12 bar."], "comment_by": "2026-03-28"})
    );
    assert_eq!(act_of::<Act>(&entries[4]).unwrap(), Act::HearParty(hearing(day("2026-03-28"))));
    let mut kept = Journal::default();
    assert_eq!(&*replay::<PermitFile>(&entries).unwrap(), in_hearing(&mut kept).file());
}

#[test]
fn sealing_goes_on_where_the_journal_ended() {
    let mut journal = Journal::default();
    in_hearing(&mut journal);
    let recorded: &[Recorded] = &journal.0;
    let whole = seal("case-1", None, recorded).unwrap();
    let more = seal("case-1", Some((2, whole[1].hash.clone())), &recorded[2..]).unwrap();
    assert_eq!(more, whole[2..]);
    assert_eq!(seal::<Act>("case-1", None, &[]).unwrap(), []);
}

#[test]
fn a_journal_begins_with_the_opening() {
    assert_eq!(replay::<PermitFile>(&[]), Err(ReplayError::NotOpened));
    let unopened = then(Vec::new(), "comment", json!({"text": "Hello."}));
    assert_eq!(replay::<PermitFile>(&unopened), Err(ReplayError::NotOpened));
    assert_eq!(ReplayError::NotOpened.to_string(), "entry 1 does not open the case");
}

#[test]
fn an_entry_that_is_no_act_is_named() {
    for (act, content) in [
        ("levitate", json!({})),
        ("comment", json!({})),
        ("comment", json!({"text": 7})),
        ("hear-party", json!({"facts": ["A"], "comment_by": "2026-02-30"})),
        ("comment", Value::Null),
    ] {
        let why = replay::<PermitFile>(&then(journal(), act, content)).unwrap_err();
        assert!(matches!(why, ReplayError::Unreadable { seq: 6, .. }), "{why}");
        assert!(why.to_string().starts_with("entry 6 is not an act that this program knows: "));
    }
}

#[test]
fn an_act_that_the_state_does_not_take_is_named() {
    let twice = serde_json::to_value(opening()).unwrap();
    for (act, content) in
        [("open", twice), ("close", json!({"reasons": "Done."})), ("expire", json!({"day": "2026-04-01"}))]
    {
        let why = replay::<PermitFile>(&then(journal(), act, content)).unwrap_err();
        assert_eq!(why, ReplayError::Impossible { seq: 6, state: "in-hearing", act: act.into() });
        assert_eq!(why.to_string(), format!("entry 6: a case that is in-hearing does not take {act}"));
    }
    let before = then(journal(), "comment", json!({"text": "No."}));
    assert!(
        replay::<PermitFile>(&then(before.clone(), "comment", json!({"text": "No."}))).is_err(),
        "once only"
    );
    assert!(replay::<PermitFile>(&before).is_ok());
}

#[test]
fn a_broken_journal_is_not_added_up() {
    let mut entries = journal();
    entries[2].content = json!({});
    assert_eq!(replay::<PermitFile>(&entries), Err(ReplayError::Broken(Broken::Changed { seq: 3 })));
    let mut entries = journal();
    entries[1].before = Digest::zero();
    assert_eq!(replay::<PermitFile>(&entries), Err(Broken::Chain { seq: 2 }.into()));
}
