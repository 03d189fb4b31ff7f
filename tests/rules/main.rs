//! Tests of the pure floors, in folders that mirror `src/`: no server, no database.

mod casework;
mod law;
mod permit;
