//! Pages for people, made on the server: the same desk as REST, in Danish and English, without any script.
//!
//! A page is a template beside the code that fills it. [`visitor::Visitor`] says who looks and in which language and shows
//! the page with the headers that every page has; [`signed_in::SignedIn`] is a visitor who is signed in, and
//! [`own_form::OwnForm`] a form that they sent; [`shell::Shell`] is what stands around each; [`form`] is how something
//! is asked for, with every fault at its field; [`fault::Fault`] is a page that cannot be shown, and [`errors`] how that
//! looks.

pub mod account;
pub mod acts;
pub mod application;
pub mod assets;
pub mod calculators;
pub mod cases;
pub mod completeness;
pub mod errors;
pub mod fault;
pub mod form;
pub mod form_token;
pub mod front;
pub mod law;
pub mod map;
pub mod own_files;
pub mod own_form;
pub mod own_site;
pub mod procedures;
pub mod receipt;
pub mod refunds;
pub mod register;
pub mod router;
pub mod shell;
pub mod signed_in;
pub mod visitor;
pub mod words;
