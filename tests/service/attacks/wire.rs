//! HTTP itself, byte by byte: messages with two ends, heads without one, and those that never come.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::super::support::people::{APPLICANT, OTHER, listed};
use super::super::support::process::Process;
use super::super::support::server::Server;
use super::super::support::{desk, folder};

/// A server with its folder.
struct Wire {
    server: Server,
    _folder: tempfile::TempDir,
}

impl Wire {
    fn new() -> Self {
        let folder = folder();
        Self { server: Server::start(desk(folder.path(), 2)), _folder: folder }
    }

    fn host(&self) -> &str {
        self.server.url.trim_start_matches("http://")
    }

    fn stream(&self) -> TcpStream {
        let stream = TcpStream::connect(self.host()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
        stream
    }

    /// Sends bytes and reads all that comes back until the server closes, or says nothing more for a while.
    fn say(&self, bytes: &[u8]) -> String {
        let mut stream = self.stream();
        // A server that has heard enough may close while it is still spoken to.
        let _cut_off = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _cut_off = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn lives(&self) {
        let answer = self.say(b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    /// That a message is refused whole: an error, and no second answer to what may be hidden in it.
    #[track_caller]
    fn refuses(&self, bytes: &[u8]) {
        let answer = self.say(bytes);
        let shown = String::from_utf8_lossy(bytes);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{shown}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), usize::from(!answer.is_empty()), "{shown}: {answer}");
        assert!(!answer.contains("demo-applicant"), "{shown}: {answer}");
        self.lives();
    }
}

/// What is hidden in another's message: a request of its own.
const HIDDEN: &str = "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-applicant\r\n\r\n";

fn hiding(head: &str, first: &str) -> Vec<u8> {
    format!("POST /api/v1/calculations/deadline HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n{first}{HIDDEN}")
        .into_bytes()
}

#[test]
fn a_length_beside_chunks_is_refused() {
    let wire = Wire::new();
    for head in [
        "Content-Length: 4\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Content-Length: 0\r\nTransfer-Encoding: chunked",
    ] {
        wire.refuses(&hiding(head, "0\r\n\r\n"));
    }
}

#[test]
fn two_lengths_are_refused() {
    let wire = Wire::new();
    for head in [
        "Content-Length: 2\r\nContent-Length: 0",
        "Content-Length: 2\r\nContent-Length: 2",
        "Content-Length: 2, 0",
    ] {
        wire.refuses(&hiding(head, "{}"));
    }
}

#[test]
fn a_length_that_is_no_number_is_refused() {
    let wire = Wire::new();
    for length in ["+2", "-1", "0x2", "2 2", "1e1", "99999999999999999999999", "²", ""] {
        wire.refuses(&hiding(&format!("Content-Length: {length}"), "{}"));
    }
}

#[test]
fn an_encoding_that_only_some_would_take_for_chunks_is_refused() {
    let wire = Wire::new();
    for head in [
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\x0bchunked",
    ] {
        wire.refuses(&hiding(head, "0\r\n\r\n"));
    }
}

#[test]
fn a_chunk_with_an_odd_size_hides_nothing() {
    let wire = Wire::new();
    for size in ["-1", "0x2", "FFFFFFFFFFFFFFFFF", "2;\n", " 2", "g"] {
        wire.refuses(&hiding("Transfer-Encoding: chunked", &format!("{size}\r\n{{}}\r\n0\r\n\r\n")));
    }
}

#[test]
fn a_head_that_is_folded_or_split_is_refused() {
    let wire = Wire::new();
    for head in ["X: a\r\n b: c", "X : a", "X\x00: a", ": a", "X: a\rAuthorization: Bearer demo-applicant"] {
        wire.refuses(format!("GET /api/v1/me HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n").as_bytes());
    }
}

#[test]
fn a_request_without_one_host_is_refused() {
    let wire = Wire::new();
    for hosts in ["", "Host: a\r\nHost: b\r\n", "Host: a\r\nHost: a\r\n"] {
        wire.refuses(format!("GET /api/v1/register HTTP/1.1\r\n{hosts}\r\n").as_bytes());
    }
}

#[test]
fn a_head_without_end_is_cut_off() {
    let wire = Wire::new();
    let mut endless = b"GET /health/live HTTP/1.1\r\nHost: x\r\nX: ".to_vec();
    endless.resize(4_000_000, b'a');
    wire.refuses(&endless);
    let path = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(2_000_000));
    wire.refuses(path.as_bytes());
    let many: String = (0..20_000).map(|n| format!("X{n}: a\r\n")).collect();
    wire.refuses(format!("GET /health/live HTTP/1.1\r\nHost: x\r\n{many}\r\n").as_bytes());
}

#[test]
fn what_is_no_http_is_refused() {
    let wire = Wire::new();
    for bytes in [
        &b"GET /\r\n\r\n"[..],
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03hello\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /health/live HTTP/9.9\r\nHost: x\r\n\r\n",
        b"EHLO evil.test\r\nMAIL FROM:<a@b>\r\n\r\n",
        b"\0\0\0\0\0\0\0\0\r\n\r\n",
        b"CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n",
    ] {
        let answer = wire.say(bytes);
        assert!(!answer.starts_with("HTTP/1.1 2") && !answer.starts_with("HTTP/1.1 5"), "{answer}");
        wire.lives();
    }
}

#[test]
fn nobody_is_fetched_from_elsewhere() {
    let wire = Wire::new();
    for target in
        ["http://127.0.0.1:1/", "http://evil.test/api/v1/me", "https://evil.test/", "ftp://evil.test/x"]
    {
        let answer = wire
            .say(format!("GET {target} HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n").as_bytes());
        assert!(!answer.starts_with("HTTP/1.1 5"), "{target}: {answer}");
        assert!(!answer.contains("\r\nlocation:") && !answer.contains("evil.test"), "{target}: {answer}");
    }
}

#[test]
fn no_other_protocol_is_talked_into() {
    let wire = Wire::new();
    for upgrade in ["h2c", "websocket", "TLS/1.0"] {
        let head = format!(
            "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close, Upgrade, HTTP2-Settings\r\nUpgrade: {upgrade}\r\n\
             HTTP2-Settings: AAMAAABkAAQAAP__\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        );
        let answer = wire.say(head.as_bytes());
        assert!(!answer.starts_with("HTTP/1.1 101"), "{upgrade}: {answer}");
    }
}

#[test]
fn two_people_on_one_connection_stay_two() {
    let wire = Wire::new();
    let ask =
        |who: &str| format!("GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {who}\r\n\r\n");
    let nobody = "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let all = [ask(APPLICANT), ask(OTHER), ask("nobody"), ask(APPLICANT), nobody.to_owned()].concat();
    let answer = wire.say(all.as_bytes());
    let answers: Vec<&str> = answer.split("HTTP/1.1 ").skip(1).collect();
    let status: Vec<&str> = answers.iter().map(|one| &one[..3]).collect();
    assert_eq!(status, ["200", "200", "401", "200", "401"], "{answer}");
    for (n, id) in [(0, APPLICANT), (1, OTHER), (3, APPLICANT)] {
        assert!(answers[n].contains(&format!("\"id\":\"{id}\"")), "{}", answers[n]);
    }
    assert!(!answers[4].contains("demo-"), "{}", answers[4]);
}

#[test]
fn a_body_that_is_never_finished_does_nothing() {
    let wire = Wire::new();
    for head in ["Content-Length: 5000", "Transfer-Encoding: chunked"] {
        let begun = format!(
            "POST /api/v1/storage-permits HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {APPLICANT}\r\nExpect: 100-continue\r\n{head}\r\n\r\n"
        );
        let mut stream = wire.stream();
        stream.write_all(begun.as_bytes()).unwrap();
        drop(stream);
    }
    let half = format!(
        "PUT /api/v1/storage-permits/x/draft HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {APPLICANT}\r\nIf-Match: \"1\"\r\nContent-Length: 5000\r\n\r\n{{\"proj"
    );
    let answer = wire.say(half.as_bytes());
    assert!(!answer.starts_with("HTTP/1.1 2") && !answer.starts_with("HTTP/1.1 5"), "{answer}");
    wire.lives();
}

/// The real process, with its own time limits.
#[test]
fn a_head_that_comes_drop_by_drop_is_cut_off_in_time() {
    let folder = folder();
    std::fs::write(folder.path().join("people.toml"), listed()).unwrap();
    drop(desk(folder.path(), 1));
    let process = Process::serve(folder.path(), &[]);
    let url = process.url();
    let host = url.trim_start_matches("http://").to_owned();
    let slow: Vec<_> = (0..40)
        .map(|_| {
            let mut stream = TcpStream::connect(&host).unwrap();
            stream.set_nonblocking(true).unwrap();
            stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\n").unwrap();
            stream
        })
        .collect();
    let start = Instant::now();
    let mut open: Vec<TcpStream> = slow;
    while !open.is_empty() && start.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(500));
        open.retain_mut(|stream| {
            let mut heard = [0; 512];
            let gone = match stream.read(&mut heard) {
                Ok(_) => true,
                Err(why) => why.kind() != std::io::ErrorKind::WouldBlock,
            };
            !gone && stream.write_all(b"X: a\r\n").is_ok()
        });
        // Meanwhile others are served.
        let client = super::super::support::server::Client::new(&url, "");
        assert_eq!(client.send("GET", "/health/live", &[], vec![]).unwrap().status, 200);
    }
    assert!(open.is_empty(), "{} still open after {:?}", open.len(), start.elapsed());
}
