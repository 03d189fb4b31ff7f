//! The chain: what the custody acts of a case add up to.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::amount::{self, Kg};
use super::plan::{Plan, Shift, plan};
use super::position::{Position, Whereabouts};
use super::record::{
    CaseSite, CustodyCorrection, Loss, Lot, LotShare, Move, Parcel, SiteAcceptance, Storing, Transport,
};
use super::site::{self, Site, Standing};
use super::step::Step;
use super::terms::CustodyTerms;
use crate::casework::Problem;
use crate::law::parameter::Status;
use crate::law::reading::Readings;
use crate::law::{Day, Provision, Text};

/// Lots, transports, stores and what became of every tonne. Part of a case's file; made by [`Chain::apply`] alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = CustodyChain)]
pub struct Chain {
    /// What the agreement says of custody.
    terms: CustodyTerms,
    /// How many steps were carried out.
    steps: u32,
    /// The lots, `L1` first.
    pub(super) lots: Vec<Lot>,
    /// Every tonne, where it is now.
    pub(super) parcels: Vec<Parcel>,
    /// Every tonne's way.
    pub(super) moves: Vec<Move>,
    /// The transports, `T1` first.
    pub(super) transports: Vec<Transport>,
    /// The injections.
    pub(super) storings: Vec<Storing>,
    /// The losses.
    pub(super) losses: Vec<Loss>,
    /// The corrections.
    pub(super) corrections: Vec<CustodyCorrection>,
    /// Storage sites that the case has entered.
    pub(super) sites: Vec<CaseSite>,
    /// Officials' acceptances of sites.
    pub(super) acceptances: Vec<SiteAcceptance>,
}

impl Chain {
    /// The agreement's terms, which apply to the steps from now on: lots keep the deadlines that they have.
    pub fn set_terms(&mut self, terms: CustodyTerms) {
        self.terms = terms;
    }

    /// The agreement's terms.
    pub fn terms(&self) -> &CustodyTerms {
        &self.terms
    }

