//! Where somebody is led after they have signed in: on this site only.

/// The longest path that is kept, in bytes.
const LONGEST: usize = 2000;

/// A path of this site as it was sent; none where it would lead elsewhere or is no page.
pub fn own_path(sent: &str) -> Option<&str> {
    let rest = sent.strip_prefix('/')?;
    let elsewhere = rest.starts_with(['/', '\\']) || sent.contains('\\');
    let plain = sent.len() <= LONGEST && sent.bytes().all(|byte| byte.is_ascii_graphic());
    let page = !["api/", "assets/", "health/", "sign-in", "sign-out"].iter().any(|one| rest.starts_with(one));
    (!elsewhere && plain && page).then_some(sent)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_pages_of_this_site_are_led_to() {
        for own in ["/", "/cases", "/cases?q=a%20b&x=//y", "/cases/storage-permits/1#x"] {
            assert_eq!(own_path(own), Some(own));
        }
        for other in [
            "",
            "cases",
            "//evil.test",
            "/\\evil.test",
            "/a\\b",
            "https://evil.test/",
            "/\t/evil.test",
            "/a\r\nSet-Cookie: x=y",
            "/sign-out",
            "/sign-in?next=/",
            "/api/v1/me",
            "/å",
        ] {
            assert_eq!(own_path(other), None, "{other}");
        }
        assert_eq!(own_path(&format!("/{}", "a".repeat(2000))), None);
    }
}
