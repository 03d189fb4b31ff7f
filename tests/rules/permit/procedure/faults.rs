//! What a refusal says, in a form that a test can write down.

use sagsgang::casework::{Problem, Refusal};
use sagsgang::permit::procedure::Stepped;
use sagsgang::permit::procedure::state::Stage;

fn said(problems: &[Problem]) -> Vec<String> {
    for problem in problems {
        assert!(!problem.message.da.trim().is_empty() && !problem.message.en.trim().is_empty());
        assert_ne!(problem.message.da, problem.message.en, "both languages");
    }
    problems
        .iter()
        .map(|p| format!("{} {}", p.provision.as_ref().map_or("-", |provision| provision.id()), p.pointer))
        .collect()
}

fn refusal<N: Stage>(step: Stepped<N>) -> Refusal {
    match step {
        Ok(step) => panic!("done: {:?}", step.recorded),
        Err(why) => why,
    }
}

/// What is wrong with what was sent: `provision pointer` of every fault, in order.
pub fn content<N: Stage>(step: Stepped<N>) -> Vec<String> {
    match refusal(step) {
        Refusal::Content(problems) => said(&problems),
        other => panic!("{other:?}"),
    }
}

/// What must come first.
pub fn unmet<N: Stage>(step: Stepped<N>) -> Vec<String> {
    match refusal(step) {
        Refusal::Unmet(problems) => said(&problems),
        other => panic!("{other:?}"),
    }
}

/// The provision that asks for another person.
pub fn four_eyes<N: Stage>(step: Stepped<N>) -> String {
    match refusal(step) {
        Refusal::FourEyes { provision, message } => {
            assert!(!message.da.is_empty() && !message.en.is_empty() && message.da != message.en);
            provision.id().to_owned()
        }
        other => panic!("{other:?}"),
    }
}
