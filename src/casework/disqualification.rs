//! Disqualification (inhabilitet, FVL § 3): who is kept off a case.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Refusal;
use super::faults::Faults;
use crate::access::{Actor, Role};

/// The longest id of a person.
const LONGEST: usize = 200;
const RULE: &str = "fvl.3";

/// Why somebody is disqualified (FVL § 3, stk. 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DisqualificationGround {
    /// Nr. 1: a particular interest of their own in how the case ends, or they represent or have represented somebody with one.
    OwnInterest,
    /// Nr. 2: a spouse, relative or other close person has such an interest or represents somebody with one.
    ClosePerson,
    /// Nr. 3: they take part in the management of a company, or are otherwise closely tied to it, that has such an interest.
    CompanyTie,
    /// Nr. 4: they took part in the case before at another authority, over which this one decides complaints or which it controls.
    EarlierInstance,
    /// Nr. 5: other circumstances that are apt to raise doubt of their impartiality.
    OtherCircumstances,
}

/// That a person is kept off a case, or may take part in it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Disqualification {
    /// The person's id, as the journal names it.
    pub person: String,
    /// Whether they are kept off the case from now on; otherwise they may take part in it again.
    pub disqualified: bool,
    /// On which ground; none where they may take part again.
    #[serde(default)]
    pub ground: Option<DisqualificationGround>,
    /// The circumstances.
    pub reasons: String,
}

impl Disqualification {
    /// Whether somebody may record it: each for themselves, and whoever decides for anybody. Nobody lets themselves in again.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn sound(&self, by: &Actor, disqualified: bool) -> Result<(), Refusal> {
        let mut faults = Faults::default();
        faults.need(RULE, "/person", &self.person, "Personens id", "The person's id");
        if self.person.chars().count() > LONGEST {
            faults.add(RULE, "/person", "Id'et er for langt.", "The id is too long.");
        }
        let decides = matches!(by.role, Role::DecisionMaker | Role::TaxDecisionMaker);
        match self.disqualified {
            true => {
                if self.ground.is_none() {
                    let (da, en) = ("Angiv grunden efter § 3, stk. 1.", "Give the ground of section 3(1).");
                    faults.add(RULE, "/ground", da, en);
                }
                if self.person != by.id && !decides {
                    let da = "Om andre end dig selv afgøres det af en afgørelsesberettiget.";
                    let en = "Of others than yourself it is decided by somebody entitled to decide.";
                    faults.add("fvl.3", "/person", da, en);
                }
                if disqualified {
                    let (da, en) = ("Personen er allerede holdt ude.", "The person is kept off already.");
                    faults.add(RULE, "/person", da, en);
                }
            }
            false => {
                if self.ground.is_some() {
                    let (da, en) =
                        ("En grund hører kun til inhabilitet.", "A ground goes with disqualification alone.");
                    faults.add(RULE, "/ground", da, en);
                }
                if !decides {
                    let da = "Kun en afgørelsesberettiget kan lade nogen deltage igen.";
                    let en = "Only somebody entitled to decide lets a person take part again.";
                    faults.add(RULE, "/disqualified", da, en);
                }
                if !disqualified {
                    let (da, en) = ("Personen er ikke holdt ude.", "The person is not kept off.");
                    faults.add(RULE, "/person", da, en);
                }
            }
        }
        faults.need(RULE, "/reasons", &self.reasons, "Omstændighederne", "The circumstances");
        faults.none()
    }
}
