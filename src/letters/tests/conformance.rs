//! Letters before a checker of PDF/UA-1 and PDF/A-2a that knows nothing of how they were made.

use lopdf::{Dictionary, Document, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::super::*;
use super::archive;
use super::sample::{example, letter, map, paragraph, table};
use super::structure::heard;
use crate::law::Language;

/// What the checker finds wrong, by both profiles.
pub(in crate::letters) fn faults(pdf: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).unwrap();
        out.extend(report.failures.iter().map(|failure| format!("{profile:?} {failure}")));
    }
    out
}

/// What our own look finds wrong.
fn ours(document: &Document) -> Vec<String> {
    let mut out = heard(document).1;
    out.extend(archive::faults(document));
    out
}

/// Holds a file against the checker and against its own pages. With `LETTERS_OUT=folder` it is put there as well, for people to
/// look at.
#[track_caller]
pub(in crate::letters) fn holds(pdf: &[u8], name: &str) {
    if let Ok(folder) = std::env::var("LETTERS_OUT") {
        let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        std::fs::write(std::path::Path::new(&folder).join(name).with_extension("pdf"), pdf).unwrap();
    }
    let mut found = faults(pdf);
    found.extend(ours(&Document::load_mem(pdf).unwrap()));
    assert!(found.is_empty(), "{name}: {found:#?}");
}

#[track_caller]
fn sound(one: &Letter) {
    holds(&render(one).unwrap(), &one.title);
}

#[test]
fn the_example_is_for_everyone_and_for_the_archive() {
    holds(&render(&example()).unwrap(), "example");
    holds(&render(&Letter { draft: true, language: Language::En, ..example() }).unwrap(), "draft");
}

#[test]
fn every_block_alone_is_sound() {
    let blocks = [
        Block::Heading(3, "Langt nede".into()),
        Block::List(vec!["en".into(), String::new(), "tre".into()]),
        Block::Numbered(vec!["en".into(), "to".into()]),
        Block::Table(table(150)),
        Block::Table(Table {
            rows: vec![vec!["uden".into(), "hoved".into()], vec!["kort".into()]],
            ..Table::default()
        }),
        Block::Table(Table { caption: "Uden noget".into(), ..Table::default() }),
        Block::Table(Table { caption: "Tom række".into(), rows: vec![vec![]], ..Table::default() }),
        Block::Table(Table { caption: "Kun hoved".into(), columns: table(0).columns, ..Table::default() }),
        Block::Facts(vec![("Felt".into(), "værdi".into()), ("Tomt".into(), String::new())]),
        Block::Provisions(vec![("§ 5".into(), "Tilladelse".into())]),
        Block::Note { title: "Klage".into(), paragraphs: vec!["Sådan.".into()] },
        Block::Map(map()),
        Block::Signature { name: "Åse".into(), title: "Chef".into(), date: None },
        paragraph(40),
    ];
    for block in blocks {
        sound(&letter(vec![block]));
    }
    sound(&letter(Vec::new()));
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace('\u{AD}', "")
}

#[test]
fn all_that_a_letter_says_is_heard_in_order_and_nothing_else() {
    let (heard, faults) = heard(&Document::load_mem(&render(&example()).unwrap()).unwrap());
    assert!(faults.is_empty(), "{faults:#?}");
    let kinds: Vec<&str> = heard.elements.iter().map(|(_, kind, _)| kind.as_str()).collect();
    assert_eq!(&kinds[..2], ["Document", "Sect"]);
    for kind in [
        "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "Caption", "TR", "TH", "TD", "Figure", "Link",
        "Sect",
    ] {
        assert!(kinds.contains(&kind), "{kind}");
    }
    let words = squeezed(&heard.words());
    let mut from = 0;
    for said in [
        "Energistyrelsen",
        "Att. Jørgen Ærø",
        "Afgørelse",
        "Tilladelse til geologisk lagring",
        "Vilkår",
        "Sådan klager du",
        "Kontorchef",
    ] {
        let at = words[from..]
            .find(&squeezed(said))
            .unwrap_or_else(|| panic!("{said} is not heard after {from}: {words}"));
        from += at;
    }
    // Running heads, page numbers and repeated heading rows are for the eye.
    assert_eq!(words.matches("Injiceret,tCO₂").count(), 1);
    assert!(
        !words.contains("Side1af5") && heard.silent.iter().all(|silent| squeezed(silent).contains("af5"))
    );
    let repeated = heard.silent.iter().filter(|silent| squeezed(silent).contains("Injiceret,tCO₂")).count();
    assert!(repeated >= 1, "the table goes over pages");
}

