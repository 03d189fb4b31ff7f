//! `sagsgang restore`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::settings::Source;
use super::{demo, log, verify};
use crate::desk::verify::{Depth, verify as verified};
use crate::store::Archive;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// Restore to the data of a demo instead: its folder.
    #[arg(long)]
    data: Option<PathBuf>,
    /// The folder that `backup` wrote.
    #[arg(long)]
    from: PathBuf,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    // Before anything is made where it is to go.
    let archive = Archive::open(&arguments.from)?;
    let desk = match &arguments.data {
        Some(folder) => demo::desk(folder)?,
        None => arguments.source.read()?.desk()?,
    };
    archive.restore(&desk.store)?;
    println!("restored what was kept at {}", archive.manifest.made_at);
    let report = verified(&desk, Depth::Kept).map_err(|why| anyhow::anyhow!("{why:?}"))?;
    verify::print(&report, Depth::Kept);
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
