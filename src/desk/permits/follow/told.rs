//! Whoever follows a permit is told when the register shows something new of it, in the transaction that shows it.

use std::collections::{BTreeMap, BTreeSet};

use super::{mail, page};
use crate::casework::Entry;
use crate::desk::cases::stored;
use crate::desk::permits::Permits;
use crate::desk::permits::register::entry;
use crate::desk::{DeskError, Kind as _};
use crate::law::Language;
use crate::letters::follow::{Change, changed};
use crate::permit::procedure::content::PublicField;
use crate::permit::procedure::{PermitFile, Recorded};
use crate::store::Session;

/// Writes a mail to each who follows the permit, if what the register shows of it is another than before.
///
/// # Errors
/// When the database cannot be read or written.
pub fn tell(s: &mut Session<'_>, file: &PermitFile, done: &[(Recorded, Entry)]) -> Result<(), DeskError> {
    let Some((_, last)) = done.last() else { return Ok(()) };
    let followers = s.followers(&file.id)?;
    if followers.is_empty() {
        return Ok(());
    }
    // The row is still the one from before the act.
    let Some(row) = s.case(Permits::KIND, &file.id)? else { return Ok(()) };
    let before = stored::<Permits>(&row)?;
    let Some(change) = change(&before, file) else { return Ok(()) };
    for follow in followers {
        let language = Language::negotiate(&follow.language);
        let words = changed(language, &file.number, &change, &follow.address, &page(&follow));
        s.insert_mail(&mail(&follow, last.seq, words, last.at))?;
    }
    Ok(())
}

/// What the register shows anew; none where it shows the same.
fn change(before: &PermitFile, after: &PermitFile) -> Option<Change> {
    // What has been taken off the register shows nothing.
    let shown =
        |file: &PermitFile| if file.standing().published { entry(file).fields } else { BTreeMap::new() };
    let (old, new) = (shown(before), shown(after));
    if old == new {
        return None;
    }
    if new.is_empty() {
        return Some(Change::Withdrawn);
    }
    let all = old.keys().chain(new.keys()).copied();
    let other = all.filter(|field| old.get(field) != new.get(field));
    let fields: BTreeSet<PublicField> = other.collect();
    Some(Change::Fields(fields.into_iter().collect()))
}
