//! Sums of many floating-point figures that lose nothing that matters.

/// A compensated sum (Neumaier): the error does not grow with the number of terms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sum {
    total: f64,
    lost: f64,
}

impl Sum {
    pub(super) fn add(&mut self, term: f64) {
        let total = self.total + term;
        self.lost += if self.total.abs() >= term.abs() {
            (self.total - total) + term
        } else {
            (term - total) + self.total
        };
        self.total = total;
    }

    pub(super) fn value(self) -> f64 {
        self.total + self.lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_terms_beside_large_ones_are_not_lost() {
        let mut sum = Sum::default();
        [1.0, 1e100, 1.0, -1e100].into_iter().for_each(|term| sum.add(term));
        assert_eq!(sum.value(), 2.0);
        let mut tenths = Sum::default();
        (0..1_000_000).for_each(|_| tenths.add(0.1));
        assert_eq!(tenths.value(), 100_000.0);
    }
}
