//! What is asked of a chain on a day: what counts, what does not, what is late, and what comes next. A chain knows where the
//! tonnes are now; the day is held against deadlines and permits.

mod deadlines;
mod eligible;
mod holding;

pub use deadlines::{Overdue, Reminder};
pub use eligible::{Eligibility, EligibilityInput, EligiblePart};
pub use holding::{Consequence, Holding, NotStored, NotStoredCause};
