//! Statements for invoices of heat or cold (§ 5): ordered by the company, made by the program part by part, and sent with its
//! invoices at least once a year.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::{Attachment, Problem};
use crate::law::{Day, Digest, Receipt};
use crate::refund::tax::Period;

/// A run of statements, as it was received: looked through whole, so that it can be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HeatStatementsOrdered)]
pub struct HeatStatementsOrdered {
    /// The period that is stated.
    pub period: Period,
    /// The customers: SHA-256 of a file of the case, CSV.
    pub customers: Digest,
    /// The production with everything that the case says of it, as JSON.
    pub production: Attachment,
    /// The claims that refunds were taken from, by number.
    #[serde(default)]
    pub claims: Vec<u32>,
    /// How many customers there are.
    pub statements: u64,
    /// How many of their statements are held back, since a figure of the law is missing.
    pub held_back: u64,
    /// The figures that are missing.
    #[serde(default)]
    pub missing: Vec<Problem>,
    /// How many customers a part has.
    pub part: u32,
    /// The tax actually paid that is shared, in øre.
    pub net_tax_ore: i64,
    /// How the shares were reached.
    pub receipt: Receipt,
}

impl HeatStatementsOrdered {
    /// How many parts the run has.
    pub fn parts(&self) -> u64 {
        self.statements.div_ceil(u64::from(self.part).max(1))
    }
}

/// A part of a run that has been made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HeatStatementsMade)]
pub struct HeatStatementsMade {
    /// The run's number in the case.
    pub run: u32,
    /// The part's number, from 0.
    pub part: u64,
    /// The part's files: statements for print behind an index, the same as data, and lists of who got one and who waits.
    pub files: Vec<Attachment>,
}

/// That the statements of a run went with the invoices, or that customers were given the same in another way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HeatStatementsSent)]
pub struct HeatStatementsSent {
    /// The run's number in the case; none where the statements were not made here.
    #[serde(default)]
    pub run: Option<u32>,
    /// The last day that an invoice with a statement was sent.
    pub sent_on: Day,
    /// Remarks; without a run, how customers were told.
    #[serde(default)]
    pub remarks: String,
}

/// A yearly statement to customers that comes near or was due (§ 5, stk. 1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HeatStatementsReminder)]
pub struct HeatStatementsReminder {
    /// The last day to give it.
    pub due: Day,
    /// Whether that has passed.
    pub passed: bool,
}
