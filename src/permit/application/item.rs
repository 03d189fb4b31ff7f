//! The items of § 4 stk. 1.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Provision, Text};

/// An item (nr.) of § 4 stk. 1, or what is asked for under § 4 stk. 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// Nr. 1: the companies, their contacts and the operator.
    Parties,
    /// Nr. 2: technical and financial capacity.
    Capacity,
    /// Nr. 3: description of the project (projektbeskrivelse).
    Project,
    /// Nr. 4: geographical coordinates.
    Coordinates,
    /// Nr. 5: the reservoir, the complex and their surroundings.
    Geology,
    /// Nr. 6: limits for pressure and rate (grænseværdier).
    Limits,
    /// Nr. 7: expected duration.
    Duration,
    /// Nr. 8: quantity and composition.
    Quantity,
    /// Nr. 9: cover of liability (erstatningsansvar).
    Liability,
    /// Nr. 10: plan for corrective measures (udbedrende foranstaltninger).
    CorrectiveMeasures,
    /// Nr. 11: plan for closure and decommissioning (lukning og afvikling).
    Closure,
    /// § 4 stk. 2: further information that a decision needs.
    Further,
}

impl Item {
    /// Every item, in the order of the provision.
    pub const ALL: [Self; 12] = [
        Self::Parties,
        Self::Capacity,
        Self::Project,
        Self::Coordinates,
        Self::Geology,
        Self::Limits,
        Self::Duration,
        Self::Quantity,
        Self::Liability,
        Self::CorrectiveMeasures,
        Self::Closure,
        Self::Further,
    ];

    /// Its number in § 4 stk. 1; none for what is asked for under stk. 2.
    pub fn number(self) -> Option<u8> {
        match self {
            Self::Parties => Some(1),
            Self::Capacity => Some(2),
            Self::Project => Some(3),
            Self::Coordinates => Some(4),
            Self::Geology => Some(5),
            Self::Limits => Some(6),
            Self::Duration => Some(7),
            Self::Quantity => Some(8),
            Self::Liability => Some(9),
            Self::CorrectiveMeasures => Some(10),
            Self::Closure => Some(11),
            Self::Further => None,
        }
    }

    /// The provision that asks for it.
    pub fn provision(self) -> Provision {
        self.number().map_or_else(
            || Provision::of("bek974.4.2"),
            |number| Provision::from_id(format!("bek974.4.1.{number}")),
        )
    }

    /// Its member in an application, and the first part of its fields' paths.
    pub fn member(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::Capacity => "capacity",
            Self::Project => "project",
            Self::Coordinates => "coordinates",
            Self::Geology => "geology",
            Self::Limits => "limits",
            Self::Duration => "duration",
            Self::Quantity => "quantity",
            Self::Liability => "liability",
            Self::CorrectiveMeasures => "corrective_measures",
            Self::Closure => "closure",
            Self::Further => "further",
        }
    }

    /// Its name in addresses and JSON.
    pub fn slug(self) -> &'static str {
        match self {
            Self::CorrectiveMeasures => "corrective-measures",
            other => other.member(),
        }
    }

    /// The item with a slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.slug() == slug)
    }

    /// The JSON pointer of the whole item.
    pub fn pointer(self) -> String {
        format!("/{}", self.member())
    }

    /// The item that a pointer into an application, or a path of the form, lies in.
    pub fn of(place: &str) -> Option<Self> {
        let first = place.trim_start_matches('/').split(['/', '.', '[']).next()?;
        Self::ALL.into_iter().find(|item| item.member() == first)
    }

    /// What the item is called.
    pub fn title(self) -> Text {
        match self {
            Self::Parties => Text::new("Selskaber og operatør", "Companies and operator"),
            Self::Capacity => Text::new("Teknisk og finansiel kapacitet", "Technical and financial capacity"),
            Self::Project => Text::new("Projektbeskrivelse", "Description of the project"),
            Self::Coordinates => Text::new("Geografiske koordinater", "Geographical coordinates"),
            Self::Geology => Text::new("Reservoir og lagringskompleks", "Reservoir and storage complex"),
            Self::Limits => {
                Text::new("Grænseværdier for tryk og rate", "Limits for pressure and injection rate")
            }
            Self::Duration => Text::new("Forventet varighed", "Expected duration"),
            Self::Quantity => Text::new("Mængde og sammensætning", "Quantity and composition"),
            Self::Liability => Text::new("Dækning af erstatningsansvar", "Cover of liability"),
            Self::CorrectiveMeasures => {
                Text::new("Plan for udbedrende foranstaltninger", "Plan for corrective measures")
            }
            Self::Closure => {
                Text::new("Plan for lukning og afvikling", "Plan for closure and decommissioning")
            }
            Self::Further => Text::new("Yderligere oplysninger", "Further information"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_follow_the_order_of_the_provision() {
        let numbers: Vec<_> = Item::ALL.into_iter().filter_map(Item::number).collect();
        assert_eq!(numbers, (1..=11).collect::<Vec<u8>>());
        assert_eq!(Item::Parties.provision().id(), "bek974.4.1.1");
        assert_eq!(Item::Closure.provision().id(), "bek974.4.1.11");
        assert_eq!(Item::Further.provision().id(), "bek974.4.2");
        assert_eq!(serde_json::to_string(&Item::CorrectiveMeasures).unwrap(), "\"corrective-measures\"");
    }

    #[test]
    fn an_item_is_found_by_pointer_and_by_path() {
        for item in Item::ALL {
            assert_eq!(Item::of(&format!("{}/x/0", item.pointer())), Some(item));
            assert_eq!(Item::of(&format!("{}.x[].y", item.member())), Some(item));
            assert_eq!(serde_json::to_value(item).unwrap(), item.slug());
            assert_eq!(Item::from_slug(item.slug()), Some(item));
            assert!(!item.title().da.is_empty() && !item.title().en.is_empty());
        }
        assert_eq!(Item::from_slug("elsewhere"), None);
        assert_eq!(Item::of("/elsewhere"), None);
        assert_eq!(Item::of(""), None);
    }
}
