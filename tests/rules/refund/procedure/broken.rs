//! For every act something broken to send.

use sagsgang::law::Digest;
use sagsgang::refund::custody::{
    AcceptSite, Correct, ExtensionRequest, HandOver, Lose, Place, Receive, RegisterLot, RegisterSite, Store,
};
use sagsgang::refund::procedure::Command;
use sagsgang::refund::procedure::content::*;

use super::commands::{day, t};

/// The same act with nothing, or a thing that there is not, in it; `None` where nothing can be wrong.
pub fn broken(command: Command) -> Option<Command> {
    let none = String::new;
    let no = 4_000_000;
    Some(match command {
        Command::Save(_) | Command::Attach(_) | Command::AttachEvidence(_) | Command::Submit(_) => {
            return None;
        }
        Command::RemoveAttachment(_) => {
            Command::RemoveAttachment(RemovedAttachment { sha256: Digest::zero() })
        }
        Command::RequestInformation(c) => Command::RequestInformation(Inquiry { questions: vec![], ..c }),
        Command::Answer(_) => Command::Answer(Answer::default()),
        Command::ProceedWithout(_) => Command::ProceedWithout(ProceedWithout { reasons: none() }),
        Command::AcceptAsComplete(c) => Command::AcceptAsComplete(Eligibility { basis: none(), ..c }),
        Command::Dismiss(c) => Command::Dismiss(Decline { reasons: none(), ..c }),
        Command::Refuse(c) => Command::Refuse(Decline { guidance: none(), ..c }),
        Command::Withdraw(_) => Command::Withdraw(Withdrawal { reasons: "æ".repeat(20_001) }),
        Command::Hear(c) => Command::Hear(StatementOfCase { facts: vec![], ..c }),
        Command::Comment(c) => Command::Comment(CommentOnCase { hearing: no, ..c }),
        Command::ProposeTerms(c) => Command::ProposeTerms(Proposal { reasons: none(), ..c }),
        Command::AcceptTerms(c) => Command::AcceptTerms(TermsAccepted { terms: Digest::zero(), ..c }),
        Command::Sign(_) => Command::Sign(Signature { terms: Digest::zero() }),
        Command::DecideMethods(c) => Command::DecideMethods(MethodsDecision { edition: none(), ..c }),
        Command::FileEmissionReport(c) => {
            Command::FileEmissionReport(EmissionReport { document: Digest::zero(), ..c })
        }
        Command::DecideEmissionReport(c) => Command::DecideEmissionReport(ReportDecision { report: no, ..c }),
        Command::UploadMeasurements(c) => {
            Command::UploadMeasurements(SeriesReceived { corrects: Some(no), ..c })
        }
        Command::RegisterLot(c) => Command::RegisterLot(RegisterLot { plant: "K9".into(), ..c }),
        Command::HandOver(c) => Command::HandOver(HandOver { document: Digest::zero(), ..c }),
        Command::Receive(c) => Command::Receive(Receive { transport: "T99999".into(), ..c }),
        Command::Store(c) => Command::Store(Store { tonnes: t("-1"), ..c }),
        Command::Lose(c) => Command::Lose(Lose { tonnes: t("9999999"), ..c }),
        Command::CorrectCustody(c) => Command::CorrectCustody(Correct { from: Place::AtPlant, ..c }),
        Command::RegisterSite(c) => Command::RegisterSite(RegisterSite { document: Digest::zero(), ..c }),
        Command::AcceptSite(c) => Command::AcceptSite(AcceptSite { site: "atlantis".into(), ..c }),
        Command::RequestExtension(c) => {
            Command::RequestExtension(ExtensionRequest { circumstances: none(), ..c })
        }
        Command::GrantExtension(c) => Command::GrantExtension(ExtensionDecision { request: no, ..c }),
        Command::DenyExtension(c) => Command::DenyExtension(ExtensionDecision { reasons: none(), ..c }),
        Command::Claim(c) => Command::Claim(ClaimMade { series: vec![no], ..c }),
        Command::AssessClaim(c) => Command::AssessClaim(Assessment { claim: no, ..c }),
        Command::PayClaim(c) => Command::PayClaim(Payment { claim: no, ..c }),
        Command::RefuseClaim(c) => Command::RefuseClaim(ClaimRefusal { reasons: none(), ..c }),
        Command::TrueUp(c) => Command::TrueUp(TrueUp { report: no, ..c }),
        Command::DemandRepayment(c) => Command::DemandRepayment(Demand { reasons: none(), ..c }),
        Command::RecordRepayment(c) => Command::RecordRepayment(Repaid { ore: 0, ..c }),
        Command::FindBreach(c) => Command::FindBreach(Breach { term: 7, ..c }),
        Command::EndBreach(_) => Command::EndBreach(Reasons { reasons: none() }),
        Command::Terminate(_) => Command::Terminate(Reasons { reasons: none() }),
        Command::RunOut(_) => Command::RunOut(DatePassed { day: day("1999-12-31") }),
        Command::Remind(c) => Command::Remind(Reminder { days_before: 77, ..c }),
        Command::OrderHeatStatements(c) => {
            Command::OrderHeatStatements(HeatStatementsOrdered { customers: Digest::zero(), ..c })
        }
        Command::MakeHeatStatements(c) => Command::MakeHeatStatements(HeatStatementsMade { part: 77, ..c }),
        Command::SendHeatStatements(c) => {
            Command::SendHeatStatements(HeatStatementsSent { run: Some(no), ..c })
        }
        Command::RemindHeatStatements(c) => {
            Command::RemindHeatStatements(HeatStatementsReminder { due: day("1999-12-31"), ..c })
        }
        Command::RecordDisqualification(c) => {
            Command::RecordDisqualification(Disqualification { person: none(), ..c })
        }
        Command::OpenControl(c) => Command::OpenControl(ControlOpening { sample_size: 0, ..c }),
        Command::RecordFinding(c) => Command::RecordFinding(Finding { control: no, ..c }),
        Command::CloseControl(c) => Command::CloseControl(ControlClosure { conclusion: none(), ..c }),
    })
}
