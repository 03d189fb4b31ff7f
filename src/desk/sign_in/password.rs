//! Passwords: hashed with Argon2id, at a cost that is the same whether there is such a person or not.

use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

use super::random;
use crate::casework::Problem;
use crate::desk::DeskError;
use crate::law::Text;

/// The fewest characters.
const SHORTEST: usize = 12;

/// The most bytes, so that nobody sends a book.
const LONGEST: usize = 1024;

/// A password that is among the first so many that a cracker tries is none. Tried on the machine that holds the hash, they
/// take years; at the door, centuries.
const GUESSES: u64 = 100_000_000;

/// Words that anybody who guesses here would begin with, beside the common ones and the leaked ones.
const NEAR: [&str; 16] = [
    "sagsgang",
    "energistyrelsen",
    "skatteforvaltningen",
    "skattestyrelsen",
    "danmark",
    "lagring",
    "storage",
    "tilladelse",
    "permit",
    "refusion",
    "refund",
    "ansøger",
    "sagsbehandler",
    "caseworker",
    "adgangskode",
    "kodeord",
];

/// How many passwords are hashed at once at the most. Each takes 19 MiB for its time.
const AT_ONCE: usize = 16;

/// What is hashed with where there is no hash to compare with.
const NOBODYS_SALT: &[u8; 16] = b"nobody-is-called";

static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);

/// A place among those who hash.
struct Place;

impl Place {
    fn take() -> Result<Self, DeskError> {
        let place = Self;
        if UNDER_WAY.fetch_add(1, Ordering::AcqRel) < AT_ONCE { Ok(place) } else { Err(DeskError::Busy) }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        UNDER_WAY.fetch_sub(1, Ordering::AcqRel);
    }
}

/// The hash of a password, as a PHC string: Argon2id, 19 MiB, two passes (OWASP's least), a salt of its own.
///
/// # Errors
/// [`DeskError::Invalid`] where the password is too short, too long, or soon guessed.
pub fn hash(password: &str) -> Result<String, DeskError> {
    if password.chars().count() < SHORTEST || password.len() > LONGEST {
        let text = Text::new(
            format!("En adgangskode har mindst {SHORTEST} tegn og højst {LONGEST} bytes."),
            format!("A password has at least {SHORTEST} characters and at most {LONGEST} bytes."),
        );
        return Err(DeskError::Invalid(vec![Problem::plain("/password", text)]));
    }
    if zxcvbn::zxcvbn(password, &NEAR).guesses() < GUESSES {
        let text = Text::new(
            "Adgangskoden er for let at gætte: den ligner noget, som mange bruger, eller noget herfra. Tag flere ord, der ikke hører sammen.",
            "The password is too easy to guess: it is like what many use, or like something from here. Take several words that do not belong together.",
        );
        return Err(DeskError::Invalid(vec![Problem::plain("/password", text)]));
    }
    let salt = random::bytes::<16>()?;
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
    hash.map(|hash: PasswordHash| hash.to_string())
        .map_err(|why| DeskError::Broken(format!("hashing a password: {why}")))
}

/// Whether a password is the one of a hash. Without a hash it is not, after the same work.
///
/// # Errors
/// [`DeskError::Busy`] where too many are being hashed.
pub fn fits(password: &str, hash: Option<&str>) -> Result<bool, DeskError> {
    if password.len() > LONGEST {
        return Ok(false);
    }
    let _place = Place::take()?;
    let Some(hash) = hash else {
        let _same_work: Result<PasswordHash, _> =
            Argon2::default().hash_password_with_salt(password.as_bytes(), NOBODYS_SALT);
        return Ok(false);
    };
    let hash =
        PasswordHash::new(hash).map_err(|why| DeskError::Broken(format!("a password's hash: {why}")))?;
    Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_alone() {
        let kept = hash("rødgrød med fløde").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, hash("rødgrød med fløde").unwrap());
        assert!(fits("rødgrød med fløde", Some(&kept)).unwrap());
        for wrong in ["rødgrød med flode", "", "rødgrød med fløde "] {
            assert!(!fits(wrong, Some(&kept)).unwrap(), "{wrong}");
        }
        assert!(!fits("rødgrød med fløde", None).unwrap());
        assert!(matches!(fits("rødgrød med fløde", Some("x")), Err(DeskError::Broken(_))));
    }

    #[test]
    fn what_many_use_or_what_is_near_is_no_password() {
        for guessed in [
            "password1234",
            "Password1234!",
            "qwertyuiop123",
            "1q2w3e4r5t6y",
            "123456789012",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "iloveyou2024",
            "letmeinplease",
            "sagsgang2026",
            "Energistyrelsen1",
            "skatteforvaltningen",
            "Kodeord123456",
        ] {
            let Err(DeskError::Invalid(faults)) = hash(guessed) else { panic!("{guessed} is taken") };
            assert_eq!(faults[0].pointer, "/password", "{guessed}");
        }
    }

    #[test]
    fn a_password_is_neither_short_nor_a_book() {
        assert!(matches!(hash("æøåæøåæøåæø"), Err(DeskError::Invalid(_))));
        assert!(hash("hest æble gynge").is_ok());
        assert!(hash(&"vildt lange sætninger er også gode. ".repeat(25)).is_ok());
        assert!(matches!(hash(&"a".repeat(1025)), Err(DeskError::Invalid(_))));
        assert!(!fits(&"a".repeat(1025), None).unwrap());
    }
}
