//! The HTTP server: listens, answers, stops cleanly.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::middleware::{Compress, DefaultHeaders, from_fn};
use actix_web::{App as Site, HttpServer};

use crate::api::{App, problem, router};

/// How long requests that are under way may take when the service stops, in seconds.
const GRACE_SECONDS: u64 = 20;

/// Serves until SIGTERM or SIGINT; requests that are under way are answered first.
///
/// # Errors
/// When the server cannot be started.
pub fn serve(app: App, listener: TcpListener) -> anyhow::Result<()> {
    let data = router::data(app);
    actix_web::rt::System::new().block_on(async move {
        HttpServer::new(move || {
            Site::new()
                .app_data(data.clone())
                .wrap(from_fn(problem::as_problem))
                .wrap(DefaultHeaders::new().add(("X-Content-Type-Options", "nosniff")))
                .wrap(Compress::default())
                .configure(router::configure)
        })
        .client_request_timeout(Duration::from_secs(20))
        .shutdown_timeout(GRACE_SECONDS)
        .listen(listener)?
        .run()
        .await
    })?;
    Ok(())
}
