//! What a case's journal adds up to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::content::{
    Closure, Comment, Confirmation, EnvironmentalAssessment, Hearing, HumanFinding, InformationRequest,
    ItemMark, Measure, Opening, PublicField, Release, ReportReview, Reported, Revocation, SignalReceived,
    Submitted, Triage,
};
use super::state::State;
use super::terms::Terms;
use crate::access::{Company, Standing};
use crate::casework::disqualification::Disqualification;
use crate::casework::{Attachment, Signed};
use crate::law::reading::Readings;
use crate::law::{Day, Language, Moment};
use crate::permit::application::{Application, Item};
use crate::permit::conditions::Condition;

/// A fixed version of the application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Version {
    /// How it was received.
    pub submitted: Signed<Submitted>,
    /// The application.
    pub application: Application,
    /// The files that came with it.
    pub attachments: Vec<Attachment>,
}

/// A request for information and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Requested {
    /// The request.
    pub request: Signed<InformationRequest>,
    /// The answer in words, or the reasons to go on without one.
    pub ended: Option<Signed<String>>,
}

/// A hearing and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Heard {
    /// What was put to the party.
    pub hearing: Signed<Hearing>,
    /// What the party said, as often as they did.
    pub comments: Vec<Signed<Comment>>,
    /// Whether the date passed without comments.
    pub lapsed: bool,
}

/// A version of the permit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PermitVersion {
    /// 1 for the permit as granted.
    pub number: u32,
    /// Who decided it, and when; with the main considerations.
    pub decided: Signed<String>,
    /// What is permitted.
    pub terms: Terms,
    /// On which conditions.
    pub conditions: Vec<Condition>,
    /// The language that it was issued in.
    pub language: Language,
}

/// What the grant rests on besides its terms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Foundation {
    /// Environmental assessments.
    pub environment: EnvironmentalAssessment,
    /// The plan area (§ 3, stk. 2).
    pub inside_plan_area: HumanFinding,
    /// The boundary (§ 1, stk. 2).
    pub inside_boundary: HumanFinding,
    /// Hydrocarbons (UGL § 23 x, stk. 4).
    pub no_hydrocarbon_recovery: HumanFinding,
    /// Whether the state takes part (UGL § 23 y).
    pub state_participation: String,
    /// Readings that the case departs from.
    pub readings: Readings,
}

/// A report and its review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ReportOnFile {
    /// Its number in the case, from 1.
    pub number: u32,
    /// The report.
    pub report: Signed<Reported>,
    /// The review, once there is one.
    pub review: Option<Signed<ReportReview>>,
}

/// A signal and its triage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SignalOnFile {
    /// Its number in the case, from 1.
    pub number: u32,
    /// The signal.
    pub signal: Signed<SignalReceived>,
    /// What it was found to be, once somebody has said.
    pub triage: Option<Signed<Triage>>,
}

/// How a reassessment ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Conclusion {
    /// The permit stands.
    Confirmed(Signed<Confirmation>),
    /// The permit was updated to this version.
    Updated(Signed<u32>),
    /// The permit was revoked.
    Revoked(Signed<Revocation>),
}

/// A reassessment (§ 7).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Reassessment {
    /// When it was opened, and on which signals.
    pub opened: Signed<Vec<u32>>,
    /// Measures ordered.
    pub measures: Vec<Signed<Measure>>,
    /// Hearings of the holder.
    pub hearings: Vec<Heard>,
    /// The first of two people's finding that the permit can stand.
    pub proposed_confirmation: Option<Signed<Confirmation>>,
    /// The written conclusion.
    pub conclusion: Option<Conclusion>,
}

