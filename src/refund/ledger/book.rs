//! The book: what can be posted, and what the accounts hold.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::entry::{Account, LedgerEntry, LedgerLine, Posted};
use crate::law::Day;

/// An agreement's ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Ledger(Vec<LedgerEntry>);

impl Ledger {
    /// The entries, oldest first.
    pub fn entries(&self) -> &[LedgerEntry] {
        &self.0
    }

    /// A refund is decided.
    pub fn grant(&mut self, day: Day, act: i64, claim: u32, ore: i64) {
        self.post(
            day,
            act,
            Posted::Granted,
            (Account::RefundGranted, claim),
            (Account::RefundDue, claim),
            ore,
        );
    }

    /// A refund is paid.
    pub fn pay(&mut self, day: Day, act: i64, claim: u32, ore: i64) {
        self.post(day, act, Posted::Paid, (Account::RefundDue, claim), (Account::Paid, claim), ore);
    }

    /// A repayment is demanded.
    pub fn demand(&mut self, day: Day, act: i64, claim: u32, ore: i64) {
        self.post(
            day,
            act,
            Posted::Demanded,
            (Account::RepaymentDue, claim),
            (Account::RefundGranted, claim),
            ore,
        );
    }

    /// The company repays.
    pub fn repay(&mut self, day: Day, act: i64, claim: u32, ore: i64) {
        self.post(day, act, Posted::Repaid, (Account::Repaid, claim), (Account::RepaymentDue, claim), ore);
    }

    /// Interest is added to a repayment.
    pub fn add_interest(&mut self, day: Day, act: i64, claim: u32, ore: i64) {
        self.post(
            day,
            act,
            Posted::Interest,
            (Account::RepaymentDue, claim),
            (Account::Interest, claim),
            ore,
        );
    }

    /// A claim's refund replaces that of the claim which it corrects: the old one is reversed, and what the company has had for it is
    /// set off against the new one. What is left is paid, or demanded back. `kept` is what the old claim stands at, paid or not yet.
    pub fn correct(&mut self, day: Day, act: i64, (old, kept): (u32, i64), (new, due): (u32, i64)) {
        // A final figure may have been granted and not paid yet; that the company has not had.
        let had = kept.saturating_add(self.balance(Account::RefundDue, old).min(0)).max(0);
        self.post(day, act, Posted::Reversed, (Account::RefundDue, old), (Account::RefundGranted, old), kept);
        self.grant(day, act, new, due);
        let set_off = had.min(due);
        self.post(day, act, Posted::SetOff, (Account::RefundDue, new), (Account::RefundDue, old), set_off);
        self.pay(day, act, new, due.saturating_sub(had));
        let back = had.saturating_sub(due.max(0));
        self.post(day, act, Posted::Demanded, (Account::RepaymentDue, old), (Account::RefundDue, old), back);
    }

    /// Posts an amount from one account to another. Nothing is posted for nothing, so that every entry says something.
    fn post(
        &mut self,
        day: Day,
        act: i64,
        posted: Posted,
        debit: (Account, u32),
        credit: (Account, u32),
        ore: i64,
    ) {
        if ore <= 0 {
            return;
        }
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX - 1).saturating_add(1);
        let lines = vec![
            LedgerLine { account: debit.0, claim: debit.1, debit_ore: ore, credit_ore: 0 },
            LedgerLine { account: credit.0, claim: credit.1, debit_ore: 0, credit_ore: ore },
        ];
        self.0.push(LedgerEntry { number, day, act, posted, lines });
    }

    /// What an account holds for a claim: debits less credits, in øre.
    pub fn balance(&self, account: Account, claim: u32) -> i64 {
        let lines = self.0.iter().flat_map(|entry| &entry.lines);
        let of_claim = lines.filter(|line| line.account == account && line.claim == claim);
        of_claim.fold(0, |sum, line| sum.saturating_add(line.debit_ore).saturating_sub(line.credit_ore))
    }

    /// What an account holds for all claims, in øre.
    pub fn total(&self, account: Account) -> i64 {
        let lines = self.0.iter().flat_map(|entry| &entry.lines).filter(|line| line.account == account);
        lines.fold(0, |sum, line| sum.saturating_add(line.debit_ore).saturating_sub(line.credit_ore))
    }

    /// What the company still has to repay for a claim, in øre.
    pub fn repayment_outstanding(&self, claim: u32) -> i64 {
        self.balance(Account::RepaymentDue, claim)
    }

    /// Whether every entry balances, and so the whole.
    pub fn is_balanced(&self) -> bool {
        let whole = Account::ALL.iter().fold(0, |sum: i64, account| sum.saturating_add(self.total(*account)));
        whole == 0
            && self.0.iter().all(|entry| {
                let debit = entry.lines.iter().fold(0, |sum: i64, l| sum.saturating_add(l.debit_ore));
                let credit = entry.lines.iter().fold(0, |sum: i64, l| sum.saturating_add(l.credit_ore));
                debit == credit && debit > 0
            })
    }
}
