//! Times of the file: RFC 3339 with an offset, to seconds since 1970.

use chrono::{DateTime, NaiveDateTime};

/// What a field is that is not a whole second with an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoTime {
    Unreadable,
    NoOffset,
    /// A time, but with a part of a second: on no grid of whole seconds.
    Fraction,
}

/// Reads times. Rows of the same hour and offset differ in minutes and seconds alone, so the rest is read once.
#[derive(Default)]
pub(super) struct Clock {
    /// `2025-01-01T00:`
    hour: [u8; 14],
    /// `Z` or `+01:00`, of the same row.
    offset: Vec<u8>,
    /// Seconds since 1970 at that hour's beginning; none before the first row.
    begins: Option<i64>,
}

impl Clock {
    pub(super) fn read(&mut self, field: &[u8]) -> Result<i64, NoTime> {
        match self.same_hour(field) {
            Some(at) => Ok(at),
            None => self.anew(field),
        }
    }

    fn same_hour(&self, field: &[u8]) -> Option<i64> {
        let begins = self.begins?;
        let (hour, rest) = field.split_first_chunk::<14>()?;
        let ([m1, m2, colon, s1, s2], offset) = rest.split_first_chunk::<5>()?;
        let within = i64::from(two_digits(*m1, *m2)?) * 60 + i64::from(two_digits(*s1, *s2)?);
        (*hour == self.hour && *colon == b':' && offset == self.offset.as_slice()).then(|| begins + within)
    }

    fn anew(&mut self, field: &[u8]) -> Result<i64, NoTime> {
        let text = std::str::from_utf8(field).map_err(|_| NoTime::Unreadable)?;
        let at = DateTime::parse_from_rfc3339(text).map_err(|_| without_offset(text))?;
        if at.timestamp_subsec_nanos() != 0 {
            return Err(NoTime::Fraction);
        }
        let at = at.timestamp();
        if let Some((hour, rest)) = field.split_first_chunk::<14>()
            && let Some(([m1, m2, b':', s1, s2], offset)) = rest.split_first_chunk::<5>()
            && let Some((minutes, seconds)) = two_digits(*m1, *m2).zip(two_digits(*s1, *s2))
            && !offset.starts_with(b".")
        {
            self.hour = *hour;
            self.offset = offset.to_vec();
            self.begins = Some(at - i64::from(minutes) * 60 - i64::from(seconds));
        }
        Ok(at)
    }
}

/// 00 to 59.
fn two_digits(tens: u8, units: u8) -> Option<u8> {
    ((b'0'..=b'5').contains(&tens) && units.is_ascii_digit()).then(|| (tens - b'0') * 10 + (units - b'0'))
}

fn without_offset(text: &str) -> NoTime {
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];
    let local = forms.iter().any(|form| NaiveDateTime::parse_from_str(text, form).is_ok());
    if local { NoTime::NoOffset } else { NoTime::Unreadable }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(field: &str) -> Option<i64> {
        let at = DateTime::parse_from_rfc3339(field).ok()?;
        (at.timestamp_subsec_nanos() == 0).then(|| at.timestamp())
    }

    #[test]
    fn times_that_cannot_be_read_are_told_apart() {
        let mut clock = Clock::default();
        assert_eq!(clock.read(b"2025-01-01T00:00:00"), Err(NoTime::NoOffset));
        assert_eq!(clock.read(b"2025-01-01 00:00"), Err(NoTime::NoOffset));
        assert_eq!(clock.read(b"2025-01-01T00:00:00.5Z"), Err(NoTime::Fraction));
        assert_eq!(clock.read(b"2025-02-29T00:00:00Z"), Err(NoTime::Unreadable));
        assert_eq!(clock.read(b""), Err(NoTime::Unreadable));
        assert_eq!(clock.read(&[0xff; 20]), Err(NoTime::Unreadable));
        assert_eq!(clock.read(b"2024-02-29T01:30:00+01:30"), Ok(1_709_164_800));
        assert_eq!(clock.read(b"2024-02-29T01:60:00+01:30"), Err(NoTime::Unreadable));
        assert_eq!(clock.read(b"2024-02-29T01:31:01+01:30"), Ok(1_709_164_861));
        assert_eq!(clock.read(b"2024-02-29T00:00:00.000Z"), Ok(1_709_164_800));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

        #[test]
        fn one_clock_reads_each_time_as_chrono_does(fields in prop::collection::vec(
            "2025-0[12]-(0[1-3]|30)T(0[01]|2[34]):[0-6][0-9]:[0-6][0-9](\\.0)?(Z|z|[+-]0[01]:[03]0|)", 1..8)
        ) {
            let mut clock = Clock::default();
            for field in fields {
                prop_assert_eq!(clock.read(field.as_bytes()).ok(), plain(&field), "{}", field);
            }
        }
    }
}
