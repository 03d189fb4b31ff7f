//! An agreement as files for an auditor (§ 6): journal, receipts, ledger, and where every tonne is, each with its SHA-256.

use std::fmt::Write as _;

use serde::Serialize;

use super::control::in_full;
use super::{Refunds, custody};
use crate::access::Person;
use crate::desk::cases::{documents, journal};
use crate::desk::{Desk, DeskError};
use crate::law::digest::canonical_json;
use crate::law::{Digest, Language, Moment};
use crate::store::Window;

/// How many entries of the journal are read at a time.
const WINDOW: i64 = 100;

/// Said in the archive of what is in it.
const README: &str = "Sagsgang: en aftale om tilbagebetaling som filer / an agreement on repayment as files\n\n\
    journal.json    alle poster; hver posts hash dækker den før / every entry; each hash covers the entry before\n\
    receipts/       beregningerne, trin for trin / the computations, step by step\n\
    ledger.csv      regnskabet / the ledger\n\
    ledger.json     det samme / the same\n\
    custody.json    hvor hvert ton er / where every tonne is\n\
    controls.json   stikprøver, fund, konklusioner / samples, findings, conclusions\n\
    documents.json  breve og kopier med SHA-256 / letters and copies of record with SHA-256\n\
    SHA256SUMS      kontrolleres med / check with: sha256sum -c SHA256SUMS\n";

/// An archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    /// The case number.
    pub number: String,
    /// The files, by name.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The files of an agreement, as far as the person may see it.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case that the person may see in full.
pub fn archive(
    desk: &Desk,
    person: &Person,
    id: &str,
    language: Language,
    at: Moment,
) -> Result<Archive, DeskError> {
    let file = super::view::seen(&*in_full(desk, Some(person), id, at)?, Some(person));
    let mut entries = Vec::new();
    loop {
        let window = Window { after: entries.last().map(after), limit: WINDOW };
        let page = journal::<Refunds>(desk, Some(person), id, &window, at)?;
        let full = page.len() == usize::try_from(WINDOW).unwrap_or_default();
        entries.extend(page);
        if !full {
            break;
        }
    }
    let mut files = vec![("README.txt".to_owned(), README.as_bytes().to_vec())];
    add(&mut files, "journal.json", &entries)?;
    for series in &file.series {
        add(
            &mut files,
            &format!("receipts/series-{}.json", series.number),
            &series.series.what.measured.receipt,
        )?;
    }
    for claim in &file.claims {
        let name = |of: &str| format!("receipts/claim-{}-{of}.json", claim.number);
        add(&mut files, &name("claimed"), &claim.claim.what.claimed.receipt)?;
        if let Some(assessed) = &claim.assessed {
            add(&mut files, &name("assessed"), &assessed.what.computed.receipt)?;
        }
        if let Some(trued_up) = &claim.trued_up {
            add(&mut files, &name("final"), &trued_up.what.computed.receipt)?;
        }
        let demands = claim.demands.iter().flat_map(|demand| &demand.what.computed);
        for (number, demanded) in (1_u32..).zip(demands) {
            add(&mut files, &name(&format!("repayment-{number}")), &demanded.receipt)?;
        }
    }
    files.push(("ledger.csv".to_owned(), file.ledger.to_csv(language).into_bytes()));
    add(&mut files, "ledger.json", &file.ledger.entries())?;
    add(&mut files, "custody.json", &custody(desk, Some(person), id, at)?)?;
    add(&mut files, "controls.json", &file.controls)?;
    add(&mut files, "documents.json", &documents::<Refunds>(desk, Some(person), id, at)?)?;
    let mut sums = String::new();
    for (name, content) in &files {
        let _ = writeln!(sums, "{}  {name}", Digest::of(content));
    }
    files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
    Ok(Archive { number: file.number.clone(), files })
}

fn after(view: &crate::desk::cases::JournalView) -> String {
    view.entry.seq.to_string()
}

fn add<T: Serialize>(files: &mut Vec<(String, Vec<u8>)>, name: &str, what: &T) -> Result<(), DeskError> {
    files.push((name.to_owned(), canonical_json(what)?));
    Ok(())
}
