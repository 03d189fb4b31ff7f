//! Why there is no result.

use std::fmt;

use super::FileFaults;
use crate::casework::Problem;
use crate::law::Text;

/// Why a file was not measured. Nothing of it has been used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// The plan's faults.
    Plan(Vec<Problem>),
    /// The file's faults, with their lines.
    File(FileFaults),
    /// A dated figure of the law is missing.
    Parameter(Problem),
    /// The stream broke off, for a reason outside the file.
    Unreadable(String),
}

impl Rejected {
    /// Every fault. The file's have pointers `/lines/17`, the plan's point into the plan.
    pub fn problems(&self) -> Vec<Problem> {
        match self {
            Self::Plan(problems) => problems.clone(),
            Self::File(faults) => faults.problems(),
            Self::Parameter(problem) => vec![problem.clone()],
            Self::Unreadable(why) => vec![Problem::plain(
                "",
                Text::new(
                    format!("Filen kunne ikke læses til ende: {why}"),
                    format!("The file could not be read to its end: {why}"),
                ),
            )],
        }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<String> = self.problems().into_iter().map(|problem| problem.message.en).collect();
        f.write_str(&texts.join("\n"))
    }
}

impl std::error::Error for Rejected {}
