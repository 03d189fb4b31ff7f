//! What the pages must know of a kind of case to show it. All else is the same for every kind.

use crate::access::Person;
use crate::desk::cases::Place;
use crate::desk::permits::{self, Permits};
use crate::desk::refunds::{self, Refunds};
use crate::desk::{Desk, DeskError, Kind};
use crate::law::Moment;
use crate::permit::application::Change;
use crate::web::procedures::procedure::Procedure;

/// A kind of case that the pages show.
pub trait Shown: Kind {
    /// Its name in addresses: `storage-permits`.
    const PLACE: &'static str;
    /// The members of its file that stand on the page, in order.
    const PARTS: &'static [&'static str];
    /// Acts that have a page of their own: the act, and the last part of the page's address.
    const OWN_PAGES: &'static [(&'static str, &'static str)];

    /// Pages beside the case's own: the last part of the address, and what they are called in Danish and in English.
    const MORE_PAGES: &'static [(&'static str, &'static str, &'static str)];

    /// Where evidence goes.
    const EVIDENCE: &'static Place<Self>;

    /// Its procedure.
    fn procedure() -> Procedure;

    /// What a submitted version changed from the one before it; none where the kind does not tell.
    ///
    /// # Errors
    /// As the desk.
    fn changes(_: &Desk, _: &Person, _: &str, _: u32, _: Moment) -> Result<Option<Vec<Change>>, DeskError> {
        Ok(None)
    }
}

impl Shown for Permits {
    const PLACE: &'static str = "storage-permits";
    const PARTS: &'static [&'static str] = &[
        "signals",
        "requests",
        "hearings",
        "marks",
        "waived",
        "permits",
        "foundation",
        "reports",
        "reassessments",
        "released",
        "closure",
        "ended_on",
        "disqualified",
    ];
    const OWN_PAGES: &'static [(&'static str, &'static str)] = &[
        ("save", "application"),
        ("attach", "application"),
        ("remove-attachment", "application"),
        ("submit", "application/overview"),
        ("answer", "application/overview"),
        ("mark-item", "completeness"),
        ("request-information", "completeness#request"),
        ("attach-evidence", "evidence"),
    ];
    const MORE_PAGES: &'static [(&'static str, &'static str, &'static str)] =
        &[("application/overview", "Hele ansøgningen", "The whole application")];
    const EVIDENCE: &'static Place<Self> = &permits::EVIDENCE;

    fn procedure() -> Procedure {
        Procedure::storage_permit()
    }

    fn changes(
        desk: &Desk,
        person: &Person,
        id: &str,
        version: u32,
        at: Moment,
    ) -> Result<Option<Vec<Change>>, DeskError> {
        crate::desk::permits::difference(desk, Some(person), id, version, at).map(Some)
    }
}

impl Shown for Refunds {
    const PLACE: &'static str = "refund-agreements";
    const PARTS: &'static [&'static str] = &[
        "inquiries",
        "eligibility",
        "hearings",
        "proposed",
        "agreements",
        "methods",
        "breaches",
        "reports",
        "series",
        "chain",
        "extensions",
        "claims",
        "ledger",
        "controls",
        "heat_runs",
        "heat_told",
        "ended_on",
        "disqualified",
    ];
    const OWN_PAGES: &'static [(&'static str, &'static str)] =
        &[("upload-measurements", "tonnes#readings"), ("attach-evidence", "evidence")];
    const MORE_PAGES: &'static [(&'static str, &'static str, &'static str)] = &[
        ("tonnes", "Målinger, og hvor hvert ton er", "Readings, and where each tonne is"),
        ("claims", "Krav og deres beregning", "Claims and their computation"),
        ("ledger", "Regnskab og kontrol", "Ledger and control"),
    ];
    const EVIDENCE: &'static Place<Self> = &refunds::EVIDENCE;

    fn procedure() -> Procedure {
        Procedure::refund_agreement()
    }
}

/// The kind with a name in the store, as it stands in addresses.
pub fn place_of(kind: &str) -> &'static str {
    if kind == Refunds::KIND { Refunds::PLACE } else { Permits::PLACE }
}

/// Does something with the kind that an address names; 404 where there is none of that name.
macro_rules! of_kind {
    ($place:expr, $K:ident => $does:expr) => {
        match $place {
            place if place == <$crate::desk::permits::Permits as $crate::web::cases::kind::Shown>::PLACE => {
                type $K = $crate::desk::permits::Permits;
                $does
            }
            place if place == <$crate::desk::refunds::Refunds as $crate::web::cases::kind::Shown>::PLACE => {
                type $K = $crate::desk::refunds::Refunds;
                $does
            }
            _ => Err($crate::web::fault::Fault::from($crate::desk::DeskError::NotFound)),
        }
    };
}

pub(crate) use of_kind;
