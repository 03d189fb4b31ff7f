//! The example bodies in `forms/examples/`, with their open places filled in.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::desk::DeskError;
use crate::law::Day;

/// The days of a permit, as the examples name them.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    /// `@TODAY@`: the first day.
    pub today: Day,
    /// `@SOON@`: the last day for an answer.
    pub soon: Day,
    /// `@END@`: the last day.
    pub end: Day,
    /// `@LATER@`: the last day for closing.
    pub later: Day,
}

impl From<Day> for Days {
    fn from(today: Day) -> Self {
        Self { today, soon: today.plus_days(14), end: today.plus_days(116), later: today.plus_days(480) }
    }
}

/// The company that the examples are written for.
const EXAMPLE: &str = "Nordhavet Pilot ApS";

/// An example for a company, on its days.
///
/// # Errors
/// When the example is not JSON.
pub fn value(example: &str, company: &str, days: &Days) -> Result<Value, DeskError> {
    let filled = example
        .replace(EXAMPLE, company)
        .replace("@TODAY@", &days.today.to_string())
        .replace("@SOON@", &days.soon.to_string())
        .replace("@END@", &days.end.to_string())
        .replace("@LATER@", &days.later.to_string());
    Ok(serde_json::from_str(&filled)?)
}

/// What a body reads as.
///
/// # Errors
/// When it does not.
pub fn read<T: DeserializeOwned>(value: Value) -> Result<T, DeskError> {
    Ok(serde_json::from_value(value)?)
}

/// Puts a value in the place of the one that a pointer leads to.
///
/// # Errors
/// When it leads nowhere.
pub fn put(value: &mut Value, pointer: &str, new: Value) -> Result<(), DeskError> {
    match value.pointer_mut(pointer) {
        Some(old) => {
            *old = new;
            Ok(())
        }
        None => Err(DeskError::Broken(format!("the demo's example has nothing at {pointer}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_gets_its_company_and_its_days() {
        let days = Days::from(Day::ymd(2022, 12, 6).unwrap());
        let example = r#"{"by": "Nordhavet Pilot ApS", "on": ["@TODAY@", "@SOON@", "@END@", "@LATER@"]}"#;
        let mut filled = value(example, "Vesterhav Lager A/S", &days).unwrap();
        assert_eq!(
            filled,
            serde_json::json!({
                "by": "Vesterhav Lager A/S",
                "on": ["2022-12-06", "2022-12-20", "2023-04-01", "2024-03-30"],
            })
        );
        put(&mut filled, "/on/0", Value::Null).unwrap();
        assert_eq!(filled["on"][0], Value::Null);
        assert!(put(&mut filled, "/on/4", Value::Null).is_err());
    }
}
