//! A letter in a refund agreement's case: whose it is, to whom it goes, and how its figures are written.

use rust_decimal::Decimal;

use crate::access::Authority;
use crate::law::quantity::{Kroner, Tonnes, written};
use crate::law::reading::Readings;
use crate::law::{Day, Language, Provision, Receipt};
use crate::letters::writing::Addressed;
use crate::letters::{sender, writing};
use crate::refund::procedure::AgreementFile;

/// A letter that an act gives rise to, as far as it has come.
pub(super) type Writing<'a> = writing::Writing<'a, AgreementFile>;

impl Addressed for AgreementFile {
    const AUTHORITY: Authority = Authority::Skatteforvaltningen;

    /// The company, with the contact of the latest version of the application.
    fn recipient(&self) -> Vec<String> {
        let mut lines = sender::company(self.company.name.clone(), "", &self.company.cvr);
        let contact = self.versions.last().and_then(|version| version.application.contact.get());
        if let Some(contact) = contact.map(|name| name.trim()).filter(|name| !name.is_empty()) {
            lines.insert(1, format!("Att. {contact}"));
        }
        lines
    }

    fn case_number(&self) -> &str {
        &self.number
    }

    /// Skatteankestyrelsen, for what Skatteforvaltningen decides. Who hears a complaint about Energistyrelsen's part of such a
    /// case, the order does not say.
    fn complaints(authority: Authority) -> Option<&'static str> {
        match authority {
            Authority::Skatteforvaltningen => Some("tax-refund"),
            Authority::Energistyrelsen => None,
        }
    }
}

impl Writing<'_> {
    /// An amount in øre: `8.168.500 kr.`, with øre where there are any.
    pub(super) fn ore(&self, ore: i64) -> String {
        self.kroner(Kroner(Decimal::new(ore, 2)))
    }

    /// An amount in kroner, with øre where there are any.
    pub(super) fn kroner(&self, kroner: Kroner) -> String {
        let figure = if kroner.0.fract().is_zero() {
            written(kroner.0, self.language)
        } else {
            two_decimals(kroner.0, self.language)
        };
        self.say(format!("{figure}\u{A0}kr."), format!("DKK\u{A0}{figure}"))
    }

    /// Tonnes with their unit.
    pub(super) fn tonnes(&self, tonnes: Tonnes) -> String {
        format!("{}\u{A0}t", written(tonnes.0, self.language))
    }

    /// From the first day to the last.
    pub(super) fn period(&self, from: Day, to: Day) -> String {
        let (from, to) = (self.day(from), self.day(to));
        self.say(format!("{from} til {to}"), format!("{from} to {to}"))
    }

    /// Yes or no.
    pub(super) fn yes_no(&self, yes: bool) -> String {
        if yes { self.say("ja", "yes") } else { self.say("nej", "no") }
    }

    /// The result of a receipt's step: amounts as they are read, anything else as it stands.
    pub(super) fn figure(&self, result: &str) -> String {
        if let Some(ore) = result.strip_suffix(" øre").and_then(|ore| ore.parse::<i64>().ok()) {
            return two_decimals(Decimal::new(ore, 2), self.language);
        }
        match result.parse::<Decimal>() {
            Ok(amount) if amount.scale() == 2 => two_decimals(amount, self.language),
            Ok(amount) => written(amount, self.language),
            Err(_) => result.to_owned(),
        }
    }

    /// The rules that the letter rests on, by their ids.
    pub(super) fn rules_of<const N: usize>(&mut self, ids: [&'static str; N]) {
        self.rules(&ids.map(Provision::of));
    }

    /// The readings that a receipt rests on.
    pub(super) fn readings_of(&mut self, receipt: &Receipt, also: &[&str]) {
        let mut readings = Readings::default();
        let mut ids: Vec<&str> = Vec::new();
        for used in &receipt.readings {
            // A choice that the program no longer knows is shown as the default is; the receipt keeps it.
            let _known = readings.choose(&used.id, &used.choice).is_ok();
            ids.push(&used.id);
        }
        ids.extend(also.iter().filter(|id| !receipt.readings.iter().any(|used| used.id == **id)));
        self.readings(&readings, &ids, None);
    }

    /// The readings by which the agreement is read, of those that the letter rests on.
    pub(super) fn agreed_readings(&mut self, rested_on: &[&str]) {
        let readings = self.file.readings();
        self.readings(&readings, rested_on, None);
    }
}

fn two_decimals(amount: Decimal, language: Language) -> String {
    let rounded = amount.round_dp(2);
    let whole = written(rounded.trunc(), language);
    let cents = (rounded.fract().abs() * Decimal::ONE_HUNDRED).trunc();
    let point = match language {
        Language::Da => ',',
        Language::En => '.',
    };
    let sign = if rounded.is_sign_negative() && rounded.trunc().is_zero() { "−" } else { "" };
    format!("{sign}{whole}{point}{:0>2}", cents.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_two_decimals_or_none() {
        for (amount, da, en) in [
            ("8168500.00", "8.168.500,00", "8,168,500.00"),
            ("0.05", "0,05", "0.05"),
            ("-0.5", "−0,50", "−0.50"),
            ("-1234.5", "−1.234,50", "−1,234.50"),
        ] {
            let amount: Decimal = amount.parse().unwrap();
            assert_eq!(two_decimals(amount, Language::Da), da);
            assert_eq!(two_decimals(amount, Language::En), en);
        }
    }
}
