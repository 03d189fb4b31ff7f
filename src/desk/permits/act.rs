//! Every act on a case goes this way.

use std::thread;
use std::time::Duration;

use super::consequences::follow;
use super::file::{KIND, head, row, stored};
use super::paper;
use super::view::CaseView;
use crate::access::{Officials, Person, Policy};
use crate::desk::{Desk, DeskError, Done, Terms};
use crate::law::{Digest, Moment};
use crate::permit::procedure::replay::seal;
use crate::permit::procedure::{AnyPermit, Command, PermitFile};
use crate::store::{CaseRow, KeptAnswer, StoreError};

/// How often an act is tried anew when somebody else changed the case in between. Each time somebody wins, so a crowd of
/// fewer than these is served.
const TRIES: u64 = 60;

/// The longest wait before the next try, in milliseconds.
const LONGEST_WAIT: u64 = 40;

/// Does an act on a case: looks up the case, asks the policy, takes the typed step, makes the letters, commits.
///
/// # Errors
/// [`DeskError`]; nothing has then changed.
pub fn act(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    command: &Command,
    terms: &Terms,
    at: Moment,
) -> Result<Done, DeskError> {
    let policy = Policy::storage_permit();
    let kind = command.kind();
    let fingerprint = fingerprint(id, command)?;
    retried(|| {
        let Some(found) = desk.store.read(|s| s.case(KIND, id))? else {
            return Err(if person.is_none() { DeskError::SignIn } else { DeskError::NotFound });
        };
        let file = stored(&found)?;
        let who = policy.authorise(person, kind.slug(), &file.standing())?;
        if let Some(kept) = kept_answer(desk, person, terms, &fingerprint)? {
            return Ok(kept);
        }
        if let Some(seen) = terms.if_version.filter(|seen| *seen != found.version) {
            tracing::debug!(seen, now = found.version, "stale");
            return Err(DeskError::Stale(found.version));
        }
        let keep = Keep { person, terms, fingerprint: &fingerprint };
        perform(desk, &found, file, &who, command.clone(), &keep, at)
    })
}

/// What tells a request from another one with the same key.
pub(super) fn fingerprint(id: &str, command: &Command) -> Result<Digest, DeskError> {
    Ok(Digest::of_json(&(KIND, id, command))?)
}

/// Whose answer is kept, and for what.
struct Keep<'a> {
    person: Option<&'a Person>,
    terms: &'a Terms,
    fingerprint: &'a Digest,
}

fn perform(
    desk: &Desk,
    found: &CaseRow,
    file: Box<PermitFile>,
    who: &Officials,
    command: Command,
    keep: &Keep<'_>,
    at: Moment,
) -> Result<Done, DeskError> {
    let step = AnyPermit::from_file(file).perform(who, at, command)?;
    let step = follow(step, Policy::storage_permit(), keep.person, at)?;
    let file = step.next.into_file();
    let entries = seal(&found.id, Some(head(found)?), &step.recorded)?;
    let Some(last) = entries.last() else {
        return Err(DeskError::Broken("an act without an entry".into()));
    };
    let changed = row(&file, last)?;
    let done: Vec<_> = step.recorded.into_iter().zip(entries.iter().cloned()).collect();
    let paper = paper::make(desk.store.blobs(), &desk.people, &file, &done)?;
    let body = serde_json::to_string(&CaseView::of(&file, changed.version, keep.person, at))?;
    let answer = Done { status: 200, location: String::new(), version: changed.version, body };
    desk.store.write(|s| {
        s.update_case(&changed, found.version)?;
        s.append(&entries)?;
        paper.documents.iter().try_for_each(|d| s.insert_document(d))?;
        paper.mails.iter().try_for_each(|m| s.insert_mail(m))?;
        if let Some(kept) = kept(keep, &answer, at) {
            s.keep_answer(&kept)?;
        }
        Ok::<_, DeskError>(())
    })?;
    Ok(answer)
}

/// Tries anew while somebody else changed the case in between.
pub(super) fn retried<T>(mut work: impl FnMut() -> Result<T, DeskError>) -> Result<T, DeskError> {
    for tried in 1..TRIES {
        match work() {
            Err(DeskError::Store(StoreError::Changed)) => {
                thread::sleep(Duration::from_millis(tried.min(LONGEST_WAIT)));
            }
            other => return other,
        }
    }
    work()
}

/// The answer given before to the same request, if its key says that it is the same.
pub(super) fn kept_answer(
    desk: &Desk,
    person: Option<&Person>,
    terms: &Terms,
    fingerprint: &Digest,
) -> Result<Option<Done>, DeskError> {
    let (Some(person), Some(key)) = (person, &terms.idempotency_key) else {
        return Ok(None);
    };
    match desk.store.read(|s| s.kept_answer(&person.id, key))? {
        None => Ok(None),
        Some(kept) if kept.fingerprint == fingerprint.as_str() => Ok(Some(Done {
            status: u16::try_from(kept.status).unwrap_or(200),
            location: kept.location,
            version: kept.version,
            body: kept.body,
        })),
        Some(_) => Err(DeskError::KeyReused),
    }
}

fn kept(keep: &Keep<'_>, answer: &Done, at: Moment) -> Option<KeptAnswer> {
    keep_for(keep.person, keep.terms, keep.fingerprint, answer, at)
}

/// The row that keeps an answer, if the request has a key.
pub(super) fn keep_for(
    person: Option<&Person>,
    terms: &Terms,
    fingerprint: &Digest,
    answer: &Done,
    at: Moment,
) -> Option<KeptAnswer> {
    Some(KeptAnswer {
        person: person?.id.clone(),
        key: terms.idempotency_key.clone()?,
        fingerprint: fingerprint.to_string(),
        status: i32::from(answer.status),
        location: answer.location.clone(),
        version: answer.version,
        body: answer.body.clone(),
        made_at: at.to_string(),
    })
}

/// Does an act of the program itself, when a date has come.
pub(super) fn act_of_clock(
    desk: &Desk,
    found: &CaseRow,
    command: Command,
    at: Moment,
) -> Result<Done, DeskError> {
    let who = Policy::storage_permit().authorise_clock(command.kind().slug())?;
    let terms = Terms::default();
    let fingerprint = Digest::zero();
    let keep = Keep { person: None, terms: &terms, fingerprint: &fingerprint };
    perform(desk, found, stored(found)?, &who, command, &keep, at)
}

/// Does an act of somebody who is let through already, such as a member of the public.
pub(super) fn act_as(
    desk: &Desk,
    found: &CaseRow,
    who: &Officials,
    command: Command,
    at: Moment,
) -> Result<Done, DeskError> {
    let terms = Terms::default();
    let fingerprint = Digest::zero();
    let keep = Keep { person: None, terms: &terms, fingerprint: &fingerprint };
    perform(desk, found, stored(found)?, who, command, &keep, at)
}
