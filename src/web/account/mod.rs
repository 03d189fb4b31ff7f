//! A person's own: signing in and out, who they are, and their tokens for programs.

pub mod demo;
pub mod me;
pub mod own_path;
pub mod sign_in;
pub mod sign_out;
pub mod tokens;
