//! `sagsgang looks`.

use std::io;
use std::process::ExitCode;

use clap::Args;

use super::kept::Kept;
use super::log;
use crate::law::Day;
use crate::store::Looked;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    kept: Kept,
    /// What this person looked into: their id.
    #[arg(long)]
    person: Option<String>,
    /// Who looked into this case: its number.
    #[arg(long)]
    case: Option<String>,
    /// From this day on.
    #[arg(long, value_parser = Day::parse)]
    from: Option<Day>,
    /// To this day.
    #[arg(long, value_parser = Day::parse)]
    to: Option<Day>,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    let desk = arguments.kept.desk()?;
    desk.store.ready()?;
    let asked = Looked {
        person: arguments.person.clone(),
        number: arguments.case.clone(),
        from: arguments.from,
        to: arguments.to,
    };
    let mut out = csv::Writer::from_writer(io::stdout().lock());
    out.write_record(["day", "first_at", "person", "kind", "case"])?;
    for look in desk.store.read(|s| s.looks(&asked))? {
        // A spreadsheet takes what begins with one of these for a formula.
        let person = match look.person.chars().next() {
            Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{}", look.person),
            _ => look.person,
        };
        out.write_record([look.day, look.first_at, person, look.kind, look.number])?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
