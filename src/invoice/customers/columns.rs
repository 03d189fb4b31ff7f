//! The columns of a file of customers.

use super::fault::CustomerFaults;
use crate::law::Text;

/// Those that must be there, and from the twelfth on those that may.
pub(super) const COLUMNS: [&str; 13] = [
    "id",
    "name",
    "address",
    "postcode",
    "city",
    "vat_registered",
    "kind",
    "quantity",
    "unit",
    "from",
    "to",
    "cvr",
    "language",
];
const NEEDED: usize = 11;

/// For each of [`COLUMNS`] where in a row it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    places: [Option<usize>; COLUMNS.len()],
    /// How many fields a row has.
    pub(super) width: usize,
}

impl Columns {
    /// Reads the header; every fault goes into `faults`.
    pub(super) fn read(header: &csv::ByteRecord, faults: &mut CustomerFaults) -> Option<Self> {
        let before = faults.total;
        let names: Vec<String> = header
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let name = String::from_utf8_lossy(name);
                let name = if at == 0 { name.trim_start_matches('\u{feff}') } else { &name };
                name.trim().to_lowercase()
            })
            .collect();
        let mut places = [None; COLUMNS.len()];
        for (at, (column, place)) in COLUMNS.iter().zip(&mut places).enumerate() {
            let mut found = names.iter().enumerate().filter(|(_, name)| name == column).map(|(at, _)| at);
            *place = found.next();
            if place.is_none() && at < NEEDED {
                let text = Text::new("Kolonnen mangler.", "The column is missing.");
                faults.add(1, column, text);
            }
            if found.next().is_some() {
                faults.add(1, column, Text::new("Kolonnen står to gange.", "The column stands twice."));
            }
        }
        for name in names.iter().filter(|name| !COLUMNS.contains(&name.as_str())) {
            let shown: String = name.chars().take(40).collect();
            let known = COLUMNS.join(", ");
            faults.add(
                1,
                &shown,
                Text::new(
                    format!("Kolonnen kendes ikke. Kolonnerne er {known}."),
                    format!("The column is unknown. The columns are {known}."),
                ),
            );
        }
        (faults.total == before).then_some(Self { places, width: names.len() })
    }

    /// A row's field in one of [`COLUMNS`]; empty where the column is left out.
    pub(super) fn field<'a>(&self, row: &'a csv::ByteRecord, column: &str) -> &'a [u8] {
        let place = COLUMNS.iter().position(|one| *one == column).and_then(|at| *self.places.get(at)?);
        place.and_then(|at| row.get(at)).unwrap_or_default()
    }
}
