//! What the links in the mails lead to: confirm, and end.

use crate::desk::permits::Permits;
use crate::desk::{Desk, DeskError, Kind as _};
use crate::law::Moment;
use crate::store::{Follow, Session};

/// Somebody's following, as whoever has the link sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    /// The permit's case number.
    pub number: String,
    /// Whether it has been confirmed.
    pub confirmed: bool,
    /// Whether it has been ended.
    pub ended: bool,
}

/// The following that a link is of.
///
/// # Errors
/// [`DeskError::NotFound`] where the link is of none, or of one that has been removed.
pub fn following(desk: &Desk, secret: &str) -> Result<Following, DeskError> {
    desk.store.read(|s| {
        let follow = s.follow_by_secret(secret)?.ok_or(DeskError::NotFound)?;
        seen(s, &follow)
    })
}

/// Confirms. To confirm again changes nothing; what has been ended is not begun again by an old link.
///
/// # Errors
/// [`DeskError::NotFound`] where the link is of none.
pub fn confirm(desk: &Desk, secret: &str, at: Moment) -> Result<Following, DeskError> {
    change(desk, secret, |follow| {
        if follow.ended_at.is_none() && follow.confirmed_at.is_none() {
            follow.confirmed_at = Some(at.to_string());
        }
    })
}

/// Ends. Mails that have not been sent are not sent.
///
/// # Errors
/// [`DeskError::NotFound`] where the link is of none.
pub fn end(desk: &Desk, secret: &str, at: Moment) -> Result<Following, DeskError> {
    change(desk, secret, |follow| {
        if follow.ended_at.is_none() {
            follow.ended_at = Some(at.to_string());
        }
    })
}

fn change(desk: &Desk, secret: &str, how: impl FnOnce(&mut Follow)) -> Result<Following, DeskError> {
    desk.store.write(|s| {
        s.take_turn("follow")?;
        let mut follow = s.follow_by_secret(secret)?.ok_or(DeskError::NotFound)?;
        how(&mut follow);
        s.update_follow(&follow)?;
        if follow.ended_at.is_some() {
            s.take_back_mails(&follow.id)?;
        }
        seen(s, &follow)
    })
}

fn seen(s: &mut Session<'_>, follow: &Follow) -> Result<Following, DeskError> {
    let row = s.case(Permits::KIND, &follow.case_id)?.ok_or(DeskError::NotFound)?;
    Ok(Following {
        number: row.number,
        confirmed: follow.confirmed_at.is_some(),
        ended: follow.ended_at.is_some(),
    })
}
