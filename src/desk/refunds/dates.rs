//! What is due on an agreement, and when.

use crate::casework::deadline;
use crate::desk::cases::DueDate;
use crate::law::quantity::Tonnes;
use crate::law::{Day, Moment, Provision, Text};
use crate::refund::procedure::{AgreementFile, State};

/// The dates that lie ahead, the nearest first; a storage deadline stays while CO2 is not stored, and a yearly
/// statement while it is not given.
pub fn dates(file: &AgreementFile, now: Moment) -> Vec<DueDate> {
    let today = now.day();
    let mut out = Vec::new();
    let mut add = |due: Option<Day>, provision: &'static str, what: Text| {
        if let Some(due) = due {
            out.push(DueDate { due, what, provision: Provision::of(provision) });
        }
    };
    if file.state == State::AwaitingInformation {
        let by = file.inquiries.last().map(|i| i.inquiry.what.answer_by);
        add(
            by,
            "bek1504.1",
            Text::new("Svar på anmodning om oplysninger", "Answer to the request for information"),
        );
    }
    for hearing in file.hearings.iter().filter(|h| !h.is_over(now)) {
        let n = hearing.number;
        let what =
            Text::new(format!("Bemærkninger til sagsfremstilling {n}"), format!("Comments on statement {n}"));
        add(Some(hearing.statement.what.comment_by), "sfl.19", what);
    }
    for claim in &file.claims {
        let n = claim.number;
        let decided = claim.refused.as_ref().map(|r| r.at).or_else(|| claim.paid.last().map(|p| p.at));
        let complaint = decided.and_then(|at| deadline::compute("complaint-tax-appeals", at).ok());
        let what = Text::new(
            format!("Klage over afgørelsen om ansøgning {n}"),
            format!("Complaint of the decision on claim {n}"),
        );
        add(complaint.map(|c| c.due), "sfl.35a.3", what);
    }
    out.extend(runs_out(file));
    out.retain(|date| date.due >= today);
    out.extend(file.heat_statements_due().map(|due| DueDate {
        due,
        what: Text::new("Årlig opgørelse til aftagere", "Yearly statement to customers"),
        provision: Provision::of("bek1504.5.1"),
    }));
    out.extend(deadlines(file));
    out.sort();
    out
}

/// The dates that the authority which assists is told of: the agreement's own last day. The others tell of claims, hearings,
/// lots and customers.
pub fn dates_of_assisting(file: &AgreementFile, now: Moment) -> Vec<DueDate> {
    runs_out(file).into_iter().filter(|date| date.due >= now.day()).collect()
}

fn runs_out(file: &AgreementFile) -> Option<DueDate> {
    let due = file.terms().and_then(|terms| terms.to).filter(|_| file.state != State::Ended)?;
    let what = Text::new("Aftalen udløber", "The agreement runs out");
    Some(DueDate { due, what, provision: Provision::of("bek1504.3.1") })
}

/// The storage deadlines of lots that are not wholly stored, also those that have passed.
fn deadlines(file: &AgreementFile) -> impl Iterator<Item = DueDate> {
    let lots = file.chain.lots().iter();
    let open = lots.filter(|lot| file.chain.whereabouts(&lot.id).on_the_way() > Tonnes::default());
    open.map(|lot| {
        let n = &lot.id;
        DueDate {
            due: lot.store_by,
            what: Text::new(format!("Lagring af parti {n}"), format!("Storage of lot {n}")),
            provision: Provision::of("bek1504.3.1.5"),
        }
    })
}
