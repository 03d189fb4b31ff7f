//! A procedure: its picture, and the same as tables.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::diagram::diagram;
use super::procedure::{Procedure, Row, role};
use crate::desk::DeskError;
use crate::law::Language;
use crate::web::fault::Fault;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

/// A line of a table.
struct Line {
    /// The number in the picture; 0 where it is not in it.
    number: usize,
    from: String,
    act: String,
    to: String,
    who: String,
    provision: String,
}

#[derive(Template)]
#[template(path = "procedures/page.html")]
struct ProcedurePage {
    shell: Shell,
    picture: String,
    leading: Vec<Line>,
    staying: Vec<Line>,
}

/// A procedure.
///
/// # Errors
/// 404 where there is none of that name.
pub async fn page(visitor: Visitor, kind: web::Path<String>) -> Result<HttpResponse, Fault> {
    let found = Procedure::all().into_iter().find(|one| one.kind == *kind);
    let procedure = found.ok_or(DeskError::NotFound)?;
    let language = visitor.language;
    let line = |number, row| line(&procedure, number, row, language);
    visitor.show(&ProcedurePage {
        shell: visitor.titled(Section::Procedures, procedure.title.in_language(language)),
        picture: diagram(&procedure, None, language),
        leading: procedure.numbered().into_iter().map(|(number, row)| line(number, row)).collect(),
        staying: by_act(procedure.staying().map(|row| line(0, row))),
    })
}

/// A line for each act, with every state that takes it.
fn by_act(lines: impl Iterator<Item = Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        match out.iter_mut().find(|other| other.act == line.act) {
            Some(other) => {
                other.from.push_str(", ");
                other.from.push_str(&line.from);
            }
            None => out.push(line),
        }
    }
    out
}

fn line(procedure: &Procedure, number: usize, row: &Row, language: Language) -> Line {
    let state = |at: usize| {
        let state = procedure.states.get(at);
        state.map(|state| state.label.in_language(language).to_owned()).unwrap_or_default()
    };
    let who: Vec<String> = row.roles.iter().map(|one| role(*one).in_language(language).to_owned()).collect();
    Line {
        number,
        from: state(row.from),
        act: row.label.in_language(language).to_owned(),
        to: state(row.to),
        who: who.join(", "),
        provision: row.provision.cite(language),
    }
}
