//! How the directory is asked: over HTTP, with little patience, and not by everybody at once.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse, SyncHttpClient, http};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};

use super::Fault;

/// How long an answer is waited for, from the name to the last byte.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest answer, in bytes.
const LONGEST: u64 = 1024 * 1024;

/// How many may ask at once. A directory that hangs takes no more threads than these.
const AT_ONCE: usize = 8;

/// The way to the directory.
pub(super) struct Wire {
    agent: ureq::Agent,
    asking: AtomicUsize,
}

/// A place among those who ask.
pub(super) struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Wire {
    /// A way to any address. Certificates are held against those that the operating system trusts.
    pub fn new() -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let config = ureq::Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(PATIENCE))
            // An answer that leads elsewhere is none: the secret goes to the directory alone.
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent("sagsgang")
            .build();
        Self { agent: config.into(), asking: AtomicUsize::new(0) }
    }

    /// A place among those who ask, for as long as it is held.
    ///
    /// # Errors
    /// [`Fault::Busy`] where there is none.
    pub fn place(&self) -> Result<Place<'_>, Fault> {
        let place = Place(&self.asking);
        if self.asking.fetch_add(1, Ordering::AcqRel) < AT_ONCE { Ok(place) } else { Err(Fault::Busy) }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct Silence(String);

impl fmt::Display for Silence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Silence {}

impl SyncHttpClient for Wire {
    type Error = Silence;

    fn call(&self, request: HttpRequest) -> Result<HttpResponse, Silence> {
        let failed = |why: ureq::Error| Silence(why.to_string());
        let answer = if request.method() == http::Method::GET {
            self.agent.run(request.map(|_| ()))
        } else {
            self.agent.run(request)
        };
        let (head, mut body) = answer.map_err(failed)?.into_parts();
        let bytes = body.with_config().limit(LONGEST).read_to_vec().map_err(failed)?;
        Ok(http::Response::from_parts(head, bytes))
    }
}
