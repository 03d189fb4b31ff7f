//! `sagsgang backup`.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Utc;
use clap::Args;

use super::kept::Kept;
use super::log;
use crate::desk::backup;
use crate::law::Moment;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    kept: Kept,
    /// The folder to write to; empty or not there.
    #[arg(long)]
    out: PathBuf,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    let desk = arguments.kept.desk()?;
    let manifest = backup::take(&desk, &arguments.out, Moment::new(Utc::now()))?;
    for table in &manifest.tables {
        println!("{}: {} rows", table.name, table.rows);
    }
    println!("{} files; {} faults", manifest.files.rows, manifest.faults.len());
    for fault in &manifest.faults {
        eprintln!("sagsgang: {fault}");
    }
    Ok(if manifest.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
