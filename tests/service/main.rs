//! Tests of the whole program: a real store, the real routes, and the real process where it is about one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::as_conversions,
    clippy::disallowed_methods
)]

mod agreements;
mod api_tokens;
mod attacks;
mod backups;
mod calculators;
mod database_faults;
mod demo;
mod disqualification;
mod exports;
mod floors;
mod golden;
mod golden_agreements;
mod heat_statements;
mod hostile;
mod hostile_agreements;
mod hostile_keys;
mod kill;
mod looking;
mod mails;
mod mandate;
mod many;
mod matrix;
mod measure;
mod metrics;
mod migrations;
mod numbers;
mod openapi;
mod openid;
mod order;
mod own_password;
mod pages;
mod placeholders;
mod previews;
mod races;
mod races_agreements;
mod rates;
mod readme;
mod refund_walk;
mod scanning;
mod sessions;
mod sign_in;
mod statements;
mod stops;
mod support;
mod ubl;
mod verify;
mod walk;
