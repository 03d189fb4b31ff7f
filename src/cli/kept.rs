//! Which data a command is about: what the settings name, or those of a demo.

use std::path::PathBuf;

use clap::Args;

use super::demo;
use super::settings::Source;
use crate::desk::Desk;

/// Which data a command is about.
#[derive(Debug, Args)]
pub struct Kept {
    #[command(flatten)]
    source: Source,
    /// The data of a demo instead: its folder.
    #[arg(long)]
    data: Option<PathBuf>,
}

impl Kept {
    /// The desk over them.
    ///
    /// # Errors
    /// When the settings cannot be read, or the store not be opened.
    pub fn desk(&self) -> anyhow::Result<Desk> {
        match &self.data {
            Some(folder) => demo::desk(folder),
            None => self.source.read()?.desk(),
        }
    }
}
