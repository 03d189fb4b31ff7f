//! The chain: whatever is changed, removed, doubled or swapped is found, at the first entry that is wrong.

use proptest::prelude::*;
use sagsgang::access::{Actor, Role};
use sagsgang::casework::Entry;
use sagsgang::casework::journal::{Broken, check_chain};
use sagsgang::law::{Digest, Moment, Provision};
use serde_json::{Value, json};

fn at(minute: usize) -> Moment {
    Moment::parse(&format!("2026-03-02T09:{minute:02}:00Z")).unwrap()
}

fn actor() -> Actor {
    Actor { id: "camilla".into(), name: "Camilla".into(), role: Role::Caseworker }
}

fn journal(length: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for n in 0..length {
        let last = entries.last().map(|e| (e.seq, e.hash.clone()));
        let before = last.as_ref().map(|(seq, hash)| (*seq, hash));
        let content = json!({"n": n, "text": "æøå", "ring": [[4.123_456_789, 56.0]]});
        let provision = Provision::of("bek974.4.1");
        entries.push(Entry::seal("case-1", before, at(n), actor(), "mark-item", provision, content).unwrap());
    }
    entries
}

#[test]
fn a_journal_as_it_was_written_holds() {
    assert_eq!(check_chain(&[]), Ok(()));
    let entries = journal(5);
    assert_eq!(check_chain(&entries), Ok(()));
    assert_eq!((entries[0].seq, &entries[0].before), (1, &Digest::zero()));
    assert_eq!((entries[4].seq, &entries[4].before), (5, &entries[3].hash));
    let text = serde_json::to_string(&entries).unwrap();
    assert_eq!(check_chain(&serde_json::from_str::<Vec<Entry>>(&text).unwrap()), Ok(()));
}

#[test]
fn the_hash_is_of_the_canonical_json_of_all_the_rest() {
    let entry = journal(1).remove(0);
    let mut all = serde_json::to_value(&entry).unwrap();
    all.as_object_mut().unwrap().remove("hash");
    let mut names: Vec<&String> = all.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["act", "actor", "at", "before", "case", "content", "provision", "seq"]);
    assert_eq!(entry.hash, Digest::of_json(&all).unwrap());
}

#[test]
fn what_is_broken_says_where() {
    for (broken, seq, words) in [
        (Broken::Order { expected: 3, found: 4 }, 3, "entry 4 stands where entry 3 belongs"),
        (Broken::Chain { seq: 5 }, 5, "entry 5 does not follow the entry before it"),
        (Broken::Changed { seq: 7 }, 7, "entry 7 has been changed since it was written"),
    ] {
        assert_eq!((broken.seq(), broken.to_string().as_str()), (seq, words));
    }
}

/// Every field of an entry as JSON text, by path.
const FIELDS: [&str; 11] = [
    "/case",
    "/at",
    "/actor/id",
    "/actor/name",
    "/actor/role",
    "/act",
    "/provision",
    "/content/n",
    "/content/text",
    "/content/ring/0/0",
    "/hash",
];

fn other(path: &str, value: &Value) -> Value {
    match (path, value) {
        ("/at", _) => json!("2026-03-02T09:00:00.000001Z"),
        ("/actor/role", _) => json!("decision-maker"),
        ("/hash" | "/before", Value::String(hash)) => {
            let last = if hash.ends_with('0') { '1' } else { '0' };
            json!(format!("{}{last}", &hash[..63]))
        }
        (_, Value::String(text)) => json!(format!("{text} ")),
        (_, Value::Number(number)) if number.is_f64() => json!(number.as_f64().unwrap().next_up()),
        (_, Value::Number(number)) => json!(number.as_i64().unwrap() + 1),
        _ => panic!("{path}"),
    }
}

proptest! {
    #[test]
    fn a_change_in_any_field_of_any_entry_is_found(length in 1_usize..8, entry in 0_usize..8, field in 0..FIELDS.len()) {
        let mut entries = journal(length);
        let n = entry % length;
        let mut value = serde_json::to_value(&entries[n]).unwrap();
        let place = value.pointer_mut(FIELDS[field]).unwrap();
        *place = other(FIELDS[field], place);
        entries[n] = serde_json::from_value(value).unwrap();
        prop_assert_eq!(check_chain(&entries), Err(Broken::Changed { seq: entries[n].seq }));
    }

    #[test]
    fn an_entry_with_another_number_or_another_before_is_found(length in 1_usize..8, entry in 0_usize..8, seq in -9_i64..99) {
        let n = entry % length;
        let mut entries = journal(length);
        let expected = entries[n].seq;
        prop_assume!(seq != expected);
        entries[n].seq = seq;
        prop_assert_eq!(check_chain(&entries), Err(Broken::Order { expected, found: seq }));
        let mut entries = journal(length);
        entries[n].before = Digest::of(b"another");
        prop_assert_eq!(check_chain(&entries), Err(Broken::Chain { seq: expected }));
    }

    #[test]
    fn a_change_that_is_sealed_anew_breaks_the_entry_after_it(length in 2_usize..8, entry in 0_usize..8) {
        let n = entry % (length - 1);
        let mut entries = journal(length);
        let last = n.checked_sub(1).map(|before| (entries[before].seq, entries[before].hash.clone()));
        let before = last.as_ref().map(|(seq, hash)| (*seq, hash));
        let old = entries[n].clone();
        entries[n] = Entry::seal(&old.case, before, old.at, old.actor, &old.act, old.provision, json!({})).unwrap();
        prop_assert_eq!(check_chain(&entries), Err(Broken::Chain { seq: entries[n + 1].seq }));
    }

    #[test]
    fn a_removed_doubled_or_swapped_entry_is_found(length in 2_usize..8, entry in 0_usize..8) {
        let n = entry % (length - 1);
        let whole = journal(length);
        let place = whole[n].seq;
        let mut removed = whole.clone();
        removed.remove(n);
        prop_assert_eq!(check_chain(&removed), Err(Broken::Order { expected: place, found: place + 1 }));
        let mut doubled = whole.clone();
        doubled.insert(n, whole[n].clone());
        prop_assert_eq!(check_chain(&doubled), Err(Broken::Order { expected: place + 1, found: place }));
        let mut swapped = whole.clone();
        swapped.swap(n, n + 1);
        prop_assert_eq!(check_chain(&swapped), Err(Broken::Order { expected: place, found: place + 1 }));
        // Numbers that were put right do not hide it.
        swapped[n].seq = place;
        swapped[n + 1].seq = place + 1;
        prop_assert_eq!(check_chain(&swapped), Err(Broken::Chain { seq: place }));
    }
}

/// What the chain alone cannot tell: that its last entries are gone. The case that is kept beside it tells.
#[test]
fn the_beginning_of_a_journal_holds_by_itself() {
    let whole = journal(5);
    assert_eq!(check_chain(&whole[..4]), Ok(()));
}
