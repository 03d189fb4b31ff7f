//! ClamAV's own `clamd`, with one signature: for a harmless text that nobody else has.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What the signature is of.
pub const MARK: &str = "HARMLESS-MARK-OF-THE-TESTS-OF-SAGSGANG";
/// What clamd calls it.
pub const NAME: &str = "Sagsgang.Test.Harmless.UNOFFICIAL";

/// A scanner on a port of its own.
pub struct Clamd {
    child: Option<Child>,
    config: PathBuf,
    port: u16,
}

/// Where clamd is, if it is installed.
fn program() -> Option<PathBuf> {
    ["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd"]
        .into_iter()
        .map(PathBuf::from)
        .find(|place| place.is_file())
}

impl Clamd {
    /// One that is set up in a folder and not started yet; none, and said so, where it is not installed. In CI it must be.
    pub fn in_folder(folder: &Path) -> Option<Self> {
        if program().is_none() {
            assert!(std::env::var_os("CI").is_none(), "clamd is not installed (Debian: clamav-daemon)");
            eprintln!(
                "\n!!!! SKIPPED: files that are scanned: clamd is not installed (Debian: clamav-daemon)\n"
            );
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let signatures = folder.join("signatures");
        fs::create_dir_all(&signatures).unwrap();
        let hex: String = MARK.bytes().map(|byte| format!("{byte:02x}")).collect();
        fs::write(signatures.join("own.ndb"), format!("Sagsgang.Test.Harmless:0:*:{hex}\n")).unwrap();
        let config = folder.join("clamd.conf");
        let text = format!(
            "Foreground yes\nDatabaseDirectory {}\nTCPSocket {port}\nTCPAddr 127.0.0.1\nTemporaryDirectory {}\n\
             StreamMaxLength 1M\n",
            signatures.display(),
            folder.display()
        );
        fs::write(&config, text).unwrap();
        Some(Self { child: None, config, port })
    }

    /// Its address, as the program is told it.
    pub fn address(&self) -> String {
        format!("tcp://127.0.0.1:{}", self.port)
    }

    /// Starts it, and waits until it answers.
    pub fn start(&mut self) {
        let child = Command::new(program().unwrap())
            .arg("--config-file")
            .arg(&self.config)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(60), "clamd does not start");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }
}
