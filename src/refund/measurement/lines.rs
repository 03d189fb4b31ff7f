//! Lines of a stream, in memory of a fixed size.

use std::io::{ErrorKind, Read, Result};

use memchr::{memchr, memchr_iter};

use super::COLUMNS;

/// The longest line that is read, in bytes, without its end.
pub const LONGEST_LINE: usize = 4_096;

const BUFFER: usize = 256 * 1024;

/// A line.
#[derive(Debug, PartialEq)]
pub(super) enum Line<'a> {
    /// Its bytes without the line's end.
    Whole(&'a [u8]),
    /// Longer than [`LONGEST_LINE`]; skipped.
    TooLong,
}

/// Reads lines that end with `\n` or `\r\n`; the last one may end with the stream.
pub(super) struct Lines<R> {
    stream: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(stream: R) -> Self {
        Self { stream, buffer: vec![0; BUFFER], start: 0, end: 0, ended: false }
    }

    /// The next line; none at the end.
    ///
    /// # Errors
    /// When the stream cannot be read. Half a line before that is not given.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Option<Line<'_>>> {
        let mut seen = 0;
        let length = loop {
            if let Some(length) = memchr(b'\n', self.unseen(seen)) {
                break seen + length;
            }
            seen = self.end - self.start;
            // One more for the carriage return.
            if seen > LONGEST_LINE + 1 {
                return self.skip().map(|()| Some(Line::TooLong));
            }
            if self.ended {
                if seen == 0 {
                    return Ok(None);
                }
                break seen;
            }
            self.fill()?;
        };
        let line = self.buffer.get(self.start..self.start + length).unwrap_or_default();
        self.start = (self.start + length + 1).min(self.end);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        Ok(Some(if line.len() > LONGEST_LINE { Line::TooLong } else { Line::Whole(line) }))
    }

    fn unseen(&self, seen: usize) -> &[u8] {
        self.buffer.get(self.start + seen..self.end).unwrap_or_default()
    }

    fn fill(&mut self) -> Result<()> {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        loop {
            let free = self.buffer.get_mut(self.end..).unwrap_or_default();
            match self.stream.read(free) {
                Ok(count) => {
                    self.ended = count == 0;
                    self.end += count;
                    return Ok(());
                }
                Err(why) if why.kind() == ErrorKind::Interrupted => {}
                Err(why) => return Err(why),
            }
        }
    }

    /// Passes over the rest of a line.
    fn skip(&mut self) -> Result<()> {
        loop {
            match memchr(b'\n', self.unseen(0)) {
                Some(length) => {
                    self.start += length + 1;
                    return Ok(());
                }
                None => self.start = self.end,
            }
            if self.ended {
                return Ok(());
            }
            self.fill()?;
        }
    }
}

/// Why a line is not so many fields.
#[derive(Debug, PartialEq)]
pub(super) enum NotFields {
    /// It has another number of them.
    Count(usize),
    /// Quotation marks are not closed, or something follows them.
    Quotes,
}

/// Splits a line at its commas into exactly as many fields as there are columns.
#[inline]
pub(super) fn split(line: &[u8]) -> std::result::Result<[&[u8]; COLUMNS.len()], NotFields> {
    let mut fields: [&[u8]; COLUMNS.len()] = [&[]; COLUMNS.len()];
    let mut from = 0;
    let mut count = 0;
    for comma in memchr_iter(b',', line) {
        if let Some(field) = fields.get_mut(count) {
            *field = line.get(from..comma).unwrap_or_default();
        }
        count += 1;
        from = comma + 1;
    }
    if let Some(field) = fields.get_mut(count) {
        *field = line.get(from..).unwrap_or_default();
    }
    if count + 1 == COLUMNS.len() { Ok(fields) } else { Err(NotFields::Count(count + 1)) }
}

