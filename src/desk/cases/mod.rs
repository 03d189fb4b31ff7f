//! What is done on a case of any [`Kind`](super::Kind): opened, acted on, read, attached to, looked after by the clock.

mod act;
mod attach;
mod clock;
mod open;
mod paper;
mod preview;
mod read;
mod request;
mod row;
mod view;

pub use act::{act, perform, retried};
pub use attach::{Place, SentFile, attach, attached_file};
pub use clock::{catch_up, tick};
pub use open::open;
pub use preview::{Preview, drafts, preview};
pub use read::{Allowed, Versioned, allowed, document, documents, journal, list, read, visible};
pub use request::Request;
pub use row::{is_row_of, stored};
pub use view::{DocumentView, DueDate, JournalView, PossibleAct, possible};
