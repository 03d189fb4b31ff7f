//! What a directory says of a person, after it has been found to be true.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::Fault;

/// What a directory says of a person, and the token that says it.
pub struct Claims {
    all: Value,
    /// The token, as it came.
    pub token: String,
}

impl Claims {
    /// The claims of a token whose signature holds.
    ///
    /// # Errors
    /// [`Fault::Untrusted`] where it has none.
    pub(super) fn of(token: String) -> Result<Self, Fault> {
        let unreadable = || Fault::Untrusted("the token has no claims".into());
        let payload = token.split('.').nth(1).ok_or_else(unreadable)?;
        let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| unreadable())?;
        let all: Map<String, Value> = serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
        Ok(Self { all: Value::Object(all), token })
    }

    /// A claim, by its name or by a JSON pointer.
    fn claim(&self, name: &str) -> Option<&Value> {
        if name.starts_with('/') { self.all.pointer(name) } else { self.all.get(name) }
    }

    /// A claim that is a text, without the space around it.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.claim(name)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// A claim that is a text or a list of texts.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        match self.claim(name) {
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(one)) => vec![one.as_str()],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
impl Claims {
    /// Claims without a token.
    pub fn from_json(all: Value) -> Self {
        Self { all, token: String::new() }
    }
}
