//! The net tax shared over the delivered energy so that the shares add up to the whole to the øre (reading
//! `invoice-sharing-key`): everybody gets the whole øre of the exact share, and the øre that are left go to the largest remainders;
//! among equal ones to whoever stands first.

use super::energy::Energy;

/// How the øre are shared. Built by looking at every delivery once; then each is asked for in the same order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    net_ore: i128,
    total: i128,
    /// Remainders above this get an øre more.
    over: i128,
    /// So many of those that are exactly `over` get one as well, in the order of deliveries.
    at: u64,
}

/// Gathers the deliveries' remainders: sixteen bytes for each.
#[derive(Clone, Debug)]
pub struct Sharing {
    net_ore: i128,
    total: i128,
    remainders: Vec<i128>,
    given: i128,
}

impl Sharing {
    /// Begins with what is shared, in øre, and the sum of what was delivered; `None` where nothing was delivered or the
    /// amounts are too large to be exact.
    pub fn begin(net_ore: i64, total: Energy) -> Option<Self> {
        let (net_ore, total) = (i128::from(net_ore), total.parts());
        // Every product below is at most this one.
        net_ore.checked_mul(total)?;
        (net_ore >= 0 && total > 0).then(|| Self { net_ore, total, remainders: Vec::new(), given: 0 })
    }

    /// Looks at a delivery.
    pub fn look_at(&mut self, delivered: Energy) {
        let exact = self.net_ore * delivered.parts();
        self.given += exact.div_euclid(self.total);
        self.remainders.push(exact.rem_euclid(self.total));
    }

    /// Ends when every delivery has been looked at; `None` where their sum is not the total.
    pub fn end(mut self) -> Option<Shares> {
        let left = usize::try_from(self.net_ore - self.given).ok()?;
        let (net_ore, total) = (self.net_ore, self.total);
        let none = Shares { net_ore, total, over: total, at: 0 };
        let Some(last) = left.checked_sub(1) else { return Some(none) };
        if last >= self.remainders.len() {
            return None;
        }
        // The remainder of the last one that gets an øre, from the largest down.
        let (_, over, _) = self.remainders.select_nth_unstable_by(last, |a, b| b.cmp(a));
        let over = *over;
        let above = self.remainders.iter().filter(|one| **one > over).count();
        Some(Shares { at: u64::try_from(left - above).ok()?, over, ..none })
    }
}

impl Shares {
    /// The share of the next delivery in øre; they are asked for in the order in which they were looked at.
    pub fn next(&mut self, delivered: Energy) -> i64 {
        let exact = self.net_ore * delivered.parts();
        let (whole, rest) = (exact.div_euclid(self.total), exact.rem_euclid(self.total));
        let more = if rest == self.over && self.at > 0 {
            self.at -= 1;
            true
        } else {
            rest > self.over
        };
        i64::try_from(whole + i128::from(more)).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::super::energy::EnergyUnit;
    use super::*;

    fn shared(net: i64, deliveries: &[Energy]) -> Option<Vec<i64>> {
        let total = deliveries.iter().try_fold(Energy::default(), |sum, one| sum.plus(*one))?;
        let mut sharing = Sharing::begin(net, total)?;
        deliveries.iter().for_each(|one| sharing.look_at(*one));
        let mut shares = sharing.end()?;
        Some(deliveries.iter().map(|one| shares.next(*one)).collect())
    }

    fn gj(whole: i64) -> Energy {
        Energy::of(Decimal::from(whole), EnergyUnit::Gj).unwrap()
    }

    #[test]
    fn the_ore_that_are_left_go_to_the_largest_remainders_then_to_the_first() {
        assert_eq!(shared(100, &[gj(1), gj(1), gj(1)]), Some(vec![34, 33, 33]));
        assert_eq!(shared(101, &[gj(1), gj(1), gj(1)]), Some(vec![34, 34, 33]));
        // 10 × 1/4, 10 × 1/4, 10 × 2/4: 2.5, 2.5, 5.
        assert_eq!(shared(10, &[gj(1), gj(1), gj(2)]), Some(vec![3, 2, 5]));
        assert_eq!(shared(7, &[gj(0), gj(5), gj(0)]), Some(vec![0, 7, 0]));
        assert_eq!(shared(0, &[gj(3), gj(4)]), Some(vec![0, 0]));
        assert_eq!(shared(5, &[gj(0)]), None, "nothing was delivered");
        assert_eq!(shared(-5, &[gj(1)]), None);
        let huge = Energy::of(Decimal::from(1_000_000_000_000_i64), EnergyUnit::Gj).unwrap();
        assert_eq!(shared(i64::MAX, &[huge]).map(|s| s[0]), Some(i64::MAX));
    }

    proptest! {
        #[test]
        fn shares_add_up_and_none_is_an_ore_off(
            net in 0_i64..1_000_000_000_000,
            parts in prop::collection::vec(0_u64..50_000_000_000, 1..200),
        ) {
            let deliveries: Vec<Energy> = parts
                .iter()
                .map(|p| Energy::of(Decimal::new(i64::try_from(*p).unwrap(), 6), EnergyUnit::Mwh).unwrap())
                .collect();
            prop_assume!(parts.iter().any(|p| *p > 0));
            let shares = shared(net, &deliveries).unwrap();
            prop_assert_eq!(shares.iter().sum::<i64>(), net);
            let total: i128 = deliveries.iter().map(|d| d.parts()).sum();
            for (share, delivered) in shares.iter().zip(&deliveries) {
                let off = i128::from(*share) * total - i128::from(net) * delivered.parts();
                prop_assert!(off.abs() < total, "{share} for {delivered}");
                prop_assert!(delivered.parts() > 0 || *share == 0);
            }
            for (i, a) in deliveries.iter().enumerate() {
                for (j, b) in deliveries.iter().enumerate() {
                    prop_assert!(a > b || shares[i] <= shares[j] + 1, "more for less");
                }
            }
        }
    }
}
