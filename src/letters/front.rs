//! The front of a decision, in the order in which people ask: what was decided, what to do and by when, why, and how to
//! complain. It is short enough for the first page; what is longer goes on behind it.

use super::writing::{Addressed, Writing};

/// As many characters of what a person wrote as leave room for the rest on the first page.
const ON_PAGE_ONE: usize = 240;

/// What did not get room on the first page.
#[must_use = "what was cut short stands further on"]
pub(super) struct Rest<'a> {
    title: (&'static str, &'static str),
    words: Option<&'a str>,
}

impl<F: Addressed> Writing<'_, F> {
    /// What a person wrote, under a heading; or its first sentences, and the whole of it further on.
    pub(super) fn in_short<'t>(
        &mut self,
        (da, en): (&'static str, &'static str),
        words: &'t str,
        whole: (&'static str, &'static str),
    ) -> Rest<'t> {
        self.heading(2, da, en);
        let (short, all) = begun(words);
        if all {
            self.words(words);
        } else {
            self.paragraph(
                format!("{short} Resten står nedenfor under »{}«.", whole.0),
                format!("{short} The rest stands below under “{}”.", whole.1),
            );
        }
        Rest { title: whole, words: (!all).then_some(words) }
    }

    /// The reasons in short.
    pub(super) fn why<'t>(&mut self, heading: (&'static str, &'static str), reasons: &'t str) -> Rest<'t> {
        self.in_short(heading, reasons, ("Begrundelsen i sin helhed", "The reasons in full"))
    }

    /// How to complain in short, as the end of the front; then what had no room on it.
    pub(super) fn end_of_front<'t>(&mut self, rests: impl IntoIterator<Item = Rest<'t>>) {
        self.heading(2, "I kan klage", "You may complain");
        self.complaint_in_short();
        self.behind(rests);
    }

    /// What had no room on the front.
    pub(super) fn behind<'t>(&mut self, rests: impl IntoIterator<Item = Rest<'t>>) {
        for rest in rests {
            if let Some(words) = rest.words {
                let (da, en) = rest.title;
                self.heading(2, da, en);
                self.words(words);
            }
        }
    }
}

/// A text, or as many whole sentences of it as the first page has room for; and whether that is all.
fn begun(text: &str) -> (String, bool) {
    let text = text.trim();
    if text.chars().count() <= ON_PAGE_ONE {
        return (text.to_owned(), true);
    }
    let first = text.split("\n\n").next().unwrap_or(text);
    if first.chars().count() <= ON_PAGE_ONE {
        return (first.trim().to_owned(), false);
    }
    let head: String = first.chars().take(ON_PAGE_ONE).collect();
    let end = head.rfind(". ").map(|at| at.saturating_add(1));
    let end = end.or_else(|| head.rfind(' ')).unwrap_or(head.len());
    let cut = head.get(..end).unwrap_or(&head).trim_end();
    let dots = if cut.ends_with('.') { "" } else { " …" };
    (format!("{cut}{dots}"), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_begins_on_the_first_page_with_whole_sentences() {
        assert_eq!(begun(" Kort. "), ("Kort.".into(), true));
        let exact = "a".repeat(ON_PAGE_ONE);
        assert_eq!(begun(&exact), (exact.clone(), true));
        let sentences = "Det er en sætning. ".repeat(40);
        let (short, whole) = begun(&sentences);
        assert!(!whole && short.ends_with("sætning.") && short.chars().count() <= ON_PAGE_ONE, "{short}");
        assert_eq!(begun(&format!("Kort.\n\n{sentences}")), ("Kort.".into(), false));
        assert_eq!(begun(&"ord ".repeat(200)).0.chars().last(), Some('…'));
        assert!(begun(&"å".repeat(500)).0.ends_with('…'));
    }
}
