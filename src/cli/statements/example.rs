//! An example of any size: a supplier with so many customers, the same ones every time.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Context as _;

const PRODUCTION: &str = include_str!("../../../forms/examples/heat/production.toml");

const FIRST: [&str; 12] = [
    "Åge",
    "Birgitte",
    "Camilla",
    "Ditte",
    "Erik",
    "Frederikke",
    "Gørrild",
    "Hanne",
    "Ib",
    "Jørgen",
    "Kæthe",
    "Løvenskjold",
];
const LAST: [&str; 10] = [
    "Ærø",
    "Østergaard",
    "Ånderup",
    "Sørensen",
    "Nørgaard",
    "Kjær",
    "Vestergaard-Lindegaard",
    "Holm",
    "Dam",
    "Fjord",
];
const STREETS: [&str; 8] = [
    "Søndergade",
    "Østre Allé",
    "Æblehaven",
    "Åboulevarden",
    "Nørregade",
    "Kirkevej",
    "Strandvejen",
    "Gl. Landevej",
];
const TOWNS: [(&str, &str); 5] = [
    ("6700", "Esbjerg"),
    ("6705", "Esbjerg Ø"),
    ("6715", "Esbjerg N"),
    ("6710", "Esbjerg V"),
    ("6731", "Tjæreborg"),
];

/// Writes `production.toml` and `customers.csv` into a folder.
pub fn write(into: &Path, customers: u64) -> anyhow::Result<()> {
    fs::create_dir_all(into).with_context(|| format!("making {}", into.display()))?;
    fs::write(into.join("production.toml"), PRODUCTION)?;
    let mut out = BufWriter::new(File::create(into.join("customers.csv"))?);
    writeln!(out, "id,name,address,postcode,city,vat_registered,cvr,language,kind,quantity,unit,from,to")?;
    for n in 0..customers {
        writeln!(out, "{}", row(n))?;
    }
    out.flush().context("writing the customers")
}

fn pick<T: Copy + Default>(of: &[T], n: u64) -> T {
    let length = u64::try_from(of.len()).unwrap_or(1).max(1);
    usize::try_from(n % length).ok().and_then(|at| of.get(at)).copied().unwrap_or_default()
}

fn row(n: u64) -> String {
    // Spreads neighbours, and gives the same figure for the same customer for ever.
    let spread = n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let (postcode, city) = pick(&TOWNS, spread / 7);
    let business = spread.is_multiple_of(9);
    let name = format!("{} {}", pick(&FIRST, spread), pick(&LAST, spread / 12));
    let name = if business { format!("{name} & Co. ApS") } else { name };
    let quantity = 1_000 + spread % 60_000;
    let (kind, unit) = match (spread.is_multiple_of(17), spread.is_multiple_of(5)) {
        (true, _) => ("kulde", "GJ"),
        (false, true) => ("varme", "GJ"),
        (false, false) => ("varme", "MWh"),
    };
    format!(
        "{},{name},{} {},{postcode},{city},{},,{},{kind},{}.{:03},{unit},2026-01-01,2026-12-31",
        100_000 + n,
        pick(&STREETS, spread / 3),
        1 + spread % 240,
        if business { "ja" } else { "nej" },
        if spread.is_multiple_of(23) { "en" } else { "da" },
        quantity / 1_000,
        quantity % 1_000,
    )
}
