//! `sagsgang export`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use clap::Args;

use super::kept::Kept;
use super::log;
use crate::desk::DeskError;
use crate::desk::export::Dossier;
use crate::law::Digest;
use crate::store::new_folder;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    kept: Kept,
    /// The case's number.
    #[arg(long)]
    case: String,
    /// The folder to write to; empty or not there.
    #[arg(long)]
    out: PathBuf,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    let desk = arguments.kept.desk()?;
    desk.store.ready()?;
    let dossier = Dossier::gather(&desk, &arguments.case).map_err(told)?;
    let out = &arguments.out;
    new_folder(out)?;
    let mut list = String::new();
    for paper in dossier.papers() {
        let content = desk.store.blobs().get(&paper.sha256)?;
        written(out, &paper.path, &content, &mut list)?;
    }
    let pages = dossier.pages().map_err(told)?;
    for (path, content) in &pages {
        written(out, path, content, &mut list)?;
    }
    let manifest = dossier.manifest(&pages).map_err(told)?;
    written(out, "manifest.json", &manifest, &mut list)?;
    // Last, so that a folder without it is an export that was not finished.
    fs::write(out.join("files.sha256"), &list).context("writing files.sha256")?;
    println!("{}: {} files in {}", arguments.case, list.lines().count(), out.display());
    Ok(ExitCode::SUCCESS)
}

/// Writes a file of the export and its line in the list of files.
fn written(out: &Path, path: &str, content: &[u8], list: &mut String) -> anyhow::Result<()> {
    let place = out.join(path);
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    fs::write(&place, content).with_context(|| format!("writing {}", place.display()))?;
    writeln!(list, "{}  {path}", Digest::of(content))?;
    Ok(())
}

fn told(why: DeskError) -> anyhow::Error {
    match why {
        DeskError::NotFound => anyhow!("there is no such case"),
        DeskError::Broken(what) => anyhow!("the case is not sound: {what}"),
        other => anyhow!("{other:?}"),
    }
}
