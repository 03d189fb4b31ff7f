//! Tests of the pure floors, in folders that mirror `src/`: no server, no database.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::as_conversions
)]

mod access;
mod casework;
// With the service, everything that it needs would be built once more for this.
#[cfg(not(feature = "service"))]
mod compile_fail;
mod invoice;
mod law;
mod permit;
mod refund;
mod security;
