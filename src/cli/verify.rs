//! `sagsgang verify`.

use std::process::ExitCode;

use clap::Args;

use super::kept::Kept;
use super::log;
use crate::desk::verify::{self, Depth, Report};

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    kept: Kept,
    /// Compute every stored receipt anew as well.
    #[arg(long)]
    recompute: bool,
    /// The report as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    let desk = arguments.kept.desk()?;
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
