//! What was sent, held against the schema that the types give, so that every fault of form is found at once.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::casework;
use crate::law::Text;

/// The most faults of form that are named in one answer.
const MOST: usize = 100;

static VALIDATORS: LazyLock<Mutex<HashMap<TypeId, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// Reads a value as a `T`.
///
/// # Errors
/// Every fault of form where it is not a `T`.
pub fn read<T: ToSchema + DeserializeOwned + 'static>(value: Value) -> Result<T, Vec<casework::Problem>> {
    let mut faults = Vec::new();
    if let Some(validator) = validator::<T>() {
        faults.extend(validator.iter_errors(&value).take(MOST).map(|why| fault(&why)));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // What the schema cannot say (a day that does not exist, a figure out of range) the type still may.
    serde_json::from_value(value).map_err(|why| {
        let message = Text::new(format!("Kan ikke læses: {why}."), format!("Cannot be read: {why}."));
        vec![casework::Problem::plain("", message)]
    })
}

/// Every member of a body that a `T` does not have, and every place where an object or a list should be and is not. What
/// stands in a field may be as it will: a draft keeps what it cannot read.
pub fn faults_of_shape<T: ToSchema + 'static>(value: &Value) -> Vec<casework::Problem> {
    let Some(validator) = validator::<T>() else {
        return Vec::new();
    };
    let faults = validator.iter_errors(value).flat_map(|why| match why.kind() {
        ValidationErrorKind::Type { kind: TypeKind::Single(JsonType::Object | JsonType::Array) } => {
            vec![fault(&why)]
        }
        _ => unknown(&why),
    });
    faults.take(MOST).collect()
}

fn unknown(why: &ValidationError<'_>) -> Vec<casework::Problem> {
    let (ValidationErrorKind::AdditionalProperties { unexpected }
    | ValidationErrorKind::UnevaluatedProperties { unexpected }) = why.kind()
    else {
        return Vec::new();
    };
    let within = why.instance_path().to_string();
    let fault = |name: &String| {
        casework::Problem::plain(
            format!("{within}/{}", name.replace('~', "~0").replace('/', "~1")),
            Text::new(
                format!("Skemaet har ikke feltet „{name}“. Fjern det, eller ret navnet."),
                format!("The form has no field “{name}”. Remove it, or correct its name."),
            ),
        )
    };
    unexpected.iter().map(fault).collect()
}

fn validator<T: ToSchema + 'static>() -> Option<Arc<Validator>> {
    let mut known = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known.get(&TypeId::of::<T>()) {
        return Some(Arc::clone(found));
    }
    let schema = schema::<T>()?;
    // With formats: a day and an instant are both text, and only their form tells which one was sent.
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let made = Arc::new(options.build(&schema).ok()?);
    known.insert(TypeId::of::<T>(), Arc::clone(&made));
    Some(made)
}

/// The schema of a `T`, with everything that it names under `components`.
pub fn schema<T: ToSchema>() -> Option<Value> {
    let mut parts = Vec::new();
    T::schemas(&mut parts);
    let components: HashMap<String, Value> = parts
        .into_iter()
        .filter_map(|(name, schema)| Some((name, serde_json::to_value(schema).ok()?)))
        .collect();
    let mut schema = serde_json::to_value(T::schema()).ok()?;
    let members = schema.as_object_mut()?;
    members.insert("components".into(), json!({"schemas": components}));
    Some(schema)
}

/// A fault of form in words.
fn fault(why: &ValidationError<'_>) -> casework::Problem {
    let pointer = why.instance_path().to_string();
    match why.kind() {
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let pointer = format!("{pointer}/{name}");
            casework::Problem::plain(pointer, Text::new("Feltet mangler.", "The field is missing."))
        }
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            let names = unexpected.join(", ");
            casework::Problem::plain(
                pointer,
                Text::new(format!("Ukendte felter: {names}."), format!("Unknown fields: {names}.")),
            )
        }
        ValidationErrorKind::Enum { options } => {
            let known =
                options.as_array().map(|all| all.iter().map(Value::to_string).collect::<Vec<_>>().join(", "));
            let known = known.unwrap_or_default();
            casework::Problem::plain(
                pointer,
                Text::new(format!("Vælg en af: {known}."), format!("Choose one of: {known}.")),
            )
        }
        ValidationErrorKind::Type { kind } => {
            let wanted = match kind {
                TypeKind::Single(one) => one.to_string(),
                TypeKind::Multiple(many) => {
                    many.iter().map(|t| t.to_string()).collect::<Vec<_>>().join(" / ")
                }
            };
            casework::Problem::plain(
                pointer,
                Text::new(
                    format!("Forkert type; her skal stå {wanted}."),
                    format!("Wrong type; this must be {wanted}."),
                ),
            )
        }
        ValidationErrorKind::Format { format } if format == "date" => casework::Problem::plain(
            pointer,
            Text::new(
                "Skal være en dag skrevet ÅÅÅÅ-MM-DD, som findes i kalenderen.",
                "Must be a day of the calendar, written YYYY-MM-DD.",
            ),
        ),
        ValidationErrorKind::Format { format } if format == "date-time" => casework::Problem::plain(
            pointer,
            Text::new(
                "Skal være et tidspunkt skrevet ÅÅÅÅ-MM-DDTTT:MM:SSZ.",
                "Must be an instant written YYYY-MM-DDTHH:MM:SSZ.",
            ),
        ),
        _ => casework::Problem::plain(
            pointer,
            Text::new(format!("Passer ikke: {why}."), format!("Does not fit: {why}.")),
        ),
    }
}
