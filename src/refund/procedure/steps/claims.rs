//! Claims: what a period's readings, fuels and lots come to, when it is claimed and when it is assessed (§ 1; CO2AL § 9 f).

use crate::access::{Applicant, TaxOfficer};
use crate::casework::faults::Faults;
use crate::casework::{Problem, Refusal};
use crate::law::quantity::Tonnes;
use crate::law::{Day, Moment, Provision, Text};
use crate::refund::measurement::Role;
use crate::refund::procedure::case::{Agreement, Stepped};
use crate::refund::procedure::content::{Assessed, Assessment, ClaimMade, ClaimReceived, LotCounted};
use crate::refund::procedure::file::{AgreementFile, ClaimOnFile, ClaimState, SeriesOnFile};
use crate::refund::procedure::table::{Act, Takes, act};
use crate::refund::procedure::terms::MeasuringPoint;
use crate::refund::tax::{Period, RefundInput, RefundResult, refund};

use super::reports::no_such;

const RULE: &str = "co2al.9f.1";

/// The most claims of a case.
const MOST_CLAIMS: usize = 5_000;

impl<S: Takes<act::Claim>> Agreement<S> {
    /// Claims repayment for a period, provisionally: every captured tonne counted.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault: readings that do not cover the period, tax that is claimed already.
    pub fn claim(self, by: &Applicant, at: Moment, claim: ClaimMade) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        frame(&self.file, &claim, at, &mut faults);
        if let Some(other) = overlapping(&self.file, &claim, None) {
            faults.add(
                RULE,
                "/from",
                &format!("Afgiften for perioden er allerede omfattet af ansøgning {}.", other.number),
                &format!("The period's tax is covered by claim {} already.", other.number),
            );
        }
        whole_lots(&self.file, &claim, &mut faults);
        let measured = measured(&self.file, &claim, &mut faults);
        faults.none()?;
        let claimed = compute(&self.file, &claim, measured.before, measured.captured)?;
        let received = ClaimReceived {
            claim,
            co2_before_capture: measured.before,
            co2_captured: measured.captured,
            claimed,
        };
        self.done(by, at, Act::Claim(received))
    }
}

impl<S: Takes<act::AssessClaim>> Agreement<S> {
    /// Assesses a claim: only CO2 that is handed over or stored in an approved chain counts. May be done anew until it is
    /// decided.
    ///
    /// # Errors
    /// [`Refusal::Content`] where there is no such open claim, or less is proposed without reasons.
    pub fn assess_claim(self, by: &TaxOfficer, at: Moment, assessment: Assessment) -> Stepped<S::Next> {
        let claim = open_claim(&self.file, assessment.claim)?;
        let counted = Counted::of(&self.file, claim, at.day());
        let received = &claim.claim.what;
        let computed = compute(&self.file, &received.claim, received.co2_before_capture, counted.tonnes)?;
        let mut faults = Faults::default();
        if computed.payable_kroner < received.claimed.payable_kroner {
            faults.need(
                "fvl.24",
                "/reasons",
                &assessment.reasons,
                "Begrundelsen for mindre end ansøgt",
                "The reasons for less than was claimed",
            );
        } else {
            faults.bound(RULE, "/reasons", &assessment.reasons);
        }
        faults.none()?;
        let assessed = Assessed {
            claim: assessment.claim,
            co2_eligible: counted.tonnes,
            lots: counted.lots,
            computed,
            reasons: assessment.reasons,
        };
        self.done(by, at, Act::AssessClaim(assessed))
    }
}

/// What counts of the CO2 captured in a claim's period and plants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// All of it, and no more than was measured.
    pub tonnes: Tonnes,
    /// By lot, in order of number.
    pub lots: Vec<LotCounted>,
}

impl Counted {
    /// What counts on a day. A lot counts in the claim whose period its capture lies in (reading `refund-period`).
    pub fn of(file: &AgreementFile, claim: &ClaimOnFile, on: Day) -> Self {
        Self::up_to(file, claim, claim.claim.what.co2_captured, on)
    }

    /// What counts on a day, and no more than `captured`.
    pub fn up_to(file: &AgreementFile, claim: &ClaimOnFile, captured: Tonnes, on: Day) -> Self {
        let made = &claim.claim.what.claim;
        let readings = file.readings();
        let of_claim = file.chain.lots().iter().filter(|lot| {
            made.plants.contains(&lot.plant) && lot.captured_from >= made.from && lot.captured_to <= made.to
        });
        let mut left = captured.0;
        let mut lots = Vec::new();
        for lot in of_claim {
            let Some(eligibility) = file.chain.eligible(&lot.id, on, &readings) else {
                continue;
            };
            let counts = eligibility.eligible.0.min(left);
            left -= counts;
            lots.push(LotCounted { lot: lot.id.clone(), tonnes: Tonnes(counts), eligibility });
        }
        Self { tonnes: Tonnes(captured.0 - left), lots }
    }
}

