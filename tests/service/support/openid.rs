//! A real OpenID provider (`tests/oidc/`), and people who sign in through it.
//!
//! Needs Node and the packages of `tests/oidc` (`npm ci`). Without them a test is skipped and says so; with `CI` set it fails.

use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::header::SET_COOKIE;
use sagsgang::desk::Desk;
use sagsgang::openid::{Provider, Settings};
use serde_json::{Value, json};
use ureq::http::{Request, Response};

use super::site::{Answer, Site};

/// Where people are sent back to.
const REDIRECT: &str = "https://sagsgang.test/sign-in/openid/return";

/// What the cookie of a sign-in begins with.
const BOUND: &str = "__Host-sagsgang-openid=";

/// A provider of the test's own; gone with it.
pub struct Directory {
    child: Child,
    pub issuer: String,
    agent: ureq::Agent,
}

impl Directory {
    /// Starts one, where it can be had.
    pub fn start() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oidc");
        let node = Command::new("node").arg("--version").output().is_ok_and(|o| o.status.success());
        let what = match (node, folder.join("node_modules/oidc-provider").is_dir()) {
            (true, true) => None,
            (true, false) => Some("the packages of tests/oidc (npm ci)"),
            (false, _) => Some("node"),
        };
        if let Some(what) = what {
            assert!(env::var_os("CI").is_none(), "{what} is missing");
            eprintln!("!!!! SKIPPED: signing in through a directory: {what} is missing");
            return None;
        }
        let mut child = Command::new("node")
            .args(["provider.mjs", "sagsgang", "a secret: +/%", REDIRECT])
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut issuer = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut issuer).unwrap();
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(20)))
            .build();
        Some(Self { child, issuer: issuer.trim().to_owned(), agent: config.into() })
    }

    /// Who signs in from now on. Nobody: everybody is turned away.
    pub fn person(&self, claims: &Value) {
        self.tell("person", claims);
    }

    /// What the provider does wrong from now on; nothing, if it is empty.
    pub fn mischief(&self, what: &str) {
        self.tell("mischief", &if what.is_empty() { Value::Null } else { json!(what) });
    }

    fn tell(&self, what: &str, value: &Value) {
        let request = Request::post(format!("{}/test/{what}", self.issuer)).body(value.to_string()).unwrap();
        assert_eq!(self.agent.run(request).unwrap().status(), 200);
    }

    /// How often a path has been asked for.
    pub fn asked(&self, path: &str) -> u64 {
        let request = Request::get(format!("{}/test/asked", self.issuer)).body(()).unwrap();
        let text = self.agent.run(request).unwrap().body_mut().read_to_string().unwrap();
        serde_json::from_str::<Value>(&text).unwrap()[path].as_u64().unwrap_or_default()
    }

    /// It is gone.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// The settings of a service that asks it, as TOML.
    pub fn settings(&self, secret: &Path) -> String {
        format!(
            r#"
            issuer = "{}"
            client_id = "sagsgang"
            client_secret_file = "{}"
            redirect = "{REDIRECT}"
            groups = [
                {{ group = "sager", authority = "energistyrelsen", role = "caseworker" }},
                {{ group = "skat", authority = "skatteforvaltningen", role = "tax-officer" }},
            ]
            "#,
            self.issuer,
            secret.display()
        )
    }

    /// A desk that asks it.
    pub fn desk(&self, folder: &Path) -> Desk {
        let settings: Settings = toml::from_str(&self.settings(&PathBuf::from("/none"))).unwrap();
        let provider = Provider::new(settings, "a secret: +/%".into()).unwrap();
        Desk { openid: Some(Arc::new(provider)), ..super::desk(folder, 2) }
    }

    /// Goes through the provider as a browser does that has never been there: the path on this site that it sends back to.
    pub fn through(&self, address: &str) -> String {
        let mut jar = BTreeMap::new();
        let mut address = address.to_owned();
        for _ in 0..9 {
            if let Some(path) = address.strip_prefix("https://sagsgang.test") {
                return path.to_owned();
            }
            let cookies: Vec<_> = jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let request = Request::get(&address).header("Cookie", cookies.join("; ")).body(()).unwrap();
            let mut answer = self.agent.run(request).unwrap();
            for set in answer.headers().get_all("set-cookie") {
                let pair = set.to_str().unwrap().split(';').next().unwrap();
                let (name, value) = pair.split_once('=').unwrap();
                jar.insert(name.to_owned(), value.to_owned());
            }
            address = self.next(&mut answer);
        }
        panic!("the provider leads round in circles");
    }

    fn next(&self, answer: &mut Response<ureq::Body>) -> String {
        let Some(to) = answer.headers().get("location") else {
            panic!("{}: {}", answer.status(), answer.body_mut().read_to_string().unwrap());
        };
        let to = to.to_str().unwrap();
        if to.starts_with('/') { format!("{}{to}", self.issuer) } else { to.to_owned() }
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _dead_already = self.child.kill();
        let _dead_already = self.child.wait();
    }
}

/// Somebody of a company.
pub fn applicant() -> Value {
    json!({
        "sub": "astrid", "name": "Astrid Ansøger", "email": "astrid@directory.test", "cvr": "10000009",
        "organization_name": "Nordhavet Pilot ApS", "loa": "https://data.gov.dk/concept/core/nsis/Substantial",
    })
}

/// Somebody of an authority.
pub fn caseworker() -> Value {
    json!({
        "sub": "camilla", "name": "Camilla Sagsbehandler", "email": "camilla@directory.test", "loa": "High",
        "groups": ["others", "sager"],
    })
}

/// What a browser was given under a name: `NAME=VALUE`, if anything.
pub fn given(answer: &Answer, begins: &str) -> Option<String> {
    let all = answer.headers.get_all(SET_COOKIE).map(|set| set.to_str().unwrap());
    let pair = all.filter_map(|set| set.split(';').next()).find(|pair| pair.starts_with(begins))?;
    Some(pair.to_owned())
}

/// Begins a sign-in: what the browser then holds, and the address at the provider.
pub async fn begun(site: &Site, to: &str) -> (String, String) {
    let answer = site.get("", &format!("/sign-in/openid?to={to}")).await;
    answer.is(303);
    (given(&answer, BOUND).unwrap(), answer.header("location").to_owned())
}

/// A browser comes back from the provider.
pub async fn back(site: &Site, holds: &str, path: &str) -> Answer {
    let request = Site::request("GET", "", path).insert_header(("Cookie", holds.to_owned()));
    site.send(request.insert_header(("Sec-Fetch-Site", "cross-site"))).await
}

/// The whole way.
pub async fn try_in(site: &Site, directory: &Directory) -> Answer {
    let (holds, address) = begun(site, "/register").await;
    back(site, &holds, &directory.through(&address)).await
}

/// The session that an answer opened; none may be in one that is no success.
pub fn session(answer: &Answer) -> Option<String> {
    given(answer, "__Host-sagsgang=").filter(|pair| pair.len() > "__Host-sagsgang=".len())
}
