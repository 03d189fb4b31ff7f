//! From one hand to the next.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::quantity::{Percent, Tonnes};
use crate::law::{Day, Digest};
use crate::refund::custody::quality::{Quality, QualityLimits};

/// Hands CO2 over to a carrier (BEK 1504 § 3, stk. 1, nr. 4). The chain numbers transports `T1`, `T2`, ….
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// Where it leaves from.
    pub from: Origin,
    /// What left, as the sender measured it.
    pub tonnes_sent: Tonnes,
    /// The uncertainty of that figure, in per cent of it.
    pub uncertainty_percent: Percent,
    /// Who carries it.
    pub carrier: Carrier,
    /// How.
    pub mode: Mode,
    /// Where it is to go.
    pub to: Destination,
    /// The day that it left.
    pub day: Day,
    /// The document of the hand-over.
    pub document: Digest,
    /// The CO2's quality as it left, as far as it was measured.
    #[serde(default)]
    pub quality: Quality,
    /// The receiver's limits of quality, where the receiver has set any; the agreement's own apply besides.
    #[serde(default)]
    pub receiver_limits: Option<QualityLimits>,
}

/// Where CO2 leaves from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[schema(as = CustodyOrigin)]
pub enum Origin {
    /// The plant that captured it.
    Plant {
        /// The lot that it is of.
        lot: String,
    },
    /// An intermediate store; what leaves is the oldest there.
    Store {
        /// Its name in the case.
        store: String,
    },
    /// A storage site that received it and did not inject it; what leaves is the oldest there.
    Reception {
        /// The site's id.
        site: String,
    },
}

/// Where CO2 is to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[schema(as = CustodyDestination)]
pub enum Destination {
    /// An intermediate store.
    Store {
        /// Its name in the case.
        store: String,
    },
    /// A storage site.
    Site {
        /// Its id, in the register or in the case.
        site: String,
    },
}

/// Who carries CO2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Co2Carrier)]
pub struct Carrier {
    /// The name.
    pub name: String,
    /// The CVR number, or a foreign register's number with the country before it.
    pub id: String,
    /// Whether the carrier is another undertaking than the one with the agreement. Only then is the CO2 handed over to a
    /// third party (BEK 1504 § 3, stk. 1, nr. 4 and 6).
    pub third_party: bool,
    /// What the carrier may carry by (reading `carrier-approval`: directive 2009/31/EC approves no carriers).
    pub licence: Licence,
}

/// What a carrier may carry by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CarrierLicence)]
pub struct Licence {
    /// Which kind.
    pub kind: LicenceKind,
    /// Which one: number, authority, day. Needed for `other`.
    #[serde(default)]
    pub text: String,
}

/// A kind of carrier's licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = CarrierLicenceKind)]
pub enum LicenceKind {
    /// A licence under an act on pipeline transport of CO2.
    PipelineAct,
    /// ADR, dangerous goods by road.
    Adr,
    /// IMO rules, by ship.
    Imo,
    /// RID, by rail.
    Rail,
    /// Another, or none: a person looks at it.
    Other,
}

/// How CO2 is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = TransportMode)]
pub enum Mode {
    /// Lorry.
    Truck,
    /// Pipeline.
    Pipe,
    /// Ship.
    Ship,
    /// Railway.
    Rail,
}

/// Receives a transport, whole, where it was to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReceiveTransport)]
pub struct Receive {
    /// The transport: `T1`.
    pub transport: String,
    /// What arrived, as the receiver measured it; 0 where nothing did.
    pub tonnes_received: Tonnes,
    /// The uncertainty of that figure, in per cent of it.
    pub uncertainty_percent: Percent,
    /// The day that it arrived.
    pub day: Day,
    /// The document of the receipt.
    pub document: Digest,
    /// Whether the receiver is another undertaking than the one with the agreement: from here on the CO2 is handed over,
    /// even if the company carried it itself.
    #[serde(default)]
    pub third_party: bool,
}
