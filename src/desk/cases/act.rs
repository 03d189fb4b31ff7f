//! Every act on a case goes this way.

use std::thread;
use std::time::Duration;

use super::paper;
use super::read::allowed;
use super::request::{Answer, Request};
use super::row::{head_of, row, stored};
use crate::access::{Officials, Person};
use crate::casework::replay::seal;
use crate::desk::kind::Kind;
use crate::desk::{Desk, DeskError, Done, Terms, worklist};
use crate::law::Moment;
use crate::store::{CaseRow, StoreError};

/// How often an act is tried anew when somebody else changed the case in between. Each time somebody wins, so a crowd of
/// fewer than these is served.
const TRIES: u64 = 60;

/// The longest wait before the next try, in milliseconds.
const LONGEST_WAIT: u64 = 40;

/// Does an act on a case: looks up the case, asks the policy, takes the typed step, makes the letters, commits.
///
/// # Errors
/// [`DeskError`]; nothing has then changed.
pub fn act<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    command: &K::Command,
    terms: &Terms,
    at: Moment,
) -> Result<Done, DeskError> {
    let request = Request::of::<K>(person, terms, id, command, at)?;
    retried(|| {
        let (found, _, who) = allowed::<K>(desk, person, id, K::slug(command))?;
        if let Some(kept) = request.kept(desk)? {
            return Ok(kept);
        }
        if let Some(seen) = terms.if_version.filter(|seen| *seen != found.version) {
            tracing::debug!(seen, now = found.version, "stale");
            return Err(DeskError::Stale(found.version));
        }
        perform::<K>(desk, &found, &who, command.clone(), &request, &|file, version| {
            view::<K>(file, version, person, at)
        })
    })
}

/// Does an act of the program itself, when a date has come.
pub(super) fn act_of_clock<K: Kind>(
    desk: &Desk,
    found: &CaseRow,
    command: K::Command,
    at: Moment,
) -> Result<Done, DeskError> {
    let who = K::policy().authorise_clock(K::slug(&command))?;
    let request = Request::of_clock(at);
    perform::<K>(desk, found, &who, command, &request, &|file, version| view::<K>(file, version, None, at))
}

/// Does an act of somebody whom the policy has let through, and commits it with everything that it leaves behind.
///
/// # Errors
/// [`DeskError`]; nothing has then changed.
pub fn perform<K: Kind>(
    desk: &Desk,
    found: &CaseRow,
    who: &Officials,
    command: K::Command,
    request: &Request<'_>,
    answer: Answer<'_, K::File>,
) -> Result<Done, DeskError> {
    let sent = serde_json::to_value(&command)?;
    let step = K::perform(stored::<K>(found)?, who, request.person, request.at, command)?;
    let file = step.next;
    let entries = seal(&found.id, Some(head_of(found)?), &step.recorded)?;
    let Some(last) = entries.last() else {
        return Err(DeskError::Broken("an act without an entry".into()));
    };
    let changed = row::<K>(&file, last)?;
    let done: Vec<_> = step.recorded.into_iter().zip(entries.iter().cloned()).collect();
    let paper = paper::make::<K>(desk, &file, &done, &sent)?;
    request.hold(paper.letters())?;
    let answer = answer(&file, changed.version)?;
    desk.store.write(|s| {
        K::beside(s, &file, &done)?;
        s.update_case(&changed, found.version)?;
        s.append(&entries)?;
        let people = entries.iter().filter(|e| e.actor.is_person()).map(|e| e.actor.id.as_str());
        worklist::enter::<K>(s, &file, people, request.at)?;
        paper.documents.iter().try_for_each(|d| s.insert_document(d))?;
        paper.mails.iter().try_for_each(|m| s.insert_mail(m))?;
        if let Some(kept) = request.keep(&answer) {
            s.keep_answer(&kept)?;
        }
        Ok::<_, DeskError>(())
    })?;
    Ok(answer)
}

/// The case as the person sees it after the act.
fn view<K: Kind>(
    file: &K::File,
    version: i64,
    person: Option<&Person>,
    at: Moment,
) -> Result<Done, DeskError> {
    let body = serde_json::to_string(&K::view(file, version, person, at))?;
    Ok(Done { status: 200, location: String::new(), version, body })
}

/// Tries anew while somebody else changed the case in between.
///
/// # Errors
/// What the work fails with otherwise.
pub fn retried<T>(mut work: impl FnMut() -> Result<T, DeskError>) -> Result<T, DeskError> {
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
