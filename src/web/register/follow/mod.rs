//! *Follow this permit*: to ask by mail, and what the links in the mails lead to.

pub mod ask;
pub mod link;
