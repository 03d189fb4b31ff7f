//! The header: which column stands where.

use super::fault::{FileFaults, What};

/// The columns of a file, in any order, each once and no others.
pub const COLUMNS: [&str; 7] = [
    "time",
    "point",
    "concentration_g_per_nm3",
    "flow_nm3_per_h",
    "mass_flow_t_per_h",
    "concentration_status",
    "flow_status",
];

/// The fields of a line, in the order of [`COLUMNS`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fields<'a> {
    pub(super) time: &'a [u8],
    pub(super) point: &'a [u8],
    pub(super) concentration: &'a [u8],
    pub(super) flow: &'a [u8],
    pub(super) mass_flow: &'a [u8],
    pub(super) concentration_status: &'a [u8],
    pub(super) flow_status: &'a [u8],
}

/// For each of [`COLUMNS`], where in a line it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Header([usize; COLUMNS.len()]);

impl Header {
    /// Reads the header; every fault goes into `faults`.
    pub(super) fn read(names: &[&[u8]], faults: &mut FileFaults) -> Option<Self> {
        let before = faults.total;
        let mut places = [0; COLUMNS.len()];
        for (column, place) in COLUMNS.iter().zip(&mut places) {
            let mut found = names.iter().enumerate().filter(|(_, name)| **name == column.as_bytes());
            match found.next() {
                None => faults.add(1, &What::ColumnMissing(column)),
                Some((at, _)) => *place = at,
            }
            if found.next().is_some() {
                faults.add(1, &What::ColumnTwice(column));
            }
        }
        for name in names.iter().filter(|name| !COLUMNS.iter().any(|column| column.as_bytes() == **name)) {
            faults.add(1, &What::ColumnUnknown(name));
        }
        (faults.total == before).then_some(Self(places))
    }

    /// A line's fields by their columns.
    pub(super) fn fields<'a>(&self, split: &[&'a [u8]; COLUMNS.len()]) -> Fields<'a> {
        let [time, point, concentration, flow, mass_flow, concentration_status, flow_status] =
            self.0.map(|place| split.get(place).copied().unwrap_or_default());
        Fields { time, point, concentration, flow, mass_flow, concentration_status, flow_status }
    }
}
