//! `sagsgang verify`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::settings::Source;
use super::{demo, log};
use crate::desk::verify::{self, Depth, Report};

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// Check the data of a demo instead: its folder.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Compute every stored receipt anew as well.
    #[arg(long)]
    recompute: bool,
    /// The report as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    let desk = match &arguments.data {
        Some(folder) => demo::desk(folder)?,
        None => arguments.source.read()?.desk()?,
    };
    desk.store.ready()?;
    let depth = if arguments.recompute { Depth::Recomputed } else { Depth::Kept };
    let report = verify::verify(&desk, depth).map_err(|why| anyhow::anyhow!("{why:?}"))?;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print(&report, depth);
    }
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A report for people.
pub fn print(report: &Report, depth: Depth) {
    for fault in &report.faults {
        let entry = fault.entry.map(|entry| format!(", entry {entry}")).unwrap_or_default();
        println!("{}{entry}: {}", fault.case, fault.what);
    }
    let faults = report.faults.len();
    let receipts = match depth {
        Depth::Kept => String::new(),
        Depth::Recomputed => format!(", {} receipts computed anew", report.receipts),
    };
    println!(
        "{} cases, {} entries, {} files checked{receipts}; {faults} faults",
        report.cases, report.entries, report.files
    );
}