#[test]
fn the_outline_is_that_of_the_headings() {
    let document = Document::load_mem(&render(&example()).unwrap()).unwrap();
    let (heard, _) = heard(&document);
    let headings: Vec<String> = heard
        .elements
        .iter()
        .filter(|(_, kind, _)| matches!(kind.as_str(), "H1" | "H2" | "H3" | "H4"))
        .map(|(_, _, words)| squeezed(words))
        .collect();
    let toc = document.get_toc().unwrap().toc;
    assert_eq!(toc.iter().map(|entry| squeezed(&entry.title)).collect::<Vec<_>>(), headings);
    assert_eq!(toc[0].level, 1);
    assert!(toc[1..].iter().all(|entry| entry.level >= 2), "all within the title");
}

/// A file with one thing wrong.
fn broken(how: impl Fn(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(&render(&example()).unwrap()).unwrap();
    how(&mut document);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

/// The first element of a type.
fn element<'a>(document: &'a mut Document, kind: &str) -> &'a mut Dictionary {
    let is = |object: &Object| {
        object
            .as_dict()
            .is_ok_and(|d| d.get(b"S").and_then(Object::as_name).is_ok_and(|s| s == kind.as_bytes()))
    };
    document.objects.values_mut().find(|object| is(object)).unwrap().as_dict_mut().unwrap()
}

fn first_font(document: &mut Document) -> &mut Dictionary {
    let is = |object: &Object| object.as_dict().is_ok_and(|d| d.has(b"ToUnicode"));
    document.objects.values_mut().find(|object| is(object)).unwrap().as_dict_mut().unwrap()
}

/// The first font by its signs.
fn descendant(document: &mut Document) -> &mut Dictionary {
    let Ok(Object::Array(fonts)) = first_font(document).get_mut(b"DescendantFonts") else { panic!("none") };
    fonts[0].as_dict_mut().unwrap()
}

/// Puts the parts of the first letter of the file in another order.
fn parts_of_the_letter(document: &mut Document, how: impl FnOnce(&mut Vec<Object>)) {
    let parts = element(document, "Document").get(b"K").unwrap().as_array().unwrap();
    let letter = parts[0].as_reference().unwrap();
    let Ok(Object::Array(kids)) = document.get_dictionary_mut(letter).unwrap().get_mut(b"K") else {
        panic!("a letter of one part")
    };
    how(kids);
}

fn in_content(document: &mut Document, from: &str, to: &str) {
    let page = document.get_pages()[&1];
    let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    assert!(content.contains(from), "{from}");
    let content = content.replacen(from, to, 1);
    document.change_page_content(page, content.into_bytes()).unwrap();
}

fn xmp(document: &mut Document, from: &str, to: &str) {
    let id = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let Ok(Object::Stream(stream)) = document.get_object_mut(id) else { panic!("no metadata") };
    let text = String::from_utf8(stream.content.clone()).unwrap();
    assert!(text.contains(from));
    stream.set_plain_content(text.replace(from, to).into_bytes());
}

