//! The conditions of a permit (§ 6) and the dates in them.

use super::writing::Writing;
use crate::law::Day;
use crate::letters::{Column, Table};
use crate::permit::conditions::{Condition, ConditionKind, Interval, Watch, entry};

/// A date that a condition sets.
pub(super) struct Dated {
    /// The day, or the first of them.
    pub(super) day: Day,
    /// What is to be done.
    pub(super) what: String,
    /// How it repeats, if it does.
    pub(super) then: String,
    /// Whether something is to be done by the day, and not merely allowed from it.
    pub(super) duty: bool,
    /// The day in words, with how it repeats.
    pub(super) when: String,
    /// The condition's id.
    pub(super) condition: String,
}

impl Writing<'_> {
    /// All conditions, kind by kind in the order of § 6, each with its number within the kind and its id.
    pub(super) fn conditions(&mut self, conditions: &[Condition]) {
        for (number, kind) in (1_u32..).zip(ConditionKind::ALL) {
            let own: Vec<&Condition> = conditions.iter().filter(|one| one.kind == kind).collect();
            if own.is_empty() {
                continue;
            }
            let (title, cited) = (self.text(&kind.title()), self.cite(&kind.provision()));
            let heading = format!("6.{number} {title} ({cited})");
            self.heading(3, heading.clone(), heading);
            let facts = (1_u32..)
                .zip(own)
                .map(|(at, one)| (format!("6.{number}.{at} · {}", one.id), self.condition(one)))
                .collect();
            self.facts(facts);
        }
    }

    /// A condition's text, with what it means for closing the case.
    pub(super) fn condition(&self, condition: &Condition) -> String {
        let text = self.text(&condition.text);
        if !condition.for_closing {
            return text;
        }
        let closing = self.say(
            "Vilkåret skal være opfyldt, før sagen kan afsluttes.",
            "The condition must be met before the case can be closed.",
        );
        format!("{text}\n{closing}")
    }

    /// The dates that the conditions set, the earliest first.
    pub(super) fn dates(&self, conditions: &[Condition]) -> Vec<Dated> {
        let mut dates: Vec<Dated> = conditions
            .iter()
            .flat_map(|condition| condition.watch.iter().filter_map(|watch| self.dated(condition, watch)))
            .collect();
        dates.sort_by(|a, b| (a.day, &a.condition).cmp(&(b.day, &b.condition)));
        dates
    }

    /// The dates as a table.
    pub(super) fn dates_table(&mut self, dates: &[Dated]) {
        let rows = dates.iter().map(|one| vec![one.when.clone(), one.what.clone(), one.condition.clone()]);
        let rows = rows.collect();
        let columns = vec![
            Column::text(self.say("Senest", "By"), 5),
            Column::text(self.say("Hvad", "What"), 7),
            Column::text(self.say("Vilkår", "Condition"), 2),
        ];
        self.table(Table { caption: String::new(), columns, rows });
    }

    fn dated(&self, condition: &Condition, watch: &Watch) -> Option<Dated> {
        let title = self.title_of(condition);
        let (day, when, what, then) = match watch {
            Watch::Limit { .. } => return None,
            Watch::Window { from, to } => {
                let (from_day, to_day) = (self.day(*from), self.day(*to));
                let when = self.say(format!("{from_day} til {to_day}"), format!("{from_day} to {to_day}"));
                (
                    *from,
                    when,
                    self.say("Injektion er tilladt i denne periode", "Injection is allowed in this period"),
                    String::new(),
                )
            }
            Watch::By { date } => (*date, self.day(*date), title, String::new()),
            Watch::Every { report, first_period_end, every, due_days_after, until } => {
                let due = first_period_end.plus_days((*due_days_after).into());
                let (first, last) = (self.day(due), self.day(*until));
                let apart = self.apart(*every);
                let when = self.say(
                    format!("{first}, derefter {apart} til og med perioden, der slutter {last}"),
                    format!("{first}, then {apart} up to the period that ends {last}"),
                );
                (due, when, self.text(report), self.say(format!("derefter {apart}"), format!("then {apart}")))
            }
        };
        let duty = !matches!(watch, Watch::Window { .. });
        Some(Dated { day, what, then, duty, when, condition: condition.id.clone() })
    }

    fn title_of(&self, condition: &Condition) -> String {
        let own = condition.catalogue.as_deref().and_then(entry).map(|entry| self.text(&entry.title));
        own.unwrap_or_else(|| beginning(&self.text(&condition.text), 120))
    }

    fn apart(&self, every: Interval) -> String {
        match every {
            Interval::Months(1) => self.say("hver måned", "every month"),
            Interval::Months(n) => self.say(format!("hver {n}. måned"), format!("every {n} months")),
            Interval::Days(1) => self.say("hver dag", "every day"),
            Interval::Days(n) => self.say(format!("hver {n}. dag"), format!("every {n} days")),
        }
    }
}

/// The text up to its first full stop, in whole words and in at most so many characters.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let sentence = text.split(". ").next().unwrap_or_default().trim().trim_end_matches('.');
    if sentence.chars().count() <= most {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(most.saturating_sub(1)).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{whole_words} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_named_by_its_beginning() {
        assert_eq!(beginning("Mål trykket. Hver dag.", 120), "Mål trykket");
        assert_eq!(beginning("Mål trykket.", 11), "Mål trykket");
        assert_eq!(beginning("Mål trykket.", 10), "Mål …");
        let long = beginning(&"ord ".repeat(60), 120);
        assert!(long.ends_with("ord …") && long.chars().count() <= 120, "{long}");
    }
}
