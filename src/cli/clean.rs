//! `sagsgang clean`.

use std::process::ExitCode;

use clap::Args;

use super::kept::Kept;
use super::log;
use crate::api::now;
use crate::desk::retention;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    kept: Kept,
    /// Say what would be removed, and remove nothing.
    #[arg(long)]
    dry_run: bool,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    let desk = arguments.kept.desk()?;
    desk.store.ready()?;
    let today = now().day();
    let (verb, removals) = if arguments.dry_run {
        ("would be removed", retention::due(&desk, today))
    } else {
        ("removed", retention::remove(&desk, today))
    };
    for one in removals.map_err(|why| anyhow::anyhow!("{why:?}"))? {
        let what = serde_json::to_value(one.what)?;
        println!("{}: {} from before {} {verb}", what.as_str().unwrap_or_default(), one.count, one.before);
        println!("    {}", one.why.en);
    }
    Ok(ExitCode::SUCCESS)
}
