//! Reassessment, and its conclusion: the permit stands, is updated or is revoked (§ 7).

use crate::access::{Applicant, Caseworker, DecisionMaker, Official};
use crate::casework::Refusal;
use crate::law::{Moment, Provision, Text};
use crate::permit::conditions;
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::{
    Comment, Confirmation, Hearing, Measure, NotHeard, ReassessmentOpened, Revocation, Update, Updated,
};
use crate::permit::procedure::file::PermitFile;
use crate::permit::procedure::table::{Act, Takes, act};

use super::check::bounds_under;
use super::decision::{another_decides, one};
use super::hearing::{said, sound};
use super::signals::demanded;
use crate::casework::faults::Faults;

impl<S: Takes<act::OpenReassessment>> Permit<S> {
    /// Opens the reassessment that § 7 demands.
    ///
    /// # Errors
    /// [`Refusal::Content`] where a named signal does not demand one.
    pub fn open_reassessment(
        self,
        by: &Caseworker,
        at: Moment,
        opened: ReassessmentOpened,
    ) -> Stepped<S::Next> {
        demanded(&self.file.demanding_signals(), &opened.signals)?;
        self.done(by, at, Act::OpenReassessment(opened))
    }
}

impl<S: Takes<act::OrderMeasure>> Permit<S> {
    /// Orders an immediate measure, such as to stop injection.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn order_measure(self, by: &Caseworker, at: Moment, measure: Measure) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("bek974.7", "/text", &measure.text, "Foranstaltningen", "The measure");
        faults.need("fvl.22", "/reasons", &measure.reasons, "Begrundelsen", "The reasons");
        if measure.by < at.day() {
            faults.add("bek974.7", "/by", "Datoen er passeret.", "The date has passed.");
        }
        faults.none()?;
        self.done(by, at, Act::OrderMeasure(measure))
    }
}

impl<S: Takes<act::HearHolder>> Permit<S> {
    /// Puts facts to the holder.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn hear_holder(self, by: &Caseworker, at: Moment, hearing: Hearing) -> Stepped<S::Next> {
        sound(&hearing, at)?;
        self.done(by, at, Act::HearHolder(hearing))
    }
}

impl<S: Takes<act::CommentInReassessment>> Permit<S> {
    /// The holder comments.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] where the holder has not been heard, [`Refusal::Content`] where there is no comment.
    pub fn comment_in_reassessment(self, by: &Applicant, at: Moment, comment: Comment) -> Stepped<S::Next> {
        said(&comment)?;
        let asked = self.file.open_reassessment().is_some_and(|r| !r.hearings.is_empty());
        if !asked {
            return Err(Refusal::Unmet(one(
                "fvl.19",
                "",
                "Der er ingen partshøring at svare på.",
                "There is no hearing to answer.",
            )));
        }
        self.done(by, at, Act::CommentInReassessment(comment))
    }
}

impl<S: Takes<act::ProposeConfirmation>> Permit<S> {
    /// The first of two people finds that the permit can stand.
    ///
    /// # Errors
    /// [`Refusal::Content`] without reasons.
    pub fn propose_confirmation(self, by: &Caseworker, at: Moment, found: Confirmation) -> Stepped<S::Next> {
        reasoned(&found.reasons)?;
        self.done(by, at, Act::ProposeConfirmation(found))
    }
}

impl<S: Takes<act::Confirm>> Permit<S> {
    /// The second of two people confirms the permit.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] where nobody has proposed it, [`Refusal::FourEyes`] where the same person did.
    pub fn confirm(self, by: &DecisionMaker, at: Moment, found: Confirmation) -> Stepped<S::Next> {
        reasoned(&found.reasons)?;
        let proposed = self.file.open_reassessment().and_then(|r| r.proposed_confirmation.as_ref());
        match proposed {
            None => Err(Refusal::Unmet(one(
                "bek974.7",
                "",
                "En anden skal først indstille, at tilladelsen opretholdes.",
                "Another person must first propose that the permit stands.",
            ))),
            Some(first) if first.by.id == by.actor().id => Err(Refusal::FourEyes {
                provision: Provision::of("bek974.7"),
                message: Text::new(
                    "To forskellige personer skal finde, at tilladelsen kan opretholdes.",
                    "Two different people must find that the permit can stand.",
                ),
            }),
            Some(_) => self.done(by, at, Act::Confirm(found)),
        }
    }
}

