//! Tokens for programs: made by a person who is signed in, shown once, listed, revoked.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Presented, Proof, Source, noted, random};
use crate::casework::Problem;
use crate::desk::{Desk, DeskError};
use crate::law::{Day, Digest, Moment, Text};
use crate::store::{StoreError, TokenRow};

/// The longest that a token may live, in days.
const LONGEST_LIFE: i64 = 366;

/// The longest name, in characters.
const LONGEST_NAME: usize = 100;

/// The most tokens that a person may have.
const MOST: usize = 50;

/// What every token begins with, so that one that leaks is known for what it is.
const MARK: &str = "sagsgang_";

/// Whose turn it is to make a token, so that two at once do not pass the bound together.
const TURN: &str = "api-tokens";

/// What a token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TokenScope {
    /// Read what the person may read: `GET` and `HEAD`.
    Read,
    /// Do what the person may do.
    Act,
}

impl TokenScope {
    /// The scope's name.
    fn slug(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Act => "act",
        }
    }

    /// The scope of a name, as the store keeps it.
    ///
    /// # Errors
    /// When there is no such scope.
    pub fn parse(slug: &str) -> Result<Self, StoreError> {
        [Self::Read, Self::Act]
            .into_iter()
            .find(|scope| scope.slug() == slug)
            .ok_or_else(|| StoreError::Unreadable(format!("a token's scope {slug}")))
    }
}

/// A token that is asked for.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What the person calls it: 1-100 characters.
    pub name: String,
    /// What it may do.
    pub scope: TokenScope,
    /// Days until it expires: 1-366.
    pub days: i64,
}

/// A token as it is listed; the token itself is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TokenView {
    /// What it is called in addresses.
    pub id: String,
    /// What the person calls it.
    pub name: String,
    /// What it may do.
    pub scope: TokenScope,
    /// When it was made.
    pub made_at: Moment,
    /// From when on it is not taken.
    pub expires_at: Moment,
    /// The day (in Denmark) on which it was last used, if it was.
    pub used_on: Option<Day>,
}

/// A token that was just made.
#[derive(Serialize, ToSchema)]
pub struct MadeToken {
    /// The token. It is shown here and never again.
    pub token: String,
    /// What is kept of it.
    #[serde(flatten)]
    pub view: TokenView,
}

/// Makes a token. One that is made with a token may do no more than that one, and does not outlive it.
///
/// # Errors
/// [`DeskError::Invalid`] with every fault of what is asked for; or the store fails.
pub fn make(desk: &Desk, who: &Presented, asked: &NewToken, at: Moment) -> Result<MadeToken, DeskError> {
    let expires_at = life(asked.days).and_then(|life| at.utc().checked_add_signed(life)).map(Moment::new);
    let mut faults = faults(asked, who, expires_at);
    let token = format!("{MARK}{}", random::secret()?);
    let row = TokenRow {
        digest: Digest::of(token.as_bytes()).to_string(),
        id: Uuid::now_v7().to_string(),
        person: who.person.id.clone(),
        name: asked.name.trim().to_owned(),
        scope: asked.scope.slug().to_owned(),
        made_at: at.to_string(),
        made_with: match &who.by {
            Proof::Token { id, .. } => Some(id.clone()),
            _ => None,
        },
        expires_at: expires_at.unwrap_or(at).to_string(),
        used_on: None,
    };
    desk.store.write(|s| {
        s.take_turn(TURN)?;
        let (live, expired): (Vec<_>, Vec<_>) =
            s.tokens(&who.person.id)?.into_iter().partition(|token| token.expires_at > at.to_string());
        if let Proof::Token { id, .. } = &who.by
            && !live.iter().any(|token| token.id == *id)
        {
            // Revoked meanwhile.
            return Err(DeskError::SignIn);
        }
        if live.len() >= MOST {
            faults.push(Problem::plain(
                "",
                Text::new(
                    format!("Du har allerede {MOST} nøgler. Tilbagekald en, du ikke bruger."),
                    format!("You have {MOST} tokens already. Revoke one that you do not use."),
                ),
            ));
        }
        if !faults.is_empty() {
            return Err(DeskError::Invalid(faults));
        }
        // Nobody can use these any more: they make room.
        s.remove_tokens(&expired.into_iter().map(|token| token.id).collect::<Vec<_>>())?;
        Ok(s.insert_token(&row)?)
    })?;
    noted::token_made(&row.person, &row.id, &row.scope);
    Ok(MadeToken { token, view: view(row)? })
}

