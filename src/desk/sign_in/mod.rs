//! Who somebody is: people of the file and of the accounts, tokens for programs, sessions of browsers.
//!
//! Whatever somebody shows, [`present()`] leads to a person as they are at that moment: a disabled account or a changed role
//! counts at once. Secrets are kept as digests or hashes, and are shown once.

pub mod accounts;
mod noted;
mod one_time;
pub mod openid;
mod own_password;
mod password;
mod person;
mod present;
mod random;
mod seal;
pub mod sessions;
mod source;
mod tokens;
mod tries;

pub use own_password::{NewPassword, change_password};
pub use present::{Presented, Proof, Shown, present};
pub use random::secret;
pub use seal::Seal;
pub use sessions::{Credentials, Limits, SignedIn, sign_in, sign_out, sign_out_everywhere};
pub use source::{Source, Vouched};
pub use tokens::{MadeToken, NewToken, TokenScope, TokenView, list, make, revoke};
