//! `sagsgang account`.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use chrono::Utc;
use clap::{Args, Subcommand, ValueEnum};

use super::log;
use super::settings::Source;
use crate::access::{Authority, Company, Mandate, Person, Role};
use crate::desk::DeskError;
use crate::desk::sign_in::accounts::{self, Secrets};
use crate::law::Moment;

/// The most that is read of a password, in bytes.
const LONGEST_INPUT: u64 = 4096;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Adds an account; shows what the person signs in by, once.
    Add {
        #[command(flatten)]
        person: Described,
        #[command(flatten)]
        password: Given,
    },
    /// Changes an account's name, address, roles, company or authority; it counts at once.
    Change(Described),
    /// Lists the accounts.
    List,
    /// Disables an account; its sessions end.
    Disable {
        /// The person's id.
        id: String,
    },
    /// Ends the sessions of a person, of an account or of a directory.
    SignOut {
        /// The person's id.
        id: String,
    },
    /// Enables an account again.
    Enable {
        /// The person's id.
        id: String,
    },
    /// Seals the secrets of one-time codes with the first key of the file of keys.
    Rekey,
    /// A new password and a new device; sessions end, tokens are revoked.
    Reset {
        /// The person's id.
        id: String,
        #[command(flatten)]
        password: Given,
    },
}

#[derive(Debug, Args)]
struct Given {
    /// Read the password from standard input; without it one is made and shown.
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Debug, Args)]
struct Described {
    /// The person's id: it stands in journals and never changes.
    id: String,
    /// The person's name.
    #[arg(long)]
    name: String,
    /// Where mail reaches the person.
    #[arg(long)]
    email: String,
    /// What the person may act as; may be given more than once.
    #[arg(long = "role", required = true)]
    roles: Vec<RoleName>,
    /// CVR number of the company that an applicant acts for.
    #[arg(long, requires = "company")]
    cvr: Option<String>,
    /// The company's name.
    #[arg(long, requires = "cvr")]
    company: Option<String>,
    /// How far an applicant may act for the company.
    #[arg(long, default_value = "full")]
    mandate: MandateName,
    /// The authority that an official or an auditor serves.
    #[arg(long)]
    authority: Option<AuthorityName>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RoleName {
    Applicant,
    Caseworker,
    DecisionMaker,
    TaxOfficer,
    TaxDecisionMaker,
    Auditor,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum MandateName {
    /// In everything.
    Full,
    /// In what prepares; not in what binds the company.
    Prepare,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum AuthorityName {
    Energistyrelsen,
    Skatteforvaltningen,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Applicant => Self::Applicant,
            RoleName::Caseworker => Self::Caseworker,
            RoleName::DecisionMaker => Self::DecisionMaker,
            RoleName::TaxOfficer => Self::TaxOfficer,
            RoleName::TaxDecisionMaker => Self::TaxDecisionMaker,
            RoleName::Auditor => Self::Auditor,
        }
    }
}

impl From<MandateName> for Mandate {
    fn from(name: MandateName) -> Self {
        match name {
            MandateName::Full => Self::Full,
            MandateName::Prepare => Self::Prepare,
        }
    }
}

impl From<AuthorityName> for Authority {
    fn from(name: AuthorityName) -> Self {
        match name {
            AuthorityName::Energistyrelsen => Self::Energistyrelsen,
            AuthorityName::Skatteforvaltningen => Self::Skatteforvaltningen,
        }
    }
}

impl From<Described> for Person {
    fn from(described: Described) -> Self {
        Self {
            id: described.id,
            name: described.name,
            email: described.email,
            roles: described.roles.into_iter().map(Role::from).collect::<BTreeSet<_>>(),
            company: described.cvr.zip(described.company).map(|(cvr, name)| Company { cvr, name }),
            mandate: described.mandate.into(),
            authority: described.authority.map(Authority::from),
        }
    }
}

impl Given {
    fn read(&self) -> anyhow::Result<Option<String>> {
        if !self.password_stdin {
            return Ok(None);
        }
        let mut text = String::new();
        let read = std::io::stdin().take(LONGEST_INPUT).read_to_string(&mut text);
        read.context("reading the password from standard input")?;
        Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
    }
}

pub fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    let desk = arguments.source.read()?.desk()?;
    desk.store.ready().context("the database is not ready")?;
    let now = Moment::new(Utc::now());
    match arguments.what {
        What::Add { person, password } => {
            let person = Person::from(person);
            let secrets = accounts::add(&desk, &person, password.read()?.as_deref(), now).map_err(told)?;
            show(&person.id, &secrets);
        }
        What::Change(person) => accounts::change(&desk, &person.into()).map_err(told)?,
        What::List => {
            for account in accounts::all(&desk).map_err(told)? {
                println!("{}", line(&account));
            }
        }
        What::Rekey => println!("{} changed", accounts::rekey(&desk).map_err(told)?),
        What::Disable { id } => accounts::disable(&desk, &id, now).map_err(told)?,
        What::SignOut { id } => println!("{} ended", accounts::sign_out(&desk, &id).map_err(told)?),
        What::Enable { id } => accounts::enable(&desk, &id).map_err(told)?,
        What::Reset { id, password } => {
            let secrets = accounts::reset(&desk, &id, password.read()?.as_deref()).map_err(told)?;
            show(&id, &secrets);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(id: &str, secrets: &Secrets) {
    println!("id        {id}");
    if let Some(password) = &secrets.password {
        println!("password  {password}");
    }
    println!("device    {}", secrets.otpauth);
    eprintln!("This is shown once. Hand it over where nobody else sees it.");
}

/// An account on a line, its parts with tabs between.
fn line(account: &accounts::Account) -> String {
    let person = &account.person;
    let roles = person.roles.iter().map(|role| role.slug()).collect::<Vec<_>>().join(",");
    let acts_for = match (&person.company, person.authority) {
        (Some(company), _) if person.mandate.is_full() => format!("{} {}", company.cvr, company.name),
        (Some(company), _) => format!("{} {} (prepares)", company.cvr, company.name),
        (None, Some(Authority::Energistyrelsen)) => "energistyrelsen".into(),
        (None, Some(Authority::Skatteforvaltningen)) => "skatteforvaltningen".into(),
        (None, None) => String::new(),
    };
    let state = if account.disabled { "disabled" } else { "enabled" };
    [&person.id, state, &roles, &acts_for, &person.name, &person.email].join("\t")
}

/// What the desk says, for the person at the command line.
fn told(why: DeskError) -> anyhow::Error {
    match why {
        DeskError::Invalid(faults) => {
            let lines = faults.iter().map(|fault| format!("\n  {}: {}", fault.pointer, fault.message.en));
            anyhow!("this cannot be taken:{}", lines.collect::<String>())
        }
        DeskError::NotFound => anyhow!("there is no account of this id"),
        DeskError::Store(why) => why.into(),
        DeskError::Broken(why) => anyhow!(why),
        why => anyhow!("{why:?}"),
    }
}
