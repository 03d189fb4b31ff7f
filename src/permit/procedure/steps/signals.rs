//! Signals of leakage or significant irregularities, and what they are found to be (§ 7).

use crate::access::{Caseworker, Official, Reporter, Role};
use crate::casework::Refusal;
use crate::law::Moment;
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::{SignalReceived, SignalSource, Triage};
use crate::permit::procedure::table::{Act, Takes, act};

use super::decision::twice;
use crate::casework::faults::Faults;

/// The most signals that a case keeps; beyond them a flood is stopped at the door.
const MOST_SIGNALS: usize = 10_000;

impl<S: Takes<act::Signal>> Permit<S> {
    /// Records a signal from anyone, in any state.
    ///
    /// # Errors
    /// [`Refusal::Content`] where nothing was told, or the source is not the person's to claim.
    pub fn signal(self, by: &Reporter, at: Moment, signal: SignalReceived) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("bek974.7", "/text", &signal.text, "Beskrivelsen", "The description");
        faults.bound("bek974.7", "/contact", &signal.contact);
        faults.all_evidence("bek974.7", "/attachments", &self.file.evidence, &signal.attachments);
        let fits = match by.actor().role {
            Role::Applicant => signal.source == SignalSource::Holder,
            Role::Clock => signal.source == SignalSource::Watch,
            Role::Anyone => signal.source == SignalSource::Public,
            // An official writes down what somebody told as well as what the authority saw.
            _ => signal.source != SignalSource::Watch,
        };
        if !fits {
            faults.add(
                "bek974.7",
                "/source",
                "Kilden passer ikke til den, der indberetter.",
                "The source does not fit the person who reports.",
            );
        }
        if signal.watch.is_some() && by.actor().role != Role::Clock {
            faults.add(
                "bek974.7",
                "/watch",
                "Kun systemet knytter en hændelse til et overvåget vilkår.",
                "Only the system ties a signal to a watched condition.",
            );
        }
        if signal.observed_at.is_some_and(|seen| seen > at) {
            faults.add("bek974.7", "/observed_at", "Tidspunktet ligger i fremtiden.", "The time lies ahead.");
        }
        if self.file.signals.len() >= MOST_SIGNALS {
            faults.add("bek974.7", "", "Sagen har 10.000 hændelser.", "The case has 10,000 signals.");
        }
        faults.none()?;
        self.done(by, at, Act::Signal(signal))
    }
}

impl<S: Takes<act::Triage>> Permit<S> {
    /// A named officer says what a signal is, with reasons in every case.
    ///
    /// # Errors
    /// [`Refusal::Content`] where there is no such signal, it has been triaged already, or reasons are missing.
    pub fn triage(self, by: &Caseworker, at: Moment, triage: Triage) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        match self.file.signals.iter().find(|s| s.number == triage.signal) {
            None => {
                faults.add("bek974.7", "/signal", "Der er ingen sådan hændelse.", "There is no such signal.")
            }
            Some(signal) if signal.triage.is_some() => faults.add(
                "bek974.7",
                "/signal",
                "Hændelsen er allerede vurderet.",
                "The signal has been triaged already.",
            ),
            Some(_) => {}
        }
        faults.need("bek974.7", "/reasons", &triage.reasons, "Begrundelsen", "The reasons");
        faults.none()?;
        self.done(by, at, Act::Triage(triage))
    }
}

/// Refuses, where nothing demands a reassessment.
pub(super) fn demanded(demanding: &[u32], named: &[u32]) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    faults.some("bek974.7", "/signals", named.len(), "én hændelse", "one signal");
    if twice(named) {
        faults.add("bek974.7", "/signals", "En hændelse står to gange.", "A signal stands twice.");
    }
    for (i, signal) in named.iter().enumerate() {
        if !demanding.contains(signal) {
            faults.add(
                "bek974.7",
                format!("/signals/{i}"),
                "Hændelsen er ikke vurderet som udsivning eller væsentlig uregelmæssighed, eller den er behandlet.",
                "The signal has not been found to be leakage or a significant irregularity, or has been dealt with.",
            );
        }
    }
    faults.none()
}
