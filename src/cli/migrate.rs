//! `sagsgang migrate`.

use std::process::ExitCode;

use super::log;
use super::settings::Source;

pub fn run(source: &Source) -> anyhow::Result<ExitCode> {
    log(true);
    let desk = source.read()?.desk()?;
    desk.store.migrate()?;
    desk.store.ready()?;
    println!("the schema is up to date");
    Ok(ExitCode::SUCCESS)
}
