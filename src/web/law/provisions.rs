//! Every provision, and how it is met.

use actix_web::HttpResponse;
use askama::Template;

use crate::law::Language;
use crate::law::registry::{self, Entry, Met};
use crate::web::fault::Fault;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

/// A provision as the page shows it.
struct Row {
    id: &'static str,
    cited: String,
    text: &'static str,
    met: &'static str,
    how: Vec<String>,
}

/// The provisions of one act.
struct Group {
    act: &'static str,
    /// The group's place on the page.
    anchor: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "law/provisions.html")]
struct ProvisionsPage {
    shell: Shell,
    groups: Vec<Group>,
}

/// Every provision, by act.
///
/// # Errors
/// Where the page cannot be made.
pub async fn provisions(visitor: Visitor) -> Result<HttpResponse, Fault> {
    let mut groups: Vec<Group> = Vec::new();
    for entry in registry::all() {
        let act = entry.provision.act();
        let row = row(entry, visitor.language);
        match groups.iter_mut().find(|group| group.act == act) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { act, anchor: format!("act-{}", groups.len() + 1), rows: vec![row] }),
        }
    }
    let shell = visitor.shell(Section::Law, "Bestemmelser", "Provisions");
    visitor.show(&ProvisionsPage { shell, groups })
}

fn row(entry: &'static Entry, language: Language) -> Row {
    let say = |da, en| if language == Language::Da { da } else { en };
    let (met, how) = match &entry.met {
        Met::Encoded { by } => (say("Af programmet", "By the program"), by.clone()),
        Met::Asked { at } => (say("Et menneske tager stilling", "A person decides"), at.clone()),
        Met::NotEncoded { why } => {
            (say("Ikke i programmet", "Not in the program"), vec![why.in_language(language).to_owned()])
        }
    };
    Row {
        id: entry.provision.id(),
        cited: entry.provision.cite(language),
        text: entry.text.in_language(language),
        met,
        how,
    }
}
