//! Where a storage site may lie: the plan area of Bilag 1 (§ 3 stk. 2) and the limit of the Danish continental shelf
//! (§ 1 stk. 2).
//!
//! Everything is computed in ED50, the datum of Bilag 1, in `f64`: geodesy is measurement. Distances are shown to
//! 0.1 m and verdicts are taken from what is shown, so that a printed receipt can be checked by hand.

mod boundary;
mod check;
mod datum;
mod fault;
mod line;
mod plan;
mod receipt;
mod result;
mod ring;
mod survey;
mod undated;

pub use check::{CheckInput, check};
pub use datum::{Datum, LonLat, from_ed50, to_ed50};
pub use fault::AreaProblem;
pub use line::{EdgeKind, GeodesicLine, distance_m};
pub use plan::{Corner, PlanArea, Status, outline};
pub use result::{AreaResult, ComplexResult, Crossing, RingResult, ShelfResult, Verdict};
pub use ring::{MAX_PERIMETER_M, MAX_POSITIONS, ring_in_ed50};
pub use undated::{DatumVerdicts, WithoutDatum, check_without_datum};
