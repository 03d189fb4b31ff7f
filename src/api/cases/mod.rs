//! What may be asked of a case of any kind: opened, listed, read, its draft saved, files attached to it.
//!
//! The work is done by functions over a [`Kind`](crate::desk::Kind); `cases!` in [`routes`] gives them their places and
//! their descriptions for one kind.

mod act;
mod file;
mod file_name;
mod list;
mod preview;
mod read;
pub mod routes;
mod save;

pub use act::{act, open, remove_attachment};
pub use file::{attach, attachment, attachments, document};
pub use file_name::{EvidenceName, FileName};
pub use list::{documents, journal, list};
pub use preview::{Wanted as PreviewWanted, preview};
pub use read::read;
pub use save::save;
