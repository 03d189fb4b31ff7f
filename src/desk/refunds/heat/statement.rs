//! One customer's statement of a run, made when it is asked for.

use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::work::each_row;
use crate::access::Person;
use crate::desk::refunds::control::in_full;
use crate::desk::{Desk, DeskError};
use crate::invoice::fragment::Fragment;
use crate::invoice::run::Made;
use crate::law::Moment;
use crate::letters;

/// How a statement is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeatStatementFormat {
    /// A page to enclose with a bill.
    #[default]
    Pdf,
    /// The statement with its fields for an electronic invoice.
    Json,
}

/// A customer's statement; its bytes are those of the page, or of the data.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no such case, run or customer that the person may see, or where the statement is held back.
pub fn statement(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    (run, customer): (u32, &str),
    format: HeatStatementFormat,
    at: Moment,
) -> Result<Vec<u8>, DeskError> {
    let file = in_full(desk, person, id, at)?;
    let run = file.heat_run(run).ok_or(DeskError::NotFound)?;
    let mut found = None;
    let prepared = each_row(desk, run, &mut |_, made| {
        if let Made::Statement(one) = made
            && one.customer == customer
        {
            found = Some(one);
        }
    })?;
    let statement = found.ok_or(DeskError::NotFound)?;
    match format {
        HeatStatementFormat::Pdf => {
            Ok(letters::render(&letters::statement::letter(&statement, prepared.production()))?)
        }
        HeatStatementFormat::Json => {
            let fragment = Fragment::of(&statement);
            let data = json!({ "statement": statement, "ubl": fragment.xml(), "invoice": fragment });
            Ok(serde_json::to_vec(&data)?)
        }
    }
}
