//! The HTTP server: listens, answers, stops cleanly.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::HttpServer;

use crate::api::{App, router};
use crate::site::site;

/// How long requests that are under way may take when the service stops, in seconds.
const GRACE_SECONDS: u64 = 20;

/// Serves until SIGTERM or SIGINT; requests that are under way are answered first.
///
/// # Errors
/// When the server cannot be started.
pub fn serve(app: App, listener: TcpListener) -> anyhow::Result<()> {
    let data = router::data(app);
    actix_web::rt::System::new().block_on(async move {
        HttpServer::new(move || site(data.clone()))
            .client_request_timeout(Duration::from_secs(20))
            .shutdown_timeout(GRACE_SECONDS)
            .listen(listener)?
            .run()
            .await
    })?;
    Ok(())
}
