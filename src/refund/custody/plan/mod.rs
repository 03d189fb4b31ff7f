//! What a step comes to: which tonnes move where, and what is recorded. Checking a step is planning it; applying one is
//! carrying the plan out. So the two cannot disagree.

mod correct;
mod hand_over;
mod lose;
mod lot;
mod receive;
mod sites;
mod store;
mod take;
mod words;

use super::amount::Kg;
use super::chain::Chain;
use super::flag::Flag;
use super::position::Position;
use super::record::{
    CaseSite, CustodyCorrection, Extended, Loss, Lot, Reception, SiteAcceptance, Storing, Transport,
};
use super::step::Step;
use crate::casework::Problem;
use crate::law::reading::Readings;
use crate::law::{Day, Digest};

/// A step, ready to be carried out.
pub(super) struct Plan {
    /// The day that it happened.
    pub(super) day: Day,
    /// What shows it.
    pub(super) document: Option<Digest>,
    /// Which tonnes move, in order.
    pub(super) shifts: Vec<Shift>,
    /// What is recorded.
    pub(super) record: Record,
}

/// Tonnes of a parcel that go somewhere.
pub(super) struct Shift {
    /// Which parcel, by its place in the chain's list.
    pub(super) parcel: usize,
    /// How much of it.
    pub(super) kg: Kg,
    /// Where to.
    pub(super) to: Position,
    /// Since when it is there.
    pub(super) since: Day,
    /// The day of hand-over to a third party, if this is one.
    pub(super) handed_over: Option<Day>,
}

/// What a step records.
pub(super) enum Record {
    Lot(Box<Lot>),
    Extended { lot: String, extended: Extended },
    Transport(Box<Transport>),
    Reception { transport: String, reception: Box<Reception>, flags: Vec<Flag> },
    Storing(Box<Storing>),
    Loss(Box<Loss>),
    Correction(Box<CustodyCorrection>),
    Site(Box<CaseSite>),
    Acceptance(SiteAcceptance),
}

/// Plans a step on the day of the act.
pub(super) fn plan(
    chain: &Chain,
    step: &Step,
    today: Day,
    readings: &Readings,
) -> Result<Plan, Vec<Problem>> {
    match step {
        Step::RegisterLot(content) => lot::register(chain, content, today),
        Step::Extend(content) => lot::extend(chain, content, today),
        Step::HandOver(content) => hand_over::plan(chain, content, today),
        Step::Receive(content) => receive::plan(chain, content, today, readings),
        Step::Store(content) => store::plan(chain, content, today),
        Step::Lose(content) => lose::plan(chain, content, today),
        Step::Correct(content) => correct::plan(chain, content, today),
        Step::RegisterSite(content) => sites::register(chain, content, today),
        Step::AcceptSite(content) => sites::accept(content, today),
    }
}

/// The plan, if nothing is wrong with it. A plan is missing only where a problem says why.
fn planned(plan: Option<Plan>, problems: Vec<Problem>) -> Result<Plan, Vec<Problem>> {
    match plan {
        Some(plan) if problems.is_empty() => Ok(plan),
        _ => Err(problems),
    }
}

impl Chain {
    /// Keeps what a step recorded.
    pub(super) fn keep(&mut self, record: Record, document: Option<Digest>, day: Day) {
        match record {
            Record::Lot(lot) => self.capture(*lot, document),
            Record::Extended { lot, extended } => {
                if let Some(lot) = self.lots.iter_mut().find(|one| one.id == lot) {
                    lot.store_by = extended.to;
                    lot.extensions.push(Extended { on: day, ..extended });
                }
            }
            Record::Transport(transport) => self.transports.push(*transport),
            Record::Reception { transport, reception, flags } => {
                if let Some(transport) = self.transports.iter_mut().find(|one| one.id == transport) {
                    transport.reception = Some(*reception);
                    transport.flags.extend(flags);
                }
            }
            Record::Storing(storing) => self.storings.push(*storing),
            Record::Loss(loss) => self.losses.push(*loss),
            Record::Correction(correction) => self.corrections.push(*correction),
            Record::Site(site) => self.sites.push(*site),
            Record::Acceptance(acceptance) => self.acceptances.push(acceptance),
        }
    }
}