#[test]
fn what_is_broken_on_purpose_is_found() {
    assert!(faults(&broken(|_| {})).is_empty(), "saved again, it is still sound");
    type Break = (&'static str, fn(&mut Document));
    let breaks: [Break; 17] = [
        ("no language", |d| drop(d.catalog_mut().unwrap().remove(b"Lang"))),
        ("not marked", |d| drop(d.catalog_mut().unwrap().remove(b"MarkInfo"))),
        ("no tree", |d| drop(d.catalog_mut().unwrap().remove(b"StructTreeRoot"))),
        ("title not shown", |d| drop(d.catalog_mut().unwrap().remove(b"ViewerPreferences"))),
        ("no metadata", |d| drop(d.catalog_mut().unwrap().remove(b"Metadata"))),
        ("no colours", |d| drop(d.catalog_mut().unwrap().remove(b"OutputIntents"))),
        ("not said to be PDF/UA", |d| xmp(d, "<pdfuaid:part>1</pdfuaid:part>", "")),
        ("not said to be PDF/A", |d| xmp(d, "<pdfaid:part>2</pdfaid:part>", "")),
        ("another title", |d| xmp(d, "<dc:title>", "<dc:titel>")),
        ("a picture without words", |d| drop(element(d, "Figure").remove(b"Alt"))),
        ("a type that there is not", |d| element(d, "H1").set("S", Object::Name(b"Overskrift".to_vec()))),
        ("a level passed over", |d| element(d, "H2").set("S", Object::Name(b"H4".to_vec()))),
        ("signs without meaning", |d| drop(first_font(d).remove(b"ToUnicode"))),
        ("a mark in no sequence", |d| in_content(d, "/Artifact BMC", "q")),
        ("signs of another width", |d| {
            let Ok(Object::Array(widths)) = descendant(d).get_mut(b"W") else { panic!("no widths") };
            widths[1] = Object::Array(vec![Object::Integer(5_000)]);
        }),
        ("signs without outlines", |d| drop(descendant(d).remove(b"CIDToGIDMap"))),
        ("a sign that the font has not", |d| in_content(d, " Tj", " Tj <0000> Tj")),
    ];
    let unseen: Vec<&str> =
        breaks.iter().filter(|(_, how)| faults(&broken(how)).is_empty()).map(|(name, _)| *name).collect();
    assert!(unseen.is_empty(), "the checker does not see: {unseen:?}");
    // And what our own look at the structure sees.
    let breaks: [Break; 17] = [
        ("a table without heads", |d| {
            for object in d.objects.values_mut() {
                if let Ok(one) = object.as_dict_mut()
                    && one.get(b"S").and_then(Object::as_name).is_ok_and(|s| s == b"TH")
                {
                    one.set("S", Object::Name(b"TD".to_vec()));
                }
            }
        }),
        ("an item without its text", |d| drop(element(d, "LI").remove(b"K"))),
        ("an element cut off", |d| drop(element(d, "Caption").remove(b"K"))),
        ("a link of another element", |d| {
            let is = |object: &Object| object.as_dict().is_ok_and(|d| d.has(b"StructParent"));
            let annotation = d.objects.values_mut().find(|object| is(object)).unwrap();
            annotation.as_dict_mut().unwrap().set("StructParent", Object::Integer(0));
        }),
        ("a picture without a place", |d| drop(element(d, "Figure").remove(b"A"))),
        ("a mark in no sequence", |d| in_content(d, "/Artifact BMC", "q")),
        ("read from below", |d| parts_of_the_letter(d, |kids| kids.reverse())),
        ("two paragraphs of a page read in turn", |d| parts_of_the_letter(d, |kids| kids.swap(0, 1))),
        ("the last part of a letter read before the last page", |d| {
            parts_of_the_letter(d, |kids| kids.rotate_right(1));
        }),
        ("cells of a row read in turn", |d| {
            let row = element(d, "TR");
            let mut kids = row.get(b"K").unwrap().as_array().unwrap().clone();
            kids.swap(0, 1);
            row.set("K", Object::Array(kids));
        }),
        ("a line drawn where it is not read", |d| {
            in_content(d, "1 0 0 1 70.87 661.91 Tm", "1 0 0 1 70.87 80 Tm")
        }),
        ("a second title", |d| element(d, "H2").set("S", Object::Name(b"H1".to_vec()))),
        ("no title", |d| element(d, "H1").set("S", Object::Name(b"P".to_vec()))),
        ("made on another day", |d| xmp(d, "<xmp:CreateDate>2026", "<xmp:CreateDate>2025")),
        ("a font that is not in the file", |d| {
            let is = |object: &Object| object.as_dict().is_ok_and(|d| d.has(b"FontFile2"));
            let font = d.objects.values_mut().find(|object| is(object)).unwrap();
            drop(font.as_dict_mut().unwrap().remove(b"FontFile2"));
        }),
        ("another title than the file's", |d| xmp(d, "Tilladelse til", "Afslag på")),
        ("something from elsewhere", |d| in_content(d, "BT", "/Picture Do BT")),
    ];
    let unseen: Vec<&str> = breaks
        .iter()
        .filter(|(_, how)| ours(&Document::load_mem(&broken(how)).unwrap()).is_empty())
        .map(|(name, _)| *name)
        .collect();
    assert!(unseen.is_empty(), "not seen: {unseen:?}");
}
