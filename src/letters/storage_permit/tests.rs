//! Every letter in both languages, read back from its PDF.

use lopdf::Document;

use super::example::{self, cites, letters};
use super::example_acts::every;
use super::*;
use crate::law::{Language, Provision, registry};
use crate::letters::tests::conformance::holds as holds_up;
use crate::letters::tests::front::front_holds;
use crate::letters::{Block, render};

const BOTH: [Language; 2] = [Language::Da, Language::En];

/// The characters of a PDF without the spaces, for where a line ends is the renderer's business.
fn read(made: &Made) -> (String, usize) {
    read_as(made, made.kind)
}

fn read_as(made: &Made, name: &str) -> (String, usize) {
    let pdf = render(&made.letter).unwrap();
    assert_eq!(pdf, render(&made.letter.clone()).unwrap(), "the same letter, the same bytes");
    holds_up(&pdf, &format!("{name}-{}", made.letter.language.tag()));
    front_holds(&made.letter, &pdf, made.kind);
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

fn one(language: Language, name: &str, kind: &str) -> Made {
    let (_, acts, _) = every(language).into_iter().find(|(act, ..)| *act == name).unwrap();
    letters(language, acts).into_iter().find(|made| made.kind == kind).unwrap()
}

#[test]
fn each_act_makes_its_letters_and_they_are_whole() {
    for language in BOTH {
        for (name, acts, kinds) in every(language) {
            let made = letters(language, acts);
            assert_eq!(made.iter().map(|m| m.kind).collect::<Vec<_>>(), kinds, "{name}");
            for one in made {
                let (text, pages) = read(&one);
                assert_eq!(one.title, one.letter.title);
                assert_eq!(one.letter.language, language, "{name}");
                holds(&text, one.title.split(' ').next().unwrap());
                holds(&text, "ENS-2026-0417");
                holds(&text, "CVR 10 00 00 09");
                let page = Language::Da == language;
                holds(
                    &text,
                    &if page {
                        format!("Side {pages} af {pages}")
                    } else {
                        format!("Page {pages} of {pages}")
                    },
                );
                if one.kind != "copy-of-record-pdf" {
                    assert!(!text.contains(['{', '}']), "{name}: {text}");
                    assert!(!text.contains("CO2") && !text.contains('\u{FFFD}'), "{name}: {text}");
                    holds(&text, "BEK nr. 974/2022 § ");
                }
            }
        }
    }
}

#[test]
fn every_decision_says_why_on_what_and_how_to_complain_and_by_whom() {
    let decisions = [
        ("dismiss", "dismissal"),
        ("refuse", "refusal"),
        ("grant", "permit"),
        ("grant", "grant-letter"),
        ("update", "permit"),
        ("update", "update"),
        ("revoke", "revocation"),
        ("confirm", "confirmation"),
        ("measure", "measure"),
        ("close", "closing"),
    ];
    for language in BOTH {
        for (act, kind) in decisions {
            let made = one(language, act, kind);
            let (text, _) = read(&made);
            assert_eq!(made.letter.kind, crate::letters::Kind::Decision, "{kind}");
            for words in [
                "Energiklagenævnet",
                "Klageportalen",
                "undergrundsloven § 37 a",
                "forvaltningsloven § 25",
                "forvaltningsloven § 24",
            ] {
                holds(&text, words);
            }
            let (why, caveat, substantial) = match language {
                Language::Da => (
                    ["Derfor", "Begrundelse"],
                    "ikke efterprøvet i lovens tekst",
                    "væsentlig og individuel interesse",
                ),
                Language::En => (
                    ["Why", "Reasons"],
                    "not been checked against the text of the act",
                    "substantial and individual interest",
                ),
            };
            assert!(why.iter().any(|w| text.contains(*w)), "{kind}");
            holds(&text, caveat);
            holds(&text, substantial);
            let signed = made.letter.blocks.iter().any(|b| matches!(b, Block::Signature { name, title, .. } if !name.is_empty() && !title.is_empty()));
            assert!(signed, "{kind}");
            let by = if kind == "measure" { "Camilla Sagsbehandler" } else { "Erik Kontorchef" };
            holds(&text, by);
        }
    }
}

#[test]
fn the_last_day_to_complain_is_four_weeks_later_and_no_holiday() {
    // Granted on 8 August 2026, a Saturday; four weeks later is a Saturday, so the Monday after.
    let made = one(Language::Da, "grant", "grant-letter");
    let (text, _) = read(&made);
    assert_eq!(made.letter.date, example::day("2026-08-08"));
    holds(&text, "den 8. august 2026");
    holds(&text, "den 7. september 2026");
}

#[test]
fn the_permit_holds_all_of_paragraph_5_and_every_condition() {
    for count in [1, 12, 40] {
        for language in BOTH {
            let made = letters(language, example::granted(language, count));
            let permit = made.first().unwrap();
            let (text, _) = read_as(permit, &format!("permit-{count}"));
            for n in 1..=count {
                holds(&text, &format!("· C{n}"));
            }
            for day in ["2026-12-06", "2027-04-01"] {
                holds(&text, &example::day(day).written(language));
            }
            let figures = match language {
                Language::Da => {
                    ["15.000 t", "250 bara", "480 t/d", "120 bara", "117 dage", "56,150000°", "4,620000°"]
                }
                Language::En => {
                    ["15,000 t", "250 bara", "480 t/d", "120 bara", "117 days", "56.150000°", "4.620000°"]
                }
            };
            for words in figures {
                holds(&text, words);
            }
            for words in [
                "Nordhavet Pilot ApS",
                "Vesterhav Lager A/S",
                "Siri Canyon",
                "H₂O: ≤ 30 ppm mol",
                "1.800 m TVDSS",
                "NA-01",
                "Hvert parti analyseres",
                "Horda-formationen",
            ] {
                holds(&text, words);
            }
            for n in 1..=4 {
                holds(&text, &format!("§ 5, nr. {n}"));
            }
            holds(&text, &cites("bek974.3.1", language));
            // The reading of § 8 is only for a permit with a condition on reporting.
            assert_eq!(text.contains("§8,stk.2"), count >= 12, "{count}");
        }
    }
}

#[test]
fn the_permit_says_how_the_order_was_read_and_what_the_map_is_worth() {
    let (da, _) = read(&one(Language::Da, "grant", "permit"));
    for words in [
        "Sådan er reglerne læst",
        "Fra en skrevet startdag til en skrevet slutdag",
        "Bilaget om karakterisering. Valgt for denne sag.",
        "Bilag 2 er slået op og handler om karakterisering.",
        "Kortet er vejledende og er ikke et grundlag for afgørelsen",
    ] {
        holds(&da, words);
    }
    let (en, _) = read(&one(Language::En, "grant", "permit"));
    holds(&en, "How the rules were read");
    holds(&en, "The annex on characterisation. Chosen for this case.");
    holds(&en, "The map is advice and not a ground for the decision");
}

#[test]
fn page_one_of_the_grant_letter_says_what_to_do_why_and_how_to_complain() {
    for language in BOTH {
        let made = one(language, "grant", "grant-letter");
        let document = Document::load_mem(&render(&made.letter).unwrap()).unwrap();
        let first = squeezed(&document.extract_text(&[1]).unwrap());
        let order: Vec<usize> = match language {
            Language::Da => {
                ["lagre højst 15.000 t", "Det skal I gøre", "Derfor", "I kan klage til Energiklagenævnet"]
            }
            Language::En => {
                ["store at most 15,000 t", "What you must do", "Why", "You may complain to Energiklagenævnet"]
            }
        }
        .iter()
        .map(|words| first.find(&squeezed(words)).unwrap_or_else(|| panic!("{words}: {first}")))
        .collect();
        assert!(order.is_sorted(), "{order:?}");
    }
}

#[test]
fn the_update_sets_old_beside_new() {
    let update = one(Language::Da, "update", "update");
    // Lines of neighbouring cells stand between each other on paper.
    let text = squeezed(&serde_json::to_string(&update.letter.blocks).unwrap());
    for words in [
        "480 t/d",
        "300 t/d",
        "Injektion standses ved trykfald over 2 bar.",
        "C13, tilføjet",
        "C4, udgår",
        "C2, ændret",
        "Trykket måles hvert minut.",
        "C7, ændret",
        "Teksten er den samme",
        "forvaltningslovens § 19, stk. 2, nr. 3",
        "Hændelse 1",
    ] {
        holds(&text, words);
    }
    assert!(!text.contains("C5,"), "what is the same is not shown: {text}");
    assert!(!text.contains("Referencedybde"));
    let (permit, _) = read(&one(Language::Da, "update", "permit"));
    holds(&permit, "Dette er version 2 af tilladelsen");
    holds(&permit, "· C13");
    assert!(!permit.contains("·C4D") && !permit.contains("·C4T"), "{permit}");
}

#[test]
fn the_receipt_lists_the_gaps_and_the_copy_holds_the_application() {
    let (text, _) = read(&one(Language::Da, "submit", "receipt"));
    for words in [
        "fandt 2 mangler",
        "Porøsiteten mangler.",
        "§ 4, stk. 1, nr. 5",
        "Angiv det, og vedhæft et bilag.",
        "I har ved indsendelsen bekræftet",
        "Mængden er tæt på grænsen.",
        "kl. 10.15",
    ] {
        holds(&text, words);
    }
    let (answer, _) = read(&one(Language::Da, "answer", "receipt"));
    holds(&answer, "Vi har tilføjet porøsiteten.");
    let (copy, _) = read(&one(Language::Da, "submit", "copy-of-record-pdf"));
    for words in [
        "Kystvejen 12",
        "måske",
        "kan ikke læses",
        "CO2_geologi.pdf",
        "1.234.567 bytes",
        "CO2_lager {fase 1}",
        "Ikke udfyldt:",
        "4.62; 56.15",
    ] {
        holds(&copy, words);
    }
    let digest = crate::law::Digest::of(b"report").to_string();
    assert!(copy.contains(&digest), "{copy}");
}

#[test]
fn each_refusal_ground_stands_with_its_provision() {
    let (text, _) = read(&one(Language::Da, "refuse", "refusal"));
    for words in [
        "1. Lagringskomplekset går ud over dansk område (BEK nr. 974/2022 § 1, stk. 2)",
        "2. Projektet varer mere end to år (BEK nr. 974/2022 § 3, stk. 1)",
        "3. Stedet ligger uden for planområdet (BEK nr. 974/2022 § 3, stk. 2)",
        "4. Formålet er også øget indvinding af kulbrinter (undergrundsloven § 23 x, stk. 4)",
        "5. Energistyrelsens skøn (BEK nr. 974/2022 § 3, stk. 1)",
        "et grundlag for afgørelsen",
    ] {
        holds(&text, words);
    }
}

#[test]
fn every_rule_that_a_letter_cites_is_in_the_register() {
    for (name, acts, _) in every(Language::Da) {
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
    assert!(registry::entry(&Provision::of("bek974.6.1.9")).is_some());
}
