//! `sagsgang law`.

use std::process::ExitCode;

use clap::Args;

use crate::law::Language;
use crate::law::registry::{self, Met};

#[derive(Debug, Args)]
pub struct Arguments {
    /// In English.
    #[arg(long)]
    english: bool,
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let language = if arguments.english { Language::En } else { Language::Da };
    for entry in registry::all() {
        println!("{}", entry.provision.cite(language));
        println!("    {}", entry.text.in_language(language));
        let met = match (&entry.met, language) {
            (Met::Encoded { by }, Language::Da) => format!("i koden: {}", by.join(", ")),
            (Met::Encoded { by }, Language::En) => format!("encoded: {}", by.join(", ")),
            (Met::Asked { at }, Language::Da) => format!("spørges et menneske om ved: {}", at.join(", ")),
            (Met::Asked { at }, Language::En) => format!("asked of a person at: {}", at.join(", ")),
            (Met::NotEncoded { why }, Language::Da) => format!("ikke i koden: {}", why.da),
            (Met::NotEncoded { why }, Language::En) => format!("not encoded: {}", why.en),
        };
        println!("    {met}");
    }
    Ok(ExitCode::SUCCESS)
}
