//! Figures of the file.

/// The largest figure that is taken, far above what any instrument shows, so that no sum can overflow.
pub const LARGEST: u32 = 1_000_000_000;

/// What a field is that is not a figure from 0 to [`LARGEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoFigure {
    Empty,
    NotANumber,
    NotFinite,
    Negative,
    TooLarge,
}

/// Powers of ten that a double holds exactly, as far as nine digits can need.
const TENS: [f64; 10] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/// Reads a decimal figure with full stop, exactly as `str::parse` would.
pub(super) fn figure(field: &[u8]) -> Result<f64, NoFigure> {
    match short(field) {
        Some(figure) => Ok(figure),
        None => long(field),
    }
}

/// At most nine digits, perhaps with a point: a whole number over a power of ten, both exact in a double, so that the one
/// division rounds rightly.
fn short(field: &[u8]) -> Option<f64> {
    let mut digits: u32 = 0;
    let mut count = 0_usize;
    let mut point = None;
    if field.len() > 10 {
        return None;
    }
    for &byte in field {
        if byte.is_ascii_digit() {
            digits = digits.wrapping_mul(10).wrapping_add(u32::from(byte - b'0'));
            count += 1;
        } else if byte == b'.' && point.is_none() {
            point = Some(count);
        } else {
            return None;
        }
    }
    let decimals = point.map_or(0, |before| count - before);
    // `.5` and `5.` are not how figures are written in a file of readings, and go the long way.
    let written = count > 0 && point.is_none_or(|before| before > 0 && before < count);
    (written && count <= 9).then(|| f64::from(digits)).and_then(|whole| Some(whole / TENS.get(decimals)?))
}

fn long(field: &[u8]) -> Result<f64, NoFigure> {
    let text = std::str::from_utf8(field).map_err(|_| NoFigure::NotANumber)?;
    if text.is_empty() {
        return Err(NoFigure::Empty);
    }
    let figure: f64 = text.parse().map_err(|_| NoFigure::NotANumber)?;
    if !figure.is_finite() && !text.bytes().any(|b| b.is_ascii_digit()) {
        return Err(NoFigure::NotFinite);
    }
    if figure < 0.0 {
        return Err(NoFigure::Negative);
    }
    // Minus nought is nought.
    if figure > f64::from(LARGEST) { Err(NoFigure::TooLarge) } else { Ok(figure.abs()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_figure_is_told_apart() {
        for (field, why) in [
            ("", NoFigure::Empty),
            ("abc", NoFigure::NotANumber),
            ("1,5", NoFigure::NotANumber),
            (" 1", NoFigure::NotANumber),
            (".", NoFigure::NotANumber),
            ("1.2.3", NoFigure::NotANumber),
            ("æ", NoFigure::NotANumber),
            ("NaN", NoFigure::NotFinite),
            ("inf", NoFigure::NotFinite),
            ("-infinity", NoFigure::NotFinite),
            ("-0.001", NoFigure::Negative),
            ("-1e999", NoFigure::Negative),
            ("1e999", NoFigure::TooLarge),
            ("1000000000.5", NoFigure::TooLarge),
        ] {
            assert_eq!(figure(field.as_bytes()), Err(why), "{field}");
        }
        assert_eq!(figure(&[0xff]), Err(NoFigure::NotANumber));
        for (field, value) in
            [("0", 0.0), ("-0.0", 0.0), ("1e3", 1000.0), ("1000000000", 1e9), ("007.50", 7.5)]
        {
            let read = figure(field.as_bytes()).unwrap();
            assert!(read == value && read.is_sign_positive(), "{field}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

        #[test]
        fn figures_are_read_as_the_standard_library_reads_them(text in "[0-9]{1,9}(\\.[0-9]{1,9})?") {
            prop_assert_eq!(figure(text.as_bytes()), Ok(text.parse::<f64>().unwrap()));
        }
    }
}
