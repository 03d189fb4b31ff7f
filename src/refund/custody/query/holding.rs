//! What tonnes in a place count for.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::quantity::Tonnes;
use crate::law::{Day, Provision, Text};
use crate::refund::custody::amount::{self, Kg};
use crate::refund::custody::chain::Chain;
use crate::refund::custody::content::Destination;
use crate::refund::custody::position::{MissingCause, Position};
use crate::refund::custody::site::{SiteKind, Standing};

/// Tonnes of a lot in one place, with what the law asks about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CustodyHolding)]
pub struct Holding {
    /// Where.
    pub at: Position,
    /// How much.
    pub tonnes: Tonnes,
    /// The day that it came there.
    pub since: Day,
    /// The day that a third party first had it.
    pub handed_over: Option<Day>,
    /// The standing of the storage site that it is in or on its way to; none where that is not a site.
    pub site: Option<Standing>,
    /// Whether it is beyond the most that the site's permit allows, counting what this case stored there in order of day.
    pub beyond_cap: bool,
}

/// Why captured CO2 does not count as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NotStoredCause {
    /// Used or sold.
    Diverted,
    /// Still on the way after the deadline.
    Overdue,
    /// Stored, but after the deadline.
    StoredLate,
    /// Stored at a site that is not approved under directive 2009/31/EC.
    SiteNotApproved,
    /// Stored beyond the most that the site's permit allows.
    BeyondCap,
    /// Let out before a third party had it.
    VentedBeforeHandOver,
    /// Nobody can say where it is.
    Unaccounted,
    /// The difference between two measurements, within their uncertainty.
    MeasurementDifference,
}

/// What follows for money that has been repaid for the tonnes (BEK 1504 § 3, stk. 1, nr. 6). A proposal to a person, who
/// hears the company first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = NotStoredConsequence)]
pub enum Consequence {
    /// It is demanded back.
    Demand,
    /// It was never to be counted: the claim is corrected.
    CorrectClaim,
    /// An official must find out first.
    Official,
}

impl NotStoredCause {
    /// What follows of it.
    pub fn consequence(self) -> Consequence {
        match self {
            Self::Diverted | Self::Overdue => Consequence::Demand,
            Self::VentedBeforeHandOver | Self::MeasurementDifference => Consequence::CorrectClaim,
            // That a late storing or a site without a permit costs the whole refund is not said (§ 4; reading
            // `breach-scope`); so a person says it.
            Self::StoredLate | Self::SiteNotApproved | Self::BeyondCap | Self::Unaccounted => {
                Consequence::Official
            }
        }
    }

    /// The provision that it is held against.
    pub fn provision(self) -> Provision {
        match self {
            Self::Overdue | Self::StoredLate => Provision::of("bek1504.3.1.5"),
            Self::SiteNotApproved | Self::BeyondCap | Self::MeasurementDifference => {
                Provision::of("bek1504.3.1.4")
            }
            Self::Diverted | Self::VentedBeforeHandOver | Self::Unaccounted => Provision::of("bek1504.3.1.6"),
        }
    }

    /// As people read it.
    pub fn text(self) -> Text {
        match self {
            Self::Diverted => Text::new("anvendt eller solgt", "used or sold"),
            Self::Overdue => Text::new("ikke lagret inden fristen", "not stored by the deadline"),
            Self::StoredLate => Text::new("lagret efter fristen", "stored after the deadline"),
            Self::SiteNotApproved => Text::new(
                "lagret et sted uden godkendelse efter direktiv 2009/31/EF",
                "stored at a site without approval under directive 2009/31/EC",
            ),
            Self::BeyondCap => Text::new(
                "lagret ud over tilladelsens samlede mængde",
                "stored beyond the permit's total quantity",
            ),
            Self::VentedBeforeHandOver => Text::new("udledt før overdragelse", "vented before hand-over"),
            Self::Unaccounted => Text::new("ikke gjort rede for", "unaccounted for"),
            Self::MeasurementDifference => Text::new(
                "forskel mellem to målinger inden for usikkerheden",
                "difference between two measurements within their uncertainty",
            ),
        }
    }
}

/// Tonnes of a lot that do not count as stored, by cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NotStored {
    /// Why.
    pub cause: NotStoredCause,
    /// How much.
    pub tonnes: Tonnes,
    /// What follows.
    pub consequence: Consequence,
    /// In words.
    pub text: Text,
}

