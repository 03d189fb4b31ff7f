//! Arrows between states in a column: which lane each runs in, so that none lies over another.

use std::collections::BTreeMap;

use super::procedure::Procedure;

/// An arrow from one state to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The place of the state that it leaves.
    pub from: usize,
    /// The place of the state that it enters.
    pub to: usize,
    /// The numbers of the acts that it stands for.
    pub acts: Vec<usize>,
    /// Its lane beside the column, from 0; those that lead on lie on the right, those that lead back on the left.
    pub lane: usize,
}

impl Arrow {
    /// Whether it leads on in a case's life.
    pub fn leads_on(&self) -> bool {
        self.to > self.from
    }

    fn span(&self) -> (usize, usize) {
        (self.from.min(self.to), self.from.max(self.to))
    }
}

/// The arrows of a procedure, the short ones in the inner lanes.
pub fn arrows(procedure: &Procedure) -> Vec<Arrow> {
    let mut between: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (number, row) in procedure.numbered() {
        between.entry((row.from, row.to)).or_default().push(number);
    }
    let mut arrows: Vec<Arrow> =
        between.into_iter().map(|((from, to), acts)| Arrow { from, to, acts, lane: 0 }).collect();
    arrows.sort_by_key(|arrow| (arrow.from.abs_diff(arrow.to), arrow.from, arrow.to));
    for at in 0..arrows.len() {
        let (before, rest) = arrows.split_at_mut(at);
        let Some(arrow) = rest.first_mut() else { break };
        let (first, last) = arrow.span();
        let taken = |lane: usize| {
            before.iter().filter(|other| other.lane == lane && other.leads_on() == arrow.leads_on()).any(
                |other| {
                    let (begin, end) = other.span();
                    first <= end && begin <= last
                },
            )
        };
        arrow.lane = (0..).find(|lane| !taken(*lane)).unwrap_or_default();
    }
    arrows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_arrow_lies_over_another_and_none_is_lost() {
        for procedure in Procedure::all() {
            let arrows = arrows(&procedure);
            let mut acts: Vec<usize> = arrows.iter().flat_map(|arrow| arrow.acts.clone()).collect();
            acts.sort_unstable();
            assert_eq!(acts, (1..=procedure.numbered().len()).collect::<Vec<_>>());
            for (at, one) in arrows.iter().enumerate() {
                for other in arrows.iter().skip(at + 1) {
                    let beside = one.lane != other.lane || one.leads_on() != other.leads_on();
                    let ((a, b), (c, d)) = (one.span(), other.span());
                    assert!(beside || b < c || d < a, "{one:?} {other:?}");
                }
            }
        }
    }
}
