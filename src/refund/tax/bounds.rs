//! What a figure can be at most. The limits lie far over anything that happens and keep every product within what can be
//! held exactly.

use rust_decimal::Decimal;

use crate::casework::Problem;
use crate::law::quantity::written;
use crate::law::{Language, Text};

/// Tonnes of CO2 in one claim: more than twice what all of Denmark emits in a year.
pub fn most_tonnes() -> Decimal {
    Decimal::from(100_000_000)
}

/// Quantity of one fuel, in its unit.
pub fn most_quantity() -> Decimal {
    Decimal::from(100_000_000_000_i64)
}

/// Kroner of tax in one claim.
pub fn most_kroner() -> Decimal {
    Decimal::from(100_000_000_000_i64)
}

/// Fuels in one claim.
pub const MOST_FUELS: usize = 100;

/// Other reliefs in one claim.
pub const MOST_RELIEFS: usize = 10;

/// A figure that is not negative, not over the limit, and written with no more than so many decimals.
pub(crate) fn figure(
    value: Decimal,
    most: Decimal,
    decimals: u32,
    pointer: &str,
    faults: &mut Vec<Problem>,
) -> bool {
    let message = if value.is_sign_negative() && !value.is_zero() {
        Text::new("Tallet er negativt. Skriv 0 eller mere.", "The figure is negative. Write 0 or more.")
    } else if value > most {
        Text::new(
            format!("Tallet er over {}. Se efter, om enheden er rigtig.", written(most, Language::Da)),
            format!("The figure is over {}. See whether the unit is right.", written(most, Language::En)),
        )
    } else if value.normalize().scale() > decimals {
        Text::new(
            format!("Tallet har for mange decimaler. Skriv højst {decimals}."),
            format!("The figure has too many decimals. Write {decimals} at most."),
        )
    } else {
        return true;
    };
    faults.push(Problem::plain(pointer, message));
    false
}

/// A text that must say something, and not a book.
pub(crate) fn said(text: &str, pointer: &str, faults: &mut Vec<Problem>) -> bool {
    let long = text.chars().count();
    let sound = !text.trim().is_empty() && long <= 1000;
    if !sound {
        faults.push(Problem::plain(
            pointer,
            Text::new(
                "Skriv en tekst, højst 1.000 tegn: hvor tallet kommer fra, eller hvad det er.",
                "Write a text of 1,000 characters at most: where the figure comes from, or what it is.",
            ),
        ));
    }
    sound
}

/// The computation has more digits than can be held exactly.
pub(crate) fn too_many_digits() -> Vec<Problem> {
    vec![Problem::plain(
        "",
        Text::new(
            "Tallene har tilsammen for mange cifre til at blive regnet nøjagtigt. Skriv dem med færre decimaler, eller del \
             perioden.",
            "The figures together have too many digits to be computed exactly. Write them with fewer decimals, or divide the \
             period.",
        ),
    )]
}
