//! Pages of lists: by key, without counts, so that a list of a million is as quick as one of ten.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::problem::Problem;
use crate::casework;
use crate::desk::cases::JournalView;
use crate::desk::permits::{CaseSummary, RegisterEntry};
use crate::desk::refunds::AgreementSummary;
use crate::law::{Language, Text};
use crate::store::Window;

/// The most that one page holds.
const MOST: i64 = 100;

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Page {
    /// The `next` of the page before.
    pub after: Option<String>,
    /// How many, 1 to 100; 50 if nothing is said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<i64>,
}

impl Page {
    /// The window that it asks for.
    ///
    /// # Errors
    /// 422 where the limit is out of range.
    pub fn window(&self, language: Language) -> Result<Window, Problem> {
        let limit = self.limit.unwrap_or(50);
        if !(1..=MOST).contains(&limit) {
            let message = Text::new(format!("limit skal være 1-{MOST}."), format!("limit must be 1-{MOST}."));
            return Err(Problem::invalid(language, &[casework::Problem::plain("/limit", message)]));
        }
        Ok(Window { after: self.after.clone(), limit })
    }

    /// The key of the page after, if this one is full.
    pub fn next<T>(limit: i64, items: &[T], key: impl Fn(&T) -> String) -> Option<String> {
        let full = usize::try_from(limit).is_ok_and(|limit| items.len() >= limit);
        items.last().filter(|_| full).map(key)
    }
}

/// A page of cases.
#[derive(Debug, Serialize, ToSchema)]
pub struct CasePage {
    /// The cases.
    pub items: Vec<CaseSummary>,
    /// What to give as `after` for the page after; none on the last.
    pub next: Option<String>,
}

/// A page of agreements.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgreementPage {
    /// The cases.
    pub items: Vec<AgreementSummary>,
    /// What to give as `after` for the page after; none on the last.
    pub next: Option<String>,
}

/// A page of a journal.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournalPage {
    /// The entries.
    pub items: Vec<JournalView>,
    /// What to give as `after` for the page after; none on the last.
    pub next: Option<String>,
}

/// A page of the register.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegisterPage {
    /// The permits.
    pub items: Vec<RegisterEntry>,
    /// What to give as `after` for the page after; none on the last.
    pub next: Option<String>,
}
