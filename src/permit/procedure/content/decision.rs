//! The decision on an application: dismissal, refusal, grant.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::law::reading::Readings;
use crate::law::{Language, Provision};
use crate::permit::conditions::{Condition, ConditionDraft, SetAside};
use crate::permit::procedure::terms::Terms;

/// Why an application lies outside the order (UGL § 1, stk. 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutsideTheOrder {
    /// 100 kt or more.
    Quantity,
    /// Not research, development or testing of new products and processes.
    Purpose,
}

/// Dismisses an application that belongs under another regime. No decision on the merits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// Why the order does not cover it.
    pub grounds: Vec<OutsideTheOrder>,
    /// The reasons.
    pub reasons: String,
    /// Where the applicant may turn instead (FVL § 7).
    pub guidance: String,
    /// The letter's language.
    #[serde(default)]
    pub language: Language,
}

/// A ground on which a permit is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The storage complex crosses the boundary (§ 1, stk. 2).
    ComplexCrossesBoundary,
    /// More than two years (§ 3, stk. 1).
    OverTwoYears,
    /// Outside the plan area (§ 3, stk. 2).
    OutsidePlanArea,
    /// Increased recovery of hydrocarbons as well (UGL § 23 x, stk. 4).
    HydrocarbonRecovery,
    /// Discretion under § 3, stk. 1 ("kan meddele").
    Discretion,
}

impl Ground {
    /// The provision that makes it a ground.
    pub fn provision(self) -> Provision {
        Provision::of(match self {
            Self::ComplexCrossesBoundary => "bek974.1.2",
            Self::OverTwoYears | Self::Discretion => "bek974.3.1",
            Self::OutsidePlanArea => "bek974.3.2",
            Self::HydrocarbonRecovery => "ugl.23x.4",
        })
    }
}

/// A ground with what carries it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroundWithReasons {
    /// The ground.
    pub ground: Ground,
    /// The facts and considerations (FVL §§ 22-24).
    pub reasons: String,
}

/// Refuses the permit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusalOfPermit {
    /// The grounds, each with its reasons.
    pub grounds: Vec<GroundWithReasons>,
    /// The letter's language.
    #[serde(default)]
    pub language: Language,
}

/// What a person has found of a fact that the machine may only advise on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HumanFinding {
    /// Whether it holds.
    pub holds: bool,
    /// How that was established, and from which source.
    pub basis: String,
}

/// How the duty to assess effects on the environment is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EnvironmentalRoute {
    /// Screened; no EIA needed.
    NoEiaNeeded,
    /// EIA done.
    EiaDone,
    /// Not covered, with reasons.
    NotCovered,
}

/// The environmental assessments that a decision needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnvironmentalAssessment {
    /// How the duty to assess is met.
    pub route: EnvironmentalRoute,
    /// The decision or report, or why none is needed.
    pub basis: String,
    /// The assessment of Natura 2000 sites and Annex IV species.
    pub natura_2000: String,
}

/// Grants the permit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// What is permitted (§ 5).
    pub terms: Terms,
    /// Conditions (§ 6), from the catalogue or in own words.
    pub conditions: Vec<ConditionDraft>,
    /// Always-proposed conditions that are not taken, each with reasons.
    #[serde(default)]
    pub set_aside: Vec<SetAside>,
    /// The environmental assessments.
    pub environment: EnvironmentalAssessment,
    /// That the site lies inside the plan area (§ 3, stk. 2).
    pub inside_plan_area: HumanFinding,
    /// That the complex does not cross the boundary (§ 1, stk. 2).
    pub inside_boundary: HumanFinding,
    /// That no increased recovery of hydrocarbons is a purpose (UGL § 23 x, stk. 4).
    pub no_hydrocarbon_recovery: HumanFinding,
    /// Whether the state takes part (UGL § 23 y; reading `fee-and-state-participation`), and how that was settled.
    pub state_participation: String,
    /// The main considerations (FVL § 24).
    pub reasons: String,
    /// Readings of the law that this case departs from.
    #[serde(default)]
    pub readings: Readings,
    /// Why, if there are any.
    #[serde(default)]
    pub readings_reasons: String,
    /// The permit's language.
    #[serde(default)]
    pub language: Language,
}

/// The permit as it was granted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Granted {
    /// What was decided.
    pub grant: Grant,
    /// The conditions in full.
    pub conditions: Vec<Condition>,
}
