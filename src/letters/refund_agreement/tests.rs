//! Every letter in both languages, read back from its PDF.

use std::collections::BTreeSet;

use lopdf::Document;

use super::example::{LONG, SHORT, Size, letters};
use super::example_acts::every;
use super::*;
use crate::access::Authority;
use crate::law::Language;
use crate::letters::tests::conformance::holds as holds_up;
use crate::letters::tests::front::front_holds;
use crate::letters::{Block, Kind, render};
use crate::refund::procedure::ActKind;

const BOTH: [Language; 2] = [Language::Da, Language::En];

/// The acts that give no letter.
const SILENT: [ActKind; 26] = [
    ActKind::Save,
    ActKind::Attach,
    ActKind::RemoveAttachment,
    ActKind::AcceptAsComplete,
    ActKind::Comment,
    ActKind::AcceptTerms,
    ActKind::FileEmissionReport,
    ActKind::AttachEvidence,
    ActKind::UploadMeasurements,
    ActKind::RegisterLot,
    ActKind::HandOver,
    ActKind::Receive,
    ActKind::Store,
    ActKind::Lose,
    ActKind::CorrectCustody,
    ActKind::RegisterSite,
    ActKind::AcceptSite,
    ActKind::RequestExtension,
    ActKind::AssessClaim,
    ActKind::OrderHeatStatements,
    ActKind::MakeHeatStatements,
    ActKind::SendHeatStatements,
    ActKind::OpenControl,
    ActKind::RecordFinding,
    ActKind::RecordDisqualification,
    ActKind::Open,
];

/// The characters of a PDF without the spaces, for where a line ends is the renderer's business; and its pages.
fn read(made: &Made, name: &str) -> (String, usize) {
    let pdf = render(&made.letter).unwrap();
    assert_eq!(pdf, render(&made.letter.clone()).unwrap(), "the same letter, the same bytes");
    holds_up(&pdf, &format!("{name}-{}", made.letter.language.tag()));
    front_holds(&made.letter, &pdf, name);
    let document = Document::load_mem(&pdf).unwrap();
    let pages = document.get_pages().len();
    let all: String = (1..).take(pages).map(|page| document.extract_text(&[page]).unwrap() + " ").collect();
    (squeezed(&all), pages)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace('\u{AD}', "")
}

#[track_caller]
fn holds(text: &str, words: &str) {
    assert!(text.contains(&squeezed(words)), "‹{words}› is not in: {text}");
}

fn one(language: Language, size: Size, name: &str) -> Made {
    let (_, acts, _) = every(language, size).into_iter().find(|(act, ..)| *act == name).unwrap();
    letters(language, acts).remove(0)
}

fn text(language: Language, name: &str) -> String {
    read(&one(language, SHORT, name), name).0
}

#[test]
fn each_act_makes_its_letter_and_it_is_whole() {
    for (size, length) in [(SHORT, "short"), (LONG, "long")] {
        for language in BOTH {
            for (name, acts, kind) in every(language, size) {
                let made = letters(language, acts);
                assert_eq!(made.iter().map(|m| m.kind).collect::<Vec<_>>(), [kind], "{name}");
                for one in made {
                    let (text, pages) = read(&one, &format!("{name}-{length}"));
                    assert_eq!((one.letter.language, &one.title), (language, &one.letter.title), "{name}");
                    holds(&text, "SKAT-2026-0417");
                    holds(&text, "CVR 10 00 00 09");
                    holds(&text, "Att. Ditte Driftsleder");
                    let page = match language {
                        Language::Da => format!("Side {pages} af {pages}"),
                        Language::En => format!("Page {pages} of {pages}"),
                    };
                    holds(&text, &page);
                    holds(&text, "BEK nr. 1504/2024 § ");
                    assert!(!text.contains(['{', '}']), "{name}: {text}");
                    assert!(!text.contains("CO2") && !text.contains('\u{FFFD}'), "{name}: {text}");
                    assert!(!text.contains("kr..") && !text.contains(".."), "{name}: {text}");
                    assert!(!text.contains("§9,stk.2") && !text.contains("co2al"), "{name}: {text}");
                }
            }
        }
    }
}

#[test]
fn every_act_gives_a_letter_or_is_known_to_give_none() {
    let mut spoken: BTreeSet<&str> = BTreeSet::new();
    for (_, acts, _) in every(Language::Da, SHORT) {
        spoken.insert(acts.last().unwrap().1.kind().slug());
    }
    for kind in ActKind::ALL {
        let silent = SILENT.contains(kind);
        assert!(spoken.contains(kind.slug()) != silent, "{}", kind.slug());
    }
}

