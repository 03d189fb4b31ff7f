//! Nr. 1: who applies.

use validator::ValidateEmail;

use super::finding::{Sheet, say};
use crate::casework::cvr::is_cvr;
use crate::permit::application::Application;

/// Fewest digits of a telephone number.
const PHONE_DIGITS: usize = 8;

pub(super) fn check(application: &Application, sheet: &mut Sheet) {
    let companies = &application.parties.companies;
    for (number, company) in
        companies.iter().enumerate().filter(|(_, company)| company.unreadable().is_none())
    {
        let at = |field: &str| format!("/parties/companies/{number}/{field}");
        if company.cvr.is_missing() && company.foreign_registration.is_missing() {
            sheet.field_missing(&at("cvr"));
        }
        if company.cvr.get().is_some_and(|cvr| !is_cvr(cvr.trim())) {
            sheet.incomplete(
                &at("cvr"),
                say(
                    "CVR-nummeret er ikke gyldigt: det skal være otte cifre med passende kontrolciffer.",
                    "The CVR number is not valid: it must be eight digits with a check digit that fits.",
                ),
                say(
                    "Skriv de otte cifre uden mellemrum, som de står i CVR.",
                    "Write the eight digits without spaces, as they stand in the CVR register.",
                ),
            );
        }
        if company.contact_email.get().is_some_and(|email| !email.trim().validate_email()) {
            sheet.incomplete(
                &at("contact_email"),
                say("E-mailadressen er ikke gyldig.", "The e-mail address is not valid."),
                say("Skriv den som navn@selskab.dk.", "Write it as name@company.com."),
            );
        }
        if company.contact_phone.get().is_some_and(|phone| !is_phone(phone)) {
            sheet.incomplete(
                &at("contact_phone"),
                say("Telefonnummeret er ikke gyldigt.", "The telephone number is not valid."),
                say(
                    "Skriv mindst otte cifre, for udlandet med landekode: +45 12 34 56 78.",
                    "Write at least eight digits, abroad with the country code: +45 12 34 56 78.",
                ),
            );
        }
    }
    let operators = companies.iter().filter(|company| company.operator.get() == Some(&true)).count();
    if companies.len() > 1 && operators != 1 {
        sheet.incomplete(
            "/parties/companies",
            say(
                format!("Der er flere selskaber, og {operators} af dem er angivet som operatør."),
                format!("There are several companies, and {operators} of them are stated as operator."),
            ),
            say(
                "Angiv præcis ét af selskaberne som operatør. Et fællesnavn uden juridisk person er ikke et selskab.",
                "State exactly one of the companies as operator. A joint name without legal personality is no company.",
            ),
        );
    }
}

/// Digits with an optional leading plus, and the signs that people put between them.
fn is_phone(text: &str) -> bool {
    let rest = text.trim();
    let rest = rest.strip_prefix('+').unwrap_or(rest);
    let signs = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')'));
    signs && rest.chars().filter(char::is_ascii_digit).count() >= PHONE_DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_have_eight_digits_at_least() {
        for (phone, good) in [
            ("+45 12 34 56 78", true),
            ("12345678", true),
            ("(12) 34-56-78", true),
            ("1234567", false),
            ("12345678x", false),
            ("45+12345678", false),
            ("", false),
        ] {
            assert_eq!(is_phone(phone), good, "{phone}");
        }
    }
}
