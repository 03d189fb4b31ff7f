//! The mail that tells that a letter is there. It never says what is in it.

use crate::access::Authority;
use crate::law::Language;

/// The mail's text for a letter in a case, which an authority has sent.
pub fn body(language: Language, from: Authority, case_number: &str, title: &str) -> String {
    let from = match (from, language) {
        (Authority::Energistyrelsen, Language::Da) => "Energistyrelsen",
        (Authority::Energistyrelsen, Language::En) => "Energistyrelsen (Danish Energy Agency)",
        (Authority::Skatteforvaltningen, Language::Da) => "Skatteforvaltningen",
        (Authority::Skatteforvaltningen, Language::En) => "Skatteforvaltningen (Danish tax authority)",
    };
    match language {
        Language::Da => format!(
            "Hej\n\nDer er et nyt brev til jer i sag {case_number}:\n\n    {title}\n\n\
             Log ind i selvbetjeningen, og åbn sagen for at læse brevet. Af hensyn til fortroligheden står indholdet \
             ikke i denne mail.\n\nBrevet kan indeholde en frist. Mailen kan ikke besvares; svar i sagen.\n\n\
             Venlig hilsen\n{from}\n"
        ),
        Language::En => format!(
            "Hello\n\nThere is a new letter for you in case {case_number}:\n\n    {title}\n\n\
             Sign in to the self-service and open the case to read the letter. For confidentiality its content is not \
             in this mail.\n\nThe letter may set a date. This mail cannot be answered; please answer in the case.\n\n\
             Kind regards\n{from}\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mail_names_the_case_and_the_letter_in_the_language() {
        let da = body(Language::Da, Authority::Energistyrelsen, "2026-00417", "Partshøring");
        assert!(da.contains("nyt brev til jer i sag 2026-00417:\n\n    Partshøring\n"));
        assert!(da.contains("Venlig hilsen\nEnergistyrelsen"));
        let en = body(Language::En, Authority::Skatteforvaltningen, "2026-00417", "Hearing");
        assert!(en.contains("new letter for you in case 2026-00417:\n\n    Hearing\n"));
        assert!(en.contains("Kind regards\nSkatteforvaltningen (Danish tax authority)\n"));
        assert!(![da, en].concat().contains(['{', '}']));
    }
}
