//! Figures as people write them.

/// A decimal with a point, from a figure with a point or a comma and with or without marks between thousands. `None` where
/// it could be read in two ways: `9.520` is nine and a half to one reader and thousands to another, and none is guessed.
pub fn figure(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let marks: Vec<char> = plain.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let last = plain.rfind(['.', ',']);
    match (marks.as_slice(), last) {
        ([], _) | (_, None) => Some(plain),
        ([_], Some(at)) => {
            let (whole, fraction) = plain.split_at_checked(at)?;
            let digits = fraction.chars().skip(1).count();
            let may_be_thousands = digits == 3 && !matches!(whole.trim_start_matches('-'), "" | "0");
            (!may_be_thousands).then(|| plain.replace(',', "."))
        }
        ([first, rest @ ..], Some(_)) => {
            let final_mark = *rest.last()?;
            let groups: Vec<&str> = plain.split(*first).collect();
            if final_mark == *first {
                // The same mark again and again stands between thousands.
                let sound = marks.iter().all(|mark| mark == first)
                    && groups.iter().skip(1).all(|group| group.len() == 3);
                return sound.then(|| groups.concat());
            }
            // Another mark at last stands before the fraction.
            let (whole, fraction) = plain.rsplit_once(final_mark)?;
            let groups: Vec<&str> = whole.split(*first).collect();
            let sound = groups.iter().skip(1).all(|group| group.len() == 3) && !whole.contains(final_mark);
            sound.then(|| format!("{}.{fraction}", groups.concat()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn what_can_be_read_in_one_way_is_read() {
        for (typed, read) in [
            ("9520", "9520"),
            (" 9 520 ", "9520"),
            ("9520,5", "9520.5"),
            ("9520.5", "9520.5"),
            ("0,125", "0.125"),
            ("0.125", "0.125"),
            ("9.520,5", "9520.5"),
            ("9,520.5", "9520.5"),
            ("1.209.520", "1209520"),
            ("1,209,520", "1209520"),
            ("851,7852", "851.7852"),
            ("-0,5", "-0.5"),
            ("æ", "æ"),
            ("", ""),
        ] {
            assert_eq!(figure(typed).as_deref(), Some(read), "{typed}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_guessed() {
        for typed in ["9.520", "9,520", "1.2.3", "1.20.520", "1,2.3,4", "12.34,5", "-9.520"] {
            assert_eq!(figure(typed), None, "{typed}");
        }
    }
}
