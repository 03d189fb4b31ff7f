//! Faults of a file of customers, each with its line and column.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::law::{Provision, Text};

/// So many faults are listed; the rest are counted.
pub const LISTED: usize = 100;

/// A fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CustomerFault {
    /// The line, from 1; the header is line 1.
    pub line: u64,
    /// The column; empty for the whole line.
    pub column: String,
    /// What is wrong, and what would mend it.
    pub message: Text,
}

/// The faults of a file: the first hundred, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CustomerFaults {
    /// The first ones, in the order of lines.
    pub listed: Vec<CustomerFault>,
    /// How many there are in all.
    pub total: u64,
}

impl CustomerFaults {
    pub(super) fn add(&mut self, line: u64, column: &str, message: Text) {
        self.total += 1;
        if self.listed.len() < LISTED {
            self.listed.push(CustomerFault { line, column: column.to_owned(), message });
        }
    }

    /// As problems with a pointer `/lines/17/quantity`; where not all are listed, the last says how many more there are.
    pub fn problems(&self) -> Vec<Problem> {
        let provision = Provision::of("bek1504.5.2");
        let mut problems: Vec<Problem> = self
            .listed
            .iter()
            .map(|CustomerFault { line, column, message }| {
                let place = if column.is_empty() { String::new() } else { format!(", {column}") };
                let text = Text::new(
                    format!("Linje {line}{place}: {}", message.da),
                    format!("Line {line}{place}: {}", message.en),
                );
                let slash = if column.is_empty() { "" } else { "/" };
                Problem::under(provision.clone(), format!("/lines/{line}{slash}{column}"), text)
            })
            .collect();
        let more = self.total.saturating_sub(u64::try_from(self.listed.len()).unwrap_or(u64::MAX));
        if more > 0 {
            let text = Text::new(
                format!("Og {more} fejl mere, som ikke er vist."),
                format!("And {more} more faults, which are not shown."),
            );
            problems.push(Problem::under(provision, "", text));
        }
        problems
    }
}
