//! What a letter says of the readings of the order that it rests on.

use super::Block;
use super::writing::{Addressed, Writing};
use crate::access::Authority;
use crate::law::Provision;
use crate::law::reading::{self, Readings};

impl<F: Addressed> Writing<'_, F> {
    /// The readings that a letter rests on, each with the question, the choice, and why. Where reasons for departing
    /// from the usual ones are given, those that the case departs from come along, named or not.
    pub(super) fn readings(&mut self, readings: &Readings, rested_on: &[&str], departing: Option<&str>) {
        let departed: Vec<&str> =
            readings.deviations().map(|(id, _)| id).filter(|_| departing.is_some()).collect();
        let also = departed.iter().copied().filter(|id| !rested_on.contains(id));
        let rows: Vec<(String, String)> =
            rested_on.iter().copied().chain(also).filter_map(|id| self.one(readings, id)).collect();
        if rows.is_empty() {
            return;
        }
        self.heading(2, "Sådan er reglerne læst", "How the rules were read");
        let reader = match F::AUTHORITY {
            Authority::Energistyrelsen => "Energistyrelsen",
            Authority::Skatteforvaltningen => "Skatteforvaltningen",
        };
        self.paragraph(
            format!(
                "Bekendtgørelsens tekst er på nogle punkter åben eller har fejl. Her står de punkter, som dette brev hviler på, \
                 og hvordan {reader} har læst dem."
            ),
            format!(
                "The text of the order is open or has errors at some points. Here are the points that this letter rests on, and \
                 how {reader} has read them."
            ),
        );
        self.push(Block::Provisions(rows));
        let why = departing.unwrap_or_default().trim();
        if !departed.is_empty() && !why.is_empty() {
            self.paragraph(
                "Derfor er en regel læst anderledes end sædvanligt i denne sag:",
                "Why a rule is read otherwise than usual in this case:",
            );
            self.words(why);
        }
    }

    fn one(&self, readings: &Readings, id: &str) -> Option<(String, String)> {
        let reading = reading::get(id)?;
        let chosen = readings.choice(id)?;
        let question = self.text(&reading.question);
        let chosen_text = self.text(&chosen.text);
        let why = if chosen.id == reading.default {
            self.text(&reading.why)
        } else {
            self.say("Valgt for denne sag.", "Chosen for this case.")
        };
        let label = self.say("Læst sådan:", "Read as:");
        Some((self.cited_together(&reading.provisions), format!("{question}\n{label} {chosen_text} {why}")))
    }

    /// Citations a line each, with the act's name on the first of its own alone.
    fn cited_together(&self, provisions: &[Provision]) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut act = "";
        for provision in provisions {
            let whole = self.cite(provision);
            let rest = whole.strip_prefix(provision.act()).unwrap_or(&whole).trim().to_owned();
            if act != provision.act() {
                act = provision.act();
                lines.push(act.to_owned());
            }
            lines.push(rest);
        }
        lines.join("\n")
    }
}