/// What a holding comes to.
pub(super) enum Verdict {
    /// It counts, and why.
    Counts(Text),
    /// It may come to count: it is in time and not handed over yet.
    NotYet(Text),
    /// It does not count.
    Not(NotStoredCause),
}

impl Holding {
    /// What it comes to on a day, for a lot that was to be stored by another.
    pub(super) fn judged(&self, store_by: Day, day: Day) -> Verdict {
        let refused = self.site.as_ref().is_some_and(|site| !site.approved);
        match &self.at {
            Position::Vented => Verdict::Not(NotStoredCause::VentedBeforeHandOver),
            Position::Diverted => Verdict::Not(NotStoredCause::Diverted),
            Position::Unaccounted { cause: MissingCause::WithinUncertainty } => {
                Verdict::Not(NotStoredCause::MeasurementDifference)
            }
            Position::Unaccounted { .. } => Verdict::Not(NotStoredCause::Unaccounted),
            Position::Released => Verdict::Counts(Text::new(
                "udledt efter overdragelse til tredjepart: intet kræves tilbage",
                "released after hand-over to a third party: nothing is asked back",
            )),
            Position::Stored { .. } if refused => Verdict::Not(NotStoredCause::SiteNotApproved),
            Position::Stored { .. } if self.beyond_cap => Verdict::Not(NotStoredCause::BeyondCap),
            Position::Stored { .. } if self.since > store_by => Verdict::Not(NotStoredCause::StoredLate),
            Position::Stored { .. } => Verdict::Counts(Text::new(
                "lagret inden fristen i et godkendt lager",
                "stored by the deadline in an approved site",
            )),
            _ if day > store_by => Verdict::Not(NotStoredCause::Overdue),
            _ if refused => Verdict::NotYet(Text::new(
                "overdraget, men til et lager, der ikke er godkendt",
                "handed over, but to a site that is not approved",
            )),
            _ if self.handed_over.is_some() => Verdict::Counts(Text::new(
                "overdraget til tredjepart til lagring, og fristen løber",
                "handed over to a third party for storage, and the deadline runs",
            )),
            _ => Verdict::NotYet(Text::new(
                "endnu hverken overdraget til tredjepart eller lagret",
                "neither handed over to a third party nor stored yet",
            )),
        }
    }
}

impl Chain {
    /// A lot's holdings on a day.
    pub(super) fn holdings(&self, lot: &str, day: Day) -> Vec<Holding> {
        let mut holdings = Vec::new();
        for (at, parcel) in self.parcels().iter().enumerate().filter(|(_, parcel)| parcel.lot == lot) {
            let site = match &parcel.at {
                Position::Stored { site } => Some(self.standing(site, parcel.since)),
                Position::Reception { site } => Some(self.standing(site, day)),
                Position::Transport { transport } => match self.transport(transport).map(|one| &one.to) {
                    Some(Destination::Site { site }) => Some(self.standing(site, day)),
                    _ => None,
                },
                _ => None,
            };
            let whole = amount::kg(parcel.tonnes);
            let beyond = self.beyond_cap(at);
            for (kg, beyond_cap) in [(whole - beyond, false), (beyond, true)] {
                if kg > 0 {
                    holdings.push(Holding {
                        at: parcel.at.clone(),
                        tonnes: amount::tonnes(kg),
                        since: parcel.since,
                        handed_over: parcel.handed_over,
                        site: site.clone(),
                        beyond_cap,
                    });
                }
            }
        }
        holdings
    }

    /// How much of a stored parcel is beyond what its site's permit allows in all. Only what this case stored there is known
    /// here; what others stored is for a person to add.
    fn beyond_cap(&self, at: usize) -> Kg {
        let Some(parcel) = self.parcels().get(at) else { return 0 };
        let Position::Stored { site: id } = &parcel.at else { return 0 };
        let cap = self
            .site(id)
            .filter(|site| site.facts.kind == SiteKind::StoragePermit)
            .and_then(|site| site.facts.cap);
        let Some(cap) = cap else { return 0 };
        let earlier = |(other, one): &(usize, &super::super::record::Parcel)| {
            one.at == parcel.at && (one.since, *other) < (parcel.since, at)
        };
        let before: Kg =
            self.parcels().iter().enumerate().filter(earlier).map(|(_, one)| amount::kg(one.tonnes)).sum();
        let room = (amount::kg(cap) - before).max(0);
        (amount::kg(parcel.tonnes) - room).max(0)
    }
}
