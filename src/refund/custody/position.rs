//! Where a tonne can be.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::Text;
use crate::law::quantity::Tonnes;

/// One of the eight places that every captured tonne is in exactly one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = CustodyPlace)]
pub enum Place {
    /// At the plant that captured it.
    AtPlant,
    /// On its way in a vehicle, a ship or a pipe.
    InTransit,
    /// In an intermediate store, or received at a storage site and not yet injected.
    InIntermediateStorage,
    /// Injected at a storage site.
    Stored,
    /// Let out before a third party had it: never storable, and never eligible.
    VentedBeforeHandOver,
    /// Let out after a third party had it: BEK 1504 § 3, stk. 1, nr. 6, 2. pkt. asks nothing back for it.
    ReleasedAfterHandOver,
    /// Used or sold in place of being stored.
    Diverted,
    /// Nobody can say where.
    Unaccounted,
}

impl Place {
    /// All eight, in the order that they are shown in.
    pub const ALL: [Self; 8] = [
        Self::AtPlant,
        Self::InTransit,
        Self::InIntermediateStorage,
        Self::Stored,
        Self::VentedBeforeHandOver,
        Self::ReleasedAfterHandOver,
        Self::Diverted,
        Self::Unaccounted,
    ];

    /// As people read it.
    pub fn text(self) -> Text {
        match self {
            Self::AtPlant => Text::new("på anlægget", "at the plant"),
            Self::InTransit => Text::new("under transport", "in transit"),
            Self::InIntermediateStorage => Text::new("på mellemlager", "in intermediate storage"),
            Self::Stored => Text::new("lagret", "stored"),
            Self::VentedBeforeHandOver => Text::new("udledt før overdragelse", "vented before hand-over"),
            Self::ReleasedAfterHandOver => Text::new("udledt efter overdragelse", "released after hand-over"),
            Self::Diverted => Text::new("anvendt eller solgt", "used or sold"),
            Self::Unaccounted => Text::new("ikke gjort rede for", "unaccounted for"),
        }
    }

    /// Whether the tonnes can still come to be stored: at the plant, in transit or in intermediate storage.
    pub fn on_the_way(self) -> bool {
        matches!(self, Self::AtPlant | Self::InTransit | Self::InIntermediateStorage)
    }
}

/// Why tonnes are unaccounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MissingCause {
    /// The difference between two measurements that their uncertainty explains (MRR art. 48, stk. 3).
    WithinUncertainty,
    /// A difference that their uncertainty does not explain.
    BeyondUncertainty,
    /// The company has said that it does not know.
    Reported,
}

/// Where a tonne is, by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(tag = "at", rename_all = "kebab-case", deny_unknown_fields)]
#[schema(as = CustodyPosition)]
pub enum Position {
    /// At the lot's plant.
    Plant,
    /// In a transport.
    Transport {
        /// Its number: `T1`.
        transport: String,
    },
    /// In an intermediate store.
    Store {
        /// The store's name in the case.
        store: String,
    },
    /// Received at a storage site and not yet injected; it counts as intermediate storage.
    Reception {
        /// The site's id.
        site: String,
    },
    /// Injected.
    Stored {
        /// The site's id.
        site: String,
    },
    /// Let out before hand-over to a third party.
    Vented,
    /// Let out after hand-over to a third party.
    Released,
    /// Used or sold.
    Diverted,
    /// Unaccounted for.
    Unaccounted {
        /// Why.
        cause: MissingCause,
    },
}

impl Position {
    /// Which of the eight places it is.
    pub fn place(&self) -> Place {
        match self {
            Self::Plant => Place::AtPlant,
            Self::Transport { .. } => Place::InTransit,
            Self::Store { .. } | Self::Reception { .. } => Place::InIntermediateStorage,
            Self::Stored { .. } => Place::Stored,
            Self::Vented => Place::VentedBeforeHandOver,
            Self::Released => Place::ReleasedAfterHandOver,
            Self::Diverted => Place::Diverted,
            Self::Unaccounted { .. } => Place::Unaccounted,
        }
    }

    /// As people read it, with the name of the transport, store or site.
    pub fn text(&self) -> Text {
        let place = self.place().text();
        match self {
            Self::Transport { transport: name }
            | Self::Store { store: name }
            | Self::Stored { site: name } => {
                Text::new(format!("{} ({name})", place.da), format!("{} ({name})", place.en))
            }
            Self::Reception { site } => {
                Text::new(format!("modtaget på {site}"), format!("received at {site}"))
            }
            _ => place,
        }
    }

    /// Whether this is a storage site, to inject at or to be received at; and which.
    pub fn site(&self) -> Option<&str> {
        match self {
            Self::Reception { site } | Self::Stored { site } => Some(site),
            _ => None,
        }
    }
}

/// Where the tonnes of a lot are: eight figures that add up to the captured ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Whereabouts {
    /// What was captured.
    pub captured: Tonnes,
    /// At the plant.
    pub at_plant: Tonnes,
    /// In transit.
    pub in_transit: Tonnes,
    /// In intermediate storage, received at a site among it.
    pub in_intermediate_storage: Tonnes,
    /// Injected.
    pub stored: Tonnes,
    /// Let out before hand-over.
    pub vented_before_hand_over: Tonnes,
    /// Let out after hand-over.
    pub released_after_hand_over: Tonnes,
    /// Used or sold.
    pub diverted: Tonnes,
    /// Unaccounted for.
    pub unaccounted: Tonnes,
}

impl Whereabouts {
    /// The figure of a place.
    pub fn of(&self, place: Place) -> Tonnes {
        match place {
            Place::AtPlant => self.at_plant,
            Place::InTransit => self.in_transit,
            Place::InIntermediateStorage => self.in_intermediate_storage,
            Place::Stored => self.stored,
            Place::VentedBeforeHandOver => self.vented_before_hand_over,
            Place::ReleasedAfterHandOver => self.released_after_hand_over,
            Place::Diverted => self.diverted,
            Place::Unaccounted => self.unaccounted,
        }
    }

    /// The sum of the eight figures; always [`Whereabouts::captured`].
    pub fn sum(&self) -> Tonnes {
        Tonnes(Place::ALL.into_iter().map(|place| self.of(place).0).sum())
    }

    /// What can still come to be stored: at the plant, in transit, in intermediate storage.
    pub fn on_the_way(&self) -> Tonnes {
        Tonnes(Place::ALL.into_iter().filter(|place| place.on_the_way()).map(|place| self.of(place).0).sum())
    }

    pub(super) fn capture(&mut self, tonnes: Tonnes) {
        self.captured.0 += tonnes.0;
    }

    pub(super) fn add(&mut self, place: Place, tonnes: Tonnes) {
        let figure: &mut Decimal = match place {
            Place::AtPlant => &mut self.at_plant.0,
            Place::InTransit => &mut self.in_transit.0,
            Place::InIntermediateStorage => &mut self.in_intermediate_storage.0,
            Place::Stored => &mut self.stored.0,
            Place::VentedBeforeHandOver => &mut self.vented_before_hand_over.0,
            Place::ReleasedAfterHandOver => &mut self.released_after_hand_over.0,
            Place::Diverted => &mut self.diverted.0,
            Place::Unaccounted => &mut self.unaccounted.0,
        };
        *figure += tonnes.0;
    }
}
