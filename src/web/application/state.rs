//! A case's application as a person may see it, with what the examination finds in it.

use crate::access::Person;
use crate::casework::Attachment;
use crate::desk::cases;
use crate::desk::permits::{CaseView, Permits, completeness};
use crate::desk::{Desk, DeskError};
use crate::law::{Language, Moment};
use crate::permit::application::Item;
use crate::permit::completeness::{Examination, Finding, MachineStatus};
use crate::permit::procedure::content::{InformationRequest, Question};

/// A case's application.
pub struct Application {
    /// The case.
    pub case: CaseView,
    /// What the examination finds.
    pub examination: Examination,
}

/// Where an item stands, in a line.
pub struct ItemLine {
    /// The item.
    pub item: Item,
    /// Its number among the steps.
    pub number: usize,
    /// What it is called.
    pub title: String,
    /// Its provision.
    pub provision: String,
    /// Where it stands, in words.
    pub status: String,
    /// Whether nothing is missing.
    pub complete: bool,
    /// How much is missing or does not fit.
    pub gaps: usize,
    /// How much is asked of it in the open request.
    pub asked: usize,
}

impl Application {
    /// The application of a case.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] where there is no case that the person may see.
    pub fn load(desk: &Desk, person: &Person, id: &str, at: Moment) -> Result<Self, DeskError> {
        let case = cases::read::<Permits>(desk, Some(person), id, at)?;
        let examination = completeness(desk, Some(person), id, at)?;
        Ok(Self { case, examination })
    }

    /// Whether the person may do an act now.
    pub fn may(&self, act: &str) -> bool {
        self.case.acts.iter().any(|one| one.act == act)
    }

    /// What is found in an item.
    pub fn findings(&self, item: Item) -> Vec<&Finding> {
        self.examination.of(item).collect()
    }

    /// The draft's files of an item.
    pub fn files(&self, item: Item) -> Vec<&Attachment> {
        let of = |file: &&Attachment| file.item.as_deref() == Some(item.slug());
        self.case.file.attachments.iter().filter(of).collect()
    }

    /// The request for information that waits for an answer.
    pub fn request(&self) -> Option<&InformationRequest> {
        let last = self.case.file.requests.last().filter(|request| request.ended.is_none());
        last.map(|request| &request.request.what)
    }

    /// What is asked of an item.
    pub fn questions(&self, item: Item) -> Vec<&Question> {
        let all = self.request().map(|request| request.questions.iter());
        all.into_iter().flatten().filter(|question| question.item == item).collect()
    }

    /// Every item in a line.
    pub fn lines(&self, language: Language) -> Vec<ItemLine> {
        let line = |(number, item): (usize, Item)| {
            let status = self.examination.status(item);
            ItemLine {
                item,
                number,
                title: item.title().in_language(language).to_owned(),
                provision: item.provision().cite(language),
                status: in_words(status, language).to_owned(),
                complete: status == MachineStatus::FormallyComplete,
                gaps: self.examination.of(item).filter(|finding| finding.is_gap()).count(),
                asked: self.questions(item).len(),
            }
        };
        (1..).zip(Item::ALL).map(line).collect()
    }

    /// How much is missing in all.
    pub fn gaps(&self) -> usize {
        self.examination.findings.iter().filter(|finding| finding.is_gap()).count()
    }
}

/// Where an item stands, in words.
pub fn in_words(status: MachineStatus, language: Language) -> &'static str {
    match (status, language) {
        (MachineStatus::Missing, Language::Da) => "Ikke begyndt",
        (MachineStatus::Missing, Language::En) => "Not begun",
        (MachineStatus::Unreadable, Language::Da) => "Noget kan ikke læses",
        (MachineStatus::Unreadable, Language::En) => "Something cannot be read",
        (MachineStatus::Incomplete, Language::Da) => "Noget mangler",
        (MachineStatus::Incomplete, Language::En) => "Something is missing",
        (MachineStatus::FormallyComplete, Language::Da) => "Formelt fuldstændig",
        (MachineStatus::FormallyComplete, Language::En) => "Formally complete",
    }
}
