//! A file and a plan to a result.

use std::io::{self, ErrorKind, Read};

use super::digested::{Digested, unpacked};
use super::fault::{FileFaults, What};
use super::figures::Figures;
use super::header::Header;
use super::hourly::Grid;
use super::lines::{Line, Lines, NotFields, split, unquoted};
use super::receipt::{Sent, conclude};
use super::row::Table;
use super::{COLUMNS, Measured, Plan, Rejected};
use crate::law::Day;
use crate::law::reading::Readings;

/// Measures a file of readings by a plan: CSV, perhaps packed with gzip; on the dated figures of the day `on` and a case's
/// readings of the law. `progress` is told, now and then, how many bytes have been read as they were sent.
///
/// Memory depends on the plan's points and hours, not on the file. Gaps are not faults: their hours are missing.
///
/// # Errors
/// [`Rejected`]: the plan's or the file's faults, all of them; a missing figure of the law; a stream that breaks off.
pub fn measure(
    reader: impl Read,
    plan: &Plan,
    readings: &Readings,
    on: Day,
    progress: &mut dyn FnMut(u64),
) -> Result<Measured, Rejected> {
    let problems = plan.problems();
    if !problems.is_empty() {
        return Err(Rejected::Plan(problems));
    }
    let figures = Figures::on(on)?;
    let grid = Grid::of(plan, &figures);
    let mut sent = Digested::new(reader, progress);
    let mut faults = FileFaults::default();
    let mut table = Table::new(plan, grid);
    let read = unpacked(&mut sent).map(|(text, gzip)| {
        read_all(Lines::new(text), &mut table, &mut faults);
        gzip
    });
    if let Some(why) = sent.failed.take() {
        return Err(Rejected::Unreadable(why));
    }
    let gzip = read.map_err(|why| Rejected::Unreadable(why.to_string()))?;
    if faults.total > 0 {
        return Err(Rejected::File(faults));
    }
    table.close();
    let (sha256, bytes) = sent.end();
    conclude(&table, (plan, &grid), (readings, on), &figures, &Sent { sha256, bytes, gzip })
}

fn read_all(mut lines: Lines<impl Read>, table: &mut Table<'_>, faults: &mut FileFaults) {
    let mut number = 1;
    let header = match lines.next() {
        Ok(Some(Line::Whole(line))) => header(line, faults),
        Ok(Some(Line::TooLong)) => {
            faults.add(number, &What::LineTooLong);
            None
        }
        Ok(None) => {
            faults.add(number, &What::NoHeader);
            None
        }
        Err(why) => {
            broken(&why, number, faults);
            None
        }
    };
    // Without a header nothing can be said of the lines.
    let Some(header) = header else { return };
    loop {
        number += 1;
        match lines.next() {
            Ok(None) => break,
            Ok(Some(Line::TooLong)) => faults.add(number, &What::LineTooLong),
            Ok(Some(Line::Whole(line))) => row(line, number, &header, table, faults),
            Err(why) => {
                broken(&why, number, faults);
                return;
            }
        }
    }
    if table.rows == 0 && faults.total == 0 {
        faults.add(number, &What::NoRows);
    }
}

fn header(line: &[u8], faults: &mut FileFaults) -> Option<Header> {
    // Spreadsheets write a byte order mark before UTF-8.
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    match unquoted(line) {
        Ok(names) => Header::read(&names.iter().map(Vec::as_slice).collect::<Vec<_>>(), faults),
        Err(_) => {
            faults.add(1, &What::Quotes);
            None
        }
    }
}

#[inline]
fn row(line: &[u8], number: u64, header: &Header, table: &mut Table<'_>, faults: &mut FileFaults) {
    if std::str::from_utf8(line).is_err() {
        faults.add(number, &What::NotUtf8);
        return;
    }
    match split(line) {
        Ok(fields) if !line.contains(&b'"') => table.take(number, &header.fields(&fields), faults),
        Err(NotFields::Count(count)) if !line.contains(&b'"') => faults.add(number, &What::Fields(count)),
        _ => quoted(line, number, header, table, faults),
    }
}

#[cold]
fn quoted(line: &[u8], number: u64, header: &Header, table: &mut Table<'_>, faults: &mut FileFaults) {
    match unquoted(line) {
        Err(_) => faults.add(number, &What::Quotes),
        Ok(fields) => {
            let fields: Vec<&[u8]> = fields.iter().map(Vec::as_slice).collect();
            match <[&[u8]; COLUMNS.len()]>::try_from(fields.as_slice()) {
                Ok(fields) => table.take(number, &header.fields(&fields), faults),
                Err(_) => faults.add(number, &What::Fields(fields.len())),
            }
        }
    }
}

/// The stream broke: where that is the sender's connection, it is told elsewhere.
fn broken(why: &io::Error, line: u64, faults: &mut FileFaults) {
    let what = if why.kind() == ErrorKind::UnexpectedEof { What::GzipTruncated } else { What::GzipCorrupt };
    faults.add(line, &what);
}
