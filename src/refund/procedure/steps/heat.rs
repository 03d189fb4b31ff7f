//! Statements for invoices of heat or cold (§ 5): a run is ordered whole, made part by part, and sent once.

use crate::access::{Applicant, Clock};
use crate::casework::faults::Faults;
use crate::law::Moment;
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{
    HeatStatementsMade, HeatStatementsOrdered, HeatStatementsReminder, HeatStatementsSent,
};
use crate::refund::procedure::table::{Act, Takes, act};

const RULE: &str = "bek1504.5.1";

impl<S: Takes<act::OrderHeatStatements>> Agreement<S> {
    /// Orders the statements of a period.
    ///
    /// # Errors
    /// [`Refusal::Content`](crate::casework::Refusal) with every fault.
    pub fn order_heat_statements(
        self,
        by: &Applicant,
        at: Moment,
        ordered: HeatStatementsOrdered,
    ) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.evidence(RULE, "/customers", &self.file.evidence, &ordered.customers);
        if self.file.terms().is_none_or(|terms| ordered.period.to < terms.from) {
            faults.add(
                RULE,
                "/period",
                "Der var ingen aftale i perioden.",
                "There was no agreement in the period.",
            );
        }
        if let Some(run) = self.file.heat_run_under_way() {
            let n = run.number;
            faults.add(
                RULE,
                "",
                &format!("Opgørelserne i kørsel {n} er ved at blive lavet. Vent, til de er færdige."),
                &format!("The statements of run {n} are being made. Wait until they are done."),
            );
        }
        faults.none()?;
        self.done(by, at, Act::OrderHeatStatements(ordered))
    }
}

impl<S: Takes<act::MakeHeatStatements>> Agreement<S> {
    /// The program has made a part of a run: each once, in order.
    ///
    /// # Errors
    /// [`Refusal::Content`](crate::casework::Refusal) where another part is next.
    pub fn make_heat_statements(self, by: &Clock, at: Moment, made: HeatStatementsMade) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        if self.file.heat_run(made.run).and_then(|run| run.next_part()) != Some(made.part) {
            faults.add(RULE, "/part", "Denne del er ikke den næste.", "This part is not the next.");
        }
        faults.none()?;
        self.done(by, at, Act::MakeHeatStatements(made))
    }
}

impl<S: Takes<act::SendHeatStatements>> Agreement<S> {
    /// The statements of a run went with the invoices, or customers were told in another way.
    ///
    /// # Errors
    /// [`Refusal::Content`](crate::casework::Refusal) with every fault.
    pub fn send_heat_statements(
        self,
        by: &Applicant,
        at: Moment,
        sent: HeatStatementsSent,
    ) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        match sent.run.map(|number| self.file.heat_run(number)) {
            None => {
                let (da, en) = ("Hvordan kunderne har fået oplysningerne", "How the customers were told");
                faults.need(RULE, "/remarks", &sent.remarks, da, en);
                let from = self.file.terms().map(|terms| terms.from);
                if from.is_none_or(|from| sent.sent_on < from) || sent.sent_on > at.day() {
                    faults.add(
                        RULE,
                        "/sent_on",
                        "Dagen skal ligge fra aftalens første dag til i dag.",
                        "The day must lie from the agreement's first day to today.",
                    );
                }
            }
            Some(None) => {
                faults.add(RULE, "/run", "Sagen har ingen sådan kørsel.", "The case has no such run.");
            }
            Some(Some(run)) if run.next_part().is_some() => faults.add(
                RULE,
                "/run",
                "Opgørelserne er ikke færdige endnu.",
                "The statements are not all made yet.",
            ),
            Some(Some(run)) if run.sent.is_some() => {
                faults.add(RULE, "/run", "Kørslen er allerede sendt.", "The run has been sent already.");
            }
            Some(Some(run)) => {
                if sent.sent_on < run.ordered.at.day() || sent.sent_on > at.day() {
                    faults.add(
                        RULE,
                        "/sent_on",
                        "Dagen skal ligge fra den dag, kørslen blev bestilt, til i dag.",
                        "The day must lie from the day that the run was ordered to today.",
                    );
                }
            }
        }
        faults.bound(RULE, "/remarks", &sent.remarks);
        faults.none()?;
        self.done(by, at, Act::SendHeatStatements(sent))
    }
}

impl<S: Takes<act::RemindHeatStatements>> Agreement<S> {
    /// The clock reminds of the yearly statement, or tells that its day has passed; each once.
    ///
    /// # Errors
    /// [`Refusal::Content`](crate::casework::Refusal) where the reminder is not due.
    pub fn remind_heat_statements(
        self,
        by: &Clock,
        at: Moment,
        reminder: HeatStatementsReminder,
    ) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        if self.file.heat_reminder(at.day()).as_ref() != Some(&reminder) {
            faults.add(RULE, "", "Der er ingen sådan påmindelse at sende.", "No such reminder is due.");
        }
        faults.none()?;
        self.done(by, at, Act::RemindHeatStatements(reminder))
    }
}
