//! A file of customers, row by row.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read};

use sha2::{Digest as _, Sha256};

use super::columns::Columns;
use super::fault::CustomerFaults;
use super::row::{Customer, Row};
use crate::casework::Problem;
use crate::invoice::energy::Energy;
use crate::invoice::production::Production;
use crate::law::Text;

/// What a file adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many customers.
    pub customers: u64,
    /// How many of them are VAT-registered.
    pub vat_registered: u64,
    /// All that was delivered.
    pub energy: Energy,
}

/// Reads customers and shows each to `each`, in order. A row with a fault is not shown, and the whole is then refused; so what
/// is made of rows must not be kept before the end, or the file have been read before.
///
/// # Errors
/// Every fault with its line and column, or that the file cannot be read.
pub fn read_customers<R: Read>(
    input: R,
    production: &Production,
    each: &mut dyn FnMut(Customer),
) -> Result<Totals, Vec<Problem>> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let start = input.fill_buf().map_err(|why| unreadable(&why.to_string()))?;
    let header = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let comma = header.contains(&b';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if comma { b';' } else { b',' })
        .has_headers(false)
        .flexible(true)
        .from_reader(input);
    let mut faults = CustomerFaults::default();
    let mut record = csv::ByteRecord::new();
    let mut columns = None;
    let mut known: HashSet<[u8; 16]> = HashSet::new();
    let mut totals = Totals::default();
    while reader.read_byte_record(&mut record).map_err(|why| unreadable(&why.to_string()))? {
        let line = record.position().map_or(1, csv::Position::line);
        let Some(columns) = &columns else {
            columns = Columns::read(&record, &mut faults);
            if columns.is_none() {
                break;
            }
            continue;
        };
        let row = Row { line, columns, record: &record, comma, faults: &mut faults };
        let Some(customer) = row.customer(production) else { continue };
        if !known.insert(short(&customer.id)) {
            let text = Text::new("Nummeret står før i filen.", "The number stands before in the file.");
            faults.add(line, "id", text);
            continue;
        }
        totals.customers += 1;
        totals.vat_registered += u64::from(customer.vat_registered);
        match totals.energy.plus(customer.energy) {
            Some(sum) => totals.energy = sum,
            None => faults.add(line, "quantity", Text::new("Summen er for stor.", "The sum is too large.")),
        }
        each(customer);
    }
    if faults.total == 0 && totals.customers == 0 {
        faults.add(1, "", Text::new("Filen har ingen aftagere.", "The file has no customers."));
    }
    if faults.total > 0 { Err(faults.problems()) } else { Ok(totals) }
}

/// Enough of a digest to tell ids apart, so that a long file's ids need not be kept.
fn short(id: &str) -> [u8; 16] {
    let mut out = [0; 16];
    out.iter_mut().zip(Sha256::digest(id.as_bytes())).for_each(|(place, byte)| *place = byte);
    out
}

fn unreadable(why: &str) -> Vec<Problem> {
    let text = Text::new(
        format!("Filen kunne ikke læses til ende: {why}"),
        format!("The file could not be read to its end: {why}"),
    );
    vec![Problem::plain("", text)]
}
