//! A part of a form that holds other parts: kept as it came when it has not the shape of one.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use validator::{Validate, ValidateLength, ValidationErrors};

use super::leaves::{Leaf, Leaves, Outer, Place, State, or_as_typed};

/// An object or a list in a draft. It reads as its content; where what came is neither, the content is empty and what
/// came is kept, so that it saves and comes back as it was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group<T> {
    content: T,
    unreadable: Option<(Value, String)>,
}

/// A list in a draft; an entry that is no object is kept as it came.
pub type List<T> = Group<Vec<Group<T>>>;

impl<T> Group<T> {
    /// What came, if it has not the shape of the part, and why not.
    pub fn unreadable(&self) -> Option<&str> {
        self.unreadable.as_ref().map(|(_, why)| why.as_str())
    }
}

impl<T> From<T> for Group<T> {
    fn from(content: T) -> Self {
        Self { content, unreadable: None }
    }
}

impl<T> Deref for Group<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.content
    }
}

impl<T> DerefMut for Group<T> {
    /// The content, to be changed: what came in place of it is given up.
    fn deref_mut(&mut self) -> &mut T {
        self.unreadable = None;
        &mut self.content
    }
}

impl<T: Serialize> Serialize for Group<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.unreadable {
            Some((value, _)) => value.serialize(serializer),
            None => self.content.serialize(serializer),
        }
    }
}

impl<'de, T: Default + Outer + for<'a> Deserialize<'a>> Deserialize<'de> for Group<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            _ => false,
        };
        if empty {
            return Ok(Self::default());
        }
        let read = if T::fits(&value) {
            T::deserialize(&value).map_err(|why| why.to_string())
        } else {
            Err("not an object or list as the form has it here".to_owned())
        };
        Ok(match read {
            Ok(content) => content.into(),
            Err(why) => Self { content: T::default(), unreadable: Some((value, why)) },
        })
    }
}

impl<T: Leaves> Leaves for Group<T> {
    fn shape() -> RefOr<Schema> {
        or_as_typed(T::shape())
    }

    fn leaves(&self, place: &Place, out: &mut Vec<Leaf>) {
        match &self.unreadable {
            Some((_, why)) => out.push(Leaf { place: place.clone(), state: State::Unreadable(why.clone()) }),
            None => self.content.leaves(place, out),
        }
    }
}

impl<T: Validate> Validate for Group<T> {
    fn validate(&self) -> Result<(), ValidationErrors> {
        self.content.validate()
    }
}

impl<T: ValidateLength<u64>> ValidateLength<u64> for Group<T> {
    fn length(&self) -> Option<u64> {
        self.content.length()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::Field;
    use serde_json::json;

    type Numbers = Group<Vec<Field<u32>>>;

    #[test]
    fn a_list_reads_as_its_content() {
        let group: Numbers = serde_json::from_value(json!([1, "x", null])).unwrap();
        assert_eq!(group.len(), 3);
        assert_eq!(group[0].get(), Some(&1));
        assert!(group[1].unreadable().is_some());
        assert_eq!(group.unreadable(), None);
        assert_eq!(serde_json::to_value(&group).unwrap(), json!([1, "x", null]));
        assert_eq!(group.length(), Some(3));
    }

    #[test]
    fn what_is_no_list_is_kept_until_it_is_changed() {
        let mut group: Numbers = serde_json::from_value(json!({"a": 1})).unwrap();
        assert!(group.unreadable().is_some_and(|why| why.contains("not an object or list")));
        assert!(group.is_empty());
        assert_eq!(serde_json::to_value(&group).unwrap(), json!({"a": 1}));
        let mut out = Vec::new();
        group.leaves(&Place::default(), &mut out);
        assert!(matches!(&out[..], [Leaf { state: State::Unreadable(_), .. }]));
        group.push(Field::Given(7));
        assert_eq!(serde_json::to_value(&group).unwrap(), json!([7]));
    }

    #[test]
    fn nothing_is_an_empty_part() {
        for nothing in [json!(null), json!(" ")] {
            let group: Numbers = serde_json::from_value(nothing).unwrap();
            assert_eq!(group, Numbers::default());
        }
    }
}
