//! Figures for whoever watches the service, in Prometheus' text form, on an address of their own: they are nobody else's to read.

use std::net::TcpListener;
use std::thread;

use actix_web::http::header;
use actix_web::{App, HttpResponse, HttpServer, web};
use anyhow::Context as _;
use chrono::Utc;
use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::desk::{Desk, watch};
use crate::law::Moment;

/// The bounds that requests are sorted by, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.005, 0.02, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0];

#[derive(Clone)]
struct Watched {
    desk: Desk,
    figures: PrometheusHandle,
}

/// Serves the figures on an address until the process ends.
///
/// # Errors
/// When nothing can listen there.
pub fn serve(desk: Desk, listen: &str) -> anyhow::Result<()> {
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full("sagsgang_request_seconds".into()), &BOUNDS)?
        .install_recorder()?;
    described();
    let listener = TcpListener::bind(listen).with_context(|| format!("listening on {listen} for metrics"))?;
    tracing::info!(listen = %listener.local_addr()?, "serving metrics");
    let watched = Watched { desk, figures: recorder };
    thread::spawn(move || {
        let served = actix_web::rt::System::new().block_on(async move {
            let site = move || {
                App::new().app_data(web::Data::new(watched.clone())).route("/metrics", web::get().to(figures))
            };
            HttpServer::new(site).workers(1).disable_signals().listen(listener)?.run().await
        });
        if let Err(why) = served {
            tracing::error!(%why, "metrics are not served");
        }
    });
    Ok(())
}

/// What has been counted, and what waits now. Where the database does not answer, what waits is left out.
async fn figures(watched: web::Data<Watched>) -> HttpResponse {
    let desk = watched.desk.clone();
    let asked = web::block(move || watch::waiting(&desk, Moment::new(Utc::now()))).await;
    let answers = matches!(asked, Ok(Ok(())));
    metrics::gauge!("sagsgang_database_answers").set(if answers { 1.0 } else { 0.0 });
    let text = watched.figures.render();
    watched.figures.run_upkeep();
    HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "text/plain; version=0.0.4")).body(text)
}

fn described() {
    describe_counter!("sagsgang_requests_total", "Requests answered, by method, route and status");
    describe_histogram!(
        "sagsgang_request_seconds",
        Unit::Seconds,
        "How long requests took, by method and route"
    );
    describe_counter!("sagsgang_acts_total", "Entries of journals, by kind of case and act");
    describe_counter!("sagsgang_mail_total", "Mails, by whether they were sent or failed");
    describe_gauge!(
        "sagsgang_waiting",
        "What waits: mail, mail that failed, dates that have passed, files to scan"
    );
    describe_gauge!("sagsgang_waiting_seconds", Unit::Seconds, "For how long the oldest of them has waited");
    describe_gauge!("sagsgang_database_answers", "1 where the database answered just now");
}
