//! The agreement: proposed, accepted, signed, breached and ended (§§ 3 and 4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Day, Digest, Language};
use crate::refund::procedure::terms::AgreementTerms;

/// Terms that Skatteforvaltningen proposes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// The terms.
    pub terms: Box<AgreementTerms>,
    /// Why these terms, or what an amendment changes.
    pub reasons: String,
    /// The agreement's language.
    #[serde(default)]
    pub language: Language,
}

/// The company's acceptance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsAccepted {
    /// SHA-256 of the canonical JSON of the terms that are accepted: nobody accepts what they have not seen.
    pub terms: Digest,
    /// Who may bind the company, as they state it.
    pub on_behalf_of: String,
}

/// The signature for Skatteforvaltningen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// SHA-256 of the canonical JSON of the terms that are signed.
    pub terms: Digest,
}

/// Energistyrelsen on the methods for total and captured CO2 (§ 3, stk. 2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodsDecision {
    /// SHA-256 of the terms that describe the methods.
    pub terms: Digest,
    /// Whether they are approved.
    pub approved: bool,
    /// The monitoring plan's version, and the reasons.
    pub reasons: String,
    /// The edition of the EU rules that the methods were held against (reading `mrr-edition`).
    pub edition: String,
}

/// A term that is not met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Breach {
    /// Which term: 1 to 6, by § 3, stk. 1.
    pub term: u8,
    /// From which day.
    pub since: Day,
    /// The reasons, and why § 4 applies to this extent (reading `breach-scope`).
    pub reasons: String,
}

/// A decision with reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DecisionWithReasons)]
pub struct Reasons {
    /// The reasons (FVL §§ 22-24).
    pub reasons: String,
}
