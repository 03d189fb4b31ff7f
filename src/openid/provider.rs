//! The directory: where it is asked, how people are sent there, and what it says when they come back.

use std::sync::{Mutex, PoisonError};

use chrono::TimeDelta;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreErrorResponseType, CoreIdToken,
    CoreIdTokenVerifier, CoreJwsSigningAlgorithm,
};
use openidconnect::{
    AuthType, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret,
    CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, LogoutRequest, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl,
    RequestTokenError, Scope, SignatureVerificationError, TokenResponse as _,
};

use super::wire::Wire;
use super::{Claims, Fault, Settings};
use crate::law::Moment;

/// How long is believed what the directory said of itself and its keys.
const BELIEVED: TimeDelta = TimeDelta::hours(1);

/// Keys are fetched for a token of an unknown key no more often than this.
const BETWEEN_KEYS: TimeDelta = TimeDelta::minutes(1);

/// How a token may be signed: with a key that the directory alone has.
const SIGNED: [CoreJwsSigningAlgorithm; 8] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
];

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What only this service and the directory know of a sign-in that was begun.
pub struct Started {
    /// What the token must name.
    pub nonce: String,
    /// What the code is handed over for (PKCE).
    pub verifier: String,
}

/// The directory.
pub struct Provider {
    settings: Settings,
    secret: ClientSecret,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    wire: Wire,
    heard: Mutex<Heard>,
}

/// What the directory has said of itself.
#[derive(Default)]
struct Heard {
    itself: Option<(ProviderMetadataWithLogout, Moment)>,
    keys_again: Option<Moment>,
}

impl Provider {
    /// A directory that is asked when somebody signs in, and not before.
    ///
    /// # Errors
    /// Every fault of the settings.
    pub fn new(settings: Settings, secret: String) -> Result<Self, Vec<String>> {
        let faults = settings.faults();
        let issuer = IssuerUrl::new(settings.issuer.clone());
        let redirect = RedirectUrl::new(settings.redirect.clone());
        let (Ok(issuer), Ok(redirect), true) = (issuer, redirect, faults.is_empty()) else {
            return Err(faults);
        };
        let secret = ClientSecret::new(secret);
        Ok(Self { settings, secret, issuer, redirect, wire: Wire::new(), heard: Mutex::default() })
    }

    /// How it is set up.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The address at the directory where somebody signs in.
    ///
    /// # Errors
    /// [`Fault::Unreachable`] or [`Fault::Busy`].
    pub fn begin(&self, state: String, started: &Started, at: Moment) -> Result<String, Fault> {
        let client = self.client(self.itself(at)?);
        let verifier = PkceCodeVerifier::new(started.verifier.clone());
        let nonce = Nonce::new(started.nonce.clone());
        let mut request = client.authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(state),
            move || nonce,
        );
        for scope in self.settings.scopes.iter().filter(|scope| *scope != "openid") {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for way in &self.settings.acr_values {
            request = request.add_auth_context_value(AuthenticationContextClass::new(way.clone()));
        }
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let (address, _, _) = request.set_pkce_challenge(challenge).url();
        Ok(address.to_string())
    }

