//! What every case has, whatever it is about: journal entries, deadlines, complaint guidance, fields that lose
//! nothing, problems and refusals.

pub mod attachment;
pub mod complaint;
pub mod content;
pub mod cvr;
pub mod deadline;
pub mod disqualification;
pub mod faults;
pub mod field;
pub mod for_content;
pub mod journal;
pub mod placeholder;
pub mod problem;
pub mod procedure;
pub mod refusal;
pub mod replay;
pub mod signed;
pub mod step;

pub use attachment::Attachment;
pub use field::Field;
pub use for_content::ForContent;
pub use journal::Entry;
pub use problem::Problem;
pub use refusal::Refusal;
pub use replay::{Act, CaseFile};
pub use signed::Signed;
pub use step::{Recorded, Step};
