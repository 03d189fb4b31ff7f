//! The command line: `sagsgang --help`.

use std::process::ExitCode;

use clap::Parser as _;
use sagsgang::cli;

fn main() -> ExitCode {
    cli::run(cli::Arguments::parse())
}
