//! How the service is set up: a file, and the environment over it. `docs/configuration.md` lists every setting.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, anyhow, bail};
use chrono::TimeDelta;
use clap::Args;
use serde::Deserialize;

use crate::access::People;
use crate::desk::Desk;
use crate::desk::sign_in::{Limits, Seal};
use crate::host::PerMinute;
use crate::mail::Postman;
use crate::openid::{self, Provider};
use crate::scanner::Scanner;
use crate::store::{Store, TimeOuts};

/// Where settings come from. What is given here or in the environment stands over the file.
#[derive(Clone, Debug, Default, Args)]
pub struct Source {
    /// The file with the settings (TOML).
    #[arg(long, env = "SAGSGANG_CONFIG")]
    config: Option<PathBuf>,
    /// Where to listen.
    #[arg(long, env = "SAGSGANG_LISTEN")]
    listen: Option<String>,
    /// The database: `sqlite:PATH` or `postgres://…`.
    #[arg(long, env = "SAGSGANG_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// How many database connections at the most.
    #[arg(long, env = "SAGSGANG_CONNECTIONS")]
    connections: Option<u32>,
    /// How many seconds to wait for a connection.
    #[arg(long, env = "SAGSGANG_CONNECT_TIMEOUT")]
    connect_timeout: Option<u32>,
    /// How many seconds a statement may take (PostgreSQL).
    #[arg(long, env = "SAGSGANG_STATEMENT_TIMEOUT")]
    statement_timeout: Option<u32>,
    /// After how many minutes without use a session ends.
    #[arg(long, env = "SAGSGANG_SESSION_IDLE_MINUTES")]
    session_idle_minutes: Option<u32>,
    /// After how many minutes a session ends at the latest.
    #[arg(long, env = "SAGSGANG_SESSION_LONGEST_MINUTES")]
    session_longest_minutes: Option<u32>,
    /// How many requests an address may make in a minute; 0 is no limit.
    #[arg(long, env = "SAGSGANG_RATE_ADDRESS")]
    rate_address: Option<u32>,
    /// How many requests a person may make in a minute; 0 is no limit.
    #[arg(long, env = "SAGSGANG_RATE_PERSON")]
    rate_person: Option<u32>,
    /// How many requests may be made with a token in a minute; 0 is no limit.
    #[arg(long, env = "SAGSGANG_RATE_TOKEN")]
    rate_token: Option<u32>,
    /// How many proxies stand in front and add to X-Forwarded-For.
    #[arg(long, env = "SAGSGANG_PROXIES")]
    proxies: Option<u8>,
    /// The scanner for harmful software: `tcp://host:port` or `unix:/path` of ClamAV's clamd.
    #[arg(long, env = "SAGSGANG_SCANNER")]
    scanner: Option<String>,
    /// Where to serve metrics, if anywhere.
    #[arg(long, env = "SAGSGANG_METRICS")]
    metrics: Option<String>,
    /// The file with the keys that secrets of one-time codes are sealed with.
    #[arg(long, env = "SAGSGANG_ACCOUNTS_KEY_FILE")]
    accounts_key_file: Option<PathBuf>,
    /// The folder of files.
    #[arg(long, env = "SAGSGANG_FILES")]
    files: Option<PathBuf>,
    /// The file that lists the people.
    #[arg(long, env = "SAGSGANG_PEOPLE")]
    people: Option<PathBuf>,
    /// Where people reach the service, for links in mails: `https://sagsgang.example`.
    #[arg(long, env = "SAGSGANG_ADDRESS")]
    address: Option<String>,
    /// Who mail is from.
    #[arg(long, env = "SAGSGANG_MAIL_FROM")]
    mail_from: Option<String>,
    /// The folder that mail goes into, if no server is given.
    #[arg(long, env = "SAGSGANG_MAIL_FOLDER")]
    mail_folder: Option<PathBuf>,
    /// The SMTP server that mail goes to: `smtp://host:25`, `smtps://host`.
    #[arg(long, env = "SAGSGANG_MAIL_SERVER", hide_env_values = true)]
    mail_server: Option<String>,
}

