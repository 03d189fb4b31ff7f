//! Why an act was not done, in words beside its form.

use actix_web::http::StatusCode;

use crate::access::Role;
use crate::casework::{Problem, Refusal};
use crate::desk::DeskError;
use crate::law::{Language, Text};
use crate::store::StoreError;
use crate::web::procedures::procedure::role;

/// What is said above the form, with the status that goes with it.
pub struct Refused {
    /// The status.
    pub status: StatusCode,
    /// Every fault; what is of no field stands first.
    pub faults: Vec<Problem>,
    /// Whether the case or the letter has changed, so that what the person saw is old.
    pub stale: bool,
    /// Whether another key is needed before the form can be sent again.
    pub used_key: bool,
}

impl Refused {
    /// Why, if it can be mended at the form.
    ///
    /// # Errors
    /// What cannot.
    pub fn of(why: DeskError) -> Result<Self, DeskError> {
        let plain = |status: StatusCode, da: &str, en: &str| Self {
            status,
            faults: vec![Problem::plain("", Text::new(da, en))],
            stale: false,
            used_key: false,
        };
        Ok(match why {
            DeskError::Invalid(faults) | DeskError::Refused(Refusal::Content(faults)) => {
                Self { faults, ..plain(StatusCode::UNPROCESSABLE_ENTITY, "", "") }
            }
            DeskError::Refused(Refusal::Unmet(faults)) => {
                let mut out = plain(
                    StatusCode::CONFLICT,
                    "Noget andet skal ske først.",
                    "Something else must come first.",
                );
                out.faults.extend(faults);
                out
            }
            DeskError::Refused(Refusal::NotNow { .. }) => plain(
                StatusCode::CONFLICT,
                "Sagen er nu i en anden tilstand, hvor skridtet ikke kan tages. Gå til sagen, og se, hvad der kan gøres.",
                "The case is in another state now, which does not take the act. Go to the case and see what can be done.",
            ),
            DeskError::Refused(Refusal::FourEyes { provision, message }) => Self {
                faults: vec![Problem::under(provision, "", message)],
                ..plain(StatusCode::FORBIDDEN, "", "")
            },
            DeskError::Forbidden(roles) => Self {
                faults: vec![Problem::plain("", others(&roles))],
                ..plain(StatusCode::FORBIDDEN, "", "")
            },
            DeskError::Stale(_) => Self {
                stale: true,
                ..plain(
                    StatusCode::PRECONDITION_FAILED,
                    "Sagen er ændret, siden du åbnede formularen. Se, hvad der er sket, og send igen, hvis det stadig passer.",
                    "The case has changed since you opened the form. See what has happened, and send again if it still fits.",
                )
            },
            DeskError::OtherLetter => Self {
                stale: true,
                ..plain(
                    StatusCode::PRECONDITION_FAILED,
                    "Brevet er blevet et andet end det, du så. Se det igen, før du sender.",
                    "The letter has become another than the one that you saw. Look at it again before you send.",
                )
            },
            DeskError::KeyReused => Self {
                used_key: true,
                ..plain(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "Formularen er allerede sendt med et andet indhold. Gå til sagen, og se, om det er gjort.",
                    "The form has been sent before with another content. Go to the case and see whether it was done.",
                )
            },
            DeskError::Store(StoreError::Uncertain(_)) => plain(
                StatusCode::SERVICE_UNAVAILABLE,
                "Det er uvist, om det lykkedes. Send igen: er det gjort, sker det ikke to gange.",
                "It is not known whether it was done. Send again: if it was done, it will not be done twice.",
            ),
            other => return Err(other),
        })
    }
}

fn others(roles: &[Role]) -> Text {
    let names = |language: Language| {
        roles.iter().map(|one| role(*one).in_language(language).to_owned()).collect::<Vec<_>>().join(", ")
    };
    Text::new(
        format!("Det er ikke dit at gøre. Det kan: {}.", names(Language::Da)),
        format!("This is not yours to do. Who may: {}.", names(Language::En)),
    )
}
