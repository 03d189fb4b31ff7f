//! What each custody act carries. Days are days in Denmark; amounts are tonnes with at most three decimals; a document is
//! the SHA-256 of a file that belongs to the case.

mod correction;
mod loss;
mod lot;
mod site;
mod storing;
mod transport;

pub use correction::Correct;
pub use loss::{Lose, LossCause, LossFrom};
pub use lot::{Extend, MeasuredBy, RegisterLot};
pub use site::{AcceptSite, RegisterSite};
pub use storing::{Store, StoreFrom};
pub use transport::{Carrier, Destination, HandOver, Licence, LicenceKind, Mode, Origin, Receive};
