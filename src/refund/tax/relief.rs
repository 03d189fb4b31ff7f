//! Other reliefs of the same tax, and how they and the refund act together (reading `relief-order`).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Exact;
use super::bounds::{MOST_RELIEFS, said};
use crate::casework::Problem;
use crate::law::{Provision, Text};

/// What another relief rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReliefBasis {
    /// Process in a unit of the emissions trading system (CO2-afgiftsloven § 9 a stk. 1).
    ProcessFull,
    /// Process outside the emissions trading system: the temporary partial refund of 2025 to 2029.
    ProcessPartial,
    /// Heat in a unit of the emissions trading system (CO2-afgiftsloven § 9 a stk. 2).
    EtsHeatPartial,
    /// Another, said in `text`.
    Other,
}

impl ReliefBasis {
    /// The provision, where it is known.
    pub fn provision(self) -> Option<Provision> {
        match self {
            Self::ProcessFull => Some(Provision::of("co2al.9a.1")),
            Self::EtsHeatPartial => Some(Provision::of("co2al.9a.2")),
            Self::ProcessPartial | Self::Other => None,
        }
    }

    /// Its name.
    pub fn name(self) -> Text {
        match self {
            Self::ProcessFull => Text::new(
                "godtgørelse for proces i kvoteomfattede enheder",
                "refund for process in units of the emissions trading system",
            ),
            Self::ProcessPartial => Text::new(
                "midlertidig delvis godtgørelse for proces uden for kvoteordningen",
                "temporary partial refund for process outside the emissions trading system",
            ),
            Self::EtsHeatPartial => Text::new(
                "delvis godtgørelse for varme i kvoteomfattede enheder",
                "partial refund for heat in units of the emissions trading system",
            ),
            Self::Other => Text::new("anden lempelse", "another relief"),
        }
    }
}

/// A share from 0 to 1, as a fraction `8/15` or a decimal `0.1`. Kept as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(as = ReliefFraction, value_type = String, example = "8/15")]
pub struct Fraction(pub String);

impl Fraction {
    /// The share; `None` where the text is none, lies outside 0 to 1, or has a part over 1,000,000 or more than six
    /// decimals.
    pub fn exact(&self) -> Option<Exact> {
        let share = match self.0.split_once('/') {
            Some((up, down)) => Exact::of(part(up)?, part(down)?)?,
            None => {
                let plain = self.0.bytes().all(|b| b.is_ascii_digit() || b == b'.') && self.0.len() <= 8;
                Exact::from_decimal(plain.then(|| self.0.parse().ok()).flatten()?)?
            }
        };
        (share.numerator() <= share.denominator()).then_some(share)
    }
}

fn part(text: &str) -> Option<i128> {
    let plain = !text.is_empty() && text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit());
    let number = plain.then(|| text.parse().ok()).flatten()?;
    (number <= 1_000_000).then_some(number)
}

/// Another relief of the tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OtherRelief)]
pub struct Relief {
    /// What it rests on.
    pub basis: ReliefBasis,
    /// The share of the tax that it takes away.
    pub fraction: Fraction,
    /// What it is; needed where the basis is `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The shares, in the order given; with the faults where one is none.
pub(super) fn shares(reliefs: &[Relief], faults: &mut Vec<Problem>) -> Vec<Exact> {
    if reliefs.len() > MOST_RELIEFS {
        faults.push(Problem::plain(
            "/other_reliefs",
            Text::new(
                format!("Der er over {MOST_RELIEFS} lempelser. Læg dem sammen."),
                format!("There are over {MOST_RELIEFS} reliefs. Put them together."),
            ),
        ));
        return Vec::new();
    }
    let mut shares = Vec::new();
    for (at, relief) in reliefs.iter().enumerate() {
        let told = relief.text.as_deref();
        if relief.basis == ReliefBasis::Other || told.is_some() {
            said(told.unwrap_or_default(), &format!("/other_reliefs/{at}/text"), faults);
        }
        match relief.fraction.exact() {
            Some(share) => shares.push(share),
            None => faults.push(Problem::plain(
                format!("/other_reliefs/{at}/fraction"),
                Text::new(
                    "Skriv andelen som en brøk (8/15) eller et decimaltal med punktum (0.1), fra 0 til 1.",
                    "Write the share as a fraction (8/15) or a decimal (0.1), from 0 to 1.",
                ),
            )),
        }
    }
    shares
}

/// What the reliefs leave of the tax, and the refund; exact. Refund and reliefs never exceed the tax.
#[derive(Clone, Copy)]
pub(super) struct Stacked {
    pub(super) after_reliefs: Exact,
    pub(super) refund: Exact,
}

/// Each relief acts on what remains, and the share on what is left; the order is of no consequence.
pub(super) fn multiplicative(tax: Exact, reliefs: &[Exact], share: Exact) -> Option<Stacked> {
    let after_reliefs =
        reliefs.iter().try_fold(tax, |left, relief| left.times(Exact::ONE.minus(*relief)?))?;
    Some(Stacked { after_reliefs, refund: after_reliefs.times(share)? })
}

/// Each relief, and the share, is taken of the whole tax; together they are the tax at most, and the refund gives way.
pub(super) fn additive_capped(tax: Exact, reliefs: &[Exact], share: Exact) -> Option<Stacked> {
    let all = reliefs.iter().try_fold(Exact::ZERO, |sum, relief| sum.plus(*relief))?.least(Exact::ONE)?;
    let after_reliefs = tax.times(Exact::ONE.minus(all)?)?;
    Some(Stacked { after_reliefs, refund: tax.times(share)?.least(after_reliefs)? })
}
