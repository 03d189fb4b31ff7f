//! `sagsgang serve`.

use std::net::TcpListener;
use std::process::ExitCode;

use anyhow::Context as _;

use super::settings::Source;
use super::worker::Worker;
use super::{log, server};
use crate::api::{self, App};

pub fn run(source: &Source) -> anyhow::Result<ExitCode> {
    log(true);
    let settings = source.read()?;
    let desk = settings.desk()?;
    desk.store.ready().context("the database is not ready")?;
    let listener =
        TcpListener::bind(&settings.listen).with_context(|| format!("listening on {}", settings.listen))?;
    tracing::info!(listen = %listener.local_addr()?, "serving");
    let worker = Worker::start(desk.clone(), settings.postman()?);
    let served = server::serve(
        App { desk, demo: false, sessions: settings.sessions, address: settings.address, clock: api::now },
        listener,
    );
    worker.stop();
    served.map(|()| ExitCode::SUCCESS)
}
