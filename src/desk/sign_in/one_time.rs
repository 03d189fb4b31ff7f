//! One-time codes of a device (TOTP, RFC 6238): six digits, thirty seconds, SHA-1, which every authenticator takes.

use totp_rs::{Builder, Secret, Totp};

use super::random;
use crate::desk::DeskError;
use crate::law::Moment;

/// Who the codes are for, as the device shows it.
const ISSUER: &str = "Sagsgang";

/// Codes of so many steps before and after this one are taken, since clocks differ.
const SKEW: u16 = 1;

/// A new secret, in base 32.
///
/// # Errors
/// When the operating system has no random bytes.
pub fn secret() -> Result<String, DeskError> {
    Ok(Secret::new(Box::new(random::bytes::<20>()?)).to_base32())
}

/// The address (`otpauth://…`) that a device takes a person's secret by.
///
/// # Errors
/// When the secret or the id is none.
pub fn address(id: &str, secret: &str) -> Result<String, DeskError> {
    codes(id, secret)?.to_url().map_err(|why| DeskError::Broken(format!("an otpauth address: {why}")))
}

/// The step of a code that holds at an instant, if it does.
///
/// # Errors
/// When the secret is none.
pub fn step(secret: &str, code: &str, at: Moment) -> Result<Option<i64>, DeskError> {
    let six = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    let seconds = u64::try_from(at.utc().timestamp()).unwrap_or_default();
    let found = codes("anybody", secret)?.check(code, seconds);
    Ok(found.filter(|_| six).and_then(|step| i64::try_from(step).ok()))
}

fn codes(id: &str, secret: &str) -> Result<Totp, DeskError> {
    let secret = Secret::try_from_base32(secret)
        .map_err(|_| DeskError::Broken("a secret for one-time codes cannot be read".into()))?;
    Builder::new()
        .with_secret(secret)
        .with_skew(SKEW)
        .with_account_name(id)
        .with_issuer(Some(ISSUER))
        .build()
        .map_err(|why| DeskError::Broken(format!("one-time codes: {why}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, cut to six digits: the secret is `12345678901234567890`.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (time, code) in [
            ("2005-03-18T01:58:29Z", "081804"),
            ("2005-03-18T01:58:31Z", "050471"),
            ("2009-02-13T23:31:30Z", "005924"),
        ] {
            let at = Moment::parse(time).unwrap();
            let now = at.utc().timestamp() / 30;
            assert_eq!(step(RFC, code, at).unwrap(), Some(now), "{time}");
            for (seconds, holds) in [(-60, false), (-30, true), (30, true), (60, false)] {
                let then = Moment::new(at.utc() + chrono::TimeDelta::seconds(seconds));
                assert_eq!(step(RFC, code, then).unwrap(), holds.then_some(now), "{time} {seconds}");
            }
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        let at = Moment::parse("1970-01-01T00:00:59Z").unwrap();
        for wrong in ["", "28708", "2870822", "287 082", " 287082", "２８７０８２", "287082\0", "-87082"]
        {
            assert_eq!(step(RFC, wrong, at).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn a_device_is_told_by_an_address() {
        let secret = secret().unwrap();
        assert_eq!(secret.len(), 32);
        let address = address("åse", &secret).unwrap();
        assert!(address.starts_with("otpauth://totp/Sagsgang:"), "{address}");
        assert!(address.contains(&secret), "{address}");
    }
}
