//! The only place that knows OpenID Connect: a directory that vouches for people, asked over HTTP.
//!
//! The way is the authorization code with PKCE. What the directory says is believed only if it is signed with one of its
//! keys, for this client, by this issuer, for this sign-in and for now ([`Provider::finish`]); then it is a person, by what
//! the settings make of its claims ([`known`]).

mod claims;
mod fault;
mod person;
mod provider;
mod settings;
mod wire;

pub use claims::Claims;
pub use fault::Fault;
pub use person::{Known, known};
pub use provider::{Provider, Started};
pub use settings::{ClaimNames, Group, Minimum, Settings};