/// A claim that is submitted or assessed, and neither decided nor corrected.
pub(super) fn open_claim(file: &AgreementFile, number: u32) -> Result<&ClaimOnFile, Refusal> {
    let found = file.claim(number).ok_or_else(|| {
        no_such(RULE, "/claim", "Der er ingen sådan ansøgning om tilbagebetaling.", "There is no such claim.")
    })?;
    if matches!(found.state, ClaimState::Submitted | ClaimState::Assessed) {
        return Ok(found);
    }
    let message = Text::new("Ansøgningen er allerede afgjort.", "The claim has been decided already.");
    Err(Refusal::unmet(Provision::of(RULE), "/claim", message))
}

/// The refund for a claim with these tonnes.
pub(super) fn compute(
    file: &AgreementFile,
    claim: &ClaimMade,
    before: Tonnes,
    captured: Tonnes,
) -> Result<RefundResult, Refusal> {
    let input = RefundInput {
        period: Period { from: claim.from, to: claim.to },
        co2_before_capture_tonnes: before,
        co2_captured_tonnes: captured,
        co2_before_capture_fossil_tonnes: None,
        co2_captured_fossil_tonnes: None,
        fuels: claim.fuels.clone(),
        co2_tax: claim.co2_tax.clone(),
        other_reliefs: claim.other_reliefs.clone(),
        readings: file.readings(),
    };
    refund(&input).map_err(Refusal::Content)
}

/// Another claim for some of the same tax: a plant and a day in common, and neither refused nor reversed nor corrected by
/// this one.
pub(super) fn overlapping<'a>(
    file: &'a AgreementFile,
    claim: &ClaimMade,
    own: Option<u32>,
) -> Option<&'a ClaimOnFile> {
    file.claims
        .iter()
        .filter(|c| !matches!(c.state, ClaimState::Refused | ClaimState::Reversed))
        .filter(|c| Some(c.number) != own && Some(c.number) != claim.corrects)
        .find(|c| {
            let theirs = &c.claim.what.claim;
            let apart = theirs.to < claim.from || claim.to < theirs.from;
            !apart && theirs.plants.iter().any(|plant| claim.plants.contains(plant))
        })
}

fn frame(file: &AgreementFile, claim: &ClaimMade, at: Moment, faults: &mut Faults) {
    if claim.to < claim.from {
        faults.add(RULE, "/to", "Perioden slutter, før den begynder.", "The period ends before it begins.");
    }
    if claim.to.end() > at {
        faults.add(RULE, "/to", "Perioden er ikke slut.", "The period has not ended.");
    }
    if let Some(terms) = file.terms() {
        if claim.from < terms.from || terms.to.is_some_and(|to| claim.to > to) {
            faults.add(
                RULE,
                "/from",
                "Perioden ligger uden for aftalens.",
                "The period lies outside the agreement's.",
            );
        }
        for (i, plant) in claim.plants.iter().enumerate() {
            if !terms.plants.iter().any(|p| p.id == *plant) {
                let (da, en) = ("Aftalen har ikke dette anlæg.", "The agreement has no such plant.");
                faults.add("bek1504.3.1.1", format!("/plants/{i}"), da, en);
            }
        }
    }
    faults.some("bek1504.3.1.1", "/plants", claim.plants.len(), "ét anlæg", "one plant");
    if file.claims.len() >= MOST_CLAIMS {
        faults.add(RULE, "", "Sagen har allerede 5.000 ansøgninger.", "The case has 5,000 claims already.");
    }
    if let Some(number) = claim.corrects {
        match file.claim(number) {
            None => faults.add(RULE, "/corrects", "Der er ingen sådan ansøgning.", "There is no such claim."),
            Some(old) if matches!(old.state, ClaimState::Refused | ClaimState::Reversed) => faults.add(
                RULE,
                "/corrects",
                "Ansøgningen er afslået eller allerede rettet.",
                "The claim is refused or corrected already.",
            ),
            Some(_) => {}
        }
    }
}

/// A lot counts in the claim whose period its capture lies in (reading `refund-period`); one that goes on beyond the period
/// would count in none.
fn whole_lots(file: &AgreementFile, claim: &ClaimMade, faults: &mut Faults) {
    let lots = file.chain.lots().iter().filter(|lot| claim.plants.contains(&lot.plant));
    for lot in lots.filter(|lot| divided(claim, lot.captured_from, lot.captured_to)) {
        let (id, from, to) = (&lot.id, lot.captured_from, lot.captured_to);
        faults.add(
            RULE,
            "/from",
            &format!("Parti {id} er fanget fra {from} til {to}. Vælg en periode, som hele partiet ligger i eller uden for."),
            &format!("Lot {id} was captured from {from} to {to}. Choose a period that the whole lot lies in or outside of."),
        );
    }
}

/// Whether days of capture lie partly in a claim's period.
pub(super) fn divided(claim: &ClaimMade, from: Day, to: Day) -> bool {
    let apart = to < claim.from || claim.to < from;
    let within = claim.from <= from && to <= claim.to;
    !apart && !within
}