/// Splits a line whose fields may stand in quotation marks (RFC 4180), into a plain line: what may stand in a field of
/// readings has neither commas nor quotation marks, so that such a field is none of them and is refused later.
pub(super) fn unquoted(line: &[u8]) -> std::result::Result<Vec<Vec<u8>>, NotFields> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        let mut field = Vec::new();
        if let Some(mut inside) = rest.strip_prefix(b"\"") {
            rest = loop {
                let close = memchr(b'"', inside).ok_or(NotFields::Quotes)?;
                let (text, after) = inside.split_at_checked(close).ok_or(NotFields::Quotes)?;
                field.extend_from_slice(text);
                let after = after.strip_prefix(b"\"").unwrap_or(after);
                match after.strip_prefix(b"\"") {
                    None => break after,
                    Some(more) => {
                        field.push(b'"');
                        inside = more;
                    }
                }
            };
        } else {
            let end = memchr(b',', rest).unwrap_or(rest.len());
            let (text, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            field.extend_from_slice(text);
            rest = after;
        }
        fields.push(field);
        match (rest.strip_prefix(b","), rest.is_empty()) {
            (Some(after), _) => rest = after,
            (None, true) => return Ok(fields),
            (None, false) => return Err(NotFields::Quotes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives at most so many bytes at a time.
    struct Drops<'a>(&'a [u8], usize);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> Result<usize> {
            let count = self.1.min(into.len()).min(self.0.len());
            let (now, later) = self.0.split_at(count);
            into[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    fn all(bytes: &[u8], drop: usize) -> Vec<Option<Vec<u8>>> {
        let mut lines = Lines::new(Drops(bytes, drop));
        let mut found = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            found.push(if let Line::Whole(line) = line { Some(line.to_vec()) } else { None });
        }
        found
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let (fits, long) = ("a".repeat(LONGEST_LINE), "a".repeat(LONGEST_LINE + 1));
        let longer = "b".repeat(3 * BUFFER);
        let text = format!("{fits}\n{fits}\r\n{long}\n{long}\r\n{longer}\nend\n\n{longer}");
        let whole = |line: &str| Some(line.as_bytes().to_vec());
        let expected = vec![whole(&fits), whole(&fits), None, None, None, whole("end"), whole(""), None];
        assert_eq!(all(text.as_bytes(), usize::MAX), expected);
        assert_eq!(all(text.as_bytes(), 777), expected);
        assert_eq!(all(b"", 1), Vec::<Option<Vec<u8>>>::new());
    }

    #[test]
    fn quotation_marks_are_taken_off() {
        let fields = |line: &str| unquoted(line.as_bytes());
        let as_is = |texts: &[&str]| Ok(texts.iter().map(|text| text.as_bytes().to_vec()).collect());
        assert_eq!(fields("\"a\",b,\"c,\"\"d\""), as_is(&["a", "b", "c,\"d"]));
        assert_eq!(fields("\"\",,"), as_is(&["", "", ""]));
        assert_eq!(fields("a,\"b"), Err(NotFields::Quotes));
        assert_eq!(fields("\"a\"b,c"), Err(NotFields::Quotes));
        assert_eq!(split(b"1,2,3,4,5,6,7,8"), Err(NotFields::Count(8)));
        assert_eq!(split(b""), Err(NotFields::Count(1)));
        assert_eq!(split(b",,,,,,x").unwrap()[6], b"x");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

        #[test]
        fn lines_do_not_depend_on_how_they_come(text in "[ab\\r\\n]{0,60}", drop in 1_usize..9) {
            let mut expected: Vec<&str> = text.split('\n').collect();
            if expected.last() == Some(&"") {
                expected.pop();
            }
            let expected: Vec<_> = expected
                .into_iter()
                .map(|line| Some(line.strip_suffix('\r').unwrap_or(line).as_bytes().to_vec()))
                .collect();
            prop_assert_eq!(all(text.as_bytes(), drop), expected);
        }
    }
}
