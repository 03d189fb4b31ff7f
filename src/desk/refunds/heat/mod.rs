//! Statements for invoices of heat or cold in a case (§ 5): ordered, made part by part while people do other things, and seen.

mod order;
mod part;
mod production;
mod statement;
mod view;
mod work;

pub use order::order;
pub use part::{HELD_BACK_HEAD, MANIFEST_HEAD, Part, PartError};
pub use production::{HeatFuelSent, HeatStatementsWanted, HeatSupplierSent};
pub use statement::{HeatStatementFormat, statement};
pub use view::{HeatRunState, HeatRunView, HeatStatementsView, heat_statements};
pub(super) use work::make_part;
pub(super) use work::run_anew;