impl<S: Takes<act::Update>> Permit<S> {
    /// Updates the permit: a new version.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] where the holder has not been heard, [`Refusal::Content`] with every fault.
    pub fn update(self, by: &DecisionMaker, at: Moment, update: Update) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        let readings = self.file.readings();
        faults.extend(update.terms.problems("/terms", &bounds_under(&readings, at.day())?));
        faults.need("fvl.24", "/reasons", &update.reasons, "Hovedhensynene", "The main considerations");
        faults.extend(conditions::missing_always_proposed(&update.conditions, &update.set_aside));
        let granted = self.file.permits.first().map(|p| p.terms.start);
        if granted.is_some_and(|start| update.terms.start != start) {
            faults.add(
                "bek974.3.1",
                "/terms/start",
                "En ajourføring flytter ikke tilladelsens startdato.",
                "An update does not move the permit's start date.",
            );
        }
        not_heard(&mut faults, update.not_heard.as_ref());
        let used = self.file.highest_condition_number();
        let conditions = match conditions::fill_after(&update.conditions, used) {
            Ok(conditions) => conditions,
            Err(problems) => {
                faults.extend(problems);
                Vec::new()
            }
        };
        faults.none()?;
        heard(&self.file, at, update.not_heard.as_ref())?;
        self.done(by, at, Act::Update(Updated { update, conditions }))
    }
}

impl<S: Takes<act::Revoke>> Permit<S> {
    /// Revokes the permit, as a last resort, and starts the closure plan.
    ///
    /// # Errors
    /// [`Refusal::FourEyes`] where the decider prepared the case, [`Refusal::Unmet`] where the holder has not been
    /// heard, [`Refusal::Content`] with every fault.
    pub fn revoke(self, by: &DecisionMaker, at: Moment, revocation: Revocation) -> Stepped<S::Next> {
        another_decides(&self.file, by)?;
        let mut faults = Faults::default();
        faults.need("fvl.24", "/reasons", &revocation.reasons, "Hovedhensynene", "The main considerations");
        faults.need(
            "bek974.7",
            "/why_update_is_not_enough",
            &revocation.why_update_is_not_enough,
            "Hvorfor en ajourføring ikke er nok",
            "Why an update is not enough",
        );
        let steps = revocation.closure_plan.len();
        faults.some(
            "bek974.6.1.6",
            "/closure_plan",
            steps,
            "ét trin i lukkeplanen",
            "one step of the closure plan",
        );
        for (i, step) in revocation.closure_plan.iter().enumerate() {
            faults.need("bek974.6.1.7", format!("/closure_plan/{i}/text"), &step.text, "Trinnet", "The step");
            faults.ahead("bek974.6.1.7", &format!("/closure_plan/{i}/by"), step.by, at);
        }
        not_heard(&mut faults, revocation.not_heard.as_ref());
        faults.none()?;
        heard(&self.file, at, revocation.not_heard.as_ref())?;
        self.done(by, at, Act::Revoke(revocation))
    }
}

fn reasoned(reasons: &str) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    faults.need("bek974.7", "/reasons", reasons, "Begrundelsen", "The reasons");
    faults.none()
}

fn not_heard(faults: &mut Faults, ground: Option<&NotHeard>) {
    if let Some(ground) = ground {
        if !(1..=6).contains(&ground.item) {
            faults.add(
                "fvl.19.2",
                "/not_heard/item",
                "FVL § 19, stk. 2 har nr. 1-6.",
                "Section 19(2) of the Public Administration Act has items 1 to 6.",
            );
        }
        faults.need("fvl.19.2", "/not_heard/reasons", &ground.reasons, "Begrundelsen", "The reasons");
    }
}

/// The holder has commented, or the date has passed, or a ground in FVL § 19, stk. 2 is recorded.
fn heard(file: &PermitFile, at: Moment, ground: Option<&NotHeard>) -> Result<(), Refusal> {
    let last = file.open_reassessment().and_then(|r| r.hearings.last());
    let over = last.is_some_and(|h| !h.comments.is_empty() || at >= h.hearing.what.comment_by.end());
    if over || ground.is_some() {
        return Ok(());
    }
    Err(Refusal::Unmet(one(
        "fvl.19",
        "/not_heard",
        "Rettighedshaveren skal høres først, eller en grund i FVL § 19, stk. 2 skal angives.",
        "The holder must be heard first, or a ground in section 19(2) of the Public Administration Act given.",
    )))
}