#[test]
fn a_decision_against_the_company_says_how_to_complain_and_when_it_was_heard() {
    let decisions = [
        "refuse",
        "deny-extension",
        "refuse-claim",
        "pay-less",
        "demand-repayment",
        "demand-found",
        "demand-methods",
        "find-breach",
        "dismiss",
        "terminate",
        "true-up-less",
    ];
    for language in BOTH {
        for name in decisions {
            let made = one(language, SHORT, name);
            let (text, _) = read(&made, name);
            assert_eq!(
                (made.letter.kind, made.from),
                (Kind::Decision, Authority::Skatteforvaltningen),
                "{name}"
            );
            holds(&text, "Skatteankestyrelsen");
            holds(&text, "skatteforvaltningsloven § 35 a");
            holds(&text, "forvaltningsloven § 24");
            let (months, caveat) = match language {
                Language::Da => ("tre måneder", "ikke efterprøvet i lovens tekst"),
                Language::En => ("three months", "not been checked against the text of the act"),
            };
            holds(&text, months);
            holds(&text, caveat);
            let signed = made.letter.blocks.iter().any(|b| matches!(b, Block::Signature { .. }));
            assert!(signed, "{name}");
            if !["dismiss", "terminate", "true-up-less"].contains(&name) {
                holds(&text, if language == Language::Da { "Jeres bemærkninger" } else { "Your comments" });
            }
        }
    }
    for name in ["pay-claim", "true-up", "true-up-more", "grant-extension", "end-breach"] {
        assert!(!text(Language::Da, name).contains("Klagevejledning"), "{name}");
    }
}

#[test]
fn energistyrelsen_speaks_for_itself() {
    for name in ["decide-methods", "reject-methods", "decide-emission-report", "reject-emission-report"] {
        let made = one(Language::Da, SHORT, name);
        assert_eq!(made.from, Authority::Energistyrelsen, "{name}");
        assert_eq!(made.letter.sender.name, "Energistyrelsen");
        assert!(made.letter.sender.contact.contains(&"Camilla Energi".to_owned()));
    }
}

#[test]
fn the_agreement_holds_all_of_paragraph_3_and_who_made_it() {
    for language in BOTH {
        for size in [SHORT, LONG] {
            let (text, _) = read(&one(language, size, "sign"), "sign");
            for n in 1..=6 {
                holds(&text, &format!("(nr. {n})"));
            }
            for n in 1..=size.plants {
                holds(&text, &format!("Blok {n}, Ærøvej"));
            }
            for words in
                ["Direktør Bo Bødker, tegner alene", "Åse Afgørelse", "Søren Skattemand", "Astrid Ansøger"]
            {
                holds(&text, words);
            }
            holds(&text, if language == Language::Da { "6 måneder efter" } else { "6 months after" });
            holds(&text, if language == Language::Da { "Afventer Energistyrelsen" } else { "Awaiting" });
        }
    }
    let (long, _) = read(&one(Language::Da, LONG, "sign"), "sign");
    holds(&long, "Valgt for denne sag.");
    holds(&long, "H₂S");
    holds(&long, "Fangst & Co. ApS");
    let amended = text(Language::Da, "sign-amendment");
    holds(&amended, "Den træder i stedet for version 1.");
    holds(&amended, "6: fristen for lagring");
    assert!(!amended.contains("2:energianlæg"));
}

#[test]
fn a_payment_shows_its_computation_and_what_less_was_paid_for() {
    let text = text(Language::Da, "pay-less");
    for words in [
        "9.610.000,55",
        "8/15 af afgiften",
        "30.000 t af 50.000 t",
        "3/5",
        "Foreløbig",
        "Derfor får I mindre, end I har søgt om",
        "Vi er uenige i opgørelsen.",
        "1.234,567 t",
        "1.000 t",
    ] {
        holds(&text, words);
    }
    let english = read(&one(Language::En, SHORT, "pay-less"), "pay-less").0;
    holds(&english, "9,610,000.55");
    holds(&english, "1 January 2026 to 31 July 2026");
}

#[test]
fn a_demand_is_for_named_tonnes_and_nothing_released_after_hand_over() {
    let text = text(Language::Da, "demand-repayment");
    for words in
        ["234,567 t", "af parti L1", "sluppet ud eller udledt efter overdragelse til tredjepart, er ikke med"]
    {
        holds(&text, words);
    }
}

#[test]
fn every_rule_that_a_letter_cites_is_in_the_register() {
    for (name, acts, _) in every(Language::Da, SHORT) {
        for made in letters(Language::Da, acts) {
            for block in &made.letter.blocks {
                if let Block::Provisions(rows) = block {
                    for (cited, says) in rows {
                        assert!(!says.is_empty(), "{name}: {cited}");
                    }
                }
            }
        }
    }
}
