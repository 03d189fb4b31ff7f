//! What stands in each form of somebody who is signed in: a value that only the service's own pages in the same session know.

use crate::law::Digest;

/// The name of the field that holds it.
pub const FIELD: &str = "form-token";

/// What it is made for, so that it is not the digest that the database keeps of a session.
const PURPOSE: &str = "sagsgang form ";

/// The token of a session, by the secret that the browser holds. The secret cannot be found from it.
pub fn of(secret: &str) -> String {
    Digest::of(format!("{PURPOSE}{secret}").as_bytes()).to_string()
}

/// Whether a token that was sent is the session's. Digests are compared, so that the time it takes tells nothing.
pub fn fits(sent: &str, own: &str) -> bool {
    Digest::of(sent.as_bytes()) == Digest::of(own.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_of_one_session() {
        let one = of("a secret");
        assert!(fits(&one, &of("a secret")));
        assert!(!fits(&one, &of("another")));
        assert!(!fits("", &one));
        assert!(!fits("a secret", &one));
        assert_ne!(one, Digest::of(b"a secret").to_string());
    }
}
