//! Storage permits.

mod act;
mod area;
mod attach;
mod clock;
mod consequences;
mod cumulative;
mod dates;
mod due;
mod file;
mod open;
mod paper;
mod read;
mod register;
mod request;
mod view;

pub use act::act;
pub use area::{AreaAdvice, area};
pub use attach::{SentFile, To, attach, attached_file};
pub use clock::tick;
pub use cumulative::{Counted, Cumulative, cumulative};
pub use dates::DueDate;
pub use file::{KIND, number, stored};
pub use open::open;
pub use read::{completeness, difference, document, documents, journal, list, read};
pub use register::{
    RegisterEntry, SignalReceipt, register_document, register_entry, register_list, register_signal,
};
pub use view::{CaseSummary, CaseView, DocumentView, JournalView, PossibleAct};
