//! Nr. 2: whether every company is documented and every obligation met.

use super::finding::{Sheet, say};
use super::same;
use crate::permit::application::Application;
use crate::permit::application::capacity::ObligationKind;
use crate::permit::application::leaves::{Leaf, State};

pub(super) fn check(application: &Application, leaves: &[Leaf], sheet: &mut Sheet) {
    let capacity = &application.capacity;
    let reports = &capacity.financial.annual_reports;
    for company in application.parties.companies.iter().filter_map(|company| company.name.get()) {
        let covered =
            reports.iter().any(|report| report.company.get().is_some_and(|name| same(name, company)));
        if !covered && !reports.is_empty() {
            sheet.incomplete(
                "/capacity/financial/annual_reports",
                say(
                    format!("Der er ingen årsrapport for {company}."),
                    format!("There is no annual report for {company}."),
                ),
                say(
                    "Angiv en underskrevet årsrapport for hvert deltagende selskab. Moderselskabets regnskab er kun nok sammen med en garanti.",
                    "State a signed annual report for each company that takes part. A parent's accounts are only enough together with a guarantee.",
                ),
            );
        }
    }
    for kind in ObligationKind::ALL {
        let met = capacity.obligations.iter().any(|one| one.kind.get() == Some(kind));
        if !met && !capacity.obligations.is_empty() {
            let (da, en) = name(*kind);
            sheet.incomplete(
                "/capacity/obligations",
                say(
                    format!("Det fremgår ikke, hvordan forpligtelsen til {da} opfyldes."),
                    format!("It is not stated how the obligation of {en} is met."),
                ),
                say(
                    "Angiv de personer og midler, der opfylder forpligtelsen: § 4, stk. 1, nr. 2, gælder samtlige forpligtelser.",
                    "State the people and means that meet the obligation: § 4, stk. 1, nr. 2 is about every obligation.",
                ),
            );
        }
    }
    let guarantee = "capacity.financial.guarantee";
    let begun = leaves
        .iter()
        .any(|leaf| leaf.place.path.starts_with(guarantee) && matches!(leaf.state, State::Given(_)));
    if begun {
        sheet.group_required(leaves, guarantee);
    }
}

fn name(kind: ObligationKind) -> (&'static str, &'static str) {
    match kind {
        ObligationKind::Operation => ("drift", "operation"),
        ObligationKind::Monitoring => ("overvågning", "monitoring"),
        ObligationKind::Liability => ("erstatning (nr. 9)", "compensation (nr. 9)"),
        ObligationKind::CorrectiveMeasures => {
            ("udbedrende foranstaltninger (nr. 10)", "corrective measures (nr. 10)")
        }
        ObligationKind::Closure => ("lukning og afvikling (nr. 11)", "closure and decommissioning (nr. 11)"),
    }
}
