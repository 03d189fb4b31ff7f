//! What a chain holds.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::content::{Carrier, Destination, LossCause, MeasuredBy, Mode, Origin};
use super::flag::Flag;
use super::position::Position;
use super::quality::Quality;
use super::reconcile::Reconciliation;
use super::site::SiteFacts;
use crate::law::quantity::{Percent, Tonnes};
use crate::law::{Day, Digest};

/// CO2 captured at one plant in one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustodyLot)]
pub struct Lot {
    /// Its number: `L1`.
    pub id: String,
    /// The plant.
    pub plant: String,
    /// The first day of capture.
    pub captured_from: Day,
    /// The last day of capture.
    pub captured_to: Day,
    /// What was captured.
    pub captured: Tonnes,
    /// The uncertainty of that, in per cent.
    pub uncertainty_percent: Percent,
    /// What the figure rests on.
    pub measured_by: MeasuredBy,
    /// The last day to store it, extensions counted in.
    pub store_by: Day,
    /// The granted extensions.
    pub extensions: Vec<Extended>,
    /// What a reader must not overlook.
    pub flags: Vec<Flag>,
}

/// An extension of a lot's storage deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = LotExtension)]
pub struct Extended {
    /// The deadline before.
    pub from: Day,
    /// The deadline after.
    pub to: Day,
    /// The day of the act.
    pub on: Day,
}

/// Tonnes of one lot that are in one place and came there together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustodyParcel)]
pub struct Parcel {
    /// The lot.
    pub lot: String,
    /// How much; above zero.
    pub tonnes: Tonnes,
    /// Where.
    pub at: Position,
    /// The day that it came there.
    pub since: Day,
    /// The day that a third party first had it; none while only the company has.
    pub handed_over: Option<Day>,
}

/// Tonnes that went from one place to another; the chain's history is these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustodyMove)]
pub struct Move {
    /// The step that it belongs to, from 1.
    pub step: u32,
    /// The day that it happened.
    pub day: Day,
    /// The lot.
    pub lot: String,
    /// How much.
    pub tonnes: Tonnes,
    /// From where; none for what was captured.
    pub from: Option<Position>,
    /// To where.
    pub to: Position,
    /// The document that shows it; none where a series of measurements does.
    pub document: Option<Digest>,
}

/// CO2 of one lot, and how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LotShare {
    /// The lot.
    pub lot: String,
    /// How much of it.
    pub tonnes: Tonnes,
}

/// A transport.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustodyTransport)]
pub struct Transport {
    /// Its number: `T1`.
    pub id: String,
    /// Where it left from.
    pub from: Origin,
    /// Where it was to go.
    pub to: Destination,
    /// The day that it left.
    pub day: Day,
    /// What was sent, by the sender's measurement.
    pub sent: Tonnes,
    /// The uncertainty of that, in per cent.
    pub uncertainty_percent: Percent,
    /// Which lots it was allocated to; from a store the oldest first.
    pub allocation: Vec<LotShare>,
    /// Who carried it.
    pub carrier: Carrier,
    /// How.
    pub mode: Mode,
    /// The document.
    pub document: Digest,
    /// The CO2's quality as it left.
    pub quality: Quality,
    /// What became of it on arrival; none while it is on its way.
    pub reception: Option<Reception>,
    /// What a reader must not overlook.
    pub flags: Vec<Flag>,
}

/// A transport's arrival.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TransportReception)]
pub struct Reception {
    /// The day.
    pub day: Day,
    /// The document.
    pub document: Digest,
    /// Sent against received.
    pub reconciliation: Reconciliation,
    /// What arrived, by lot.
    pub arrived: Vec<LotShare>,
    /// What is unaccounted for, by lot.
    pub unaccounted: Vec<LotShare>,
}

/// An injection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustodyStoring)]
pub struct Storing {
    /// The site.
    pub site: String,
    /// The day.
    pub day: Day,
    /// How much.
    pub tonnes: Tonnes,
    /// Which lots it was allocated to, the oldest first.
    pub allocation: Vec<LotShare>,
    /// The document.
    pub document: Digest,
    /// What a reader must not overlook.
    pub flags: Vec<Flag>,
}

/// A loss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustodyLoss)]
pub struct Loss {
    /// Where the CO2 was.
    pub from: Position,
    /// What became of it.
    pub cause: LossCause,
    /// The day.
    pub day: Day,
    /// How much.
    pub tonnes: Tonnes,
    /// Which lots it was allocated to.
    pub allocation: Vec<LotShare>,
    /// What happened.
    pub what_happened: String,
    /// The document.
    pub document: Digest,
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CustodyCorrection {
    /// The lot.
    pub lot: String,
    /// How much.
    pub tonnes: Tonnes,
    /// To where.
    pub to: Position,
    /// The day.
    pub day: Day,
    /// What was found.
    pub what_happened: String,
    /// The document.
    pub document: Digest,
}

/// A storage site that was entered in the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseSite {
    /// The site and its permit.
    pub site: SiteFacts,
    /// The permit's document.
    pub document: Digest,
    /// The day that it was entered.
    pub on: Day,
}

/// An official's acceptance of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SiteAcceptance {
    /// The site.
    pub site: String,
    /// The day.
    pub day: Day,
    /// Why.
    pub reasons: String,
}
