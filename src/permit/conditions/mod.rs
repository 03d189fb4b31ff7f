//! The conditions of a permit (§ 6): their kinds, the catalogue of texts, what is filled in for one permit, and what can
//! be watched without a person: limits against reported figures, dates, and reports that repeat.

pub mod breach;
pub mod catalogue;
pub mod condition;
pub mod draft;
pub mod duty;
pub mod expiry;
pub mod fill;
pub mod injected;
pub mod kind;
pub mod limit;
pub mod overdue;
pub mod parameter;
pub mod proposed;
pub mod publication;
pub mod report;
pub mod schedule;
mod template;
pub mod validate;
pub mod value;
pub mod watch;

pub use breach::Breach;
pub use catalogue::{Entry, always_proposed, catalogue, entry};
pub use condition::{Condition, closing_duties};
pub use draft::{ConditionDraft, SetAside};
pub use duty::{Due, ReceivedReport};
pub use expiry::{ExpiryWarning, expiry_warning};
pub use fill::{fill, fill_after};
pub use injected::{injected_before, total_injected};
pub use kind::ConditionKind;
pub use limit::breaches_in;
pub use overdue::{overdue, upcoming};
pub use parameter::{Parameter, Unit};
pub use proposed::missing_always_proposed;
pub use publication::{PublicationBasis, reporting_condition_exists};
pub use report::{Figure, ReportContent, When};
pub use schedule::Interval;
pub use validate::validate_report;
pub use watch::Watch;
