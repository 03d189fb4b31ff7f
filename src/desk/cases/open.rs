//! Opens a case. Its number is given out in the same transaction.

use uuid::Uuid;

use super::act::retried;
use super::request::Request;
use super::row::row;
use crate::access::Person;
use crate::casework::content::Opening;
use crate::casework::replay::seal;
use crate::desk::kind::Kind;
use crate::desk::kinds::{number, series};
use crate::desk::{Desk, DeskError, Done, Terms, worklist};
use crate::law::{Language, Moment};

/// Opens a case for the company that the person acts for.
///
/// # Errors
/// [`DeskError`]; nothing has then changed, and no number is used.
pub fn open<K: Kind>(
    desk: &Desk,
    person: Option<&Person>,
    language: Language,
    terms: &Terms,
    at: Moment,
) -> Result<Done, DeskError> {
    let who = K::policy().authorise_opening(person)?;
    let request = Request::to_open::<K>(person, terms, language, at)?;
    let company = person.and_then(|p| p.company.clone()).ok_or(DeskError::NotFound)?;
    let by = who.applicant().ok_or(DeskError::NotFound)?;
    retried(|| {
        if let Some(kept) = request.kept(desk)? {
            return Ok(kept);
        }
        desk.store.write(|s| {
            let series = series::<K>(&at.day().year().to_string());
            let number = number(&series, s.next_number(&series)?)
                .ok_or_else(|| DeskError::Broken(format!("no numbers in {series}")))?;
            let id = Uuid::now_v7().to_string();
            let opening = Opening { id: id.clone(), number, company: company.clone(), language };
            let step = K::open(by, at, opening);
            let entries = seal(&id, None, &step.recorded)?;
            let Some(last) = entries.last() else {
                return Err(DeskError::Broken("an opening without an entry".into()));
            };
            s.insert_case(&row::<K>(&step.next, last)?)?;
            s.append(&entries)?;
            worklist::enter::<K>(s, &step.next, person.map(|p| p.id.as_str()).into_iter(), at)?;
            let body = serde_json::to_string(&K::view(&step.next, last.seq, person, at))?;
            let location = format!("{}/{id}", K::PATH);
            let answer = Done { status: 201, location, version: last.seq, body };
            if let Some(kept) = request.keep(&answer) {
                s.keep_answer(&kept)?;
            }
            Ok(answer)
        })
    })
}
