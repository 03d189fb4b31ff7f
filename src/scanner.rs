//! The only place that knows the scanner for harmful software: ClamAV's `clamd`, asked over its socket.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;

use clamav_client::{TransportProtocol, ping, scan_buffer};

/// How long the scanner may take to be reached.
const REACHED: Duration = Duration::from_secs(5);
/// How long it may take for a file.
const PATIENCE: Duration = Duration::from_secs(120);
/// How much of a file is sent at a time, in bytes.
const PIECE: usize = 64 * 1024;
/// The end of an answer to a file in which something was found.
const FOUND: &str = " FOUND";

/// What a scanner says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It knows nothing bad of it.
    Clean,
    /// It found what its signatures call this.
    Found(String),
}

/// Why there is no verdict.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// No scanner answers; another file would fare no better.
    #[error("the scanner cannot be reached: {0}")]
    Unreachable(io::Error),
    /// The scanner cannot say anything of this file.
    #[error("no verdict: {0}")]
    NoVerdict(String),
}

/// A scanner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanner(Place);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Tcp(String),
    Unix(PathBuf),
}

impl Scanner {
    /// The scanner at an address: `tcp://host:port` or `unix:/path`.
    ///
    /// # Errors
    /// When it is neither; with the words to say so.
    pub fn at(address: &str) -> Result<Self, String> {
        if let Some(host) = address.strip_prefix("tcp://").filter(|host| host.contains(':')) {
            Ok(Self(Place::Tcp(host.to_owned())))
        } else if let Some(path) = address.strip_prefix("unix:").filter(|path| path.starts_with('/')) {
            Ok(Self(Place::Unix(path.into())))
        } else {
            Err(format!("{address:?} is no scanner: give tcp://HOST:PORT or unix:/PATH"))
        }
    }

    /// Has a file looked at.
    ///
    /// # Errors
    /// [`ScanError`]; then nothing is known of the file.
    pub fn scan(&self, content: &[u8]) -> Result<Verdict, ScanError> {
        ping(self).map_err(ScanError::Unreachable)?;
        let answer = scan_buffer(content, self, Some(PIECE));
        let answer = answer.map_err(|why| ScanError::NoVerdict(why.to_string()))?;
        let answer = String::from_utf8_lossy(&answer);
        let said = answer.trim_end_matches('\0').trim();
        match said.strip_prefix("stream: ") {
            Some("OK") => Ok(Verdict::Clean),
            Some(rest) if rest.ends_with(FOUND) => {
                Ok(Verdict::Found(rest.trim_end_matches(FOUND).to_owned()))
            }
            _ => Err(ScanError::NoVerdict(said.to_owned())),
        }
    }
}

/// What bytes go through.
pub trait Wire: Read + Write {}
impl<T: Read + Write> Wire for T {}

impl TransportProtocol for &Scanner {
    type Stream = Box<dyn Wire>;

    fn connect(&self) -> io::Result<Self::Stream> {
        match &self.0 {
            Place::Tcp(host) => {
                let nowhere = || io::Error::new(io::ErrorKind::NotFound, format!("{host} has no address"));
                let address = host.to_socket_addrs()?.next().ok_or_else(nowhere)?;
                let stream = TcpStream::connect_timeout(&address, REACHED)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_write_timeout(Some(PATIENCE))?;
                Ok(Box::new(stream))
            }
            Place::Unix(path) => {
                let stream = UnixStream::connect(path)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_write_timeout(Some(PATIENCE))?;
                Ok(Box::new(stream))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_of_two_kinds() {
        assert_eq!(Scanner::at("tcp://127.0.0.1:3310").unwrap().0, Place::Tcp("127.0.0.1:3310".into()));
        assert_eq!(Scanner::at("unix:/run/clamd.sock").unwrap().0, Place::Unix("/run/clamd.sock".into()));
        for wrong in ["", "127.0.0.1:3310", "tcp://host", "unix:clamd.sock", "http://host:1"] {
            assert!(Scanner::at(wrong).unwrap_err().contains("tcp://HOST:PORT"), "{wrong}");
        }
    }
}
