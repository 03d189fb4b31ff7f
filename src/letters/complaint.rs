//! The guidance on complaints that every decision carries (FVL § 25).

use super::Block;
use super::writing::{Addressed, Writing};
use crate::access::Authority;
use crate::casework::complaint::{Guidance, guidance};
use crate::casework::deadline;
use crate::law::Day;
use crate::law::parameter::Status;

impl<F: Addressed> Writing<'_, F> {
    /// The whole guidance, in a box.
    pub(super) fn complaint(&mut self) {
        let Some(guidance) = self.guidance() else {
            return;
        };
        let instance = self.text(&guidance.instance);
        let mut paragraphs = vec![
            self.say(
                format!("I kan klage over afgørelsen til {instance}. {}", guidance.channel.da),
                format!("You may complain about the decision to {instance}. {}", guidance.channel.en),
            ),
            self.time(guidance),
            self.text(&guidance.standing),
            self.text(&guidance.effect),
        ];
        let cited: Vec<String> = guidance.provisions.iter().map(|p| self.cite(p)).collect();
        let cited = cited.join("; ");
        let (board, board_en) = match F::AUTHORITY {
            Authority::Energistyrelsen => ("nævnet", "the board"),
            Authority::Skatteforvaltningen => ("Skatteankestyrelsen", "Skatteankestyrelsen"),
        };
        let caveat = match guidance.status {
            Status::Verified => self.say(
                format!("Vejledningen bygger på {cited}."),
                format!("This guidance rests on {cited}."),
            ),
            _ => self.say(
                format!(
                    "Vejledningen bygger på {cited}. Den er ikke efterprøvet i lovens tekst ({}). Er I i tvivl, så spørg \
                     os eller {board}.",
                    guidance.source
                ),
                format!(
                    "This guidance rests on {cited}. It has not been checked against the text of the act. If you are in \
                     doubt, ask us or {board_en}."
                ),
            ),
        };
        paragraphs.push(caveat);
        let title = self.say("Klagevejledning", "How to complain");
        self.push(Block::Note { title, paragraphs });
    }

    /// The guidance in two sentences, for a cover letter that carries the whole of it further on.
    pub(super) fn complaint_in_short(&mut self) {
        let Some(guidance) = self.guidance() else {
            return;
        };
        let instance = self.text(&guidance.instance);
        let last = self.last_day(guidance).map(|day| self.day(day));
        let by = match &last {
            Some(day) => self.say(format!("senest den {day}"), format!("by {day} at the latest")),
            None => self.say("inden klagefristen", "within the time for complaints"),
        };
        self.paragraph(
            format!(
                "I kan klage til {instance} gennem Klageportalen {by}. Hele klagevejledningen står sidst i brevet."
            ),
            format!(
                "You may complain to {instance} through Klageportalen {by}. The whole guidance stands at the end of this letter."
            ),
        );
    }

    fn guidance(&self) -> Option<&'static Guidance> {
        guidance(F::complaints(self.from())?, self.today())
    }

    fn time(&self, guidance: &Guidance) -> String {
        let limit = self.text(&guidance.limit);
        let Some(last) = self.last_day(guidance) else {
            return limit;
        };
        let (sent, last) = (self.day(self.today()), self.day(last));
        self.say(
            format!(
                "{limit} Vi regner med, at afgørelsen er kommet frem samme dag, som den er sendt, den {sent}. Så er sidste \
                 dag for at klage den {last}."
            ),
            format!(
                "{limit} We take it that the decision arrived on the day it was sent, {sent}. The last day to complain is \
                 then {last}."
            ),
        )
    }

    fn last_day(&self, guidance: &Guidance) -> Option<Day> {
        deadline::compute(&guidance.deadline_rule, self.recorded.at).ok().map(|computed| computed.due)
    }
}
