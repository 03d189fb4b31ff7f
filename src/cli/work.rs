//! `sagsgang work`.

use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use clap::Args;

use super::settings::Source;
use super::worker::turn;
use super::{log, metrics};

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// Do what is due now, and end.
    #[arg(long)]
    once: bool,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(true);
    let settings = arguments.source.read()?;
    let desk = settings.desk()?;
    let postman = settings.postman()?;
    if let Some(listen) = &settings.metrics {
        metrics::serve(desk.clone(), listen)?;
    }
    loop {
        let done = turn(&desk, &postman, settings.scanner.as_ref());
        if arguments.once {
            println!("{done} done");
            return Ok(ExitCode::SUCCESS);
        }
        thread::sleep(Duration::from_secs(2));
    }
}
