//! How the directory is set up. `docs/configuration.md` lists every setting.

use std::path::PathBuf;

use openidconnect::{IssuerUrl, RedirectUrl};
use serde::Deserialize;

use crate::access::{Assurance, Authority, Role};
use crate::casework::cvr::is_cvr;

/// Where the directory sends people back to.
const RETURN: &str = "/sign-in/openid/return";

/// The directory, and what its claims mean.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The directory's address; its discovery document lies under it.
    pub issuer: String,
    /// What the directory calls this service.
    pub client_id: String,
    /// The file with this service's secret.
    pub client_secret_file: PathBuf,
    /// This service's own address that the directory sends people back to.
    pub redirect: String,
    /// What is asked for.
    #[serde(default = "scopes")]
    pub scopes: Vec<String>,
    /// The ways of signing in that the directory is asked for, best first.
    #[serde(default)]
    pub acr_values: Vec<String>,
    /// How surely people must be known.
    #[serde(default)]
    pub minimum_level: Minimum,
    /// Which claim says what.
    #[serde(default)]
    pub claims: ClaimNames,
    /// Which groups lead to which roles.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// What the claim of the mandate says of those who may do what binds their company.
    #[serde(default)]
    pub signatories: Vec<String>,
}

fn scopes() -> Vec<String> {
    ["openid", "profile", "email"].map(str::to_owned).to_vec()
}

/// How surely people must be known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Minimum {
    /// However: the directory gives no level.
    None,
    /// At the level low.
    Low,
    /// At the level substantial.
    #[default]
    Substantial,
    /// At the level high.
    High,
}

impl Minimum {
    /// The level, if one is asked for.
    pub fn level(self) -> Option<Assurance> {
        match self {
            Self::None => None,
            Self::Low => Some(Assurance::Low),
            Self::Substantial => Some(Assurance::Substantial),
            Self::High => Some(Assurance::High),
        }
    }
}

/// Which claim of the id token says what: a name, or with `/` first a JSON pointer (RFC 6901).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClaimNames {
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
    /// The CVR number of the company that the person acts for.
    pub cvr: String,
    /// The company's name.
    pub company: String,
    /// The level of assurance.
    pub level: String,
    /// The person's groups: a text or a list of texts.
    pub groups: String,
    /// What the person may do for their company: a text or a list of texts. Without it everybody may do everything.
    pub mandate: Option<String>,
}

impl Default for ClaimNames {
    fn default() -> Self {
        let [name, email, cvr, company, level, groups] =
            ["name", "email", "cvr", "organization_name", "loa", "groups"].map(str::to_owned);
        Self { name, email, cvr, company, level, groups, mandate: None }
    }
}

/// A group that leads to a role.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The group, as the claim has it.
    pub group: String,
    /// The authority whose people they are.
    pub authority: Authority,
    /// The role.
    pub role: Role,
    /// The CVR number that must stand beside it, where companies fill in groups of their own.
    pub cvr: Option<String>,
}

impl Settings {
    /// Every fault, in words for who sets the service up.
    pub fn faults(&self) -> Vec<String> {
        let mut out = Vec::new();
        match IssuerUrl::new(self.issuer.clone()) {
            Ok(address) if is_safe(&self.issuer) => drop(address),
            _ => out.push("issuer: an address with https, or http on a loopback address".to_owned()),
        }
        match RedirectUrl::new(self.redirect.clone()) {
            Ok(address)
                if is_safe(&self.redirect)
                    && address.url().path() == RETURN
                    && address.url().query().is_none()
                    && address.url().fragment().is_none() => {}
            _ => out.push(format!(
                "redirect: this service's address with https, or http on a loopback address, that ends with {RETURN}"
            )),
        }
        if self.client_id.is_empty() {
            out.push("client_id: it is empty".to_owned());
        }
        if self.claims.mandate.is_some() == self.signatories.is_empty() {
            out.push("claims.mandate and signatories: the one needs the other".to_owned());
        }
        for (n, group) in self.groups.iter().enumerate() {
            let home = group.role.authority();
            let fits = group.role == Role::Auditor || home == Some(group.authority);
            if !fits {
                out.push(format!("groups, no. {}: {} is no role of that authority", n + 1, group.role));
            }
            if group.group.is_empty() {
                out.push(format!("groups, no. {}: the group is empty", n + 1));
            }
            if group.cvr.as_deref().is_some_and(|cvr| !is_cvr(cvr)) {
                out.push(format!("groups, no. {}: cvr is no CVR number", n + 1));
            }
        }
        out
    }
}

/// Whether nobody on the way can read what goes to an address.
fn is_safe(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http://") else { return address.starts_with("https://") };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    matches!(name.map_or(host, |(name, _)| name), "127.0.0.1" | "localhost" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"
        issuer = "https://broker.example"
        client_id = "sagsgang"
        client_secret_file = "/etc/sagsgang/openid-secret"
        redirect = "https://sagsgang.example/sign-in/openid/return"
    "#;

    #[test]
    fn what_is_left_out_is_safe() {
        let settings: Settings = toml::from_str(WHOLE).unwrap();
        assert!(settings.faults().is_empty(), "{:?}", settings.faults());
        assert_eq!(settings.minimum_level.level(), Some(Assurance::Substantial));
        assert!(settings.groups.is_empty());
        assert!(toml::from_str::<Settings>(&format!("{WHOLE}\nminimum = \"low\"")).is_err());
    }

    #[test]
    fn every_fault_is_named() {
        let wrong = WHOLE.replace("https://broker", "http://broker").replace("/return", "/elsewhere");
        let more = r#"
            [[groups]]
            group = ""
            authority = "skatteforvaltningen"
            role = "caseworker"
            cvr = "1"
        "#;
        let wrong = format!("signatories = [\"x\"]\n{wrong}");
        let faults = toml::from_str::<Settings>(&format!("{wrong}{more}")).unwrap().faults();
        assert_eq!(faults.len(), 6, "{faults:?}");
    }

    #[test]
    fn plain_http_is_for_this_machine_alone() {
        for safe in ["https://a.dk", "http://127.0.0.1:4000/x", "http://localhost", "http://[::1]:80"] {
            assert!(is_safe(safe), "{safe}");
        }
        for not in ["http://a.dk", "http://127.0.0.1.a.dk", "http://localhost@a.dk", "ftp://a.dk", ""] {
            assert!(!is_safe(not), "{not}");
        }
    }
}
