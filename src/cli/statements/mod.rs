//! `sagsgang statements`.
//!
//! The customers are divided into parts. A part is written into a folder of its own beside its place and renamed when it is
//! whole; so whatever ends the program, a part is there or is not, and the next run makes those that are missing.

mod example;
mod folder;
mod workshop;

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use sha2::{Digest as _, Sha256};

use self::folder::{Folder, Identity};
use self::workshop::Workshop;
use super::progress::Bar;
use crate::casework::Problem;
use crate::invoice::production::Production;
use crate::invoice::run::{Run, Summary};
use crate::law::{Digest, Language};

/// The exit code where the input has faults, or the folder holds another run.
const FAULTY: u8 = 2;
/// The exit code where statements are held back for want of a figure.
const HELD_BACK: u8 = 3;

#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder with `production.toml` and `customers.csv`.
    #[arg(long, required_unless_present = "example")]
    input: Option<PathBuf>,
    /// The folder to make the statements in. A run that was cut off goes on where it stopped.
    #[arg(long)]
    out: PathBuf,
    /// How many are made at the same time; as many as there are processors if not given.
    #[arg(long)]
    jobs: Option<usize>,
    /// One file for print for each part, with an index, in place of a file for each customer.
    #[arg(long)]
    one_file: bool,
    /// How many customers a part has: a folder of files, or a file for print.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    part: u32,
    /// What is told, in English.
    #[arg(long)]
    english: bool,
    /// Writes an example of so many customers into `--out`, to be read by `--input`; makes no statements.
    #[arg(long, value_name = "CUSTOMERS", conflicts_with = "input")]
    example: Option<u64>,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let language = if arguments.english { Language::En } else { Language::Da };
    if let Some(customers) = arguments.example {
        example::write(&arguments.out, customers)?;
        return Ok(ExitCode::SUCCESS);
    }
    let input = arguments.input.as_deref().unwrap_or(Path::new("."));
    let (production_file, customers_file) = (input.join("production.toml"), input.join("customers.csv"));
    let text = fs::read_to_string(&production_file)
        .with_context(|| format!("reading {}", production_file.display()))?;
    let production = match Production::from_toml(&text) {
        Ok(production) => production,
        Err(problems) => return Ok(told(&production_file, &problems, language)),
    };
    let customers = digest(&customers_file)?;
    let run = match Run::prepare(production, open(&customers_file)?, &customers) {
        Ok(run) => run,
        Err(problems) => return Ok(told(&customers_file, &problems, language)),
    };
    let part = usize::try_from(arguments.part).unwrap_or(1_000);
    let identity = Identity {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        production: Digest::of(text.as_bytes()),
        customers,
        one_file: arguments.one_file,
        part,
    };
    let folder = match Folder::open(&arguments.out, &identity)? {
        Ok(folder) => folder,
        Err(why) => {
            eprintln!("{}: {}", arguments.out.display(), why.in_language(language));
            return Ok(ExitCode::from(FAULTY));
        }
    };
    let jobs = arguments
        .jobs
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
        .clamp(1, 64);
    let mut bar = Bar::new(Some(run.summary.customers), "", 1);
    let made = Workshop { run: &run, folder: &folder, one_file: arguments.one_file, jobs, part }
        .make(open(&customers_file)?, &mut |done| bar.show(done));
    bar.clear();
    made?;
    folder.finish(&run.summary)?;
    Ok(end(&run.summary, language))
}

fn open(path: &Path) -> anyhow::Result<File> {
    File::open(path).with_context(|| format!("opening {}", path.display()))
}

/// The digest of a file of any length.
fn digest(path: &Path) -> anyhow::Result<Digest> {
    let mut file = BufReader::with_capacity(1 << 16, open(path)?);
    let mut hash = Sha256::new();
    loop {
        let read = file.fill_buf().with_context(|| format!("reading {}", path.display()))?;
        let length = read.len();
        if length == 0 {
            return Ok(Digest::of_hash(hash));
        }
        hash.update(read);
        file.consume(length);
    }
}

/// Every fault on a line of its own.
fn told(path: &Path, problems: &[Problem], language: Language) -> ExitCode {
    for problem in problems {
        let place = if problem.pointer.starts_with("/lines/") { "" } else { problem.pointer.as_str() };
        let gap = if place.is_empty() { "" } else { " " };
        eprintln!("{}:{gap}{place} {}", path.display(), problem.message.in_language(language));
    }
    ExitCode::from(FAULTY)
}

/// Says what was made, and what was held back.
fn end(summary: &Summary, language: Language) -> ExitCode {
    let made = summary.customers - summary.held_back;
    let (kroner, ore) = (summary.net_tax_ore / 100, summary.net_tax_ore % 100);
    println!(
        "{}",
        match language {
            Language::Da =>
                format!("{made} opgørelser; {kroner},{ore:02} kr. er delt på {} aftagere.", summary.customers),
            Language::En => format!(
                "{made} statements; DKK {kroner}.{ore:02} are shared over {} customers.",
                summary.customers
            ),
        }
    );
    if summary.held_back == 0 {
        return ExitCode::SUCCESS;
    }
    eprintln!(
        "{}",
        match language {
            Language::Da => format!("{} opgørelser er holdt tilbage (held-back.csv):", summary.held_back),
            Language::En => format!("{} statements are held back (held-back.csv):", summary.held_back),
        }
    );
    for missing in &summary.missing {
        eprintln!("  {}", missing.message.in_language(language));
    }
    ExitCode::from(HELD_BACK)
}
