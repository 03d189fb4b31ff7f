//! Forms: fields as data, what was typed kept as it was, every fault at its field.
//!
//! A form turns what a browser sends into the same JSON that REST takes, so that both are held against the same type. A
//! fault comes back by its JSON pointer and is shown at the field that the pointer names.

mod field;
mod figure;
mod filled;
mod received;
mod view;

pub use field::{Choice, Field, Kind};
pub use figure::figure;
pub use filled::{Filled, read};
pub use received::{Received, SentFile};
pub use view::{FieldView, FormView, OptionView, SummaryLine, words};

/// What a browser sends: names and values, in order.
pub type Sent = Vec<(String, String)>;
