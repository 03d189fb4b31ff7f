//! Where the person of a session is known from, and so where they are read from at each request.

use serde::{Deserialize, Serialize};

use crate::access::{Assurance, Person};
use crate::desk::{Desk, DeskError};
use crate::store::{SessionRow, StoreError};

/// Where the person of a session is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An account of this installation's own; read anew for each request.
    Account,
    /// The file of people; read anew for each request.
    Listed,
    /// A directory, which vouched for the person when they signed in; kept in the session.
    Directory(Vouched),
}

/// What a directory said of a sign-in, besides who it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vouched {
    /// The directory, by its issuer's address.
    pub issuer: String,
    /// How surely it knows the person, if it says so.
    pub level: Option<Assurance>,
    /// What the directory is told when the person signs out there: the token that it vouched with.
    pub hint: String,
}

/// What a session keeps of a person who is not known here otherwise.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    person: Person,
    vouched: Vouched,
}

impl Source {
    /// The name under which the store keeps it.
    pub(super) fn slug(&self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Listed => "listed",
            Self::Directory(_) => "directory",
        }
    }

    /// What the session keeps of the person, if it must.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub(super) fn known(&self, person: &Person) -> Result<Option<String>, DeskError> {
        let Self::Directory(vouched) = self else { return Ok(None) };
        let known = Known { person: person.clone(), vouched: vouched.clone() };
        Ok(Some(serde_json::to_string(&known)?))
    }

    /// The person of a session as they are now, and where they are known from. Nobody where they are gone or disabled.
    ///
    /// # Errors
    /// When the store fails, or what the session keeps cannot be read.
    pub(super) fn read(desk: &Desk, row: &SessionRow) -> Result<Option<(Person, Self)>, DeskError> {
        match (row.source.as_str(), &row.known) {
            ("account", _) => Ok(desk.account_holder(&row.person)?.map(|person| (person, Self::Account))),
            ("listed", _) => Ok(desk.people.by_id(&row.person).cloned().map(|person| (person, Self::Listed))),
            ("directory", Some(known)) => {
                let known: Known = serde_json::from_str(known)?;
                Ok(Some((known.person, Self::Directory(known.vouched))))
            }
            (other, _) => Err(StoreError::Unreadable(format!("where a session is from: {other}")).into()),
        }
    }
}
