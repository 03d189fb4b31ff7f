//! The command line.

mod account;
mod backup;
mod clean;
mod demo;
mod export;
mod kept;
mod law;
mod looks;
mod measure;
mod metrics;
mod migrate;
mod progress;
mod restore;
mod serve;
mod server;
mod settings;
mod statements;
mod verify;
mod work;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Case handling for CO2 storage permits under Danish law.
///
/// Without a command: `demo`.
#[derive(Debug, Parser)]
#[command(name = "sagsgang", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Everything embedded, with people and cases to play with; on the loopback address only.
    Demo(demo::Arguments),
    /// The service, as it is set up by a file and by the environment.
    Serve(settings::Source),
    /// Brings the database's schema up to date.
    Migrate(settings::Source),
    /// Does what has come due and sends mail, beside `serve`.
    Work(work::Arguments),
    /// Replays every journal, checks every chain, compares every projection and file.
    Verify(verify::Arguments),
    /// Who looked into which case on which day, as CSV.
    Looks(looks::Arguments),
    /// Removes what has been kept as long as the policy says.
    Clean(clean::Arguments),
    /// Keeps the accounts of people who sign in with a password and a one-time code.
    Account(account::Arguments),
    /// Writes everything that is kept to a folder, while the service runs.
    Backup(backup::Arguments),
    /// Makes an empty place what a backup holds, and verifies it.
    Restore(restore::Arguments),
    /// Writes one case, whole, to a folder that stands on its own.
    Export(export::Arguments),
    /// Prints every provision and how it is met.
    Law(law::Arguments),
    /// Measures a file of readings by a plan: CO2 in tonnes.
    Measure(measure::Arguments),
    /// Makes the statements that go with invoices for heat and cold.
    Statements(statements::Arguments),
}

/// Runs the command line.
pub fn run(arguments: Arguments) -> ExitCode {
    let command = arguments.command.unwrap_or_else(|| Command::Demo(demo::Arguments::default()));
    let done = match command {
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Serve(source) => serve::run(&source),
        Command::Migrate(source) => migrate::run(&source),
        Command::Work(arguments) => work::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Looks(arguments) => looks::run(&arguments),
        Command::Clean(arguments) => clean::run(&arguments),
        Command::Account(arguments) => account::run(arguments),
        Command::Backup(arguments) => backup::run(&arguments),
        Command::Restore(arguments) => restore::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Law(arguments) => law::run(&arguments),
        Command::Measure(arguments) => measure::run(&arguments),
        Command::Statements(arguments) => statements::run(&arguments),
    };
    done.unwrap_or_else(|why| {
        eprintln!("sagsgang: {why:#}");
        ExitCode::FAILURE
    })
}

/// Logs to standard error, as JSON for a service and as text for people. `SAGSGANG_LOG` says how much.
fn log(json: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("SAGSGANG_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("sagsgang=info,warn"));
    let to_stderr = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call, as in tests, leaves the first one's choice.
    let _already = if json { to_stderr.json().try_init() } else { to_stderr.try_init() };
}

/// The folder of files beside a SQLite database.
fn files_beside(folder: &std::path::Path) -> PathBuf {
    folder.join("files")
}
