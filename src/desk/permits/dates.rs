//! What is due on a case, and when.

use super::due::{conditions_of, received, watched};
use crate::casework::deadline;
use crate::desk::cases::DueDate;
use crate::law::{Day, Moment, Provision, Text};
use crate::permit::conditions;
use crate::permit::procedure::{Conclusion, PermitFile, State};

/// How far ahead dates of conditions are shown, in days.
const HORIZON_DAYS: u32 = 120;

/// The dates that lie ahead, the nearest first.
pub fn dates(file: &PermitFile, now: Moment) -> Vec<DueDate> {
    let today = now.day();
    let mut out = Vec::new();
    let mut add = |due: Option<Day>, provision: &'static str, da: &str, en: &str| {
        if let Some(due) = due {
            out.push(DueDate { due, what: Text::new(da, en), provision: Provision::of(provision) });
        }
    };
    match file.state {
        State::AwaitingInformation => {
            let by = file.requests.last().map(|r| r.request.what.answer_by);
            add(
                by,
                "bek974.4.2",
                "Svar på anmodning om oplysninger",
                "Answer to the request for information",
            );
        }
        State::InHearing => {
            let by = file.hearings.last().map(|h| h.hearing.what.comment_by);
            add(by, "fvl.19", "Bemærkninger til partshøring", "Comments in the hearing");
        }
        State::InForce => add(file.end(), "bek974.3.1", "Tilladelsen udløber", "The permit expires"),
        State::UnderReassessment => {
            let open = file.open_reassessment();
            let heard = open.and_then(|r| r.hearings.last()).filter(|h| h.comments.is_empty());
            let by = heard.map(|h| h.hearing.what.comment_by);
            add(by, "fvl.19", "Bemærkninger til partshøring", "Comments in the hearing");
            for measure in open.map(|r| r.measures.as_slice()).unwrap_or_default() {
                add(Some(measure.what.by), "bek974.7", &measure.what.text, &measure.what.text);
            }
        }
        _ => {}
    }
    let complaint = decided_at(file).and_then(|at| deadline::compute("complaint-energy-board", at).ok());
    add(complaint.map(|c| c.due), "ugl.37a", "Klagefrist", "Last day to complain");
    if watched(file) {
        let upcoming = conditions::upcoming(conditions_of(file), &received(file), today, HORIZON_DAYS);
        out.extend(upcoming.into_iter().map(|due| DueDate {
            provision: kind_of(file, &due.condition),
            due: due.due,
            what: due.what,
        }));
    }
    out.retain(|date| date.due >= today);
    out.sort();
    out
}

/// When the last decision on the case was made, if one was.
fn decided_at(file: &PermitFile) -> Option<Moment> {
    let concluded = file.reassessments.last().and_then(|r| r.conclusion.as_ref()).map(|c| match c {
        Conclusion::Confirmed(signed) => signed.at,
        Conclusion::Updated(signed) => signed.at,
        Conclusion::Revoked(signed) => signed.at,
    });
    let refused = matches!(file.state, State::Refused | State::Dismissed).then_some(file.updated_at);
    concluded.or_else(|| file.permit().map(|p| p.decided.at)).or(refused)
}

fn kind_of(file: &PermitFile, condition: &str) -> Provision {
    let found = conditions_of(file).iter().find(|c| c.id == condition);
    found.map_or_else(|| Provision::of("bek974.6.2"), |c| c.kind.provision())
}
