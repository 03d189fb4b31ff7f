//! Stands between the program and PostgreSQL, and does what networks do.

use std::fs::Permissions;
use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

use super::postgres::{SOCKET, server, url};

/// What becomes of what is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weather {
    /// All goes through.
    Fair,
    /// Nobody answers at all.
    Gone,
    /// The line is cut before a commit arrives.
    CutBeforeCommit,
    /// The commit arrives, and the line is cut before the answer.
    CutAfterCommit,
}

/// A way to the tests' server, with weather.
pub struct Proxy {
    weather: Arc<Mutex<Weather>>,
    open: Arc<Mutex<Vec<UnixStream>>>,
}

impl Proxy {
    /// Stands in a folder, as a server would.
    pub fn start(folder: &Path) -> Self {
        let listener = UnixListener::bind(folder.join(SOCKET)).unwrap();
        std::fs::set_permissions(folder.join(SOCKET), Permissions::from_mode(0o777)).unwrap();
        let weather = Arc::new(Mutex::new(Weather::Fair));
        let open = Arc::new(Mutex::new(Vec::new()));
        let proxy = Self { weather: Arc::clone(&weather), open: Arc::clone(&open) };
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                if *weather.lock().unwrap() == Weather::Gone {
                    continue;
                }
                let there = UnixStream::connect(server().socket()).unwrap();
                open.lock().unwrap().push(client.try_clone().unwrap());
                let (back_from, back_to) = (there.try_clone().unwrap(), client.try_clone().unwrap());
                let (sky, above) = (Arc::clone(&weather), Arc::clone(&weather));
                thread::spawn(move || passed_on(client, there, &sky, true));
                thread::spawn(move || passed_on(back_from, back_to, &above, false));
            }
        });
        proxy
    }

    /// The address of a folder's database by this way.
    pub fn url(&self, folder: &Path) -> String {
        url("sagsgang", folder, folder.file_name().unwrap().to_str().unwrap())
    }

    /// The weather changes. Where nobody is there any more, whoever was connected hears of it.
    pub fn now(&self, weather: Weather) {
        *self.weather.lock().unwrap() = weather;
        if weather == Weather::Gone {
            for one in self.open.lock().unwrap().drain(..) {
                let _closed_already = one.shutdown(Shutdown::Both);
            }
        }
    }
}

/// Passes on what one side sends until one of them leaves or the line is cut.
fn passed_on(mut from: UnixStream, mut to: UnixStream, weather: &Mutex<Weather>, asks: bool) {
    let mut buffer = [0; 65_536];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        let part = &buffer[..read];
        let commits = asks && part.windows(7).any(|word| word == b"COMMIT\0");
        let now = *weather.lock().unwrap();
        if commits && now == Weather::CutBeforeCommit {
            break;
        }
        let deaf = commits && now == Weather::CutAfterCommit;
        if deaf {
            // Before the server has it, so that no answer is quicker.
            let _gone = from.shutdown(Shutdown::Both);
        }
        if to.write_all(part).is_err() {
            break;
        }
        if deaf {
            // The server is given the time to do it.
            thread::sleep(std::time::Duration::from_millis(200));
            break;
        }
    }
    for side in [from, to] {
        let _closed_already = side.shutdown(Shutdown::Both);
    }
}
