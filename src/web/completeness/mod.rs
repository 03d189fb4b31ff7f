//! The review for completeness: each item of § 4 with what the applicant wrote, the files, what the machine finds and what a
//! caseworker marks; and the request for information from what is marked, in one go.

pub mod mark;
pub mod request;
pub mod review;
