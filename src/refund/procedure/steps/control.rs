//! Control of an agreement (§ 6): a sample by risk, findings, and what they lead to.

use crate::access::Controller;
use crate::casework::faults::Faults;
use crate::law::Moment;
use crate::refund::control::sample;
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{ControlClosure, ControlOpened, ControlOpening, Finding};
use crate::refund::procedure::file::AgreementFile;
use crate::refund::procedure::table::{Act, Takes, act};

const RULE: &str = "bek1504.6";

/// The largest sample.
const MOST_SAMPLED: u32 = 1_000;

impl<S: Takes<act::OpenControl>> Agreement<S> {
    /// Opens a control and draws its sample.
    ///
    /// # Errors
    /// [`Refusal::Content`](crate::casework::Refusal) with every fault.
    pub fn open_control(self, by: &Controller, at: Moment, opening: ControlOpening) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need(RULE, "/purpose", &opening.purpose, "Formålet", "The purpose");
        if opening.sample_size == 0 || opening.sample_size > MOST_SAMPLED {
            faults.add(
                RULE,
                "/sample_size",
                "Stikprøven skal have 1-1.000 dele.",
                "The sample must have 1-1,000 items.",
            );
        }
        faults.none()?;
        let size = usize::try_from(opening.sample_size).unwrap_or(0);
        let opened = ControlOpened { purpose: opening.purpose, sample: sample(&self.file, at.day(), size) };
        self.done(by, at, Act::OpenControl(opened))
    }
}

impl<S: Takes<act::RecordFinding>> Agreement<S> {
    /// Records a finding.
    ///
    /// # Errors
    /// [`Refusal::Content`](crate::casework::Refusal) where there is no open control, or text is missing.
    pub fn record_finding(self, by: &Controller, at: Moment, finding: Finding) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        open_control(&self.file, finding.control, &mut faults);
        faults.need(RULE, "/about", &finding.about, "Hvad fundet gælder", "What the finding is about");
        faults.need(RULE, "/text", &finding.text, "Fundet", "The finding");
        faults.none()?;
        self.done(by, at, Act::RecordFinding(finding))
    }
}

impl<S: Takes<act::CloseControl>> Agreement<S> {
    /// Closes a control with its conclusion.
    ///
    /// # Errors
    /// [`Refusal::Content`](crate::casework::Refusal) where there is no open control, or the conclusion is missing.
    pub fn close_control(self, by: &Controller, at: Moment, closure: ControlClosure) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        open_control(&self.file, closure.control, &mut faults);
        faults.need(RULE, "/conclusion", &closure.conclusion, "Konklusionen", "The conclusion");
        faults.none()?;
        self.done(by, at, Act::CloseControl(closure))
    }
}

fn open_control(file: &AgreementFile, number: u32, faults: &mut Faults) {
    match file.controls.iter().find(|c| c.number == number) {
        None => faults.add(RULE, "/control", "Der er ingen sådan kontrol.", "There is no such control."),
        Some(found) if found.closed.is_some() => {
            faults.add(RULE, "/control", "Kontrollen er afsluttet.", "The control is closed.");
        }
        Some(_) => {}
    }
}
