//! Somebody asks to follow a permit.

use chrono::TimeDelta;
use uuid::Uuid;
use validator::ValidateEmail as _;

use super::{mail, page};
use crate::casework::Problem;
use crate::desk::permits::register::published;
use crate::desk::sign_in::secret;
use crate::desk::{Desk, DeskError};
use crate::law::{Language, Moment, Text};
use crate::letters::follow::to_confirm;
use crate::store::Follow;

/// How long after a mail to confirm no other is sent for the same permit.
const AGAIN: TimeDelta = TimeDelta::hours(24);
/// The most mails to confirm that an address is sent within that time: anybody can write anybody's address.
const MOST: i64 = 5;
/// The longest address, in characters.
const LONGEST: usize = 254;

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The permit's case number.
    pub number: String,
    /// Where mail is to go.
    pub email: String,
    /// In which language.
    pub language: Language,
    /// Scheme and host of the service, for the links.
    pub address: String,
}

/// Sends a mail with a link to confirm. Whether the address follows the permit already is not told to whoever asks: the
/// answer is always the same.
///
/// # Errors
/// [`DeskError::NotFound`] where the permit is not in the register; [`DeskError::Invalid`] where the address is none.
pub fn ask(desk: &Desk, asking: &Asking, at: Moment) -> Result<(), DeskError> {
    let (row, file) = published(desk, &asking.number)?;
    let email = asking.email.trim().to_lowercase();
    if email.chars().count() > LONGEST || !email.validate_email() {
        let message = Text::new(
            "Skriv en e-mailadresse, for eksempel navn@firma.dk.",
            "Write an e-mail address, such as name@company.dk.",
        );
        return Err(DeskError::Invalid(vec![Problem::plain("/email", message)]));
    }
    let fresh = secret()?;
    desk.store.write(|s| {
        // One at a time for an address, so that no two requests count the same.
        s.take_turn("follow")?;
        let since = Moment::new(at.utc() - AGAIN);
        let known = s.follow_of(&row.id, &email)?;
        let waits =
            known.as_ref().is_some_and(|one| one.asked_at > since.to_string() && one.ended_at.is_none());
        if waits || s.follows_asked_since(&email, since)? >= MOST {
            tracing::info!(number = %asking.number, "no mail to confirm: one was sent lately");
            return Ok(());
        }
        let follow = Follow {
            id: known.as_ref().map_or_else(|| Uuid::now_v7().to_string(), |one| one.id.clone()),
            case_id: row.id.clone(),
            email: email.clone(),
            language: asking.language.tag().to_owned(),
            address: asking.address.clone(),
            secret: known.as_ref().map_or(fresh, |one| one.secret.clone()),
            asked_at: at.to_string(),
            // Who has ended and asks again confirms again.
            confirmed_at: known
                .as_ref()
                .filter(|one| one.ended_at.is_none())
                .and_then(|one| one.confirmed_at.clone()),
            ended_at: None,
        };
        match known {
            Some(_) => s.update_follow(&follow)?,
            None => s.insert_follow(&follow)?,
        }
        let words = to_confirm(asking.language, &file.number, &page(&follow));
        s.insert_mail(&mail(&follow, row.version, words, at))?;
        Ok::<_, DeskError>(())
    })
}
