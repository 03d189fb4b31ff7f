//! `sagsgang serve`.

use std::net::TcpListener;
use std::process::ExitCode;

use anyhow::{Context as _, anyhow, bail};

use super::settings::Source;
use super::worker::Worker;
use super::{log, metrics, server};
use crate::api::{self, App};
use crate::desk::sign_in::accounts;
use crate::host::Rates;

pub fn run(source: &Source) -> anyhow::Result<ExitCode> {
    log(true);
    let settings = source.read()?;
    let desk = settings.desk()?;
    desk.store.ready().context("the database is not ready")?;
    if desk.seal.is_none() {
        tracing::warn!(
            "secrets of one-time codes lie in the database as they are: accounts.key_file is not set"
        );
    }
    let shut = accounts::shut(&desk).map_err(|why| anyhow!("{why:?}"))?;
    if !shut.is_empty() {
        bail!("accounts.key_file: no key opens the secrets of {}", shut.join(", "));
    }
    let listener =
        TcpListener::bind(&settings.listen).with_context(|| format!("listening on {}", settings.listen))?;
    tracing::info!(listen = %listener.local_addr()?, "serving");
    if let Some(listen) = &settings.metrics {
        metrics::serve(desk.clone(), listen)?;
    }
    let worker = Worker::start(desk.clone(), settings.postman()?, settings.scanner.clone());
    let served = server::serve(
        App {
            desk,
            demo: false,
            sessions: settings.sessions,
            address: settings.address,
            rates: Rates::new(settings.rates),
            clock: api::now,
        },
        listener,
    );
    worker.stop();
    served.map(|()| ExitCode::SUCCESS)
}