struct Sums {
    before: Tonnes,
    captured: Tonnes,
}

/// The tonnes of a claim's series: total before capture, measured before it or added up from what was captured and what left
/// the stack after capture (MRR Annex IV, 21).
fn measured(file: &AgreementFile, claim: &ClaimMade, faults: &mut Faults) -> Sums {
    let series: Vec<&SeriesOnFile> = named_series(file, claim, faults);
    let points: Vec<&MeasuringPoint> = of_plants(file, claim, faults);
    let with = |role: Role| points.iter().copied().filter(move |p| p.role == role);
    let mut sum = |role: Role| {
        with(role)
            .map(|point| tonnes(point, &series, claim, faults))
            .fold(Tonnes::default(), |a, b| Tonnes(a.0 + b.0))
    };
    let captured = sum(Role::Captured);
    let measured_before = with(Role::BeforeCapture).next().is_some();
    let before = if measured_before {
        sum(Role::BeforeCapture)
    } else {
        Tonnes(sum(Role::AfterCapture).0 + captured.0)
    };
    Sums { before, captured }
}

/// The points that measure the claim's plants. One that measures others as well cannot tell their CO2 apart: such plants are
/// claimed together.
fn of_plants<'a>(file: &'a AgreementFile, claim: &ClaimMade, faults: &mut Faults) -> Vec<&'a MeasuringPoint> {
    let Some(terms) = file.terms() else { return Vec::new() };
    let mut out = Vec::new();
    for point in &terms.measuring_points {
        let (mine, others): (Vec<_>, Vec<_>) = terms
            .plants
            .iter()
            .filter(|plant| point.measures_plant(&plant.id))
            .partition(|plant| claim.plants.contains(&plant.id));
        if mine.is_empty() {
            continue;
        }
        if let Some(other) = others.first() {
            let (id, plant) = (&point.id, &other.id);
            faults.add(
                "bek1504.3.1.1",
                "/plants",
                &format!("Målepunkt {id} måler også anlæg {plant}. Ansøg om begge anlæg sammen."),
                &format!("Measuring point {id} measures plant {plant} as well. Claim both plants together."),
            );
        }
        out.push(point);
    }
    out
}

fn named_series<'a>(
    file: &'a AgreementFile,
    claim: &ClaimMade,
    faults: &mut Faults,
) -> Vec<&'a SeriesOnFile> {
    let rule = "bek1504.3.1.2";
    faults.some(rule, "/series", claim.series.len(), "én måleserie", "one series");
    let mut out: Vec<&SeriesOnFile> = Vec::new();
    for (i, number) in claim.series.iter().enumerate() {
        let pointer = format!("/series/{i}");
        match file.series.iter().find(|s| s.number == *number) {
            None => faults.add(rule, pointer, "Der er ingen sådan måleserie.", "There is no such series."),
            Some(found) if out.iter().any(|s| s.number == found.number) => {
                faults.add(rule, pointer, "Måleserien står to gange.", "The series stands twice.");
            }
            Some(found) if found.replaced_by.is_some() => {
                faults.add(
                    rule,
                    pointer,
                    "Måleserien er erstattet af en anden.",
                    "The series has been replaced.",
                );
            }
            Some(found) if !found.series.what.measured.complete => faults.add(
                rule,
                pointer,
                "Måleserien er ufuldstændig: timer mangler en erstatningsværdi.",
                "The series is incomplete: hours lack a substitute.",
            ),
            Some(found) => out.push(found),
        }
    }
    out
}

/// A point's tonnes over the claim's period, which its series must cover once and without a gap.
fn tonnes(
    point: &MeasuringPoint,
    series: &[&SeriesOnFile],
    claim: &ClaimMade,
    faults: &mut Faults,
) -> Tonnes {
    let mut of_point: Vec<_> = series
        .iter()
        .filter_map(|s| {
            let measured = s.series.what.measured.points.iter().find(|p| p.id == point.id)?;
            Some((&s.series.what.plan.period, measured.co2_tonnes))
        })
        .collect();
    of_point.sort_by_key(|(period, _)| period.from);
    let mut reached = claim.from.start();
    let whole = of_point.iter().all(|(period, _)| {
        let fits = period.from == reached;
        reached = period.to;
        fits
    });
    if !whole || reached != claim.to.end() {
        faults.add(
            "bek1504.3.1.2",
            "/series",
            &format!("Måleserierne dækker ikke perioden netop én gang for målepunkt {}.", point.id),
            &format!("The series do not cover the period exactly once at point {}.", point.id),
        );
    }
    of_point.iter().fold(Tonnes::default(), |sum, (_, tonnes)| Tonnes(sum.0 + tonnes.0))
}

/// One thing that must come first.
pub(super) fn first(provision: &'static str, pointer: &str, da: &str, en: &str) -> Refusal {
    Refusal::Unmet(vec![Problem::under(Provision::of(provision), pointer, Text::new(da, en))])
}
