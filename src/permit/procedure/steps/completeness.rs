//! From a submitted version to a complete application (§ 4).

use std::collections::BTreeSet;

use crate::access::{Applicant, Caseworker};
use crate::casework::{Problem, Refusal};
use crate::law::{Moment, Text};
use crate::permit::application::Item;
use crate::permit::completeness::MarkStatus;
use crate::permit::procedure::case::{Permit, Stepped};
use crate::permit::procedure::content::{
    Acceptance, Answer, Answered, InformationRequest, ItemMark, ProceedWithout,
};
use crate::permit::procedure::file::PermitFile;
use crate::permit::procedure::table::{Act, Takes, act};

use super::draft::version;
use crate::casework::faults::Faults;

impl<S: Takes<act::MarkItem>> Permit<S> {
    /// Marks an item.
    ///
    /// # Errors
    /// [`Refusal::Content`] where a mark that needs a note has none.
    pub fn mark_item(self, by: &Caseworker, at: Moment, mark: ItemMark) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        let good = matches!(mark.status, MarkStatus::FormallyComplete | MarkStatus::Assessed);
        if good {
            faults.bound("bek974.4.1", "/note", &mark.note);
        } else {
            faults.need("bek974.4.1", "/note", &mark.note, "Hvad der mangler", "What is missing");
        }
        faults.none()?;
        self.done(by, at, Act::MarkItem(mark))
    }
}

impl<S: Takes<act::RequestInformation>> Permit<S> {
    /// Asks for further information, with reasons, a date and what happens otherwise.
    ///
    /// # Errors
    /// [`Refusal::Content`] with every fault.
    pub fn request_information(
        self,
        by: &Caseworker,
        at: Moment,
        request: InformationRequest,
    ) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.some("bek974.4.2", "/questions", request.questions.len(), "ét spørgsmål", "one question");
        for (i, question) in request.questions.iter().enumerate() {
            let pointer = format!("/questions/{i}/text");
            faults.need("bek974.4.2", pointer, &question.text, "Spørgsmålet", "The question");
        }
        faults.need("bek974.4.2", "/reasons", &request.reasons, "Begrundelsen", "The reasons");
        faults.need(
            "bek974.4.2",
            "/otherwise",
            &request.otherwise,
            "Hvad der ellers sker",
            "What happens otherwise",
        );
        faults.ahead("bek974.4.2", "/answer_by", request.answer_by, at);
        faults.none()?;
        self.done(by, at, Act::RequestInformation(request))
    }
}

impl<S: Takes<act::Answer>> Permit<S> {
    /// Answers: the draft as it is becomes the next version.
    ///
    /// # Errors
    /// [`Refusal::Content`] where the answer is empty or gaps are not acknowledged.
    pub fn answer(self, by: &Applicant, at: Moment, answer: Answer) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("bek974.4.2", "/text", &answer.text, "Svaret", "The answer");
        faults.none()?;
        let submission = version(&self.file, at, answer.acknowledge_gaps)?;
        self.done(by, at, Act::Answer(Answered { text: answer.text, submission }))
    }
}

impl<S: Takes<act::ProceedWithout>> Permit<S> {
    /// Goes on without an answer.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] before the date has passed, [`Refusal::Content`] without reasons.
    pub fn proceed_without(self, by: &Caseworker, at: Moment, without: ProceedWithout) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        faults.need("bek974.4.2", "/reasons", &without.reasons, "Begrundelsen", "The reasons");
        faults.none()?;
        if let Some(open) = self.file.requests.last().filter(|r| at < r.request.what.answer_by.end()) {
            let day = open.request.what.answer_by;
            return Err(Refusal::unmet(
                crate::law::Provision::of("bek974.4.2"),
                "",
                Text::new(
                    format!("Ansøgeren har frist til og med {day}."),
                    format!("The applicant has until the end of {day}."),
                ),
            ));
        }
        self.done(by, at, Act::ProceedWithout(without))
    }
}

impl<S: Takes<act::AcceptAsComplete>> Permit<S> {
    /// Accepts the application: every item marked complete by a person, or waived with reasons.
    ///
    /// # Errors
    /// [`Refusal::Unmet`] with every item that is neither.
    pub fn accept_as_complete(self, by: &Caseworker, at: Moment, acceptance: Acceptance) -> Stepped<S::Next> {
        let mut faults = Faults::default();
        for (i, waiver) in acceptance.waived.iter().enumerate() {
            let pointer = format!("/waived/{i}/reasons");
            faults.need("bek974.4.2", pointer, &waiver.reasons, "Begrundelsen", "The reasons");
        }
        faults.none()?;
        let waived: BTreeSet<Item> = acceptance.waived.iter().map(|w| w.item).collect();
        let open = open_items(&self.file, &waived);
        if !open.is_empty() {
            return Err(Refusal::Unmet(open));
        }
        self.done(by, at, Act::AcceptAsComplete(acceptance))
    }
}

/// The items that a person has not found complete. The machine's own finding does not do: what is formally complete
/// to a machine may be unreadable to a person.
fn open_items(file: &PermitFile, waived: &BTreeSet<Item>) -> Vec<Problem> {
    let complete = |item: &Item| {
        file.marks
            .get(item)
            .is_some_and(|m| matches!(m.what.status, MarkStatus::FormallyComplete | MarkStatus::Assessed))
    };
    Item::ALL
        .iter()
        // What is asked under § 4, stk. 2 does not make the application incomplete (reading `asked-beyond-list`).
        .filter(|item| item.number().is_some())
        .filter(|item| !waived.contains(item) && !complete(item))
        .map(|item| {
            let title = item.title();
            let message = Text::new(
                format!("Punktet »{}« er ikke vurderet som fuldstændigt og er ikke frafaldet.", title.da),
                format!("The item \"{}\" is neither marked complete nor waived.", title.en),
            );
            Problem::under(item.provision(), format!("/{}", item.slug()), message)
        })
        .collect()
}
