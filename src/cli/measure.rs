//! `sagsgang measure`.

use std::fs::File;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;

use super::progress::Bar;
use crate::casework::Problem;
use crate::law::quantity::written;
use crate::law::reading::Readings;
use crate::law::{Day, Language, Moment};
use crate::refund::measurement::{Measured, MeasuredPoint, Plan, Rejected, measure};

/// The exit code where the plan or the file has faults.
const FAULTY: u8 = 2;

#[derive(Debug, Args)]
pub struct Arguments {
    /// The readings: CSV, perhaps packed with gzip; `-` for standard input.
    file: PathBuf,
    /// The plan of the measurement: TOML, or JSON if the name ends in `.json`.
    #[arg(long)]
    plan: PathBuf,
    /// The result as JSON, with its receipt.
    #[arg(long)]
    json: bool,
    /// In English.
    #[arg(long)]
    english: bool,
    /// The day whose figures of the law hold; the period's last day if none is given.
    #[arg(long, value_parser = Day::parse)]
    on: Option<Day>,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let language = if arguments.english { Language::En } else { Language::Da };
    let plan = match read_plan(&arguments.plan)? {
        Ok(plan) => plan,
        Err(problems) => return Ok(told(&arguments.plan, &problems, language)),
    };
    // The end lies after the period's last hour.
    let last = Moment::new(plan.period.to.utc() - chrono::TimeDelta::seconds(1));
    let on = arguments.on.unwrap_or_else(|| last.day());
    let (file, size) = open(&arguments.file)?;
    let mut bar = Bar::new(size, "MB", 1_000_000);
    let measured = measure(file, &plan, &Readings::default(), on, &mut |bytes| bar.show(bytes));
    bar.clear();
    match measured {
        Ok(measured) if arguments.json => print(&(serde_json::to_string_pretty(&measured)? + "\n")),
        Ok(measured) => {
            print(&table(&measured, language))?;
            warn(&measured, language);
            Ok(ExitCode::SUCCESS)
        }
        Err(Rejected::Plan(problems)) => Ok(told(&arguments.plan, &problems, language)),
        Err(rejected) => Ok(told(&arguments.file, &rejected.problems(), language)),
    }
}

/// Prints. A reader that has seen enough, as `head` has, is no fault.
fn print(text: &str) -> anyhow::Result<ExitCode> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(why.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn read_plan(path: &Path) -> anyhow::Result<Result<Plan, Vec<Problem>>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    Ok(if json { Plan::from_json(text.as_bytes()) } else { Plan::from_toml(&text) })
}

/// The readings, and how many bytes they are, where that can be known.
fn open(path: &Path) -> anyhow::Result<(Box<dyn Read>, Option<u64>)> {
    if path.as_os_str() == "-" {
        return Ok((Box::new(io::stdin().lock()), None));
    }
    let file = File::open(path).with_context(|| format!("opening {}", path.display()))?;
    let size = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|about| about.len());
    Ok((Box::new(file), size))
}

/// Every fault on a line of its own.
fn told(path: &Path, problems: &[Problem], language: Language) -> ExitCode {
    for problem in problems {
        let place = match problem.pointer.as_str() {
            // The message names the line.
            pointer if pointer.starts_with("/lines/") => "",
            pointer => pointer,
        };
        let gap = if place.is_empty() { "" } else { " " };
        eprintln!("{}:{gap}{place} {}", path.display(), problem.message.in_language(language));
    }
    ExitCode::from(FAULTY)
}

fn warn(measured: &Measured, language: Language) {
    if !measured.complete {
        eprintln!(
            "{}",
            match language {
                Language::Da => "Resultatet er ikke fuldstændigt: der er timer, som intet erstatter.",
                Language::En => "The result is not complete: there are hours that nothing stands in for.",
            }
        );
    }
    for one in &measured.warnings {
        let when = one.from.zip(one.to).map_or_else(String::new, |(from, to)| format!(" {from} – {to}"));
        eprintln!("{}{when}: {}", one.point, one.text.in_language(language));
    }
}

fn table(measured: &Measured, language: Language) -> String {
    let head = match language {
        Language::Da => ["målepunkt", "timer", "målt", "erstattet", "uafklaret", "t CO2"],
        Language::En => ["point", "hours", "measured", "substituted", "unresolved", "t CO2"],
    };
    let mut rows: Vec<[String; 6]> = vec![head.map(str::to_owned)];
    rows.extend(measured.points.iter().map(|point| row(point, language)));
    let widths: Vec<usize> = (0..6)
        .map(|at| rows.iter().filter_map(|row| Some(row.get(at)?.chars().count())).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in &rows {
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let (cell, width) = (cell.as_str(), *width);
            out += &if at == 0 { format!("{cell:<width$}") } else { format!("  {cell:>width$}") };
        }
        out.push('\n');
    }
    out
}

fn row(point: &MeasuredPoint, language: Language) -> [String; 6] {
    let whole = |count: u32| written(count.into(), language);
    [
        point.id.clone(),
        whole(point.hours_in_period),
        whole(point.hours_valid),
        whole(point.hours_substituted),
        whole(point.hours_unresolved),
        written(point.co2_tonnes.0, language),
    ]
}
