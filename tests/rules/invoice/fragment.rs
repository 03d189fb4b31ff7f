//! The statement as fields of an electronic invoice.

use sagsgang::invoice::fragment::{AGREEMENT, Fragment, NET_TAX};
use sagsgang::invoice::run::{Made, Run};
use sagsgang::law::Digest;

use super::{CUSTOMERS, production};

pub fn fragments() -> Vec<Fragment> {
    let run = Run::prepare(production(), CUSTOMERS.as_bytes(), &Digest::of(CUSTOMERS.as_bytes())).unwrap();
    let mut out = Vec::new();
    run.make(CUSTOMERS.as_bytes(), &mut |made| match made {
        Made::Statement(statement) => out.push(Fragment::of(&statement)),
        Made::HeldBack(_) => panic!("held back"),
    })
    .unwrap();
    out
}

#[test]
fn people_read_the_note_and_programs_the_properties() {
    let all = fragments();
    let first = &all[0];
    assert!(first.note.contains("§ 9 f") && first.note.contains("7.827,25 kr."), "{}", first.note);
    assert_eq!((first.properties[0].name.as_str(), first.properties[0].value.as_str()), (AGREEMENT, "ja"));
    assert_eq!((first.properties[1].name.as_str(), first.properties[1].value.as_str()), (NET_TAX, "7827.25"));
    assert_eq!(first.properties.len(), 2);
    assert_eq!(
        (all[1].properties[2].name.as_str(), all[1].properties[2].value.as_str()),
        ("EU-minimumsafgift natural-gas (DKK/GJ)", "opfyldt")
    );
    assert!(all[2].note.starts_with("The supplier has an agreement"), "{}", all[2].note);
    let xml = first.xml();
    let whole = format!("<x xmlns:cac=\"a\" xmlns:cbc=\"b\">{xml}</x>");
    assert_eq!(
        roxmltree::Document::parse(&whole)
            .unwrap()
            .descendants()
            .filter(|n| n.has_tag_name(("a", "AdditionalItemProperty")))
            .count(),
        2
    );
}
