//! Sagsgang: the course of a case. Permits for storing less than 100 kt CO2 (BEK 974/2022) and, on the same
//! foundation, agreements on repayment of CO2 tax (BEK 1504/2024).
//!
//! The modules are floors; each uses only the floors under it (see `ARCHITECTURE.md`). From the ground up: [`law`],
//! [`access`], [`casework`], [`permit`] and [`refund`], [`invoice`] are pure: no clock, no network, no database.

#[cfg(feature = "service")]
pub mod cli;

#[cfg(feature = "service")]
pub mod demo;

#[cfg(feature = "service")]
pub mod site;

#[cfg(feature = "service")]
pub mod api;
#[cfg(feature = "service")]
pub mod web;

#[cfg(feature = "service")]
pub mod host;

#[cfg(feature = "service")]
pub mod desk;
#[cfg(feature = "service")]
pub mod letters;
#[cfg(feature = "service")]
pub mod mail;
#[cfg(feature = "service")]
pub mod openid;
#[cfg(feature = "service")]
pub mod scanner;
#[cfg(feature = "service")]
pub mod store;

pub mod invoice;

pub mod permit;
pub mod refund;

pub mod casework;

pub mod access;

pub mod law;
