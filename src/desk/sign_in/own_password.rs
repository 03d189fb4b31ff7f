//! A person changes their own password.

use serde::Deserialize;
use utoipa::ToSchema;

use super::sessions::{self, Credentials, Limits, SignedIn};
use super::{Presented, Proof, Source, noted, password, tries};
use crate::casework::Problem;
use crate::desk::{Desk, DeskError};
use crate::law::{Digest, Moment, Text};

/// A password that is to take another's place.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The password until now.
    pub password: String,
    /// The six digits that the person's device shows now.
    pub code: String,
    /// The password from now on: at least 12 characters, at most 1024 bytes.
    pub new_password: String,
}

/// Gives a person the password that they want: their sessions end, and this one goes on under a new secret. Tokens stay.
///
/// # Errors
/// [`DeskError::Invalid`] with every fault, which a wrong password or code is too; [`DeskError::TryLater`] after failures;
/// [`DeskError::Busy`]; or the store fails.
pub fn change_password(
    desk: &Desk,
    who: &Presented,
    given: &NewPassword,
    limits: Limits,
    at: Moment,
) -> Result<SignedIn, DeskError> {
    if who.by != Proof::Session(Source::Account) {
        let text = Text::new(
            "Kun den, der er logget ind med adgangskode, kan ændre den her.",
            "Only whoever has signed in with a password can change it here.",
        );
        return Err(DeskError::Invalid(vec![Problem::plain("", text)]));
    }
    let id = &who.person.id;
    let name = Digest::of(id.as_bytes());
    // Counted with the sign-ins, so that a session that was left open is no way to guess.
    tries::begin(desk, &name, at)?;
    let said = Credentials { id: id.clone(), password: given.password.clone(), code: given.code.clone() };
    let proven = sessions::proven(desk, &said, at)?;
    let mut faults = Vec::new();
    if proven.is_none() {
        noted::password_changed(id, false);
        faults.push(wrong());
    }
    if given.new_password == given.password {
        let text = Text::new("Det er adgangskoden, som den er.", "That is the password as it is.");
        faults.push(Problem::plain("/new_password", text));
    }
    let hash = match password::hash(&given.new_password) {
        Ok(hash) => hash,
        Err(DeskError::Invalid(more)) => {
            faults.extend(more.into_iter().map(|fault| Problem { pointer: "/new_password".into(), ..fault }));
            String::new()
        }
        Err(why) => return Err(why),
    };
    let Some((account, step)) = proven.filter(|_| faults.is_empty()) else {
        return Err(DeskError::Invalid(faults));
    };
    let new = sessions::new(&who.person, &Source::Account, at)?;
    desk.store.write(|s| {
        if !s.use_code(&account, step)? {
            return Err(DeskError::Invalid(vec![wrong()]));
        }
        s.set_password(id, &hash)?;
        s.forget_tries(&name)?;
        s.close_sessions(id)?;
        Ok(sessions::begin(s, &new.row, None, limits, at)?)
    })?;
    noted::password_changed(id, true);
    Ok(new.signed_in(who.person.clone(), limits, at))
}

fn wrong() -> Problem {
    let text = Text::new(
        "Adgangskoden eller engangskoden passer ikke. En engangskode kan bruges én gang.",
        "The password or the one-time code is not right. A one-time code can be used once.",
    );
    Problem::plain("/password", text)
}
