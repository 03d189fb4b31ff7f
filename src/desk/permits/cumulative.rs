//! What a company, and what all companies in one hydraulic unit, may store in all under the order: shown and flagged,
//! never a bar by itself (reading `quantity-scope`).

use serde::Serialize;
use utoipa::ToSchema;

use super::Permits;
use super::kind::hydraulic_unit;
use crate::access::{Authority, Person};
use crate::desk::cases::{stored, visible};
use crate::desk::{Desk, DeskError};
use crate::law::quantity::Tonnes;
use crate::law::receipt::ReadingUsed;
use crate::law::{Moment, parameter};
use crate::permit::procedure::{PermitFile, State};

/// A case that counts towards the sum.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Counted {
    /// The case number.
    pub number: String,
    /// The state.
    pub state: State,
    /// The quantity permitted, or applied for where nothing is decided yet.
    pub tonnes: Tonnes,
    /// Whether it is the same company's.
    pub same_company: bool,
    /// Whether it is in the same hydraulic unit.
    pub same_hydraulic_unit: bool,
}

/// Quantities in all.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Cumulative {
    /// The case itself and those related to it.
    pub cases: Vec<Counted>,
    /// The sum over the company's cases.
    pub of_company: Tonnes,
    /// The sum over the cases in the hydraulic unit.
    pub of_hydraulic_unit: Tonnes,
    /// The quantity that a permit must stay below (§ 1, stk. 1).
    pub limit: Option<Tonnes>,
    /// Whether a sum reaches the limit: a person must look for splitting.
    pub flagged: bool,
    /// How the order is read.
    pub reading: Option<ReadingUsed>,
}

/// The quantities in all around a case. For the authority alone: a company does not see another's.
///
/// # Errors
/// [`DeskError::NotFound`] where there is no case that the person may see, or the person is no official.
pub fn cumulative(
    desk: &Desk,
    person: Option<&Person>,
    id: &str,
    at: Moment,
) -> Result<Cumulative, DeskError> {
    let (row, file) = visible::<Permits>(desk, person, id, at)?;
    if person.and_then(|p| p.authority) != Some(Authority::Energistyrelsen) {
        return Err(DeskError::NotFound);
    }
    let mut cases = vec![counted(&file, &file)];
    for related in desk.store.read(|s| s.related_cases(&row))? {
        let other = stored::<Permits>(&related)?;
        if !matches!(other.state, State::Refused | State::Withdrawn | State::Dismissed) {
            cases.push(counted(&file, &other));
        }
    }
    let sum =
        |counts: fn(&Counted) -> bool| Tonnes(cases.iter().filter(|c| counts(c)).map(|c| c.tonnes.0).sum());
    let (of_company, of_hydraulic_unit) = (sum(|c| c.same_company), sum(|c| c.same_hydraulic_unit));
    let limit = parameter::on("storage-quantity-limit", at.day()).ok().and_then(|p| p.decimal()).map(Tonnes);
    let flagged = limit.is_some_and(|limit| of_company >= limit || of_hydraulic_unit >= limit);
    let reading = file.readings().used("quantity-scope");
    Ok(Cumulative { cases, of_company, of_hydraulic_unit, limit, flagged, reading })
}

fn counted(of: &PermitFile, other: &PermitFile) -> Counted {
    let permitted = other.permit().map(|p| p.terms.total);
    let applied = || other.versions.last().and_then(|v| v.application.quantity.total.get().copied());
    let unit = |file| hydraulic_unit(file).map(|unit| unit.trim().to_lowercase());
    Counted {
        number: other.number.clone(),
        state: other.state,
        tonnes: permitted.or_else(applied).unwrap_or_default(),
        same_company: other.company.cvr == of.company.cvr,
        same_hydraulic_unit: other.id == of.id || (unit(of).is_some() && unit(other) == unit(of)),
    }
}
