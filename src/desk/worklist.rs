//! The worklist: the cases that somebody may see, those with signals first, then by the next date that somebody must keep.

use crate::access::{Company, Person};
use crate::desk::cases::{DueDate, retried, stored};
use crate::desk::kind::{Kind, Urgency};
use crate::desk::kinds::Served;
use crate::desk::{Desk, DeskError};
use crate::law::{Day, Moment, Text};
use crate::store::{CaseRow, NEVER_DUE, Session, StoreError, Window, WorkRow, WorkWanted};

/// How many cases are entered at a time.
const TURN: i64 = 100;

/// How many entries of a journal are read at a time.
const ENTRIES: i64 = 500;

/// Which cases are wanted. What is not said is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of this kind, by its name in the store.
    pub kind: Option<String>,
    /// In this state, by its slug.
    pub state: Option<String>,
    /// With these letters in their number or in their company's name or CVR number.
    pub words: String,
    /// Due on this day or before.
    pub due_by: Option<Day>,
    /// With signals that nobody has said anything of.
    pub signals: bool,
    /// Those that the person has worked on.
    pub mine: bool,
}

/// A case in the worklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Its kind, by its name in the store.
    pub kind: &'static str,
    /// The id.
    pub id: String,
    /// The case number.
    pub number: String,
    /// The company whose case it is.
    pub company: Company,
    /// What the state is called.
    pub state: Text,
    /// When its last act was done.
    pub updated_at: Moment,
    /// How many signals nobody has said anything of.
    pub signals: usize,
    /// The next date that somebody must keep.
    pub due: Option<DueDate>,
    /// Its place; the key to what comes after it.
    pub place: String,
}

/// The cases that a person may see, in order; as many as the window holds. One that is full may have another after it.
///
/// # Errors
/// When the store fails.
pub fn worklist(
    desk: &Desk,
    person: &Person,
    wanted: &Wanted,
    window: &Window,
    at: Moment,
) -> Result<Vec<Work>, DeskError> {
    let knows = |kind: &str| Served::named(kind).is_some_and(|served| (served.knows_kind)(person));
    let mut known = Served::all().map(Served::kind).filter(|kind| knows(kind));
    let kind = match (&wanted.kind, known.next(), known.next()) {
        (Some(kind), ..) if knows(kind) => Some(kind.clone()),
        (None, Some(only), None) => Some(only.to_owned()),
        (None, Some(_), Some(_)) => None,
        _ => return Ok(Vec::new()),
    };
    let company = person.company.as_ref().filter(|_| person.authority.is_none());
    let asked = WorkWanted {
        kind,
        state: wanted.state.clone(),
        company: company.map(|company| company.cvr.clone()),
        words: wanted.words.trim().to_lowercase(),
        due_by: wanted.due_by.map(|day| day.to_string()),
        signals: wanted.signals,
        worked_on_by: wanted.mine.then(|| person.id.clone()),
    };
    let full = usize::try_from(window.limit).unwrap_or(usize::MAX);
    let mut window = window.clone();
    let mut out = Vec::new();
    // A page is filled up past the cases that the person may not see.
    loop {
        let rows = desk.store.read(|s| s.worklist(&asked, &window))?;
        let read = rows.len();
        for (place, row) in rows {
            window.after = Some(place.clone());
            let served = Served::named(&row.kind)
                .ok_or_else(|| DeskError::Broken(format!("no kind {} is known", row.kind)))?;
            out.extend((served.as_work)(person, &row, place, at)?);
            if out.len() == full {
                return Ok(out);
            }
        }
        if read < full {
            return Ok(out);
        }
    }
}

/// A case as it stands in the worklist; none where the person may not see it.
///
/// # Errors
/// When the case cannot be read.
pub(super) fn as_work<K: Kind>(
    person: &Person,
    row: &CaseRow,
    place: String,
    at: Moment,
) -> Result<Option<Work>, DeskError> {
    let file = stored::<K>(row)?;
    let head = K::head(&file);
    if !K::policy().may_see(Some(person), &head.standing) {
        return Ok(None);
    }
    let Urgency { signals, due } = K::urgency(&file, at);
    Ok(Some(Work {
        kind: K::KIND,
        id: head.id.to_owned(),
        number: head.number.to_owned(),
        company: head.company.clone(),
        state: head.state_label,
        updated_at: head.updated_at,
        signals,
        due,
        place,
    }))
}

/// Enters a case on the worklist, as it is after what was done, and whoever did it.
///
/// # Errors
/// When the store fails.
pub(super) fn enter<'a, K: Kind>(
    s: &mut Session<'_>,
    file: &K::File,
    people: impl Iterator<Item = &'a str>,
    at: Moment,
) -> Result<(), StoreError> {
    let head = K::head(file);
    let Urgency { signals, due } = K::urgency(file, at);
    let due = due.map_or_else(|| NEVER_DUE.to_owned(), |due| due.due.to_string());
    let first = if signals > 0 { 0 } else { 1 };
    s.put_work(&WorkRow {
        case_id: head.id.to_owned(),
        kind: K::KIND.to_owned(),
        company: head.company.cvr.clone(),
        words: format!("{} {} {}", head.number, head.company.name, head.company.cvr).to_lowercase(),
        state: head.state.to_owned(),
        submitted: i64::from(head.standing.submitted),
        signals: i64::try_from(signals).unwrap_or(i64::MAX),
        place: format!("{first} {due} {}", head.id),
        due,
        made_on: at.day().to_string(),
    })?;
    for person in people {
        s.note_worked(person, head.id)?;
    }
    Ok(())
}

/// Enters the cases that are not on the worklist yet, and anew those whose day has passed.
///
/// # Errors
/// When the store fails.
pub(super) fn catch_up(desk: &Desk, at: Moment) -> Result<(), DeskError> {
    loop {
        let missing = desk.store.read(|s| s.to_enter(&at.day().to_string(), TURN))?;
        let mut entered = 0;
        for (kind, id) in &missing {
            let Some(served) = Served::named(kind) else { continue };
            match retried(|| (served.enter)(desk, id, at)) {
                Ok(()) => entered += 1,
                Err(DeskError::Store(why)) if !matches!(why, StoreError::Unreadable(_)) => {
                    return Err(why.into());
                }
                // One case that cannot be read does not keep the others off the list.
                Err(why) => tracing::error!(case = %id, ?why, "a case is not on the worklist"),
            }
        }
        if entered == 0 {
            return Ok(());
        }
    }
}

/// Enters a case that is there, with everybody who has worked on it.
pub(super) fn enter_anew<K: Kind>(desk: &Desk, id: &str, at: Moment) -> Result<(), DeskError> {
    let Some(row) = desk.store.read(|s| s.case(K::KIND, id))? else { return Ok(()) };
    let file = stored::<K>(&row)?;
    let mut people = std::collections::BTreeSet::new();
    let mut window = Window { after: None, limit: ENTRIES };
    loop {
        let entries = desk.store.read(|s| s.journal(id, &window))?;
        let Some(last) = entries.last() else { break };
        window.after = Some(last.seq.to_string());
        people.extend(entries.into_iter().filter(|e| e.actor.is_person()).map(|entry| entry.actor.id));
    }
    desk.store.write(|s| {
        // Held, so that what an act enters meanwhile is not overwritten.
        s.update_case(&row, row.version)?;
        Ok(enter::<K>(s, &file, people.iter().map(String::as_str), at)?)
    })
}
