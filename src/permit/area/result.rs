//! What the area test answers.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::plan::{Outline, Status};
use super::survey::Survey;
use super::{EdgeKind, PlanArea};
use crate::law::Receipt;

/// Where a ring lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// All of it is inside, more than 5 m from every edge.
    Inside,
    /// Some of it is outside by more than 5 m.
    Outside,
    /// It comes within 5 m of an edge: a person decides.
    Undecidable,
}

/// Whether the complex crosses the limit of the shelf (§ 1 stk. 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Crossing {
    /// Some of it lies past the limit by more than 5 m.
    Yes,
    /// All of it is on the Danish side, more than 5 m from the limit.
    No,
    /// It comes within 5 m of the limit, or reaches where the limit is not described: a person decides.
    Undecidable,
}

/// A ring against the plan area (§ 3 stk. 2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RingResult {
    /// Where it lies.
    pub verdict: Verdict,
    /// Metres to the nearest edge from the ring's least favourable place, one decimal: positive inside, negative
    /// outside; on the ellipsoid International 1924.
    #[serde(with = "rust_decimal::serde::str")]
    #[schema(value_type = String, example = "1234.5")]
    pub distance_to_edge_m: Decimal,
    /// That edge, by its corners: `R3–R4`.
    pub nearest_edge: String,
    /// How that edge is drawn.
    pub nearest_edge_kind: EdgeKind,
}

/// The complex against the limit of the shelf (§ 1 stk. 2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShelfResult {
    /// Whether it crosses.
    pub crosses: Crossing,
    /// Metres to the limit from the complex's least favourable place, one decimal: positive on the Danish side.
    #[serde(with = "rust_decimal::serde::str")]
    #[schema(value_type = String, example = "1234.5")]
    pub distance_m: Decimal,
    /// The treaty line that is nearest: `DK-NO-7–DK-NO-8`.
    pub nearest_line: String,
    /// Whether part of the complex lies where the limit is not described here.
    pub beyond_description: bool,
}

/// The complex against both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ComplexResult {
    /// Against the plan area.
    #[serde(flatten)]
    pub ring: RingResult,
    /// Against the limit of the shelf.
    pub boundary: ShelfResult,
}

/// The area test's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AreaResult {
    /// The storage site (lagringslokalitet).
    pub site: RingResult,
    /// The storage complex (lagringskompleks).
    pub complex: ComplexResult,
    /// The plan area that was used.
    pub plan_area: String,
    /// Whether it is the official one.
    pub plan_area_status: Status,
    /// Whether a decision can rest on the answer: only with the official plan area.
    pub usable_as_ground: bool,
    /// How the answer was reached.
    pub receipt: Receipt,
}

/// Nearer than this to an edge, a person decides: transformation, drawing and typing each take some metres.
const MARGIN_M: i64 = 5;

/// Metres with one decimal.
pub(super) fn tenths(metres: f64) -> Decimal {
    let shown: Decimal = format!("{metres:.1}").parse().unwrap_or_default();
    if shown.is_zero() { Decimal::new(0, 1) } else { shown }
}

fn signed(survey: &Survey) -> (Decimal, usize) {
    survey.outside.map_or_else(
        || (tenths(survey.nearest.metres), survey.nearest.edge),
        |near| (tenths(-near.metres), near.edge),
    )
}

fn edge(outline: &Outline, at: usize) -> (String, EdgeKind) {
    outline.edges.get(at).cloned().unwrap_or_else(|| (String::new(), EdgeKind::GreatCircle))
}

impl RingResult {
    pub(super) fn of(survey: &Survey, outline: &Outline) -> Self {
        let (distance_to_edge_m, at) = signed(survey);
        let (nearest_edge, nearest_edge_kind) = edge(outline, at);
        let verdict = if distance_to_edge_m > Decimal::from(MARGIN_M) {
            Verdict::Inside
        } else if distance_to_edge_m < Decimal::from(-MARGIN_M) {
            Verdict::Outside
        } else {
            Verdict::Undecidable
        };
        Self { verdict, distance_to_edge_m, nearest_edge, nearest_edge_kind }
    }
}

impl ShelfResult {
    pub(super) fn of(survey: &Survey, area: &PlanArea) -> Self {
        let (distance_m, at) = signed(survey);
        let crosses = if distance_m < Decimal::from(-MARGIN_M) {
            Crossing::Yes
        } else if distance_m > Decimal::from(MARGIN_M) && !survey.strayed {
            Crossing::No
        } else {
            Crossing::Undecidable
        };
        let (nearest_line, _) = edge(area.limit(), at);
        Self { crosses, distance_m, nearest_line, beyond_description: survey.strayed }
    }
}