    /// What the directory says for a code.
    ///
    /// # Errors
    /// [`Fault::Untrusted`] where it does not take the code, or the token is not signed with its key, for this client, by
    /// this issuer, for this sign-in, or is out of date; [`Fault::Unreachable`]; [`Fault::Busy`].
    pub fn finish(&self, code: &str, started: Started, at: Moment) -> Result<Claims, Fault> {
        let itself = self.itself(at)?;
        let token = self.exchange(self.client(itself.clone()), code, started.verifier)?;
        let nonce = Nonce::new(started.nonce);
        let checked = match self.check(&token, &itself, &nonce, at) {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) if self.may_fetch_keys(at) => self.check(&token, &self.fetch(at)?, &nonce, at),
            checked => checked,
        };
        checked.map_err(|why| Fault::Untrusted(whole(&why)))?;
        Claims::of(token.to_string())
    }

    fn exchange(&self, client: Client, code: &str, verifier: String) -> Result<CoreIdToken, Fault> {
        let _place = self.wire.place()?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|why| Fault::Unreachable(why.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier))
            .request(&self.wire);
        let answer = match answer {
            Ok(answer) => answer,
            Err(RequestTokenError::ServerResponse(said))
                if *said.error() == CoreErrorResponseType::InvalidGrant =>
            {
                return Err(Fault::Untrusted("the directory does not take the code".into()));
            }
            Err(RequestTokenError::ServerResponse(said)) => {
                return Err(Fault::Unreachable(format!("it refuses this service: {said}")));
            }
            Err(why) => return Err(Fault::Unreachable(whole(&why))),
        };
        answer.id_token().cloned().ok_or_else(|| Fault::Untrusted("there is no id token".into()))
    }

    fn check(
        &self,
        token: &CoreIdToken,
        itself: &ProviderMetadataWithLogout,
        nonce: &Nonce,
        at: Moment,
    ) -> Result<(), ClaimsVerificationError> {
        let client = ClientId::new(self.settings.client_id.clone());
        let verifier =
            CoreIdTokenVerifier::new_public_client(client, self.issuer.clone(), itself.jwks().clone())
                .set_allowed_algs(SIGNED)
                .set_time_fn(move || at.utc());
        token.claims(&verifier, nonce).map(|_| ())
    }

    /// The address at the directory where somebody signs out, if it has one. `hint` is the token that they signed in by.
    ///
    /// # Errors
    /// [`Fault::Unreachable`] or [`Fault::Busy`].
    pub fn end(&self, hint: &str, at: Moment) -> Result<Option<String>, Fault> {
        let Some(end) = self.itself(at)?.additional_metadata().end_session_endpoint.clone() else {
            return Ok(None);
        };
        let mut front = self.redirect.url().clone();
        front.set_path("/");
        let mut request = LogoutRequest::from(end)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(PostLogoutRedirectUrl::from_url(front));
        if let Ok(token) = hint.parse::<CoreIdToken>() {
            request = request.set_id_token_hint(&token);
        }
        Ok(Some(request.http_get_url().to_string()))
    }

    fn client(&self, itself: ProviderMetadataWithLogout) -> Client {
        let ways = itself.token_endpoint_auth_methods_supported();
        let basic = ways.is_none_or(|ways| ways.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let id = ClientId::new(self.settings.client_id.clone());
        CoreClient::from_provider_metadata(itself, id, Some(self.secret.clone()))
            .set_auth_type(if basic { AuthType::BasicAuth } else { AuthType::RequestBody })
            .set_redirect_uri(self.redirect.clone())
    }

    /// What the directory says of itself, asked when it is not known or not of late.
    fn itself(&self, at: Moment) -> Result<ProviderMetadataWithLogout, Fault> {
        {
            let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((itself, since)) = &heard.itself
                && at.utc().signed_duration_since(since.utc()).abs() < BELIEVED
            {
                return Ok(itself.clone());
            }
        }
        self.fetch(at)
    }

    fn fetch(&self, at: Moment) -> Result<ProviderMetadataWithLogout, Fault> {
        let _place = self.wire.place()?;
        let itself = ProviderMetadataWithLogout::discover(&self.issuer, &self.wire)
            .map_err(|why| Fault::Unreachable(whole(&why)))?;
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).itself = Some((itself.clone(), at));
        Ok(itself)
    }

    fn may_fetch_keys(&self, at: Moment) -> bool {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let lately = |since: Moment| at.utc().signed_duration_since(since.utc()).abs() < BETWEEN_KEYS;
        if heard.keys_again.is_some_and(lately) {
            return false;
        }
        heard.keys_again = Some(at);
        true
    }
}

/// An error with what caused it.
fn whole(why: &dyn std::error::Error) -> String {
    let mut text = why.to_string();
    let mut cause = why.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}