/// Everything that is known of a case: the sum of its journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PermitFile {
    /// The case's id.
    pub id: String,
    /// The case number.
    pub number: String,
    /// The company whose case it is.
    pub company: Company,
    /// The language that the company wants to be written to in.
    pub language: Language,
    /// The state.
    pub state: State,
    /// When the case was opened.
    pub opened_at: Moment,
    /// When the last act was done.
    pub updated_at: Moment,
    /// The draft as it is now.
    pub draft: Application,
    /// The draft's files.
    pub attachments: Vec<Attachment>,
    /// Submitted versions, oldest first.
    pub versions: Vec<Version>,
    /// Marks on items of the latest version.
    pub marks: BTreeMap<Item, Signed<ItemMark>>,
    /// Items that are waived.
    pub waived: BTreeMap<Item, String>,
    /// Requests for information.
    pub requests: Vec<Requested>,
    /// Hearings before the decision.
    pub hearings: Vec<Heard>,
    /// People who have worked on the case as caseworkers: none of them may decide it.
    pub prepared_by: BTreeSet<String>,
    /// What the grant rests on.
    pub foundation: Option<Foundation>,
    /// Versions of the permit, oldest first.
    pub permits: Vec<PermitVersion>,
    /// Files that reports and signals point to.
    pub evidence: Vec<Attachment>,
    /// Reports on conditions.
    pub reports: Vec<ReportOnFile>,
    /// Signals.
    pub signals: Vec<SignalOnFile>,
    /// Reassessments.
    pub reassessments: Vec<Reassessment>,
    /// The day from which the permit no longer lets anybody inject, if there is one.
    pub ended_on: Option<Day>,
    /// How the case was closed.
    pub closure: Option<Signed<Closure>>,
    /// What is released to the public register.
    pub released: BTreeMap<PublicField, Signed<Release>>,
    /// Who is disqualified and kept off the case (FVL § 3), by their ids.
    #[serde(default)]
    pub disqualified: BTreeMap<String, Signed<Disqualification>>,
}

impl PermitFile {
    /// A new case.
    pub(super) fn opened(opening: &Opening, at: Moment) -> Self {
        Self {
            id: opening.id.clone(),
            number: opening.number.clone(),
            company: opening.company.clone(),
            language: opening.language,
            state: State::Draft,
            opened_at: at,
            updated_at: at,
            draft: Application::default(),
            attachments: Vec::new(),
            versions: Vec::new(),
            marks: BTreeMap::new(),
            waived: BTreeMap::new(),
            requests: Vec::new(),
            hearings: Vec::new(),
            prepared_by: BTreeSet::new(),
            foundation: None,
            permits: Vec::new(),
            evidence: Vec::new(),
            reports: Vec::new(),
            disqualified: BTreeMap::new(),
            signals: Vec::new(),
            reassessments: Vec::new(),
            ended_on: None,
            closure: None,
            released: BTreeMap::new(),
        }
    }

    /// What the access policy looks at.
    pub fn standing(&self) -> Standing {
        Standing {
            company: self.company.cvr.clone(),
            submitted: !self.versions.is_empty(),
            published: !self.released.is_empty(),
            assisted: false,
            disqualified: self.disqualified.keys().cloned().collect(),
        }
    }

    /// Every file of the case: the draft's, those of submitted versions, and evidence.
    pub fn files(&self) -> impl Iterator<Item = &Attachment> {
        let of_versions = self.versions.iter().flat_map(|v| v.attachments.iter());
        self.attachments.iter().chain(of_versions).chain(self.evidence.iter())
    }

    /// The permit as it is now, if one has been granted.
    pub fn permit(&self) -> Option<&PermitVersion> {
        self.permits.last()
    }

    /// The readings that the case departs from.
    pub fn readings(&self) -> Readings {
        self.foundation.as_ref().map(|f| f.readings.clone()).unwrap_or_default()
    }

    /// The reassessment that is open, if one is.
    pub fn open_reassessment(&self) -> Option<&Reassessment> {
        self.reassessments.last().filter(|r| r.conclusion.is_none())
    }

    /// Numbers of the signals that § 7 demands a reassessment for and that none has taken up yet.
    pub fn demanding_signals(&self) -> Vec<u32> {
        let taken: BTreeSet<u32> =
            self.reassessments.iter().flat_map(|r| r.opened.what.iter().copied()).collect();
        self.signals
            .iter()
            .filter(|s| !taken.contains(&s.number))
            .filter(|s| {
                s.triage.as_ref().is_some_and(|t| t.what.finding != super::content::SignalFinding::Neither)
            })
            .map(|s| s.number)
            .collect()
    }

    /// Keys of the watched conditions that have raised a signal already.
    pub fn watches_raised(&self) -> BTreeSet<String> {
        self.signals.iter().filter_map(|s| s.signal.what.watch.clone()).collect()
    }
}
