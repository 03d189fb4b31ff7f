//! What is new in a version of the permit beside the one before it.

use super::terms::{self, Term};
use super::writing::Writing;
use crate::letters::{Column, Table};
use crate::permit::conditions::Condition;
use crate::permit::procedure::file::PermitVersion;

impl Writing<'_> {
    /// Terms and conditions that differ, old beside new.
    pub(super) fn difference(&mut self, old: &PermitVersion, new: &PermitVersion) {
        let (before, now) = (terms::rows(&old.terms), terms::rows(&new.terms));
        let rows = self.changed_terms(&before, &now);
        self.heading(2, "Tilladelsens indhold", "The contents of the permit");
        if rows.is_empty() {
            self.paragraph("Indholdet efter § 5 er uændret.", "The contents under § 5 are unchanged.");
        }
        self.beside(rows);
        let rows = self.changed_conditions(&old.conditions, &new.conditions);
        self.heading(2, "Vilkårene", "The conditions");
        if rows.is_empty() {
            self.paragraph("Vilkårene er uændrede.", "The conditions are unchanged.");
        }
        self.beside(rows);
    }

    fn beside(&mut self, rows: Vec<Vec<String>>) {
        let columns = vec![
            Column::text(self.say("Hvad", "What"), 3),
            Column::text(self.say("Før", "Before"), 4),
            Column::text(self.say("Nu", "Now"), 4),
        ];
        self.table(Table { caption: String::new(), columns, rows });
    }

    fn changed_terms(&self, before: &[Term], now: &[Term]) -> Vec<Vec<String>> {
        let mut labels: Vec<&Term> = Vec::new();
        for term in now.iter().chain(before) {
            if !labels.iter().any(|known| known.label == term.label) {
                labels.push(term);
            }
        }
        // A label can come twice: several holders.
        let all = |terms: &[Term], label: &Term| {
            let own = terms.iter().filter(|term| term.label == label.label);
            own.map(|term| self.text(&term.value)).collect::<Vec<_>>().join("\n")
        };
        labels
            .into_iter()
            .map(|label| (label, all(before, label), all(now, label)))
            .filter(|(_, old, new)| old != new)
            .map(|(label, old, new)| {
                let what = format!("{}\n{}", self.text(&label.label), self.cite(&terms::provision(label)));
                vec![what, self.or_none(old), self.or_none(new)]
            })
            .collect()
    }

    fn changed_conditions(&self, before: &[Condition], now: &[Condition]) -> Vec<Vec<String>> {
        let with = |all: &[Condition], id: &str| all.iter().find(|one| one.id == id).cloned();
        let mut rows = Vec::new();
        for new in now {
            match with(before, &new.id) {
                None => rows.push(self.condition_row(new, "tilføjet", "added", None, Some(new))),
                Some(old) if old != *new => {
                    rows.push(self.condition_row(new, "ændret", "changed", Some(&old), Some(new)));
                }
                Some(_) => {}
            }
        }
        for old in before.iter().filter(|old| with(now, &old.id).is_none()) {
            rows.push(self.condition_row(old, "udgår", "removed", Some(old), None));
        }
        rows
    }

    fn condition_row(
        &self,
        one: &Condition,
        da: &str,
        en: &str,
        old: Option<&Condition>,
        new: Option<&Condition>,
    ) -> Vec<String> {
        let what = format!("{}, {}\n{}", one.id, self.say(da, en), self.cite(&one.kind.provision()));
        let shown =
            |one: Option<&Condition>| self.or_none(one.map(|c| self.condition(c)).unwrap_or_default());
        let (before, mut now) = (shown(old), shown(new));
        if before == now {
            now = self.say(
                "Teksten er den samme; det, der følges op på, er ændret.",
                "The text is the same; what is followed up is changed.",
            );
        }
        vec![what, before, now]
    }

    fn or_none(&self, text: String) -> String {
        if text.is_empty() { "–".to_owned() } else { text }
    }
}