fn life(days: i64) -> Option<TimeDelta> {
    (1..=LONGEST_LIFE).contains(&days).then(|| TimeDelta::days(days))
}

fn faults(asked: &NewToken, who: &Presented, expires_at: Option<Moment>) -> Vec<Problem> {
    let mut faults = Vec::new();
    let mut fault = |pointer: &str, da: String, en: String| {
        faults.push(Problem::plain(pointer, Text::new(da, en)));
    };
    let name = asked.name.trim();
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        fault(
            "/name",
            format!("Giv nøglen et navn på 1-{LONGEST_NAME} tegn på en linje."),
            format!("Give the token a name of 1-{LONGEST_NAME} characters on one line."),
        );
    }
    if expires_at.is_none() {
        fault(
            "/days",
            format!("En nøgle gælder i 1-{LONGEST_LIFE} dage."),
            format!("A token lives for 1-{LONGEST_LIFE} days."),
        );
    }
    if matches!(who.by, Proof::Session(Source::Directory(_))) {
        fault(
            "",
            "Den, der logger ind gennem et brugerkatalog, kan ikke lave nøgler: kataloget står kun inde for denne session.".into(),
            "Whoever signs in through a directory cannot make tokens: the directory vouches for this session only.".into(),
        );
    }
    if let Proof::Token { scope, expires_at: until, .. } = &who.by {
        if asked.scope > *scope {
            fault(
                "/scope",
                "En nøgle kan ikke lave en nøgle, der må mere end den selv.".into(),
                "A token cannot make a token that may do more than itself.".into(),
            );
        }
        if expires_at.is_some_and(|at| at > *until) {
            fault(
                "/days",
                format!("En nøgle kan ikke lave en nøgle, der gælder længere end den selv ({until})."),
                format!("A token cannot make a token that outlives itself ({until})."),
            );
        }
    }
    faults
}

/// A person's tokens, oldest first.
///
/// # Errors
/// When the store fails.
pub fn list(desk: &Desk, who: &Presented) -> Result<Vec<TokenView>, DeskError> {
    let rows = desk.store.read(|s| s.tokens(&who.person.id))?;
    Ok(rows.into_iter().map(view).collect::<Result<_, _>>()?)
}

/// Revokes a person's token, and whatever was made with it.
///
/// # Errors
/// [`DeskError::NotFound`] where the person has no such token; or the store fails.
pub fn revoke(desk: &Desk, who: &Presented, id: &str) -> Result<(), DeskError> {
    let gone = desk.store.write(|s| {
        s.take_turn(TURN)?;
        let all = s.tokens(&who.person.id)?;
        if !all.iter().any(|token| token.id == id) {
            return Err(DeskError::NotFound);
        }
        let mut gone = vec![id.to_owned()];
        // Oldest first: whatever was made with a token comes after it.
        for token in &all {
            if token.made_with.as_ref().is_some_and(|with| gone.contains(with)) {
                gone.push(token.id.clone());
            }
        }
        s.remove_tokens(&gone)?;
        Ok::<_, DeskError>(gone)
    })?;
    noted::tokens_revoked(&who.person.id, &gone);
    Ok(())
}

fn view(row: TokenRow) -> Result<TokenView, StoreError> {
    let moment = |text: &str| Moment::parse(text).map_err(|why| StoreError::Unreadable(why.to_string()));
    let day = |text: &str| Day::parse(text).map_err(StoreError::Unreadable);
    Ok(TokenView {
        scope: TokenScope::parse(&row.scope)?,
        made_at: moment(&row.made_at)?,
        expires_at: moment(&row.expires_at)?,
        used_on: row.used_on.as_deref().map(day).transpose()?,
        id: row.id,
        name: row.name,
    })
}