/// The settings' file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<String>,
    address: Option<String>,
    database: Option<String>,
    connections: Option<u32>,
    connect_timeout: Option<u32>,
    statement_timeout: Option<u32>,
    files: Option<PathBuf>,
    people: Option<PathBuf>,
    proxies: Option<u8>,
    scanner: Option<String>,
    metrics: Option<String>,
    #[serde(default)]
    rate: RateFile,
    #[serde(default)]
    session: SessionFile,
    #[serde(default)]
    accounts: AccountsFile,
    #[serde(default)]
    mail: MailFile,
    openid: Option<openid::Settings>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionFile {
    idle_minutes: Option<u32>,
    longest_minutes: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RateFile {
    address: Option<u32>,
    person: Option<u32>,
    token: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountsFile {
    key_file: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MailFile {
    from: Option<String>,
    folder: Option<PathBuf>,
    server: Option<String>,
    user: Option<String>,
    password: Option<String>,
}

/// The settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen.
    pub listen: String,
    /// How long sessions live.
    pub sessions: Limits,
    /// How often somebody may ask.
    pub rates: PerMinute,
    /// The scanner for harmful software, if one is set up.
    pub scanner: Option<Scanner>,
    /// Where to serve metrics, if anywhere.
    pub metrics: Option<String>,
    /// Where people reach the service.
    pub address: Option<Arc<str>>,
    database: String,
    connections: u32,
    wait: TimeOuts,
    files: PathBuf,
    people: Option<PathBuf>,
    mail_from: String,
    mail_folder: PathBuf,
    mail_server: Option<String>,
    mail_credentials: Option<(String, String)>,
    openid: Option<openid::Settings>,
    key_file: Option<PathBuf>,
}

impl Source {
    /// Reads the settings.
    ///
    /// # Errors
    /// When the file cannot be read or has a setting that there is not.
    pub fn read(&self) -> anyhow::Result<Settings> {
        let file: File = match &self.config {
            None => File::default(),
            Some(path) => {
                let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
                toml::from_str(&text).with_context(|| format!("in {}", path.display()))?
            }
        };
        let mail = file.mail;
        let usual = TimeOuts::default();
        let wait = TimeOuts {
            connection: seconds(self.connect_timeout.or(file.connect_timeout), usual.connection)
                .context("connect_timeout")?,
            statement: seconds(self.statement_timeout.or(file.statement_timeout), usual.statement)
                .context("statement_timeout")?,
        };
        let session = file.session;
        let limits = Limits::default();
        let sessions = Limits {
            idle: minutes(self.session_idle_minutes.or(session.idle_minutes), limits.idle)
                .context("session.idle_minutes")?,
            absolute: minutes(self.session_longest_minutes.or(session.longest_minutes), limits.absolute)
                .context("session.longest_minutes")?,
        };
        let usual = PerMinute::default();
        let rates = PerMinute {
            address: self.rate_address.or(file.rate.address).unwrap_or(usual.address),
            person: self.rate_person.or(file.rate.person).unwrap_or(usual.person),
            token: self.rate_token.or(file.rate.token).unwrap_or(usual.token),
            proxies: self.proxies.or(file.proxies).unwrap_or(usual.proxies),
        };
        let scanner = self.scanner.as_ref().or(file.scanner.as_ref()).map(|address| Scanner::at(address));
        let scanner = scanner.transpose().map_err(anyhow::Error::msg).context("scanner")?;
        let address = self
            .address
            .clone()
            .or(file.address)
            .map(|said| address(&said))
            .transpose()
            .context("address")?;
        Ok(Settings {
            sessions,
            address,
            scanner,
            metrics: self.metrics.clone().or(file.metrics),
            rates,
            listen: self.listen.clone().or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".into()),
            database: self.database.clone().or(file.database).unwrap_or_else(|| "sqlite:sagsgang.db".into()),
            connections: self.connections.or(file.connections).unwrap_or(8),
            wait,
            files: self.files.clone().or(file.files).unwrap_or_else(|| "files".into()),
            people: self.people.clone().or(file.people),
            mail_from: self.mail_from.clone().or(mail.from).unwrap_or_else(|| "sagsgang@localhost".into()),
            mail_folder: self.mail_folder.clone().or(mail.folder).unwrap_or_else(|| "mail".into()),
            mail_server: self.mail_server.clone().or(mail.server),
            mail_credentials: mail.user.zip(mail.password),
            openid: file.openid,
            key_file: self.accounts_key_file.clone().or(file.accounts.key_file),
        })
    }
}

/// Scheme and host, without anything after them.
fn address(said: &str) -> anyhow::Result<Arc<str>> {
    let plain = said.trim_end_matches('/');
    let host = plain.strip_prefix("https://").or_else(|| plain.strip_prefix("http://"));
    match host {
        Some(host)
            if !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || "/?#@\"<>".contains(c)) =>
        {
            Ok(plain.into())
        }
        _ => bail!("{said}; give scheme and host, as https://sagsgang.example"),
    }
}

/// A time-out in whole seconds. None would be no time-out at all.
fn seconds(said: Option<u32>, usual: Duration) -> anyhow::Result<Duration> {
    match said {
        None => Ok(usual),
        Some(seconds @ 1..=3600) => Ok(Duration::from_secs(seconds.into())),
        Some(other) => bail!("{other} seconds; give 1 to 3600"),
    }
}

/// A limit in whole minutes, up to a week.
fn minutes(said: Option<u32>, usual: TimeDelta) -> anyhow::Result<TimeDelta> {
    match said {
        None => Ok(usual),
        Some(minutes @ 1..=10_080) => Ok(TimeDelta::minutes(minutes.into())),
        Some(other) => bail!("{other} minutes; give 1 to 10080"),
    }
}

impl Settings {
    /// The desk: the store, and the people.
    ///
    /// # Errors
    /// When the store cannot be opened or the list of people cannot be read.
    pub fn desk(&self) -> anyhow::Result<Desk> {
        let people = match &self.people {
            None => People::default(),
            Some(path) => {
                let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
                People::parse(&text)
                    .map_err(anyhow::Error::msg)
                    .with_context(|| format!("in {}", path.display()))?
            }
        };
        let store = Store::open(&self.database, &self.files, self.connections, &self.wait)?;
        let openid = self.openid.clone().map(directory).transpose()?.map(Arc::new);
        let seal = self.key_file.as_deref().map(seal).transpose()?.map(Arc::new);
        Ok(Desk { openid, seal, scans: self.scanner.is_some(), ..Desk::new(store, Arc::new(people)) })
    }

    /// Who sends mail.
    ///
    /// # Errors
    /// When an address is none or the folder cannot be made.
    pub fn postman(&self) -> anyhow::Result<Postman> {
        Ok(match &self.mail_server {
            Some(server) => Postman::to_server(&self.mail_from, server, self.mail_credentials.clone())?,
            None => Postman::to_folder(&self.mail_from, &self.mail_folder)?,
        })
    }
}

/// The keys of a file.
fn seal(path: &Path) -> anyhow::Result<Seal> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    Seal::parse(&text).map_err(|why| anyhow!("in {}: {why}", path.display()))
}

