//! How often somebody may ask: an address, a person, a token.
//!
//! Each may ask as often as its limit says at once, and then as quickly as the limit comes back over a minute. What is
//! counted is counted in this process: several processes let through as many times as much.

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use actix_web::HttpRequest;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::desk::DeskError;
use crate::desk::sign_in::{Presented, Proof};

/// After how many requests those who have been quiet are forgotten.
const SWEEP: u32 = 4096;

/// The limits: requests in a minute. Zero is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerMinute {
    /// From one address; of IPv6, from one network of 64 bits. An office may share one.
    pub address: u32,
    /// By one person, whatever they show.
    pub person: u32,
    /// With one token.
    pub token: u32,
    /// How many proxies stand in front and add to `X-Forwarded-For`. With none, the header is not believed.
    pub proxies: u8,
}

impl PerMinute {
    /// No limit at all.
    pub const NONE: Self = Self { address: 0, person: 0, token: 0, proxies: 0 };
}

impl Default for PerMinute {
    fn default() -> Self {
        Self { address: 6000, person: 1200, token: 600, proxies: 0 }
    }
}

/// Who has asked how often.
#[derive(Clone)]
pub struct Rates(Arc<Kept>);

struct Kept {
    address: Limit<IpAddr>,
    person: Limit<String>,
    token: Limit<String>,
    proxies: usize,
}

impl Rates {
    /// Nobody has asked yet.
    pub fn new(limits: PerMinute) -> Self {
        Self(Arc::new(Kept {
            address: Limit::new(limits.address),
            person: Limit::new(limits.person),
            token: Limit::new(limits.token),
            proxies: limits.proxies.into(),
        }))
    }

    /// Counts a request of an address.
    ///
    /// # Errors
    /// [`DeskError::TooOften`], with the seconds to wait.
    pub fn of_address(&self, request: &HttpRequest) -> Result<(), DeskError> {
        address(request, self.0.proxies).map_or(Ok(()), |address| self.0.address.count(&network(address)))
    }

    /// Counts a request of somebody who is known.
    ///
    /// # Errors
    /// [`DeskError::TooOften`], with the seconds to wait.
    pub fn of_known(&self, known: &Presented) -> Result<(), DeskError> {
        if let Proof::Token { id, .. } = &known.by {
            self.0.token.count(id)?;
        }
        self.0.person.count(&known.person.id)
    }
}

/// A limit, with those it is held against.
struct Limit<K: Hash + Eq + Clone> {
    limiter: Option<DefaultKeyedRateLimiter<K>>,
    counted: AtomicU32,
}

impl<K: Hash + Eq + Clone> Limit<K> {
    fn new(per_minute: u32) -> Self {
        let limiter = NonZeroU32::new(per_minute).map(|most| RateLimiter::keyed(Quota::per_minute(most)));
        Self { limiter, counted: AtomicU32::new(0) }
    }

    fn count(&self, who: &K) -> Result<(), DeskError> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if self.counted.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
        limiter.check_key(who).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            DeskError::TooOften(wait.as_secs().saturating_add(1))
        })
    }
}

/// Where a request comes from. Of `X-Forwarded-For` only what the proxies in front wrote is believed: each adds the address
/// that it was asked from, at the end.
fn address(request: &HttpRequest, proxies: usize) -> Option<IpAddr> {
    let peer = request.peer_addr().map(|peer| peer.ip());
    let lines = request.headers().get_all("x-forwarded-for").filter_map(|line| line.to_str().ok());
    let said: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let place = proxies.checked_sub(1);
    let forwarded = place.and_then(|place| said.iter().rev().nth(place)).and_then(|said| said.parse().ok());
    forwarded.or(peer)
}

/// What of an address is one household or office: of IPv6 the first 64 bits, since the rest is anybody's own to choose.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(all) => IpAddr::V6(Ipv6Addr::from_bits(all.to_bits() >> 64 << 64)),
        four => four,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn from(peer: &str, forwarded: &[&str]) -> HttpRequest {
        let mut request = TestRequest::default().peer_addr(peer.parse().unwrap());
        for line in forwarded {
            request = request.append_header(("X-Forwarded-For", *line));
        }
        request.to_http_request()
    }

    #[test]
    fn who_claims_to_be_forwarded_is_believed_as_far_as_proxies_stand_in_front() {
        let seen = |peer: &str, forwarded: &[&str], proxies| {
            address(&from(peer, forwarded), proxies).unwrap().to_string()
        };
        assert_eq!(seen("10.0.0.1:9", &[], 0), "10.0.0.1");
        assert_eq!(seen("10.0.0.1:9", &["192.0.2.7"], 0), "10.0.0.1");
        assert_eq!(seen("10.0.0.1:9", &["192.0.2.7"], 1), "192.0.2.7");
        // What the client wrote itself stands before what the proxy added.
        assert_eq!(seen("10.0.0.1:9", &["198.51.100.1, 192.0.2.7"], 1), "192.0.2.7");
        assert_eq!(seen("10.0.0.1:9", &["198.51.100.1", "192.0.2.7"], 1), "192.0.2.7");
        assert_eq!(seen("10.0.0.1:9", &["198.51.100.1", "192.0.2.7, 10.0.0.2"], 2), "192.0.2.7");
        // What is missing or no address is nobody's word.
        for none in [&[][..], &["æ"], &["192.0.2.7, "], &["192.0.2.7:80"]] {
            assert_eq!(seen("10.0.0.1:9", none, 1), "10.0.0.1", "{none:?}");
        }
        assert_eq!(seen("10.0.0.1:9", &["192.0.2.7"], 2), "10.0.0.1");
    }

    #[test]
    fn an_address_of_ipv6_is_its_network() {
        let of = |address: &str| network(address.parse().unwrap()).to_string();
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(of("192.0.2.7"), "192.0.2.7");
    }

    #[test]
    fn each_has_a_limit_of_their_own_and_none_is_none() {
        let rates = Rates::new(PerMinute { address: 3, ..PerMinute::NONE });
        let ask = |peer: &str| rates.of_address(&from(peer, &[]));
        for _ in 0..3 {
            ask("192.0.2.1:1").unwrap();
        }
        // Another port is no other address.
        let Err(DeskError::TooOften(seconds)) = ask("192.0.2.1:2") else { panic!("let through") };
        assert!((1..=21).contains(&seconds), "{seconds}");
        ask("192.0.2.2:1").unwrap();
        let unlimited = Rates::new(PerMinute::NONE);
        for _ in 0..10_000 {
            unlimited.of_address(&from("192.0.2.1:1", &[])).unwrap();
        }
    }
}
