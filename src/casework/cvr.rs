//! Danish company numbers.

/// Whether a text is a CVR number: eight digits, not beginning with 0, whose sum weighted by 2, 7, 6, 5, 4, 3, 2, 1 is
/// divisible by 11.
pub fn is_cvr(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| digits.len() == 8) else { return false };
    let sum: u32 = digits.iter().zip([2, 7, 6, 5, 4, 3, 2, 1]).map(|(digit, weight)| digit * weight).sum();
    digits.first() != Some(&0) && sum.is_multiple_of(11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_modulus_11() {
        // 1·2+0·7+1·6+5·5+0·4+8·3+1·2+7·1 = 66
        assert!(is_cvr("10150817"));
        for digit in 0..=9 {
            assert_eq!(is_cvr(&format!("1015081{digit}")), digit == 7);
        }
    }

    #[test]
    fn only_eight_digits_are_a_number() {
        for wrong in ["", "1015081", "101508170", "1015081x", "10 15 08 17", "DK10150817", "00000000"] {
            assert!(!is_cvr(wrong), "{wrong}");
        }
    }
}
