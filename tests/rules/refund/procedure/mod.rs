//! The course of a refund agreement's case: every state, every act, every refusal.

mod agreement;
mod application;
mod broken;
mod chain;
mod claims;
mod commands;
pub mod course;
mod heat;
mod money;
pub mod people;
mod plants;
mod properties;
mod table;
