//! Cases for those who are signed in: the worklist, a case on one page, its files.

pub mod evidence;
pub mod files;
pub mod journal;
pub mod kind;
pub mod list;
pub mod open;
pub mod page;
pub mod paper;
pub mod readable;
pub mod rests_on;
pub mod versions;
