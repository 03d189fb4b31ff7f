//! Receipts: how a result was reached, so that another can reach it again.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{Day, Provision, Text};

/// What a computed result rests on. Printed, stored and recomputed; a result without one is not shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Receipt {
    /// Which rule was computed: `plan-area`, `deadline`.
    pub calculation: String,
    /// The program's version.
    pub program: String,
    /// What went in, as it was given.
    #[schema(value_type = Object)]
    pub inputs: Value,
    /// The named readings of an open text that the result rests on.
    pub readings: Vec<ReadingUsed>,
    /// The dated figures that the result rests on.
    pub parameters: Vec<ParameterUsed>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What came out.
    #[schema(value_type = Object)]
    pub result: Value,
}

/// A reading that a result rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReadingUsed {
    /// Its id in `policies/readings/`.
    pub id: String,
    /// The alternative that was taken.
    pub choice: String,
    /// Whether that is the default.
    pub default: bool,
    /// What the alternative says.
    pub text: Text,
}

/// A dated parameter that a result rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ParameterUsed {
    /// Its id in `policies/parameters/`.
    pub id: String,
    /// The value, with its unit.
    pub value: String,
    /// The first day that it is valid on.
    pub valid_from: Day,
    /// Where it comes from.
    pub source: String,
}

/// One step of a computation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Step {
    /// What the step rests on, if on a provision.
    pub provision: Option<Provision>,
    /// What was done.
    pub text: Text,
    /// What came of it.
    pub result: String,
}

impl Receipt {
    /// A receipt to be filled in step by step.
    pub fn begin(calculation: &str, inputs: Value) -> Self {
        Self {
            calculation: calculation.to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            inputs,
            readings: Vec::new(),
            parameters: Vec::new(),
            steps: Vec::new(),
            result: Value::Null,
        }
    }

    /// Adds a step.
    pub fn step(&mut self, provision: Option<Provision>, text: Text, result: impl Into<String>) {
        self.steps.push(Step { provision, text, result: result.into() });
    }

    /// Ends with the result.
    #[must_use]
    pub fn end(mut self, result: Value) -> Self {
        self.result = result;
        self
    }
}
