//! A supplier's customers, from a CSV file of any length: read row by row, every fault with its line and column, and nothing
//! used of a file that has one.
//!
//! The first line names the columns, in any order: `id`, `name`, `address`, `postcode`, `city`, `vat_registered`, `kind`,
//! `quantity`, `unit`, `from`, `to`; `cvr` and `language` may be left out. Columns are parted by commas, or by semicolons throughout,
//! as Danish spreadsheets write them; only then may a quantity have a decimal comma.

mod columns;
mod fault;
mod reader;
mod row;

pub use fault::{CustomerFault, CustomerFaults};
pub use reader::{Totals, read_customers};
pub use row::{Customer, Delivered};
