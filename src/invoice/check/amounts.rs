//! Amounts in running text, however they are written.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

/// No amount is longer, in bytes.
const LONGEST: usize = 40;

/// Every figure in a text that can be an amount: `1.441,50`, `1,441.50`, `1441.5`, `1 441,50`. One that can be read in two ways is
/// read in both.
pub(super) fn amounts(text: &str) -> BTreeSet<Decimal> {
    let mut out = BTreeSet::new();
    let mut run = String::new();
    let (mut before, mut named) = (' ', false);
    for c in text.chars().chain(['\n']) {
        let white = matches!(c, ' ' | '\u{a0}' | '\u{202f}');
        // A figure in a name, as in CO2, is no amount.
        named = if c.is_ascii_digit() { named || run.is_empty() && before.is_alphabetic() } else { false };
        let inside = c.is_ascii_digit() || matches!(c, '.' | ',') || white && before.is_ascii_digit();
        if inside && !named {
            run.push(if white { ' ' } else { c });
        } else if !run.is_empty() {
            read(&std::mem::take(&mut run), &mut out);
        }
        before = c;
    }
    out
}

fn read(run: &str, out: &mut BTreeSet<Decimal>) {
    let run = run.trim_matches(['.', ',', ' ']);
    // A space may part thousands, or two figures.
    let whole = Some(run.replace(' ', "")).filter(|whole| whole.len() <= LONGEST);
    for one in whole.as_deref().into_iter().chain(run.split(' ')).filter(|one| one.len() <= LONGEST) {
        for (thousands, point) in [('.', ','), (',', '.')] {
            let plain = one.replace(thousands, "");
            if plain.matches(point).count() <= 1
                && let Ok(figure) = plain.replace(point, ".").parse::<Decimal>()
            {
                out.insert(figure);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_found_however_it_is_written() {
        let wanted: Decimal = "1441.50".parse().unwrap();
        for text in [
            "CO2-afgift: 1.441,50 kr.",
            "DKK 1,441.50.",
            "1441,5",
            "1 441,50 kr",
            "kr. 1\u{a0}441,50;",
            "i alt 12 1441.50",
        ] {
            assert!(amounts(text).contains(&wanted), "{text}: {:?}", amounts(text));
        }
        for text in ["", "§ 9 f", "CO21441,50", "144.150", "1.441,51", "-", ".,", "14415,0"] {
            assert!(!amounts(text).contains(&wanted), "{text}");
        }
        assert!(amounts(&"9".repeat(10_000)).is_empty());
    }
}
