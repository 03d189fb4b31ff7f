//! An entry: what happened, on which accounts, for which claim, by which act.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::{Day, Text};

/// An account of an agreement's ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = LedgerAccount)]
pub enum Account {
    /// What the company has been granted, less what has been reversed or demanded back.
    RefundGranted,
    /// What Skatteforvaltningen owes the company.
    RefundDue,
    /// What has been paid to the company.
    Paid,
    /// What the company owes.
    RepaymentDue,
    /// What the company has paid back.
    Repaid,
    /// Interest on repayments.
    Interest,
}

impl Account {
    /// Every account.
    pub const ALL: [Self; 6] =
        [Self::RefundGranted, Self::RefundDue, Self::Paid, Self::RepaymentDue, Self::Repaid, Self::Interest];

    /// What people call it.
    pub fn text(self) -> Text {
        match self {
            Self::RefundGranted => Text::new("bevilget tilbagebetaling", "refund granted"),
            Self::RefundDue => Text::new("skyldig tilbagebetaling", "refund due"),
            Self::Paid => Text::new("udbetalt", "paid"),
            Self::RepaymentDue => Text::new("krævet tilbage", "repayment due"),
            Self::Repaid => Text::new("indbetalt", "repaid"),
            Self::Interest => Text::new("renter", "interest"),
        }
    }
}

/// What an entry is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = LedgerPosting)]
pub enum Posted {
    /// A refund was decided.
    Granted,
    /// A refund was paid.
    Paid,
    /// A refund was reversed, since another claim corrects it.
    Reversed,
    /// What one claim is due was set off against what another had been paid.
    SetOff,
    /// A repayment was demanded.
    Demanded,
    /// The company repaid.
    Repaid,
    /// Interest was added.
    Interest,
}

impl Posted {
    /// What people call it.
    pub fn text(self) -> Text {
        match self {
            Self::Granted => Text::new("tilbagebetaling besluttet", "refund decided"),
            Self::Paid => Text::new("udbetaling", "payment"),
            Self::Reversed => Text::new("tilbageført ved rettelse", "reversed by a correction"),
            Self::SetOff => Text::new("modregning", "set-off"),
            Self::Demanded => Text::new("krav om tilbagebetaling", "demand for repayment"),
            Self::Repaid => Text::new("indbetaling", "repayment"),
            Self::Interest => Text::new("rente", "interest"),
        }
    }
}

/// An amount on one side of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LedgerLine {
    /// The account.
    pub account: Account,
    /// The claim whose account it is.
    pub claim: u32,
    /// Debit, in øre; zero on a credit line.
    pub debit_ore: i64,
    /// Credit, in øre; zero on a debit line.
    pub credit_ore: i64,
}

/// An entry; its debits and credits are equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LedgerEntry {
    /// Its number, from 1.
    pub number: u32,
    /// The day.
    pub day: Day,
    /// The journal entry whose act made it.
    pub act: i64,
    /// What it is of.
    pub posted: Posted,
    /// Its lines: a debit and a credit.
    pub lines: Vec<LedgerLine>,
}
