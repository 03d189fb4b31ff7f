//! A service that is asked to stop answers what it has begun to be asked, and ends by itself.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use super::support::people::{APPLICANT, listed};
use super::support::process::Process;
use super::support::{desk, folder, journal};

/// How many requests are under way.
const REQUESTS: usize = 8;

#[test]
fn requests_under_way_are_answered_before_it_stops() {
    let folder = folder();
    std::fs::write(folder.path().join("people.toml"), listed()).unwrap();
    drop(desk(folder.path(), 1));
    let mut process = Process::serve(folder.path(), &[]);
    let address = process.url().strip_prefix("http://").unwrap().to_owned();
    let head = format!(
        "POST /api/v1/storage-permits HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {APPLICANT}\r\n\
         Content-Type: application/json\r\nContent-Length: 4\r\n\r\n"
    );
    // Each has sent half of its body when the service is asked to stop.
    let mut under_way: Vec<TcpStream> = (0..REQUESTS)
        .map(|_| {
            let mut stream = TcpStream::connect(&address).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
            stream.write_all(format!("{head}nu").as_bytes()).unwrap();
            stream
        })
        .collect();
    thread::sleep(Duration::from_millis(500));
    let asked = Instant::now();
    process.terminate();
    thread::sleep(Duration::from_millis(500));
    assert!(process.ended().is_none(), "it did not wait");
    for stream in &mut under_way {
        stream.write_all(b"ll").unwrap();
    }
    for stream in &mut under_way {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    }
    let ended = loop {
        if let Some(status) = process.ended() {
            break status;
        }
        assert!(asked.elapsed() < Duration::from_secs(25), "it does not stop");
        thread::sleep(Duration::from_millis(20));
    };
    assert!(ended.success(), "{ended}");
    let mut db = journal::database(folder.path());
    let kept = journal::count(&mut db, "SELECT count(*) FROM cases");
    assert_eq!(usize::try_from(kept).unwrap(), REQUESTS);
}
