//! A real server on a real port, and a client for it.

use std::net::TcpListener;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use actix_web::HttpServer;
use actix_web::dev::ServerHandle;
use sagsgang::api::{self, App, router};
use sagsgang::desk::Desk;
use sagsgang::desk::sign_in::Limits;
use sagsgang::host::{PerMinute, Rates};
use sagsgang::site;
use serde_json::Value;
use ureq::http::Request;

/// A server in this process.
pub struct Server {
    pub url: String,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts one on a free port.
    pub fn start(desk: Desk) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (tell, told) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let data = router::data(App {
                desk,
                demo: false,
                sessions: Limits::default(),
                rates: Rates::new(PerMinute::NONE),
                address: None,
                clock: api::now,
            });
            actix_web::rt::System::new().block_on(async move {
                let server = HttpServer::new(move || site::site(data.clone())).workers(2).disable_signals();
                let server = server.listen(listener).unwrap().run();
                tell.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        Self { url, handle: told.recv().unwrap(), thread: Some(thread) }
    }

    /// A client of its own, for one thread.
    pub fn client(&self, who: &str) -> Client {
        Client::new(&self.url, who)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

/// Somebody who sends requests.
pub struct Client {
    agent: ureq::Agent,
    url: String,
    who: String,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: u16,
    /// The version that the ETag names, if there is one.
    pub version: Option<i64>,
    /// For how many seconds to wait, if it says so.
    pub retry_after: Option<u64>,
    pub body: Value,
}

impl Client {
    /// A client of a server at `url`; nobody's where `who` is empty.
    pub fn new(url: &str, who: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .build();
        Self { agent: config.into(), url: url.to_owned(), who: who.to_owned() }
    }

    /// Sends; an error where no whole answer came back.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Reply, ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.url));
        if !self.who.is_empty() {
            request = request.header("Authorization", format!("Bearer {}", self.who));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = if method == "GET" {
            self.agent.run(request.body(()).unwrap())?
        } else {
            self.agent.run(request.body(body).unwrap())?
        };
        let header = |name| answer.headers().get(name).and_then(|v| v.to_str().ok());
        let version = header("etag").and_then(|v| v.trim_matches('"').parse().ok());
        let retry_after = header("retry-after").and_then(|v| v.parse().ok());
        let bytes = answer.body_mut().read_to_vec()?;
        let body = serde_json::from_slice(&bytes).unwrap_or_default();
        Ok(Reply { status: answer.status().as_u16(), version, retry_after, body })
    }

    /// Posts JSON under a key, if one is given.
    pub fn post(&self, path: &str, key: &str, body: &Value) -> Reply {
        let key = [("Idempotency-Key", key)];
        let headers = if key[0].1.is_empty() { &[][..] } else { &key[..] };
        self.send("POST", path, headers, body.to_string().into_bytes()).unwrap()
    }
}
