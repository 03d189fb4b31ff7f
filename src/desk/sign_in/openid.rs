//! Signing in through a directory: begun here, bound to the browser, finished once.

use chrono::TimeDelta;

use super::sessions::{self, Limits, SignedIn};
use super::{Source, Vouched, person, random};
use crate::access::Person;
use crate::casework::Problem;
use crate::desk::{Desk, DeskError};
use crate::law::{Digest, Moment, Text};
use crate::openid::{self, Fault, Known, Provider, Started};
use crate::store::OpenidStart;

/// How long somebody may take at the directory, in minutes.
const MINUTES: i64 = 10;

/// The longest path to go back to, in bytes.
const LONGEST_PATH: usize = 500;

/// A sign-in that has been begun.
pub struct Begun {
    /// The address at the directory.
    pub address: String,
    /// What the browser holds until it comes back.
    pub secret: String,
    /// For how long it is worth something, in minutes.
    pub minutes: i64,
}

/// What the directory sent a person back with.
pub struct Returned {
    /// What it was given when the sign-in was begun.
    pub state: String,
    /// The code for what it says of the person, where it has let them through.
    pub code: Option<String>,
    /// Why it has not.
    pub error: Option<String>,
    /// Who it says that it is, where it says so (RFC 9207).
    pub issuer: Option<String>,
}

/// Begins a sign-in that ends at a path of this site.
///
/// # Errors
/// [`DeskError::NotFound`] where no directory is set up; [`DeskError::Invalid`] where the path is none of this site;
/// [`DeskError::Directory`]; or the store fails.
pub fn begin(desk: &Desk, back_to: &str, at: Moment) -> Result<Begun, DeskError> {
    let provider = provider(desk)?;
    if !is_local(back_to) {
        let text = Text::new(
            "Efter log ind kan du kun sendes til en side her på stedet: en sti, der begynder med én skråstreg.",
            "After signing in you can be sent to a page of this site only: a path that begins with one slash.",
        );
        return Err(DeskError::Invalid(vec![Problem::plain("/to", text)]));
    }
    let (state, secret) = (random::secret()?, random::secret()?);
    let started = Started { nonce: random::secret()?, verifier: random::secret()? };
    let address = provider.begin(state.clone(), &started, at)?;
    let row = OpenidStart {
        state: Digest::of(state.as_bytes()).to_string(),
        browser: Digest::of(secret.as_bytes()).to_string(),
        nonce: started.nonce,
        verifier: started.verifier,
        back_to: back_to.to_owned(),
        made_at: at.to_string(),
    };
    desk.store.write(|s| s.begin_openid(&row, oldest(at)))?;
    Ok(Begun { address, secret, minutes: MINUTES })
}

/// Finishes a sign-in: a new session, and the path that the person wants. `browser` is what the browser got when it began;
/// `held` is the session that it holds, which is closed.
///
/// # Errors
/// [`DeskError::NotFound`] where no directory is set up; [`DeskError::Directory`] with why not; or the store fails.
pub fn finish(
    desk: &Desk,
    returned: &Returned,
    browser: Option<&str>,
    held: Option<&str>,
    limits: Limits,
    at: Moment,
) -> Result<(SignedIn, String), DeskError> {
    let provider = provider(desk)?;
    let browser = Digest::of(browser.ok_or(Fault::NotBegun)?.as_bytes());
    let state = Digest::of(returned.state.as_bytes());
    let start = desk.store.write(|s| s.take_openid(&state, &browser, oldest(at)))?.ok_or(Fault::NotBegun)?;
    let back_to = start.back_to.clone();
    let (Known { person, level }, token) = vouched_for(provider, returned, start, at)
        .inspect_err(|why| tracing::warn!(%why, "nobody was signed in through the directory"))?;
    let issuer = provider.settings().issuer.clone();
    tracing::info!(person = person.id, level = ?level, "signed in through the directory");
    let source = Source::Directory(Vouched { issuer, level, hint: token });
    if let Some(company) = &person.company {
        let json = serde_json::to_string(&person)?;
        desk.store.write(|s| s.note_directory_person(&person.id, &company.cvr, &json, at))?;
    }
    Ok((sessions::open(desk, &person, &source, held, limits, at)?, back_to))
}

fn vouched_for(
    provider: &Provider,
    returned: &Returned,
    start: OpenidStart,
    at: Moment,
) -> Result<(Known, String), Fault> {
    if let Some(issuer) = &returned.issuer
        && *issuer != provider.settings().issuer
    {
        return Err(Fault::Untrusted("the answer is another issuer's".into()));
    }
    if let Some(error) = &returned.error {
        return Err(Fault::TurnedAway(error.chars().filter(|c| c.is_ascii_graphic()).take(64).collect()));
    }
    let code = returned.code.as_deref().ok_or_else(|| Fault::Untrusted("there is no code".into()))?;
    let started = Started { nonce: start.nonce, verifier: start.verifier };
    let claims = provider.finish(code, started, at)?;
    let known = openid::known(provider.settings(), &claims)?;
    let faults = person::faults(&known.person);
    if faults.is_empty() { Ok((known, claims.token)) } else { Err(Fault::Unfit(faults)) }
}

/// Closes a session, and says where its person signs out at the directory, if they came from one that has such a place and
/// can be asked.
///
/// # Errors
/// When the store fails.
pub fn end(desk: &Desk, secret: &str, limits: Limits, at: Moment) -> Result<Option<String>, DeskError> {
    let known = sessions::holder(desk, secret, limits, at)?;
    sessions::sign_out(desk, secret)?;
    let (Some((_, Source::Directory(vouched))), Some(provider)) = (known, &desk.openid) else {
        return Ok(None);
    };
    if vouched.issuer != provider.settings().issuer {
        return Ok(None);
    }
    Ok(provider.end(&vouched.hint, at).unwrap_or_else(|why| {
        tracing::warn!(%why, "a person was signed out here alone");
        None
    }))
}

fn provider(desk: &Desk) -> Result<&Provider, DeskError> {
    desk.openid.as_deref().ok_or(DeskError::NotFound)
}

fn oldest(at: Moment) -> Moment {
    Moment::new(at.utc() - TimeDelta::minutes(MINUTES))
}

/// Whether an address is a path of this site, however a browser may read it.
fn is_local(path: &str) -> bool {
    path.len() <= LONGEST_PATH
        && path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
}

impl Desk {
    /// The people who have signed in through a directory for a company, as they were then.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn directory_people(&self, cvr: &str) -> Result<Vec<Person>, DeskError> {
        let all = self.store.read(|s| s.directory_people_of_company(cvr))?;
        all.iter().map(|json| serde_json::from_str(json).map_err(DeskError::from)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        for own in ["/", "/register?q=a%20b", "/a/b#c", "/..//x", "/@evil.test"] {
            assert!(is_local(own), "{own}");
        }
        for other in [
            "",
            "//evil.test",
            "/\\evil.test",
            "\\/evil.test",
            "https://evil.test",
            "evil.test",
            "/\t/evil.test",
            "/\n/evil.test",
            " //evil.test",
            "/æ",
            "javascript:alert(1)",
            &format!("/{}", "a".repeat(500)),
        ] {
            assert!(!is_local(other), "{other}");
        }
    }
}
