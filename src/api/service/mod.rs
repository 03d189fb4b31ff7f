//! What is no resource of its own: pages of lists, health, who you are.

mod answer;
mod health;
mod me;
mod page;

pub use answer::answer;
pub use health::{live, ready};
pub use me::me;
pub use page::{AgreementPage, CasePage, JournalPage, Page, RegisterPage};

// The descriptions that the macro makes beside the handlers.
pub use health::{__path_live, __path_ready};
pub use me::__path_me;
