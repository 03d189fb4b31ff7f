//! What the acts on a refund agreement's case say on paper.

mod agreement;
mod application;
mod approval;
mod breach;
mod claim;
mod computation;
mod control;
mod decline;
#[cfg(test)]
mod example;
#[cfg(test)]
mod example_acts;
mod extension;
mod heat;
mod payment;
mod proposal;
mod receipt;
mod repayment;
mod statement;
mod terms;
#[cfg(test)]
mod tests;
mod true_up;
mod writing;

use self::writing::Writing;
use crate::letters::Made;
use crate::refund::procedure::{Act, AgreementFile, Recorded};

/// The letters that an act gives rise to; none for most. `file` is the case after the act. What has a language of its own
/// is in that one, any other letter in the company's.
pub fn letters_for(file: &AgreementFile, recorded: &Recorded) -> Vec<Made> {
    let in_language = |language| Writing::new(file, recorded, language);
    let own = in_language(file.language);
    let made = match &recorded.act {
        Act::Submit(submitted) => Some(receipt::receipt(own, submitted, None)),
        Act::Answer(answered) => Some(receipt::receipt(own, &answered.submission, Some(&answered.text))),
        Act::RequestInformation(inquiry) => Some(application::information_request(own, inquiry)),
        Act::ProceedWithout(without) => Some(application::proceeding_without(own, without)),
        Act::Dismiss(decline) => Some(decline::dismissal(in_language(decline.language), decline)),
        Act::Refuse(decline) => Some(decline::refusal(in_language(decline.language), decline)),
        // The authority has not seen a draft, so it has nothing to confirm.
        Act::Withdraw(withdrawal) if !file.versions.is_empty() => {
            Some(application::withdrawal_receipt(own, withdrawal))
        }
        Act::Hear(statement) => Some(statement::statement_of_case(own, statement)),
        Act::ProposeTerms(proposal) => Some(proposal::proposed_terms(in_language(proposal.language), proposal)),
        Act::Sign(_) => file.agreement().map(|v| agreement::agreement(in_language(v.language), v)),
        Act::DecideMethods(decision) => Some(approval::methods(own, decision)),
        Act::DecideEmissionReport(decision) => Some(approval::emission_report(own, decision)),
        Act::GrantExtension(decision) => Some(extension::granted(own, decision)),
        Act::DenyExtension(decision) => Some(extension::denied(own, decision)),
        Act::Remind(reminder) => Some(extension::reminder(own, reminder)),
        Act::RemindHeatStatements(reminder) => Some(heat::reminder(own, reminder)),
        Act::Claim(received) => Some(claim::claim_receipt(own, received)),
        Act::PayClaim(paid) => payment::payment(own, paid),
        Act::RefuseClaim(refusal) => Some(claim::refusal(own, refusal)),
        Act::TrueUp(done) => Some(true_up::true_up(own, done)),
        Act::DemandRepayment(demanded) => Some(repayment::demand(own, demanded)),
        Act::RecordRepayment(repaid) => Some(repayment::receipt(own, repaid)),
        Act::FindBreach(breach) => Some(breach::found(own, breach)),
        Act::EndBreach(reasons) => Some(breach::ended(own, reasons)),
        Act::Terminate(reasons) => Some(breach::terminated(own, reasons)),
        Act::RunOut(passed) => Some(breach::run_out(own, passed)),
        Act::CloseControl(closure) => Some(control::closed(own, closure)),
        Act::Withdraw(_)
        | Act::Open(_)
        | Act::Save(_)
        | Act::Attach(_)
        | Act::RemoveAttachment(_)
        | Act::AcceptAsComplete(_)
        | Act::Comment(_)
        | Act::AcceptTerms(_)
        | Act::FileEmissionReport(_)
        | Act::AttachEvidence(_)
        | Act::UploadMeasurements(_)
        | Act::RegisterLot(_)
        | Act::HandOver(_)
        | Act::Receive(_)
        | Act::Store(_)
        | Act::Lose(_)
        | Act::CorrectCustody(_)
        | Act::RegisterSite(_)
        | Act::AcceptSite(_)
        | Act::RequestExtension(_)
        // An assessment is internal until it is decided on.
        | Act::AssessClaim(_)
        // What a run comes to stands on the case.
        | Act::OrderHeatStatements(_)
        | Act::MakeHeatStatements(_)
        | Act::SendHeatStatements(_)
        | Act::OpenControl(_)
        | Act::RecordFinding(_)
        | Act::RecordDisqualification(_) => None,
    };
    made.into_iter().collect()
}