    /// Every fault of a step, on the day of the act and on the case's readings. What passes can be applied.
    ///
    /// A site must be in the register or the case. That is asked here and not in [`Chain::apply`], so that a journal adds up
    /// to the same chain whatever becomes of the register.
    ///
    /// # Errors
    /// Every [`Problem`], each saying what would mend it.
    pub fn check(&self, step: &Step, today: Day, readings: &Readings) -> Result<(), Vec<Problem>> {
        let mut problems = self.unknown_sites(step);
        problems.extend(plan(self, step, today, readings).err().unwrap_or_default());
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// The chain after a step.
    ///
    /// # Errors
    /// As [`Chain::check`], but for sites that nobody has entered.
    pub fn after(&self, step: &Step, today: Day, readings: &Readings) -> Result<Self, Vec<Problem>> {
        let mut next = self.clone();
        next.apply(step, today, readings)?;
        Ok(next)
    }

    /// Carries out a step, given the day of the act and the case's readings at the time.
    ///
    /// # Errors
    /// As [`Chain::after`]; nothing has changed then.
    pub fn apply(&mut self, step: &Step, today: Day, readings: &Readings) -> Result<(), Vec<Problem>> {
        let plan = plan(self, step, today, readings)?;
        self.carry_out(plan);
        Ok(())
    }

    fn carry_out(&mut self, plan: Plan) {
        self.steps = self.steps.saturating_add(1);
        let Plan { day, document, shifts, record } = plan;
        for shift in shifts {
            self.shift(shift, day, document.as_ref());
        }
        self.parcels.retain(|parcel| !parcel.tonnes.0.is_zero());
        self.keep(record, document, day);
    }

    /// Takes tonnes from a parcel and puts as many where they go: nothing can be made or lost here.
    fn shift(&mut self, shift: Shift, day: Day, document: Option<&crate::law::Digest>) {
        let Shift { parcel, kg, to, since, handed_over } = shift;
        let Some(parcel) = self.parcels.get_mut(parcel) else { return };
        let kg = kg.min(amount::kg(parcel.tonnes));
        let tonnes = amount::tonnes(kg);
        parcel.tonnes = amount::tonnes(amount::kg(parcel.tonnes) - kg);
        let (lot, from) = (parcel.lot.clone(), parcel.at.clone());
        // What is found never to have left the plant was never handed over.
        let handed_over = parcel.handed_over.or(handed_over).filter(|_| to != Position::Plant);
        self.moves.push(Move {
            step: self.steps,
            day,
            lot: lot.clone(),
            tonnes,
            from: Some(from),
            to: to.clone(),
            document: document.cloned(),
        });
        self.parcels.push(Parcel { lot, tonnes, at: to, since, handed_over });
    }

    pub(super) fn capture(&mut self, lot: Lot, document: Option<crate::law::Digest>) {
        let at = Position::Plant;
        self.moves.push(Move {
            step: self.steps,
            day: lot.captured_to,
            lot: lot.id.clone(),
            tonnes: lot.captured,
            from: None,
            to: at.clone(),
            document,
        });
        let (id, tonnes, since) = (lot.id.clone(), lot.captured, lot.captured_to);
        self.parcels.push(Parcel { lot: id, tonnes, at, since, handed_over: None });
        self.lots.push(lot);
    }

    /// The lots, oldest number first.
    pub fn lots(&self) -> &[Lot] {
        &self.lots
    }

    /// The lot with the number.
    pub fn lot(&self, id: &str) -> Option<&Lot> {
        self.lots.iter().find(|lot| lot.id == id)
    }

    /// The transports.
    pub fn transports(&self) -> &[Transport] {
        &self.transports
    }

    /// The transport with the number.
    pub fn transport(&self, id: &str) -> Option<&Transport> {
        self.transports.iter().find(|transport| transport.id == id)
    }

    /// The injections.
    pub fn storings(&self) -> &[Storing] {
        &self.storings
    }

    /// The losses.
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// The corrections.
    pub fn corrections(&self) -> &[CustodyCorrection] {
        &self.corrections
    }

    /// Every parcel: tonnes of one lot in one place.
    pub fn parcels(&self) -> &[Parcel] {
        &self.parcels
    }

    /// The parcels in a place, the oldest there first: in the order that they leave a store.
    pub fn parcels_at<'a>(&'a self, at: &Position) -> Vec<&'a Parcel> {
        let mut here: Vec<&Parcel> = self.parcels.iter().filter(|parcel| parcel.at == *at).collect();
        here.sort_by_key(|parcel| parcel.since);
        here
    }

    /// Every move, in order.
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// The way of a lot's tonnes, in the order that it was recorded: what a picture of the chain is drawn from.
    pub fn history(&self, lot: &str) -> Vec<&Move> {
        self.moves.iter().filter(|one| one.lot == lot).collect()
    }

    /// Where a lot's tonnes are; all zero for a lot that there is not.
    pub fn whereabouts(&self, lot: &str) -> Whereabouts {
        self.figures(|id| id == lot)
    }

    /// Where all tonnes are.
    pub fn totals(&self) -> Whereabouts {
        self.figures(|_| true)
    }

    fn figures(&self, which: impl Fn(&str) -> bool) -> Whereabouts {
        let mut figures = Whereabouts::default();
        self.lots.iter().filter(|lot| which(&lot.id)).for_each(|lot| figures.capture(lot.captured));
        for parcel in self.parcels.iter().filter(|parcel| which(&parcel.lot)) {
            figures.add(parcel.at.place(), parcel.tonnes);
        }
        figures
    }

    /// A storage site by its id: the register's, or else the case's own.
    pub fn site(&self, id: &str) -> Option<Site> {
        site::registered(id).cloned().or_else(|| {
            let entered = self.sites.iter().find(|entered| entered.site.id == id)?;
            Some(Site { facts: entered.site.clone(), status: Status::Unverified, of_case: true })
        })
    }

    /// The sites that the case has entered.
    pub fn case_sites(&self) -> &[CaseSite] {
        &self.sites
    }

    /// The acceptance of a site, the last one.
    pub fn acceptance(&self, site: &str) -> Option<&SiteAcceptance> {
        self.acceptances.iter().rev().find(|acceptance| acceptance.site == site)
    }

    /// Whether storing at a site on a day is storing in an approved facility.
    pub fn standing(&self, site: &str, on: Day) -> Standing {
        Standing::of(site, self.site(site).as_ref(), self.acceptance(site), on)
    }

    fn unknown_sites(&self, step: &Step) -> Vec<Problem> {
        use super::content::Destination;
        let (id, pointer) = match step {
            Step::Store(store) => (store.site.as_str(), "/site"),
            Step::AcceptSite(accept) => (accept.site.as_str(), "/site"),
            Step::HandOver(hand) => match &hand.to {
                Destination::Site { site } => (site.as_str(), "/to/site"),
                Destination::Store { .. } => return Vec::new(),
            },
            Step::Correct(correct) => match correct.to.site() {
                Some(site) => (site, "/to/site"),
                None => return Vec::new(),
            },
            Step::RegisterSite(entered) if site::registered(&entered.site.id).is_some() => {
                let id = &entered.site.id;
                return vec![Problem::plain(
                    "/site/id",
                    Text::new(
                        format!("Lageret {id} er allerede i registret; det skal ikke tilføjes i sagen."),
                        format!(
                            "The site {id} is in the register already; it need not be entered in the case."
                        ),
                    ),
                )];
            }
            _ => return Vec::new(),
        };
        if self.site(id).is_some() {
            return Vec::new();
        }
        vec![Problem::under(
            Provision::of("bek1504.3.1.4"),
            pointer,
            Text::new(
                format!(
                    "Lageret '{id}' er hverken i registret eller i sagen. Tilføj det først, med tilladelsen."
                ),
                format!(
                    "The site '{id}' is neither in the register nor in the case. Enter it first, with the permit."
                ),
            ),
        )]
    }
}

/// Shares as they are shown, one per lot, in the order that the lots first come.
pub(super) fn by_lot(shares: &[(String, Kg)]) -> Vec<LotShare> {
    let mut out: Vec<(String, Kg)> = Vec::new();
    for (lot, kg) in shares.iter().filter(|(_, kg)| *kg > 0) {
        match out.iter_mut().find(|(other, _)| other == lot) {
            Some((_, sum)) => *sum += kg,
            None => out.push((lot.clone(), *kg)),
        }
    }
    out.into_iter().map(|(lot, kg)| LotShare { lot, tonnes: amount::tonnes(kg) }).collect()
}
