//! Computes every stored receipt anew (§ 6): from the same inputs, the same figure.

use std::io::BufReader;

use serde_json::Value;

use super::heat::run_anew;
use crate::desk::Desk;
use crate::desk::verify::Recomputed;
use crate::law::reading::Readings;
use crate::law::{Day, Receipt};
use crate::refund::measurement::measure;
use crate::refund::procedure::AgreementFile;
use crate::refund::procedure::file::SeriesOnFile;
use crate::refund::procedure::heat::HeatRun;
use crate::refund::tax::{RefundInput, RefundResult, RepaymentInput, RepaymentResult, refund, repayment};

/// Computes the receipts of an agreement anew. Answers how many there are, and those that come out otherwise.
pub fn recompute(desk: &Desk, file: &AgreementFile) -> Recomputed {
    let mut done = Recomputed::default();
    for series in &file.series {
        done.hold(&format!("series {}", series.number), measured_anew(desk, series));
    }
    for claim in &file.claims {
        let n = claim.number;
        done.hold(&format!("claim {n}, as claimed"), refunded_anew(&claim.claim.what.claimed));
        if let Some(assessed) = &claim.assessed {
            done.hold(&format!("claim {n}, as assessed"), refunded_anew(&assessed.what.computed));
        }
        if let Some(trued_up) = &claim.trued_up {
            done.hold(&format!("claim {n}, final"), refunded_anew(&trued_up.what.computed));
        }
        for demanded in claim.demands.iter().flat_map(|d| &d.what.computed) {
            done.hold(&format!("claim {n}, repayment"), repaid_anew(demanded));
        }
    }
    for run in &file.heat_runs {
        done.hold(&format!("statements {}", run.number), stated_anew(desk, run));
    }
    done
}

impl Recomputed {
    fn hold(&mut self, what: &str, outcome: Result<(), String>) {
        self.receipts += 1;
        if let Err(why) = outcome {
            self.faults.push(format!("{what}: {why}"));
        }
    }
}

fn stated_anew(desk: &Desk, run: &HeatRun) -> Result<(), String> {
    let anew = run_anew(desk, run).map_err(|why| format!("{why:?}"))?;
    same(&run.ordered.what.receipt, &anew.summary.receipt)
}

fn measured_anew(desk: &Desk, series: &SeriesOnFile) -> Result<(), String> {
    let received = &series.series.what;
    let opened = desk.store.blobs().open_file(&received.file.sha256).map_err(|why| why.to_string())?;
    // The receipt says by which day and readings it was computed: an act is never journalled before the one that it follows,
    // so its entry can be of a later day than the computation.
    let inputs = &received.measured.receipt.inputs;
    let given = |name: &str| inputs.get(name).cloned().unwrap_or_default();
    let day: Day = serde_json::from_value(given("on")).map_err(|why| why.to_string())?;
    let readings: Readings = serde_json::from_value(given("readings")).map_err(|why| why.to_string())?;
    let anew = measure(BufReader::new(opened), &received.plan, &readings, day, &mut |_| {})
        .map_err(|rejected| rejected.to_string())?;
    let kept = &received.measured;
    same(&kept.receipt, &anew.receipt)?;
    if kept.points == anew.points && kept.warnings == anew.warnings && kept.complete == anew.complete {
        Ok(())
    } else {
        Err("the measured figures come out otherwise".into())
    }
}

fn refunded_anew(kept: &RefundResult) -> Result<(), String> {
    let input: RefundInput =
        serde_json::from_value(kept.receipt.inputs.clone()).map_err(|why| why.to_string())?;
    let anew = refund(&input).map_err(|faults| format!("refused now: {faults:?}"))?;
    same(&kept.receipt, &anew.receipt)?;
    whole(kept, &anew)
}

fn repaid_anew(kept: &RepaymentResult) -> Result<(), String> {
    let input: RepaymentInput =
        serde_json::from_value(kept.receipt.inputs.clone()).map_err(|why| why.to_string())?;
    let anew = repayment(&input).map_err(|faults| format!("refused now: {faults:?}"))?;
    same(&kept.receipt, &anew.receipt)?;
    whole(kept, &anew)
}

/// Everything but the receipt, whose program version may differ.
fn whole<T: serde::Serialize>(kept: &T, anew: &T) -> Result<(), String> {
    let bare = |of: &T| -> Result<Value, String> {
        let mut value = serde_json::to_value(of).map_err(|why| why.to_string())?;
        if let Some(members) = value.as_object_mut() {
            members.remove("receipt");
        }
        Ok(value)
    };
    if bare(kept)? == bare(anew)? { Ok(()) } else { Err("the figures come out otherwise".into()) }
}

/// Two receipts, whatever version of the program wrote them.
fn same(kept: &Receipt, anew: &Receipt) -> Result<(), String> {
    let anew = Receipt { program: kept.program.clone(), ..anew.clone() };
    if *kept == anew {
        return Ok(());
    }
    Err(format!("the receipt comes out otherwise: {} where {} is kept", anew.result, kept.result))
}
