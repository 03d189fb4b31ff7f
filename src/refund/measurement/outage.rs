//! Equipment that is out for long (MRR article 45(1)).

/// Stretches of more than `longest` missing hours in a row: the first hour, and the first hour after.
///
/// The article speaks of days in a row in a calendar year. A stretch over New Year is not cut there: the authority is told
/// rather once too often.
pub(super) fn outages(missing: impl Iterator<Item = bool>, longest: u32) -> Vec<(usize, usize)> {
    let longest = usize::try_from(longest).unwrap_or(usize::MAX);
    let mut found = Vec::new();
    let mut begun = None;
    for (hour, missing) in missing.chain([false]).enumerate() {
        match (missing, begun) {
            (true, None) => begun = Some(hour),
            (false, Some(first)) => {
                if hour - first > longest {
                    found.push((first, hour));
                }
                begun = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_longer_than_the_limit_is_told() {
        let hours = |text: &'static str| outages(text.chars().map(|c| c == 'x'), 3);
        assert_eq!(hours("xxx.xxxx.x"), [(4, 8)]);
        assert_eq!(hours("xxxx.xxxxx"), [(0, 4), (5, 10)]);
        assert_eq!(hours("xxx"), []);
        assert_eq!(hours(""), []);
    }
}
