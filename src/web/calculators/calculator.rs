//! A calculator as the pages know it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::host::shape;
use crate::law::{Day, Text};
use crate::web::form::{Field, Kind};
use crate::web::receipt::Headline;

/// A calculator.
pub struct Calculator {
    /// Its name in the address.
    pub name: &'static str,
    /// Its title, in Danish and in English.
    pub title: (&'static str, &'static str),
    /// What it answers, in Danish and in English.
    pub about: (&'static str, &'static str),
    /// What it asks.
    pub fields: &'static [Field],
    /// What stands at the head of the answer.
    pub headlines: &'static [Headline],
    /// Computes the answer, as JSON, from what REST would be sent, on a day.
    pub compute: fn(Value, Day) -> Result<Value, Vec<Problem>>,
}

impl Calculator {
    /// Whether it takes a document, which no address has room for.
    pub fn is_posted(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.kind, Kind::Document))
    }
}

/// Computes by a calculation of a pure floor.
///
/// # Errors
/// Every fault in the input.
pub fn by<I, O>(value: Value, compute: impl Fn(&I) -> Result<O, Vec<Problem>>) -> Result<Value, Vec<Problem>>
where
    I: ToSchema + DeserializeOwned + 'static,
    O: Serialize,
{
    let input: I = shape::read(value)?;
    let result = compute(&input)?;
    serde_json::to_value(&result).map_err(|why| {
        let message = format!("{why}");
        vec![Problem::plain("", Text::new(message.clone(), message))]
    })
}
