//! *Follow this permit*: mail to whoever has asked for it and confirmed, each time that the register shows something new.

mod ask;
mod link;
mod told;

pub use ask::{Asking, ask};
pub use link::{Following, confirm, end, following};
pub(super) use told::tell;

use uuid::Uuid;

use crate::law::Moment;
use crate::letters::follow::Words;
use crate::store::{Follow, Mail};

/// A mail to somebody who follows, called for by an entry of the case.
fn mail(follow: &Follow, seq: i64, words: Words, at: Moment) -> Mail {
    let at = at.to_string();
    Mail {
        id: Uuid::now_v7().to_string(),
        case_id: follow.case_id.clone(),
        seq,
        recipient: follow.email.clone(),
        subject: words.subject,
        body: words.body,
        made_at: at.clone(),
        sent_at: None,
        attempts: 0,
        next_try: Some(at),
        failure: None,
        claimed_until: None,
        follow: Some(follow.id.clone()),
    }
}

/// The page that the links in somebody's mails lead to.
fn page(follow: &Follow) -> String {
    format!("{}/follow/{}", follow.address, follow.secret)
}
