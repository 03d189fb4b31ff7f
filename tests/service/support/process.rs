//! The program as a process of its own.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::database;
use super::server::Client;

/// `serve` or `work`, over what lies in a folder: the database, the files, `people.toml`.
pub struct Process {
    child: Child,
    listen: String,
}

impl Process {
    /// A service on a free port, ready, with settings besides.
    pub fn serve(folder: &Path, settings: &[(&str, &str)]) -> Self {
        let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let process = Self::start("serve", folder, &listen, settings);
        process.ready();
        process
    }

    /// Somebody who does what is due and sends mail.
    pub fn work(folder: &Path, settings: &[(&str, &str)]) -> Self {
        Self::start("work", folder, "", settings)
    }

    fn start(command: &str, folder: &Path, listen: &str, settings: &[(&str, &str)]) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_sagsgang"))
            .arg(command)
            .env("SAGSGANG_LISTEN", listen)
            .env("SAGSGANG_DATABASE", database::url(folder))
            .env("SAGSGANG_FILES", folder.join("files"))
            .env("SAGSGANG_PEOPLE", folder.join("people.toml"))
            .env("SAGSGANG_MAIL_FOLDER", folder.join("mail"))
            .env("SAGSGANG_LOG", "error")
            // Tests ask as quickly as they can, from one address.
            .envs(["ADDRESS", "PERSON", "TOKEN"].map(|limit| (format!("SAGSGANG_RATE_{limit}"), "0")))
            .envs(settings.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        Self { child, listen: listen.to_owned() }
    }

    fn ready(&self) {
        let client = Client::new(&self.url(), "");
        let start = Instant::now();
        while !client.send("GET", "/health/ready", &[], vec![]).is_ok_and(|r| r.status == 200) {
            assert!(start.elapsed() < Duration::from_secs(30), "the service does not start");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Where it serves.
    pub fn url(&self) -> String {
        format!("http://{}", self.listen)
    }

    /// SIGTERM: it is asked to stop.
    pub fn terminate(&self) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap()
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _dead_already = self.child.kill();
        let _dead_already = self.child.wait();
    }
}
