//! A step in the chain: any one of the contents.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::content::{
    AcceptSite, Correct, Extend, HandOver, Lose, MeasuredBy, Receive, RegisterLot, RegisterSite, Store,
};
use crate::law::Digest;

/// What is done to a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "step", content = "content", rename_all = "kebab-case")]
#[schema(as = CustodyStep)]
pub enum Step {
    /// Registers a lot.
    RegisterLot(RegisterLot),
    /// Hands over to a carrier.
    HandOver(Box<HandOver>),
    /// Receives a transport.
    Receive(Receive),
    /// Stores.
    Store(Store),
    /// Loses.
    Lose(Lose),
    /// Moves a deadline.
    Extend(Extend),
    /// Corrects.
    Correct(Correct),
    /// Enters a storage site in the case.
    RegisterSite(RegisterSite),
    /// Accepts a storage site.
    AcceptSite(AcceptSite),
}

impl Step {
    /// The files that the step rests on; the case must hold each of them.
    pub fn documents(&self) -> Vec<&Digest> {
        match self {
            Self::RegisterLot(RegisterLot { measured_by: MeasuredBy::Document { document }, .. }) => {
                vec![document]
            }
            Self::HandOver(content) => vec![&content.document],
            Self::Receive(content) => vec![&content.document],
            Self::Store(content) => vec![&content.document],
            Self::Lose(content) => vec![&content.document],
            Self::Correct(content) => vec![&content.document],
            Self::RegisterSite(content) => vec![&content.document],
            Self::RegisterLot(_) | Self::Extend(_) | Self::AcceptSite(_) => Vec::new(),
        }
    }
}

macro_rules! from {
    ($($content:ident),*) => {$(
        impl From<$content> for Step {
            fn from(content: $content) -> Self {
                Self::$content(content)
            }
        }
    )*};
}

from!(RegisterLot, Receive, Store, Lose, Extend, Correct, RegisterSite, AcceptSite);

impl From<HandOver> for Step {
    fn from(content: HandOver) -> Self {
        Self::HandOver(Box::new(content))
    }
}
