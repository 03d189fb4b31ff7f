//! Secrets of one-time codes at rest: encrypted under a key that lies beside the database and not in it.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::random;
use crate::desk::{Desk, DeskError};
use crate::law::Digest;

/// What a sealed secret begins with. A secret that is not sealed is base 32 and has no colon.
const MARK: &str = "sealed1:";

/// How many hexadecimal digits of a key's digest name it.
const NAME: usize = 16;

/// The keys: the first one seals, all of them open.
pub struct Seal(Vec<Key>);

struct Key {
    name: String,
    key: LessSafeKey,
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(|key| &key.name).collect();
        f.debug_tuple("Seal").field(&names).finish()
    }
}

impl Seal {
    /// Reads keys: 64 hexadecimal digits (256 bits) on a line each. Empty lines and lines that begin with `#` are passed over.
    ///
    /// # Errors
    /// When a line is no key, or there is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let lines = text.lines().enumerate().map(|(n, line)| (n + 1, line.trim()));
        let mut keys = Vec::new();
        for (n, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let mut bytes = [0; 32];
            let unbound = hex::decode_to_slice(line, &mut bytes)
                .ok()
                .and_then(|()| UnboundKey::new(&CHACHA20_POLY1305, &bytes).ok());
            let unbound = unbound.ok_or_else(|| format!("line {n} is no key of 64 hexadecimal digits"))?;
            let digest = Digest::of(&bytes).to_string();
            let name = digest.get(..NAME).unwrap_or(&digest).to_owned();
            keys.push(Key { name, key: LessSafeKey::new(unbound) });
        }
        if keys.is_empty() { Err("there is no key".into()) } else { Ok(Self(keys)) }
    }

    /// Seals a secret for the account of an id, with ChaCha20-Poly1305. In another account's row it does not open.
    fn close(&self, id: &str, secret: &str) -> Result<String, DeskError> {
        let first = self.0.first().ok_or_else(|| DeskError::Broken("a seal without a key".into()))?;
        let nonce = random::bytes::<NONCE_LEN>()?;
        let mut sealed = secret.as_bytes().to_vec();
        first
            .key
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(id.as_bytes()),
                &mut sealed,
            )
            .map_err(|_| DeskError::Broken("sealing a secret".into()))?;
        let text = STANDARD_NO_PAD.encode([&nonce[..], &sealed].concat());
        Ok(format!("{MARK}{}:{text}", first.name))
    }

    /// Opens what follows the mark; nothing where no key does.
    fn open(&self, id: &str, kept: &str) -> Option<String> {
        let (name, text) = kept.split_once(':')?;
        let key = &self.0.iter().find(|key| key.name == name)?.key;
        let bytes = STANDARD_NO_PAD.decode(text).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut sealed = sealed.to_vec();
        let opened = key.open_in_place(nonce, Aad::from(id.as_bytes()), &mut sealed).ok()?;
        String::from_utf8(opened.to_vec()).ok()
    }

    /// Whether a secret is sealed with the key that seals now.
    fn is_of_today(&self, kept: &str) -> bool {
        let first = self.0.first().map(|key| key.name.as_str());
        kept.strip_prefix(MARK).and_then(|rest| rest.split_once(':')).map(|(name, _)| name) == first
    }
}

impl Desk {
    /// A secret as an account keeps it: sealed, where there is a key.
    pub(super) fn sealed(&self, id: &str, secret: &str) -> Result<String, DeskError> {
        self.seal.as_ref().map_or_else(|| Ok(secret.to_owned()), |seal| seal.close(id, secret))
    }

    /// The secret that an account keeps.
    pub(super) fn unsealed(&self, id: &str, kept: &str) -> Result<String, DeskError> {
        let Some(sealed) = kept.strip_prefix(MARK) else { return Ok(kept.to_owned()) };
        let opened = self.seal.as_ref().and_then(|seal| seal.open(id, sealed));
        opened.ok_or_else(|| DeskError::Broken(format!("no key opens the secret of the account {id}")))
    }

    /// Whether an account keeps its secret as it should: sealed with the first key, or open where there is none.
    pub(super) fn is_kept_well(&self, kept: &str) -> bool {
        self.seal.as_ref().map_or(!kept.starts_with(MARK), |seal| seal.is_of_today(kept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(keys: &[u8]) -> Seal {
        Seal::parse(&keys.iter().map(|k| format!("{}\n", hex::encode([*k; 32]))).collect::<String>()).unwrap()
    }

    #[test]
    fn a_seal_is_of_one_key_one_account_and_one_time() {
        let one = seal(&[1]);
        let kept = one.close("aase", "GEZDGNBV").unwrap();
        assert!(kept.starts_with(MARK) && !kept.contains("GEZDGNBV"), "{kept}");
        assert_ne!(kept, one.close("aase", "GEZDGNBV").unwrap());
        let rest = kept.strip_prefix(MARK).unwrap();
        assert_eq!(one.open("aase", rest).as_deref(), Some("GEZDGNBV"));
        assert_eq!(one.open("bo", rest), None);
        assert_eq!(seal(&[2]).open("aase", rest), None);
        // A key that seals no more still opens.
        assert_eq!(seal(&[2, 1]).open("aase", rest).as_deref(), Some("GEZDGNBV"));
        assert!(one.is_of_today(&kept) && !seal(&[2, 1]).is_of_today(&kept) && !one.is_of_today("GEZDGNBV"));
        for n in 0..rest.len() {
            let mut bytes = rest.as_bytes().to_vec();
            bytes[n] = if bytes[n] == b'A' { b'B' } else { b'A' };
            assert_eq!(one.open("aase", &String::from_utf8(bytes).unwrap()), None, "{n}");
        }
        for none in ["", ":", "x", "x:", &rest[..rest.len() / 2]] {
            assert_eq!(one.open("aase", none), None, "{none}");
        }
    }

    #[test]
    fn a_key_is_256_bits() {
        let good = "0f".repeat(32);
        assert!(Seal::parse(&format!("# the key\n\n  {good}\r\n")).is_ok());
        for wrong in ["", "# only words", "0f", &good[1..], &format!("{good}0f"), &format!("{good}\nx")] {
            assert!(Seal::parse(wrong).is_err(), "{wrong}");
        }
        assert!(!format!("{:?}", Seal::parse(&good).unwrap()).contains(&good));
    }
}
