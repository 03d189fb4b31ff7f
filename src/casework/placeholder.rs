//! Places in a text that somebody meant to fill in. An official's text that still has one is not sent.

use serde_json::Value;

use super::Problem;
use crate::law::Text;

/// Words that begin a note to oneself in brackets.
const NOTES: [&str; 8] = ["indsæt", "udfyld", "skriv", "tilføj", "insert", "fill in", "add ", "write"];

/// The first placeholder in a text: `[…]`, `[indsæt dato]`, `{{navn}}`, `<NAVN>`, `@NAVN@`, `XX`, `___`, `TODO`.
pub fn placeholder(text: &str) -> Option<&str> {
    let found = [
        between(text, "{{", "}}", |_| true),
        between(text, "[", "]", is_note),
        between(text, "<", ">", is_name),
        between(text, "@", "@", is_name),
    ];
    found.into_iter().flatten().next().or_else(|| word(text))
}

/// Every placeholder in what an act was sent with, a fault for each text that has one.
pub fn placeholders(sent: &Value) -> Vec<Problem> {
    let mut faults = Vec::new();
    look(sent, &mut String::new(), &mut faults);
    faults
}

fn look(value: &Value, pointer: &mut String, faults: &mut Vec<Problem>) {
    let here = pointer.len();
    match value {
        Value::String(text) => {
            if let Some(found) = placeholder(text) {
                let message = Text::new(
                    format!("Teksten har en plads, der ikke er udfyldt: {found}"),
                    format!("The text has a place that is not filled in: {found}"),
                );
                faults.push(Problem::plain(pointer.clone(), message));
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                pointer.push_str(&format!("/{at}"));
                look(item, pointer, faults);
                pointer.truncate(here);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                look(member, pointer, faults);
                pointer.truncate(here);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The first stretch between two marks whose inside is one that was to be filled in.
fn between<'a>(text: &'a str, open: &str, shut: &str, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
    let mut from = 0;
    while let Some(begin) = text.get(from..)?.find(open).map(|at| from + at) {
        let inside = begin + open.len();
        let end = text.get(inside..)?.find(shut).map(|at| inside + at)?;
        if fits(text.get(inside..end)?) {
            return text.get(begin..end + shut.len());
        }
        from = inside;
    }
    None
}

/// Whether brackets hold nothing, dots, a run of X or a note to oneself; `[1]` and `[sic]` do not.
fn is_note(inside: &str) -> bool {
    let inside = inside.trim().to_lowercase();
    inside.is_empty()
        || inside.chars().all(|c| matches!(c, '.' | '…' | '_' | '-'))
        || inside.len() > 1 && inside.chars().all(|c| c == 'x')
        || NOTES.iter().any(|note| inside.starts_with(note))
}

/// Whether the inside is a name in capitals: `NAVN`, `CASE_NUMBER`; or an ellipsis.
fn is_name(inside: &str) -> bool {
    let letters = inside.chars().filter(|c| c.is_uppercase()).count();
    letters > 1 && inside.chars().all(|c| c.is_uppercase() || matches!(c, '_' | ' '))
        || matches!(inside.trim(), "…" | "...")
}

/// A word that stands for one that is missing. A part of a name, such as the well `NA-XX`, does not.
fn word(text: &str) -> Option<&str> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '@');
    text.split(|c: char| !part(c)).find(|word| {
        matches!(*word, "TODO" | "TBD" | "FIXME")
            || word.len() > 1 && word.chars().all(|c| c == 'X')
            || word.len() > 2 && word.chars().all(|c| c == '_')
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn each_form_is_found() {
        for (text, found) in [
            ("Senest [dato] og […]", "[…]"),
            ("Senest [...].", "[...]"),
            ("[INDSÆT BEGRUNDELSE]", "[INDSÆT BEGRUNDELSE]"),
            ("[ ]", "[ ]"),
            ("se [1] og [xx]", "[xx]"),
            ("Kære {{navn}}", "{{navn}}"),
            ("Kære <NAVN>,", "<NAVN>"),
            ("nr. <…>", "<…>"),
            ("@CASE_NUMBER@", "@CASE_NUMBER@"),
            ("Mængden er XX t.", "XX"),
            ("XXXX", "XXXX"),
            ("Underskrift: ______", "______"),
            ("TODO: begrund", "TODO"),
            ("æøå TBD", "TBD"),
        ] {
            assert_eq!(placeholder(text), Some(found), "{text}");
        }
    }

    #[test]
    fn real_texts_pass() {
        for text in [
            "",
            "Trykket er over 240 bara i NA-7 [1].",
            "Brønd NA-XX og XX-3",
            "p < 0,05 og q > 3",
            "<5 m>",
            "a@b.dk, c@d.dk",
            "Modellen [sic] viser 5 %",
            "§ 4, stk. 1, nr. 3 [jf. bilag]",
            "X",
            "1_2",
            "BEK nr. 974/2022 – CO₂ ≤ 100 kt",
            "todo er spansk for alt",
        ] {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }

    #[test]
    fn every_text_is_looked_at_and_pointed_to() {
        let sent =
            json!({"reasons": "XX", "terms": [{"a/b": "ok"}, {"a/b": "{{x}}"}], "n": 7, "sound": "[1]"});
        let pointers: Vec<_> = placeholders(&sent).into_iter().map(|fault| fault.pointer).collect();
        assert_eq!(pointers, ["/reasons", "/terms/1/a~1b"]);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_through(before in "\\PC{0,30}", after in "\\PC{0,30}") {
            let _any = placeholder(&before);
            let text = format!("{before} {{{{navn}}}} {after}");
            prop_assert!(placeholder(&text).is_some());
        }
    }
}
