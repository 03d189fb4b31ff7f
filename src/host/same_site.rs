//! Whether a request comes from this site's own pages. A browser sends its cookies along with what other sites make it
//! send; it also says who made it.

use actix_web::http::header::{self, HeaderMap};

/// Where a request comes from, by what the browser says and no page can forge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This site.
    Own,
    /// Another site, or what cannot be told.
    Other,
    /// Nothing was said: no browser of today, or a program.
    Unsaid,
}

/// Where a request comes from: `Sec-Fetch-Site` says so; where that is missing, `Origin` must name the very host that was
/// asked.
pub fn origin(headers: &HeaderMap) -> Origin {
    let one = |name: &str| {
        let mut all = headers.get_all(name);
        // Two of a kind say nothing that can be relied on.
        all.next().map(|value| if all.next().is_none() { value.to_str().unwrap_or_default() } else { "" })
    };
    if let Some(site) = one("sec-fetch-site") {
        return if site == "same-origin" { Origin::Own } else { Origin::Other };
    }
    let Some(said) = one(header::ORIGIN.as_str()) else {
        return Origin::Unsaid;
    };
    let host = said.strip_prefix("https://").or_else(|| said.strip_prefix("http://"));
    let own = host
        .zip(one(header::HOST.as_str()))
        .is_some_and(|(said, asked)| !asked.is_empty() && said.eq_ignore_ascii_case(asked));
    if own { Origin::Own } else { Origin::Other }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn of(sent: &[(&str, &str)]) -> Origin {
        let mut headers = HeaderMap::new();
        for (name, value) in sent {
            let name = HeaderName::try_from(*name).unwrap();
            headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        origin(&headers)
    }

    #[test]
    fn what_the_browser_says_counts() {
        assert_eq!(of(&[]), Origin::Unsaid);
        assert_eq!(of(&[("sec-fetch-site", "same-origin")]), Origin::Own);
        for other in ["same-site", "cross-site", "none", "", "Same-Origin", "same-origin, x", "æ"] {
            assert_eq!(of(&[("sec-fetch-site", other)]), Origin::Other, "{other}");
            // Whatever else is said.
            let both = [("sec-fetch-site", other), ("host", "a.dk"), ("origin", "https://a.dk")];
            assert_eq!(of(&both), Origin::Other, "{other}");
        }
        let twice = [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")];
        assert_eq!(of(&twice), Origin::Other);
    }

    #[test]
    fn an_origin_is_the_host_that_was_asked() {
        for own in ["https://a.dk:8443", "http://A.DK:8443"] {
            assert_eq!(of(&[("host", "a.dk:8443"), ("origin", own)]), Origin::Own, "{own}");
        }
        for other in [
            "https://a.dk",
            "https://a.dk:8443.evil.dk",
            "https://evil.a.dk:8443",
            "https://evil.dk/a.dk:8443",
            "https://a.dk:8443/",
            "null",
            "",
            "ftp://a.dk:8443",
            "a.dk:8443",
        ] {
            assert_eq!(of(&[("host", "a.dk:8443"), ("origin", other)]), Origin::Other, "{other}");
        }
        assert_eq!(of(&[("origin", "https://a.dk")]), Origin::Other);
        assert_eq!(of(&[("host", ""), ("origin", "https://")]), Origin::Other);
    }
}
