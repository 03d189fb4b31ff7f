//! Every field of every act has a word in both languages, and so has everything that can be chosen.

use super::has_form;
use super::schema;
use super::tree::{Leaf, Member, Node, tree};
use crate::desk::Kind;
use crate::desk::permits::Permits;
use crate::desk::refunds::Refunds;
use crate::law::Language;
use crate::web::cases::kind::Shown;
use crate::web::words;

fn without_words(member: &Member, act: &str, out: &mut Vec<String>) {
    if words::field(&member.of, &member.name).is_none() {
        out.push(format!("{act}: {}.{}", member.of, member.name));
    }
    of_node(&member.node, act, out);
}

fn of_node(node: &Node, act: &str, out: &mut Vec<String>) {
    match node {
        Node::OrElse(values, other) => {
            of_node(
                &Node::Leaf(Leaf::Choice(values.iter().chain([&other.name]).cloned().collect())),
                act,
                out,
            );
            without_words(other, act, out);
        }
        Node::Leaf(Leaf::Choice(values)) => {
            let unsaid = values.iter().filter(|value| words::choice(value, Language::Da).is_none());
            out.extend(unsaid.map(|value| format!("{act}: the choice {value}")));
        }
        Node::Leaf(_) => {}
        Node::Group(members) => members.iter().for_each(|member| without_words(member, act, out)),
        Node::List(item) => of_node(item, act, out),
        Node::OneOf(tag, variants) => {
            for variant in variants {
                let named = variant.value.is_empty() || words::choice(&variant.value, Language::En).is_some();
                if tag.is_some() && !named {
                    out.push(format!("{act}: the choice {}", variant.value));
                }
                variant.members.iter().for_each(|member| without_words(member, act, out));
            }
        }
    }
}

fn check<K: Shown>(acts: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut asked = 0;
    for act in K::procedure().acts().into_iter().filter(|act| has_form::<K>(act)) {
        let (of, schema) = schema::<K>(act).unwrap();
        let node = tree(&of, &schema);
        assert!(!matches!(node, Node::Leaf(_) | Node::List(_)), "{act} asks for more than one field");
        of_node(&node, act, &mut out);
        asked += 1;
    }
    assert_eq!(asked, acts, "{}", K::KIND);
    out
}

#[test]
fn every_field_of_every_act_has_a_word() {
    let mut missing = check::<Permits>(28);
    missing.extend(check::<Refunds>(42));
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn what_has_no_form_is_what_takes_files_or_is_the_clocks() {
    assert!(!has_form::<Permits>("save") && !has_form::<Permits>("end-hearing"));
    assert!(!has_form::<Refunds>("upload-measurements") && !has_form::<Refunds>("remind"));
    assert!(has_form::<Permits>("grant") && has_form::<Refunds>("propose-terms"));
    assert!(schema::<Permits>("fly").is_none());
    assert_eq!(Permits::KIND, "storage-permit");
}
