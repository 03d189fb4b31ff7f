//! Documents that an item cannot do without.

use super::AttachedTo;
use super::finding::{Sheet, say};
use crate::law::Text;
use crate::permit::application::Item;

/// The documents that an item calls for, if it calls for any.
pub fn wanted(item: Item) -> Option<Text> {
    Some(match item {
        Item::Capacity => say(
            "årsrapporter og eventuel garantierklæring",
            "annual reports, and the letter of guarantee if there is one",
        ),
        Item::Project => say(
            "projektplan, overvågningsprogram og oversigt over anlæg",
            "project plan, monitoring programme and plan of the facilities",
        ),
        Item::Coordinates => {
            say("koordinattabel (CSV eller GeoJSON) og kort", "table of coordinates (CSV or GeoJSON) and map")
        }
        Item::Geology => {
            say("rapport om statisk og dynamisk model", "report on the static and the dynamic model")
        }
        Item::Quantity => say(
            "laboratoriecertifikat eller leverandørens specifikation",
            "laboratory certificate or the supplier's specification",
        ),
        Item::Liability => {
            say("police eller sikkerhedsdokument", "insurance policy or the instrument of security")
        }
        Item::CorrectiveMeasures => say("beredskabsplan", "emergency response plan"),
        Item::Closure => say(
            "program for plugning og overslag over omkostninger",
            "plugging programme and estimate of costs",
        ),
        Item::Parties | Item::Limits | Item::Duration | Item::Further => return None,
    })
}

pub(super) fn check(attachments: &[AttachedTo], sheet: &mut Sheet) {
    for item in Item::ALL {
        let Some(wanted) = wanted(item) else { continue };
        if attachments.iter().any(|attached| attached.item == item) {
            continue;
        }
        let title = item.title();
        sheet.missing(
            &item.pointer(),
            say(format!("{}: intet bilag.", title.da), format!("{}: no file is attached.", title.en)),
            say(format!("Vedlæg {}.", wanted.da), format!("Attach {}.", wanted.en)),
        );
    }
}
