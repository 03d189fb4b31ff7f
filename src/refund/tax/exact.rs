//! Exact fractions, so that no øre is lost or won on the way.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// A fraction in lowest terms with a positive denominator. Every operation answers `None` where the result has too many
/// digits to be held; nothing is ever rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

fn common(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1).max(1)
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// The whole.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator / denominator`; `None` for a denominator of 0.
    pub fn of(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let shared = common(numerator, denominator);
        let (up, down) = (numerator.checked_div(shared)?, denominator.checked_div(shared)?);
        if down < 0 {
            return Some(Self { numerator: up.checked_neg()?, denominator: down.checked_neg()? });
        }
        Some(Self { numerator: up, denominator: down })
    }

    /// The decimal, exactly.
    pub fn from_decimal(figure: Decimal) -> Option<Self> {
        let figure = figure.normalize();
        Self::of(figure.mantissa(), 10_i128.checked_pow(figure.scale())?)
    }

    /// The part over the line.
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The part under the line; positive.
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        // Shortened crosswise first, so that no intermediate figure is longer than it must be.
        let (left, right) =
            (common(self.numerator, other.denominator), common(other.numerator, self.denominator));
        Self::of(
            (self.numerator / left).checked_mul(other.numerator / right)?,
            (self.denominator / right).checked_mul(other.denominator / left)?,
        )
    }

    /// The quotient; `None` for a divisor of 0.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::of(other.denominator, other.numerator)?)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let shared = common(self.denominator, other.denominator);
        let (left, right) = (other.denominator / shared, self.denominator / shared);
        Self::of(
            self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?,
            self.denominator.checked_mul(left)?,
        )
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: other.numerator.checked_neg()?, denominator: other.denominator })
    }

    /// Which is the larger; `None` where the comparison has too many digits.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        self.minus(other).map(|difference| difference.numerator.cmp(&0))
    }

    /// The smaller of the two.
    pub fn least(self, other: Self) -> Option<Self> {
        self.compare(other).map(|order| if order == Ordering::Greater { other } else { self })
    }

    /// `17/20`, or `3` where it is whole.
    pub fn written(self) -> String {
        match self.denominator {
            1 => self.numerator.to_string(),
            below => format!("{}/{below}", self.numerator),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_kept_in_lowest_terms_with_the_sign_on_top() {
        assert_eq!(Exact::of(9520, 11200).unwrap().written(), "17/20");
        assert_eq!(Exact::of(3, -6).unwrap().written(), "-1/2");
        assert_eq!(Exact::of(0, -6), Some(Exact::ZERO));
        assert_eq!(Exact::of(1, 0), None);
        assert_eq!(Exact::from_decimal("0.0350".parse().unwrap()).unwrap().written(), "7/200");
        assert_eq!(Exact::from_decimal(Decimal::MIN).unwrap().numerator(), Decimal::MIN.mantissa());
    }

    #[test]
    fn the_four_rules_hold() {
        let (a, b) = (Exact::of(7, 15).unwrap(), Exact::of(8, 15).unwrap());
        assert_eq!(a.plus(b), Some(Exact::ONE));
        assert_eq!(Exact::ONE.minus(b), Some(a));
        assert_eq!(a.times(b).unwrap().written(), "56/225");
        assert_eq!(a.over(b).unwrap().written(), "7/8");
        assert_eq!(a.over(Exact::ZERO), None);
        assert_eq!(a.least(b), Some(a));
        assert_eq!(b.least(a), Some(a));
        assert_eq!(a.compare(a), Some(Ordering::Equal));
    }

    #[test]
    fn what_cannot_be_held_is_refused() {
        let huge = Exact::of(i128::MAX, 1).unwrap();
        assert_eq!(huge.times(huge), None);
        assert_eq!(huge.plus(huge), None);
        assert_eq!(huge.over(huge), Some(Exact::ONE));
        assert_eq!(Exact::of(i128::MIN, -1), None);
    }
}
