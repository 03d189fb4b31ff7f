//! Makes a part of a run's statements, from the files of the case alone: the same part twice has the same bytes.

use super::part::{HELD_BACK_HEAD, MANIFEST_HEAD, Part, PartError};
use crate::casework::Attachment;
use crate::desk::{Desk, DeskError};
use crate::invoice::production::Production;
use crate::invoice::run::{Made, Run};
use crate::refund::procedure::AgreementFile;
use crate::refund::procedure::content::HeatStatementsMade;
use crate::refund::procedure::heat::HeatRun;

/// Makes the part that is named, and keeps its files.
///
/// # Errors
/// When a file of the case is missing or damaged, or one cannot be kept.
pub fn make_part(
    desk: &Desk,
    file: &AgreementFile,
    wanted: &HeatStatementsMade,
) -> Result<HeatStatementsMade, DeskError> {
    let run = file.heat_run(wanted.run).ok_or_else(|| DeskError::Broken("no such run".into()))?;
    let length = u64::from(run.ordered.what.part);
    let first = wanted.part.saturating_mul(length);
    let mut part = Part { number: wanted.part, rows: Vec::new() };
    let prepared = each_row(desk, run, &mut |row, made| {
        if row > first && row <= first.saturating_add(length) {
            part.rows.push((row, made));
        }
    })?;
    let mut files = Vec::new();
    let number = wanted.run;
    part.make(prepared.production(), true, &mut |name, content| {
        let head = match name {
            "manifest.csv" => MANIFEST_HEAD,
            "held-back.csv" => HELD_BACK_HEAD,
            _ => "",
        };
        if content.is_empty() {
            return Ok(());
        }
        let content = [head.as_bytes(), content].concat();
        let sha256 = desk.store.blobs().put(&content).map_err(|why| PartError::Kept(why.to_string()))?;
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        files.push(Attachment {
            sha256,
            name: format!("{stem}-{number}-{:05}.{ending}", wanted.part + 1),
            media_type: media_type(ending).to_owned(),
            size: u64::try_from(content.len()).unwrap_or(u64::MAX),
            item: None,
        });
        Ok(())
    })
    .map_err(|why| DeskError::Broken(format!("statements: {why}")))?;
    Ok(HeatStatementsMade { files, ..wanted.clone() })
}

fn media_type(ending: &str) -> &'static str {
    match ending {
        "pdf" => "application/pdf",
        "csv" => "text/csv",
        _ => "application/jsonl",
    }
}

/// The run, computed anew from the files of the case.
///
/// # Errors
/// When a file is missing or damaged, or is not what was looked through when the run was ordered.
pub fn run_anew(desk: &Desk, run: &HeatRun) -> Result<Run, DeskError> {
    let ordered = &run.ordered.what;
    let content = desk.store.blobs().get(&ordered.production.sha256)?;
    let production = Production::from_json(&content).map_err(|_| changed("production"))?;
    let customers = desk.store.blobs().open_file(&ordered.customers)?;
    Run::prepare(production, customers, &ordered.customers).map_err(|_| changed("customers"))
}

/// Shows each customer's statement, with its row from 1. Answers the run.
pub(super) fn each_row(
    desk: &Desk,
    run: &HeatRun,
    each: &mut dyn FnMut(u64, Made),
) -> Result<Run, DeskError> {
    let prepared = run_anew(desk, run)?;
    let customers = desk.store.blobs().open_file(&run.ordered.what.customers)?;
    let mut row = 0_u64;
    prepared
        .make(customers, &mut |made| {
            row += 1;
            each(row, made);
        })
        .map_err(|_| changed("customers"))?;
    Ok(prepared)
}

fn changed(what: &str) -> DeskError {
    DeskError::Broken(format!("the {what} of a run cannot be read as they were"))
}
