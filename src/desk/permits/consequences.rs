//! What follows of itself from an act: a figure that breaks a limit raises a signal, and a signal found to be leakage or
//! a significant irregularity opens a reassessment (§ 7).

use crate::access::{Officials, Person, Policy};
use crate::desk::DeskError;
use crate::law::Moment;
use crate::permit::procedure::content::ReassessmentOpened;
use crate::permit::procedure::{Act, AnyPermit, Command, Recorded, State, Step};

use super::due::watch_signal;

/// Adds to a step what follows of itself from it.
pub fn follow(
    step: Step<AnyPermit>,
    policy: &Policy,
    person: Option<&Person>,
    at: Moment,
) -> Result<Step<AnyPermit>, DeskError> {
    let Step { mut next, mut recorded } = step;
    for (command, who) in follows(&next, &recorded, policy, person)? {
        let more = next.perform(&who, at, command)?;
        next = more.next;
        recorded.extend(more.recorded);
    }
    Ok(Step { next, recorded })
}

fn follows(
    case: &AnyPermit,
    recorded: &[Recorded],
    policy: &Policy,
    person: Option<&Person>,
) -> Result<Vec<(Command, Officials)>, DeskError> {
    let mut out = Vec::new();
    let file = case.file();
    for act in recorded {
        match &act.act {
            Act::Report(reported) => {
                let report = file.reports.last().map(|r| r.number).unwrap_or_default();
                for breach in &reported.breaches {
                    let key = format!("report-{report}/{}", breach.key);
                    out.push((watch_signal(breach, &key), policy.authorise_clock("signal")?));
                }
            }
            Act::Triage(_) if file.state == State::InForce => {
                let signals = file.demanding_signals();
                if !signals.is_empty() {
                    let who = policy.authorise(person, "open-reassessment", &file.standing())?;
                    out.push((Command::OpenReassessment(ReassessmentOpened { signals }), who));
                }
            }
            _ => {}
        }
    }
    Ok(out)
}
