//! Every act on a case goes this way.

use std::thread;
use std::time::Duration;

use super::consequences::follow;
use super::file::{KIND, head, row, stored};
use super::paper;
use super::request::{Answer, Request};
use super::view::CaseView;
use crate::access::{Officials, Person, Policy};
use crate::casework::replay::seal;
use crate::desk::{Desk, DeskError, Done, Terms};
use crate::law::Moment;
use crate::permit::procedure::{AnyPermit, Command, PermitFile};
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
    let request = Request::of(person, terms, id, command, at)?;
    retried(|| {
        let Some(found) = desk.store.read(|s| s.case(KIND, id))? else {
            return Err(if person.is_none() { DeskError::SignIn } else { DeskError::NotFound });
        };
        let who = policy.authorise(person, kind.slug(), &stored(&found)?.standing())?;
        if let Some(kept) = request.kept(desk)? {
            return Ok(kept);
        }
        if let Some(seen) = terms.if_version.filter(|seen| *seen != found.version) {
            tracing::debug!(seen, now = found.version, "stale");
            return Err(DeskError::Stale(found.version));
        }
        perform(desk, &found, &who, command.clone(), &request, &|file, version| {
            view(file, version, person, at)
        })
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
    let request = Request::of_clock(at);
    perform(desk, found, &who, command, &request, &|file, version| view(file, version, None, at))
}

/// Does an act of somebody whom the policy has let through, and commits it with everything that it leaves behind.
pub(super) fn perform(
    desk: &Desk,
    found: &CaseRow,
    who: &Officials,
    command: Command,
    request: &Request<'_>,
    answer: Answer<'_>,
) -> Result<Done, DeskError> {
    let step = AnyPermit::from_file(stored(found)?).perform(who, request.at, command)?;
    let step = follow(step, Policy::storage_permit(), request.person, request.at)?;
    let file = step.next.into_file();
    let entries = seal(&found.id, Some(head(found)?), &step.recorded)?;
    let Some(last) = entries.last() else {
        return Err(DeskError::Broken("an act without an entry".into()));
    };
    let changed = row(&file, last)?;
    let done: Vec<_> = step.recorded.into_iter().zip(entries.iter().cloned()).collect();
    let paper = paper::make(desk.store.blobs(), &desk.people, &file, &done)?;
    let answer = answer(&file, changed.version)?;
    desk.store.write(|s| {
        s.update_case(&changed, found.version)?;
        s.append(&entries)?;
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
fn view(file: &PermitFile, version: i64, person: Option<&Person>, at: Moment) -> Result<Done, DeskError> {
    let body = serde_json::to_string(&CaseView::of(file, version, person, at))?;
    Ok(Done { status: 200, location: String::new(), version, body })
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