/// The directory that is set up, with this service's secret from its file.
fn directory(settings: openid::Settings) -> anyhow::Result<Provider> {
    let path = &settings.client_secret_file;
    let secret = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let secret = secret.trim().to_owned();
    if secret.is_empty() {
        bail!("openid.client_secret_file: {} is empty", path.display());
    }
    Provider::new(settings, secret).map_err(|faults| anyhow!("in openid:\n  {}", faults.join("\n  ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_outs_are_whole_seconds_and_never_none() {
        let of = |connect_timeout| Source { connect_timeout, ..Source::default() }.read();
        assert_eq!(of(None).unwrap().wait, TimeOuts::default());
        assert_eq!(of(Some(3)).unwrap().wait.connection, Duration::from_secs(3));
        for wrong in [0, 3601] {
            assert!(format!("{:#}", of(Some(wrong)).unwrap_err()).contains("connect_timeout"));
        }
        let of = |minutes| Source { session_idle_minutes: minutes, ..Source::default() }.read();
        assert_eq!(of(None).unwrap().sessions, Limits::default());
        assert_eq!(of(Some(5)).unwrap().sessions.idle, TimeDelta::minutes(5));
        for wrong in [0, 10_081] {
            assert!(format!("{:#}", of(Some(wrong)).unwrap_err()).contains("session.idle_minutes"));
        }
        let of = |address: &str| Source { address: Some(address.into()), ..Source::default() }.read();
        assert_eq!(
            of("https://sagsgang.example/").unwrap().address.as_deref(),
            Some("https://sagsgang.example")
        );
        for wrong in ["sagsgang.example", "https://", "https://a.example/x", "https://a b", "javascript:x"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
        let file: File = toml::from_str("statement_timeout = 90").unwrap();
        assert_eq!(file.statement_timeout, Some(90));
    }
}
