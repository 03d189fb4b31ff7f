//! The only place that knows SMTP.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{FileTransport, Message, SmtpTransport, Transport as _};

use crate::store::Mail;

/// How long each answer of a mail server is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a mail was not sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The sender's or the recipient's address is none.
    #[error("address: {0}")]
    Address(#[from] lettre::address::AddressError),
    /// The message cannot be built.
    #[error("message: {0}")]
    Message(#[from] lettre::error::Error),
    /// The server did not take it.
    #[error("SMTP: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
    /// The folder did not take it.
    #[error("file: {0}")]
    File(#[from] lettre::transport::file::Error),
    /// The folder cannot be made.
    #[error("folder: {0}")]
    Folder(#[from] std::io::Error),
}

/// Where mail goes.
enum Route {
    /// Into a folder, one `.eml` file each.
    Folder(FileTransport),
    /// To an SMTP server.
    Smtp(Box<SmtpTransport>),
}

/// Sends mail.
pub struct Postman {
    from: Mailbox,
    route: Route,
}

impl Postman {
    /// Mail goes into a folder.
    ///
    /// # Errors
    /// When the sender's address is none or the folder cannot be made.
    pub fn to_folder(from: &str, folder: &Path) -> Result<Self, MailError> {
        fs::create_dir_all(folder)?;
        Ok(Self { from: from.parse()?, route: Route::Folder(FileTransport::new(PathBuf::from(folder))) })
    }

    /// Mail goes to an SMTP server: `smtp://host:25`, `smtps://user:password@host` or, for STARTTLS,
    /// `smtp://host:587?tls=required`.
    ///
    /// # Errors
    /// When an address is none.
    pub fn to_server(
        from: &str,
        url: &str,
        credentials: Option<(String, String)>,
    ) -> Result<Self, MailError> {
        let mut transport = SmtpTransport::from_url(url)?.timeout(Some(PATIENCE));
        if let Some((user, password)) = credentials {
            transport = transport.credentials(Credentials::new(user, password));
        }
        Ok(Self { from: from.parse()?, route: Route::Smtp(Box::new(transport.build())) })
    }

    /// Sends a mail. Its Message-ID is its id in the outbox: sent twice after a crash, it is still one mail.
    ///
    /// # Errors
    /// [`MailError`]; the mail may be tried again.
    pub fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(mail.recipient.parse()?)
            .subject(&mail.subject)
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())?;
        match &self.route {
            Route::Folder(folder) => folder.send(&message).map(|_| ())?,
            Route::Smtp(server) => server.send(&message).map(|_| ())?,
        }
        Ok(())
    }
}
