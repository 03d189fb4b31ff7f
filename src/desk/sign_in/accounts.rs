//! Accounts: people of this installation's own, who sign in with a password and a one-time code.

use super::{one_time, password, person, random};
use crate::access::Person;
use crate::casework::Problem;
use crate::desk::{Desk, DeskError};
use crate::law::{Digest, Moment, Text};
use crate::store::{AccountRow, StoreError};

/// What a person signs in by. It is shown once.
pub struct Secrets {
    /// The password, where it was made and not given.
    pub password: Option<String>,
    /// The address by which a device takes the secret of the one-time codes.
    pub otpauth: String,
}

/// An account as it is listed.
pub struct Account {
    /// Whose it is.
    pub person: Person,
    /// Whether it is disabled.
    pub disabled: bool,
}

struct Made {
    hash: String,
    otp_secret: String,
    shown: Secrets,
}

/// Adds an account with a password, or with one that is made.
///
/// # Errors
/// [`DeskError::Invalid`] with every fault of the person and of the password; or the store fails.
pub fn add(desk: &Desk, who: &Person, password: Option<&str>, at: Moment) -> Result<Secrets, DeskError> {
    let mut faults = person::faults(who);
    if desk.people.by_id(&who.id).is_some() || desk.store.read(|s| s.account(&who.id))?.is_some() {
        faults.push(there_already());
    }
    let made = match made(desk, &who.id, password) {
        Ok(made) if faults.is_empty() => made,
        Ok(_) => return Err(DeskError::Invalid(faults)),
        Err(DeskError::Invalid(more)) => {
            faults.extend(more);
            return Err(DeskError::Invalid(faults));
        }
        Err(_) if !faults.is_empty() => return Err(DeskError::Invalid(faults)),
        Err(why) => return Err(why),
    };
    let row = AccountRow {
        id: who.id.clone(),
        company: who.company.as_ref().map(|company| company.cvr.clone()),
        person: serde_json::to_string(who)?,
        password_hash: made.hash,
        otp_secret: made.otp_secret,
        otp_last_step: 0,
        disabled_at: None,
        made_at: at.to_string(),
    };
    match desk.store.write(|s| s.insert_account(&row)) {
        Ok(()) => Ok(made.shown),
        Err(StoreError::Changed) => Err(DeskError::Invalid(vec![there_already()])),
        Err(why) => Err(why.into()),
    }
}

fn there_already() -> Problem {
    Problem::plain(
        "/id",
        Text::new("Der er allerede en med dette id.", "There is somebody of this id already."),
    )
}

/// What a person is to sign in by.
fn made(desk: &Desk, id: &str, given: Option<&str>) -> Result<Made, DeskError> {
    let password = given.map_or_else(random::secret, |given| Ok(given.to_owned()))?;
    let hash = password::hash(&password)?;
    let otp_secret = one_time::secret()?;
    let otpauth = one_time::address(id, &otp_secret)?;
    let otp_secret = desk.sealed(id, &otp_secret)?;
    let password = given.is_none().then_some(password);
    Ok(Made { hash, otp_secret, shown: Secrets { password, otpauth } })
}

/// Every account, by id.
///
/// # Errors
/// When the store fails.
pub fn all(desk: &Desk) -> Result<Vec<Account>, DeskError> {
    let rows = desk.store.read(|s| s.accounts())?;
    let account = |row: AccountRow| {
        let person = serde_json::from_str(&row.person)?;
        Ok(Account { person, disabled: row.disabled_at.is_some() })
    };
    rows.into_iter().map(account).collect()
}

/// Ends every session of a person, whether they have an account or a directory vouches for them. How many they were.
///
/// # Errors
/// When the store fails.
pub fn sign_out(desk: &Desk, id: &str) -> Result<usize, DeskError> {
    Ok(desk.store.write(|s| s.close_sessions(id))?)
}

/// Changes who an account's person is: name, address, roles, company or authority. It counts at once.
///
/// # Errors
/// [`DeskError::Invalid`] with every fault; [`DeskError::NotFound`] where there is no such account; or the store fails.
pub fn change(desk: &Desk, who: &Person) -> Result<(), DeskError> {
    let faults = person::faults(who);
    if !faults.is_empty() {
        return Err(DeskError::Invalid(faults));
    }
    let json = serde_json::to_string(who)?;
    let cvr = who.company.as_ref().map(|company| company.cvr.as_str());
    found(desk.store.write(|s| s.set_person(&who.id, cvr, &json))?)
}

/// Disables an account: its sessions end and its tokens are taken no more while it is so. Enabled again, its tokens are
/// taken again; sessions are not.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no such account; or the store fails.
pub fn disable(desk: &Desk, id: &str, at: Moment) -> Result<(), DeskError> {
    found(desk.store.write(|s| {
        // First, so that nobody signs in between the two.
        let there = s.set_disabled(id, Some(at))?;
        s.close_sessions(id)?;
        Ok::<_, DeskError>(there)
    })?)
}

/// Enables an account again.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no such account; or the store fails.
pub fn enable(desk: &Desk, id: &str) -> Result<(), DeskError> {
    found(desk.store.write(|s| s.set_disabled(id, None))?)
}

/// Gives an account a new password and a new secret for codes. Its sessions end, its tokens are revoked, and its failed
/// sign-ins are forgotten: whoever knew the old ones is out.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no such account; [`DeskError::Invalid`] where the password does not do; or the store
/// fails.
pub fn reset(desk: &Desk, id: &str, password: Option<&str>) -> Result<Secrets, DeskError> {
    let made = made(desk, id, password)?;
    desk.store.write(|s| {
        if !s.set_secrets(id, &made.hash, &made.otp_secret)? {
            return Err(DeskError::NotFound);
        }
        s.close_sessions(id)?;
        let tokens: Vec<_> = s.tokens(id)?.into_iter().map(|token| token.id).collect();
        s.remove_tokens(&tokens)?;
        Ok(s.forget_tries(&Digest::of(id.as_bytes()))?)
    })?;
    Ok(made.shown)
}

/// Seals the secrets of all accounts with the first key. How many it changed: those that are so already stay as they are, and
/// without a key those that lie open do.
///
/// # Errors
/// When a secret is sealed with a key that is not there, and then nothing is changed; or the store fails.
pub fn rekey(desk: &Desk) -> Result<usize, DeskError> {
    desk.store.write(|s| {
        let mut changed = 0;
        for row in s.accounts()?.into_iter().filter(|row| !desk.is_kept_well(&row.otp_secret)) {
            let kept = desk.sealed(&row.id, &desk.unsealed(&row.id, &row.otp_secret)?)?;
            if s.keep_otp_secret(&row.id, &row.otp_secret, &kept)? {
                changed += 1;
            }
        }
        Ok(changed)
    })
}

/// The accounts whose secrets no key opens that is there: nobody can sign in to them.
///
/// # Errors
/// When the store fails.
pub fn shut(desk: &Desk) -> Result<Vec<String>, DeskError> {
    let all = desk.store.read(|s| s.accounts())?;
    let shut = all.into_iter().filter(|row| desk.unsealed(&row.id, &row.otp_secret).is_err());
    Ok(shut.map(|row| row.id).collect())
}

fn found(there: bool) -> Result<(), DeskError> {
    if there { Ok(()) } else { Err(DeskError::NotFound) }
}
