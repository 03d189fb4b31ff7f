//! What a letter says of the readings of the order that it rests on.

use super::writing::Writing;
use crate::law::Provision;
use crate::law::reading::{self, Readings};
use crate::letters::Block;
use crate::permit::area::PlanArea;

impl Writing<'_> {
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
        self.paragraph(
            "Bekendtgørelsens tekst er på nogle punkter åben eller har fejl. Her står de punkter, som dette brev hviler på, \
             og hvordan Energistyrelsen har læst dem.",
            "The text of the order is open or has errors at some points. Here are the points that this letter rests on, and \
             how Energistyrelsen has read them.",
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

    /// What the map of the plan area is worth, where it is a reconstruction; nothing where it is the official one.
    pub(super) fn map_is_advice(&self) -> String {
        if PlanArea::on(self.today()).is_none_or(PlanArea::usable_as_ground) {
            return String::new();
        }
        self.say(
            "Det kort over planområdet, som Energistyrelsen har, er rekonstrueret ud fra beskrivelsen i ord. Kortet er vejledende og er ikke et grundlag for afgørelsen; den hviler på bekendtgørelsens bilag 1.",
            "The map of the plan area that Energistyrelsen has is a reconstruction from its description in words. The map is advice and not a ground for the decision, which rests on annex 1 of the order.",
        )
    }
}
