//! What the acts on a storage permit's case say on paper.

mod conditions;
mod copy_of_record;
mod difference;
mod dismissal;
#[cfg(test)]
mod example;
#[cfg(test)]
mod example_acts;
mod foundation;
mod grant_letter;
mod hearing;
mod map_note;
mod permit;
mod reassessment;
mod receipt;
mod refusal;
mod request;
mod site_map;
mod supervision;
mod terms;
#[cfg(test)]
mod tests;
mod writing;

use self::writing::Writing;
use crate::letters::Made;
use crate::permit::procedure::content::{Granted, Submitted, Updated};
use crate::permit::procedure::{Act, PermitFile, Recorded};

/// The letters that an act gives rise to; none for most. `file` is the case after the act. A decision is in the
/// language that was chosen for it, any other letter in the company's.
pub fn letters_for(file: &PermitFile, recorded: &Recorded) -> Vec<Made> {
    let in_language = |language| Writing::new(file, recorded, language);
    let own = in_language(file.language);
    match &recorded.act {
        Act::Submit(submitted) => received(file, recorded, submitted, None),
        Act::Answer(answered) => received(file, recorded, &answered.submission, Some(&answered.text)),
        Act::RequestInformation(request) => vec![request::information_request(own, request)],
        Act::ProceedWithout(without) => vec![request::proceeding_without(own, without)],
        Act::HearParty(hearing) => vec![hearing::hearing(own, hearing, false)],
        Act::HearHolder(hearing) => vec![hearing::hearing(own, hearing, true)],
        Act::Dismiss(dismissal) => vec![dismissal::dismissal(in_language(dismissal.language), dismissal)],
        Act::Refuse(refusal) => vec![refusal::refusal(in_language(refusal.language), refusal)],
        Act::Grant(granted) => granted_letters(file, recorded, granted),
        Act::Update(updated) => updated_letters(file, recorded, updated),
        Act::Revoke(revocation) => {
            vec![reassessment::revocation(in_language(revocation.language), revocation)]
        }
        Act::Confirm(confirmation) => vec![reassessment::confirmation(own, confirmation)],
        Act::OrderMeasure(measure) => vec![reassessment::measure(own, measure)],
        Act::ReviewReport(review) if !review.accepted => vec![supervision::report_returned(own, review)],
        Act::Close(closure) => vec![supervision::closing(in_language(closure.language), closure)],
        // The authority has not seen a draft, so it has nothing to confirm.
        Act::Withdraw(withdrawal) if !file.versions.is_empty() => {
            vec![supervision::withdrawal_receipt(own, withdrawal)]
        }
        Act::Withdraw(_)
        | Act::ReviewReport(_)
        | Act::Open(_)
        | Act::Save(_)
        | Act::Attach(_)
        | Act::AttachEvidence(_)
        | Act::RemoveAttachment(_)
        | Act::MarkItem(_)
        | Act::AcceptAsComplete(_)
        | Act::Comment(_)
        | Act::EndHearing(_)
        | Act::Report(_)
        | Act::Signal(_)
        | Act::Triage(_)
        | Act::OpenReassessment(_)
        | Act::CommentInReassessment(_)
        | Act::ProposeConfirmation(_)
        | Act::Expire(_)
        | Act::Publish(_)
        | Act::WithdrawPublication(_)
        | Act::RecordDisqualification(_) => Vec::new(),
    }
}

fn received(
    file: &PermitFile,
    recorded: &Recorded,
    submitted: &Submitted,
    answer: Option<&str>,
) -> Vec<Made> {
    let writing = || Writing::new(file, recorded, file.language);
    let mut made = vec![receipt::receipt(writing(), submitted, answer)];
    let version = file.versions.iter().find(|v| v.submitted.what.version == submitted.version);
    made.extend(version.map(|version| copy_of_record::copy_of_record(writing(), submitted, version)));
    made
}

fn granted_letters(file: &PermitFile, recorded: &Recorded, granted: &Granted) -> Vec<Made> {
    let grant = &granted.grant;
    let writing = || Writing::new(file, recorded, grant.language);
    let Some(version) = file.permits.first() else {
        return Vec::new();
    };
    vec![
        permit::permit(writing(), version, &grant.readings_reasons),
        grant_letter::grant_letter(writing(), version, granted),
    ]
}

fn updated_letters(file: &PermitFile, recorded: &Recorded, updated: &Updated) -> Vec<Made> {
    let update = &updated.update;
    let writing = || Writing::new(file, recorded, update.language);
    let mut newest_first = file.permits.iter().rev();
    let (Some(new), Some(old)) = (newest_first.next(), newest_first.next()) else {
        return Vec::new();
    };
    vec![permit::permit(writing(), new, ""), reassessment::update(writing(), update, old, new)]
}
