//! Storage permits: what of the desk's work is theirs alone.

mod application;
mod area;
mod consequences;
mod cumulative;
mod dates;
mod due;
pub mod follow;
mod kind;
mod place;
mod register;
mod register_search;
mod view;

pub use application::{completeness, difference};
pub use area::{AreaAdvice, area};
pub use cumulative::{Counted, Cumulative, cumulative};
pub use kind::Permits;
pub use place::{DRAFT, EVIDENCE};
pub use register::{
    RegisterEntry, SignalReceipt, register_document, register_entry, register_list, register_signal,
};
pub use register_search::{RegisterSearch, is_in_force, register_search};
pub use view::{CaseSummary, CaseView};
