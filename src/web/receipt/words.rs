//! What a result says in a word, as people say it.

use crate::law::Language;
use crate::web::form::Choice;

const WORDS: [Choice; 7] = [
    ("repayment", "Der kræves tilbage", "It is demanded back"),
    ("nothing", "Intet kræves tilbage", "Nothing is demanded back"),
    ("correct-claim", "Kravet rettes med et nyt", "The claim is corrected by a new one"),
    ("official", "En embedsmand afgør det", "An official decides"),
    ("kept", "Overholdt", "Kept"),
    ("broken", "Ikke overholdt", "Not kept"),
    ("cannot-be-seen", "Kan ikke ses af fakturaen", "Cannot be seen from the invoice"),
];

/// A word of a result; anything else as it is.
pub fn in_words(word: &str, language: Language) -> &str {
    match (WORDS.iter().find(|(own, _, _)| *own == word), language) {
        (Some((_, da, _)), Language::Da) => da,
        (Some((_, _, en)), Language::En) => en,
        (None, _) => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invoice::check::Verdict;
    use crate::refund::tax::RepaymentOutcome;

    #[test]
    fn every_word_is_one_of_a_result() {
        let is_word = |(id, _, _): &Choice| {
            let value = serde_json::json!(id);
            serde_json::from_value::<RepaymentOutcome>(value.clone()).is_ok()
                || serde_json::from_value::<Verdict>(value).is_ok()
        };
        assert!(WORDS.iter().all(is_word));
        assert_eq!(in_words("kept", Language::Da), "Overholdt");
        assert_eq!(in_words("12", Language::En), "12");
    }
}
