//! `sagsgang demo`.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use chrono::Utc;
use clap::Args;

use super::worker::Worker;
use super::{files_beside, log, server};
use crate::access::People;
use crate::api::{self, App};
use crate::demo;
use crate::desk::Desk;
use crate::desk::sign_in::Limits;
use crate::host::{PerMinute, Rates};
use crate::law::Moment;
use crate::mail::Postman;
use crate::store::{Store, TimeOuts};

#[derive(Clone, Debug, Args)]
pub struct Arguments {
    /// Where to listen; a loopback address.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder that everything is kept in.
    #[arg(long, default_value = "data")]
    data: PathBuf,
}

impl Default for Arguments {
    fn default() -> Self {
        Self { listen: SocketAddr::from(([127, 0, 0, 1], 8080)), data: "data".into() }
    }
}

pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    log(false);
    if !arguments.listen.ip().is_loopback() {
        bail!("the demo's people sign in without a secret: it listens on a loopback address only");
    }
    let desk = desk(&arguments.data)?;
    desk.store.migrate()?;
    let listener = TcpListener::bind(arguments.listen)
        .with_context(|| format!("listening on {}; --listen takes another address", arguments.listen))?;
    demo::play_in(&desk, Moment::new(Utc::now()))
        .map_err(|why| anyhow::anyhow!("the demo's cases: {why:?}"))?;
    let mail = arguments.data.join("mail");
    let worker = Worker::start(desk.clone(), Postman::to_folder("sagsgang@ens.example", &mail)?, None);
    let address = format!("http://{}", listener.local_addr()?);
    print!("{}", demo::greeting(&desk, &address, &mail));
    let served = server::serve(
        App {
            desk,
            demo: true,
            sessions: Limits::default(),
            address: Some(address.into()),
            rates: Rates::new(PerMinute::NONE),
            clock: api::now,
        },
        listener,
    );
    worker.stop();
    served.map(|()| ExitCode::SUCCESS)
}

/// The desk of a demo whose data are in a folder.
pub fn desk(folder: &Path) -> anyhow::Result<Desk> {
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let database = folder.join("sagsgang.db");
    let url = format!("sqlite:{}", database.display());
    let store = Store::open(&url, &files_beside(folder), 8, &TimeOuts::default())?;
    let people = People::demo().map_err(anyhow::Error::msg)?;
    Ok(Desk::new(store, Arc::new(people)))
}
