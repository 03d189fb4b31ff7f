//! `sagsgang restore`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::kept::Kept;
use super::{log, verify};
use crate::desk::verify::{Depth, verify as verified};
use crate::store::Archive;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    kept: Kept,
    /// The folder that `backup` wrote.
    #[arg(long)]
    from: PathBuf,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    // Before anything is made where it is to go.
    let archive = Archive::open(&arguments.from)?;
    let desk = arguments.kept.desk()?;
    archive.restore(&desk.store)?;
    println!("restored what was kept at {}", archive.manifest.made_at);
    let report = verified(&desk, Depth::Kept).map_err(|why| anyhow::anyhow!("{why:?}"))?;
    verify::print(&report, Depth::Kept);
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
