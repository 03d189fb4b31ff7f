//! Files that people send: typed by content, bounded in size.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::DeskError;
use crate::casework::Problem;
use crate::law::Text;

static RULES: LazyLock<Rules> =
    LazyLock::new(|| toml::from_str(include_str!("../../policies/attachments.toml")).unwrap_or_default());

#[derive(Default, Deserialize)]
struct Rules {
    largest_bytes: u64,
    largest_readings_bytes: u64,
    longest_name: usize,
    binary: BTreeMap<String, Vec<String>>,
    text: BTreeMap<String, String>,
}

/// The largest file that is taken, in bytes.
pub fn largest() -> u64 {
    RULES.largest_bytes
}

/// The largest file of readings that is taken, in bytes.
pub fn largest_readings() -> u64 {
    RULES.largest_readings_bytes
}

/// The media type of a file, by what is in it; for text, which has no mark of its own, by its name's ending.
///
/// # Errors
/// [`DeskError::TooLarge`], [`DeskError::UnsupportedFile`], or [`DeskError::Invalid`] for an empty file, a bad name, or a name
/// that ends as another kind's does.
pub fn media_type(name: &str, content: &[u8]) -> Result<String, DeskError> {
    let mut problems = Vec::new();
    if content.is_empty() {
        problems.push(Problem::plain("", Text::new("Filen er tom.", "The file is empty.")));
    }
    problems.extend(fault_of_name(name));
    if !problems.is_empty() {
        return Err(DeskError::Invalid(problems));
    }
    if u64::try_from(content.len()).unwrap_or(u64::MAX) > RULES.largest_bytes {
        return Err(DeskError::TooLarge(RULES.largest_bytes));
    }
    let ending = name.trim().rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if let Some(kind) = infer::get(content) {
        let found = kind.mime_type().to_owned();
        return match RULES.binary.get(&found) {
            Some(endings) if endings.contains(&ending) => Ok(found),
            Some(endings) => Err(DeskError::Invalid(vec![other_ending(&found, endings)])),
            None => Err(DeskError::UnsupportedFile(found)),
        };
    }
    let is_text = std::str::from_utf8(content).is_ok_and(|text| !text.contains('\0'));
    match RULES.text.get(&ending).filter(|_| is_text) {
        Some(found) => Ok(found.clone()),
        None => Err(DeskError::UnsupportedFile(format!(".{ending}"))),
    }
}

/// A name that makes another kind of the file than it is: who saves it would open it with another program.
fn other_ending(found: &str, endings: &[String]) -> Problem {
    let endings = endings.join(", .");
    Problem::plain(
        "/name",
        Text::new(
            format!("Filen er af typen {found}; lad navnet ende på .{endings}."),
            format!("The file is of the kind {found}; let its name end in .{endings}."),
        ),
    )
}

/// What is wrong with a file's name, if anything is.
pub fn fault_of_name(name: &str) -> Option<Problem> {
    let bad = name.trim().is_empty()
        || name.chars().count() > RULES.longest_name
        || name.chars().any(|c| c.is_control() || matches!(c, '/' | '\\') || turns(c));
    bad.then(|| {
        let most = RULES.longest_name;
        Problem::plain(
            "/name",
            Text::new(
                format!(
                    "Filnavnet skal være på 1-{most} tegn uden skråstreger, styretegn og tegn, der vender læseretningen."
                ),
                format!(
                    "The file name must have 1-{most} characters without slashes, controls and marks that turn the direction of reading."
                ),
            ),
        )
    })
}

/// Whether a character turns the direction of reading: by it, a name shows another ending than it has.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_typed_by_what_is_in_them() {
        assert_eq!(media_type("plan.pdf", b"%PDF-1.7 x").unwrap(), "application/pdf");
        assert_eq!(media_type("punkter.csv", "id;bredde\næ;1".as_bytes()).unwrap(), "text/csv");
        assert!(media_type("PLAN.PDF", b"%PDF-1.7 x").is_ok());
        for other in ["plan.html", "plan", "plan.pdf.exe", "plan.csv"] {
            let Err(DeskError::Invalid(faults)) = media_type(other, b"%PDF-1.7 x") else {
                panic!("{other} is taken");
            };
            assert_eq!(faults[0].pointer, "/name", "{other}");
        }
        // A program that calls itself a PDF is still a program.
        assert!(matches!(
            media_type("plan.pdf", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"),
            Err(DeskError::UnsupportedFile(_))
        ));
        assert!(matches!(media_type("side.html", b"<html></html>"), Err(DeskError::UnsupportedFile(_))));
        assert!(matches!(media_type("x.csv", b"\xff\xfe\0"), Err(DeskError::UnsupportedFile(_))));
    }

    #[test]
    fn sizes_and_names_are_bounded() {
        assert!(matches!(media_type("a.csv", b""), Err(DeskError::Invalid(_))));
        assert!(matches!(media_type("../a.csv", b"x"), Err(DeskError::Invalid(_))));
        assert!(matches!(media_type("", b"x"), Err(DeskError::Invalid(_))));
        for turned in ["rapport\u{202e}vsc.exe.csv", "a\u{2066}.csv", "\u{200f}a.csv"] {
            assert_eq!(
                fault_of_name(turned).map(|fault| fault.pointer),
                Some("/name".to_owned()),
                "{turned}"
            );
        }
        assert_eq!(fault_of_name("måling æøå, Ωμέγα.csv"), None);
        let large = vec![b'x'; usize::try_from(largest()).unwrap() + 1];
        assert!(matches!(media_type("a.csv", &large), Err(DeskError::TooLarge(_))));
        assert!(media_type("a.csv", &large[1..]).is_ok());
    }
}
