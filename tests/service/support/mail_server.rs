//! A mail server that counts what it takes, by Message-ID.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What it does with a mail that has come whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Takes it, after a moment.
    Takes,
    /// Takes it, after two seconds.
    TakesSlowly,
    /// Says that it cannot take it now.
    Refuses,
    /// Never answers.
    IsSilent,
}

/// The server, on a free port, for as long as the tests run.
#[derive(Clone)]
pub struct MailServer {
    address: String,
    state: Arc<Mutex<State>>,
}

struct State {
    manner: Manner,
    came: usize,
    taken: BTreeMap<String, usize>,
}

impl MailServer {
    /// Starts one.
    pub fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let state = Arc::new(Mutex::new(State { manner, came: 0, taken: BTreeMap::new() }));
        let server = Self { address, state };
        let answering = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let answering = answering.clone();
                thread::spawn(move || answering.talk(stream));
            }
        });
        server
    }

    /// Its address, as the program is told it.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Does otherwise from now on.
    pub fn now(&self, manner: Manner) {
        self.state.lock().unwrap().manner = manner;
    }

    /// How many mails have come, taken or not.
    pub fn came(&self) -> usize {
        self.state.lock().unwrap().came
    }

    /// How often each mail was taken.
    pub fn taken(&self) -> BTreeMap<String, usize> {
        self.state.lock().unwrap().taken.clone()
    }

    /// Talks until the other side leaves.
    fn talk(&self, stream: TcpStream) -> Option<()> {
        let mut say = stream.try_clone().ok()?;
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        say.write_all(b"220 localhost\r\n").ok()?;
        loop {
            let line = lines.next()?.to_uppercase();
            let answer = match line.get(..4)? {
                "DATA" => {
                    say.write_all(b"354 go on\r\n").ok()?;
                    let mail: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                    self.received(&mail)?
                }
                "QUIT" => return say.write_all(b"221 bye\r\n").ok(),
                _ => "250 localhost",
            };
            say.write_all(format!("{answer}\r\n").as_bytes()).ok()?;
        }
    }

    /// What is said to a mail, if anything is.
    fn received(&self, mail: &[String]) -> Option<&'static str> {
        let id = mail.iter().find_map(|line| line.strip_prefix("Message-ID: "))?;
        let manner = {
            let mut state = self.state.lock().unwrap();
            state.came += 1;
            state.manner
        };
        // Others come meanwhile.
        thread::sleep(Duration::from_millis(if manner == Manner::TakesSlowly { 2000 } else { 3 }));
        let mut state = self.state.lock().unwrap();
        match manner {
            Manner::Takes | Manner::TakesSlowly => {
                *state.taken.entry(id.trim_matches(['<', '>']).to_owned()).or_default() += 1;
                Some("250 taken")
            }
            Manner::Refuses => Some("451 later"),
            Manner::IsSilent => {
                drop(state);
                thread::sleep(Duration::from_secs(600));
                None
            }
        }
    }
}
