//! A field of a form: not given, given, or given in a way that cannot be read. Nothing typed is lost.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use utoipa::openapi::{RefOr, schema::Schema};
use utoipa::{PartialSchema, ToSchema};
use validator::{Validate, ValidateEmail, ValidateLength, ValidateRange, ValidationErrors};

/// A field as the person left it. Absent, `null` and empty text are [`Field::Missing`]; what does not read as `T` is
/// kept as it came, so that a draft saves at any time and comes back as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// Nothing is given.
    #[default]
    Missing,
    /// Something is given that does not read as a `T`: the value as it came, and why.
    Unreadable(Value, String),
    /// A readable value.
    Given(T),
}

impl<T> Field<T> {
    /// The value, if it was given and can be read.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            _ => None,
        }
    }

    /// Whether nothing is given.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// Why what was given cannot be read, if so.
    pub fn unreadable(&self) -> Option<&str> {
        match self {
            Self::Unreadable(_, why) => Some(why),
            _ => None,
        }
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Given(value)
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => serializer.serialize_none(),
            Self::Unreadable(value, _) => value.serialize(serializer),
            Self::Given(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: for<'a> Deserialize<'a>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            _ => false,
        };
        if empty {
            return Ok(Self::Missing);
        }
        Ok(match T::deserialize(&value) {
            Ok(read) => Self::Given(read),
            Err(why) => Self::Unreadable(value, why.to_string()),
        })
    }
}

impl<T: ToSchema> ToSchema for Field<T> {
    fn name() -> Cow<'static, str> {
        T::name()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(schemas);
    }
}

impl<T: ToSchema> PartialSchema for Field<T> {
    fn schema() -> RefOr<Schema> {
        T::schema()
    }
}

impl<T: ValidateEmail> ValidateEmail for Field<T> {
    fn as_email_string(&self) -> Option<Cow<'_, str>> {
        self.get().and_then(ValidateEmail::as_email_string)
    }
}

impl<T: ValidateLength<u64>> ValidateLength<u64> for Field<T> {
    fn length(&self) -> Option<u64> {
        self.get().and_then(ValidateLength::length)
    }
}

impl<T: ValidateRange<B>, B> ValidateRange<B> for Field<T> {
    fn greater_than(&self, max: B) -> Option<bool> {
        self.get().and_then(|value| value.greater_than(max))
    }

    fn less_than(&self, min: B) -> Option<bool> {
        self.get().and_then(|value| value.less_than(min))
    }
}

impl<T: Validate> Validate for Field<T> {
    fn validate(&self) -> Result<(), ValidationErrors> {
        self.get().map_or(Ok(()), Validate::validate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: Value) -> Field<u32> {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn absent_null_and_blank_are_missing() {
        assert!(read(json!(null)).is_missing());
        assert!(read(json!("  ")).is_missing());
        assert_eq!(read(json!(7)), Field::Given(7));
        assert_eq!(read(json!(7)).get(), Some(&7));
    }

    #[test]
    fn what_cannot_be_read_comes_back_as_it_was() {
        let field = read(json!({"about": "seven"}));
        assert!(field.unreadable().is_some());
        assert!(field.get().is_none());
        assert!(!field.is_missing());
        assert_eq!(serde_json::to_value(&field).unwrap(), json!({"about": "seven"}));
        assert_eq!(serde_json::to_value(Field::<u32>::Missing).unwrap(), Value::Null);
    }

    #[test]
    fn a_field_is_described_as_what_it_holds() {
        type Wrapped = Field<crate::law::Text>;
        assert_eq!(Wrapped::name(), crate::law::Text::name());
        let json = |schema: RefOr<Schema>| serde_json::to_value(schema).unwrap();
        assert_eq!(json(Wrapped::schema()), json(crate::law::Text::schema()));
        let (mut of_field, mut of_text) = (Vec::new(), Vec::new());
        <Field<crate::law::receipt::Step>>::schemas(&mut of_field);
        crate::law::receipt::Step::schemas(&mut of_text);
        let names =
            |of: &[(String, RefOr<Schema>)]| of.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&of_field), names(&of_text));
        assert!(!of_field.is_empty());
    }

    #[test]
    fn only_what_cannot_be_read_says_why() {
        assert!(read(json!("x")).unreadable().is_some_and(|why| why != "xyzzy"));
        assert_eq!((read(json!(7)).unreadable(), read(json!(null)).unreadable()), (None, None));
    }

    #[test]
    fn what_is_given_is_validated_as_it_would_be_alone() {
        let seven = Field::Given(7_u32);
        assert_eq!((seven.greater_than(6), seven.greater_than(7)), (Some(true), Some(false)));
        assert_eq!((seven.less_than(8), seven.less_than(7)), (Some(true), Some(false)));
        assert_eq!(Field::<u32>::Missing.greater_than(1), None);
        let email = Field::Given("a@b.dk".to_owned());
        assert_eq!(email.as_email_string().as_deref(), Some("a@b.dk"));
        assert_eq!((email.length(), Field::<String>::Missing.as_email_string()), (Some(6), None));
    }
}
