//! Measured CO2: readings to hourly values to tonnes (BEK 1504 § 3, stk. 1, nr. 2-3; MRR articles 42-46).
//!
//! A *plan* says which points are measured, how often, and what stands in for hours that are missing. A *file* has the
//! readings, one a row. [`measure()`] reads the file once, with memory that the plan bounds and the file does not, and
//! refuses it whole, with every fault and its line, or gives the tonnes with a receipt.
//!
//! Readings are floating-point figures, as instruments give them. Sums are compensated and always taken in the order of
//! time, so that the same file gives the same figure; `tonnes::rounded` makes decimals of them, once, at the end.

mod clock;
mod digested;
mod fault;
mod figures;
mod header;
mod hourly;
mod lines;
mod months;
mod number;
mod outage;
mod plan;
mod plan_check;
mod point;
mod reader;
mod receipt;
mod rejected;
mod result;
mod row;
mod statistics;
mod steps;
mod substitute;
mod sum;
mod tier;
mod tonnes;
mod warn;
mod warning;

pub use fault::{FileFault, FileFaults, LISTED};
pub use header::COLUMNS;
pub use lines::LONGEST_LINE;
pub use number::LARGEST;
pub use plan::{Bounds, MeasuringPeriod, Plan, PlannedPoint, Ranges, Substitute};
pub use plan_check::{MOST_HOURS, MOST_POINTS};
pub use point::{Measures, Quantity, Role};
pub use reader::measure;
pub use rejected::Rejected;
pub use result::{Alternatives, Measured, MeasuredPoint, MeasuredQuantity, MonthTonnes};
pub use warning::{MeasurementWarning, WarningKind};
