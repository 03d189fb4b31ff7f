//! The points of § 5, each with what was found.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::amounts::amounts;
use super::document::{Invoice, Said, Sum, plain, speaks_of_co2, speaks_of_refund, speaks_of_tax};
use super::input::CheckInput;
use crate::invoice::fragment::{AGREEMENT, MET, MINIMUM, NET_TAX, YES};
use crate::law::{Provision, Text};

/// What was found of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = InvoiceVerdict)]
pub enum Verdict {
    /// The invoice keeps it.
    Kept,
    /// It does not.
    Broken,
    /// The invoice does not show it: a person must look elsewhere.
    CannotBeSeen,
}

/// A point of § 5.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = InvoicePoint)]
pub struct Point {
    /// Its name, for programs: `agreement`, `net-tax`, `net-tax-right`, `no-refunded-tax`, `minimum`.
    pub point: String,
    /// The provision.
    pub provision: Provision,
    /// What was found.
    pub verdict: Verdict,
    /// Where in the invoice, as a path of elements; empty where nothing was found.
    pub place: String,
    /// What stands there.
    pub found: String,
    /// Why, and what would mend it.
    pub why: Text,
}

fn point(
    name: &str,
    provision: &'static str,
    verdict: Verdict,
    said: Option<&Said>,
    da: impl Into<String>,
    en: impl Into<String>,
) -> Point {
    let found = said.map(|said| said.text.chars().take(200).collect()).unwrap_or_default();
    Point {
        point: name.to_owned(),
        provision: Provision::of(provision),
        verdict,
        place: said.map(|said| said.place.clone()).unwrap_or_default(),
        found,
        why: Text::new(da, en),
    }
}

/// What is not found on an invoice with enclosures may stand on one of them.
fn absent(invoice: &Invoice) -> Verdict {
    if invoice.enclosures { Verdict::CannotBeSeen } else { Verdict::Broken }
}

/// That there is an agreement (stk. 2, nr. 1).
pub(super) fn agreement(invoice: &Invoice) -> Point {
    let (name, law) = ("agreement", "bek1504.5.2.1");
    if let Some(named) = invoice.properties.iter().find(|one| one.name == AGREEMENT) {
        let said = Said { place: named.place.clone(), text: named.value.clone() };
        return if named.value.eq_ignore_ascii_case(YES) {
            point(name, law, Verdict::Kept, Some(&said), "Aftalen er oplyst.", "The agreement is stated.")
        } else {
            let (da, en) = (
                "Feltet siger ikke, at der er en aftale.",
                "The field does not say that there is an agreement.",
            );
            point(name, law, Verdict::Broken, Some(&said), da, en)
        };
    }
    let stated = invoice.texts.iter().find(|said| {
        let text = plain(&said.text);
        names_section(&text) && (text.contains("aftale") || text.contains("agreement"))
    });
    match stated {
        // "Not" has too many forms for a program to say what it denies.
        Some(said) if denies(&plain(&said.text)) => point(
            name,
            law,
            Verdict::CannotBeSeen,
            Some(said),
            "Teksten nævner aftalen og siger samtidig nej til noget; et menneske må læse den.",
            "The text names the agreement and denies something as well; a person must read it.",
        ),
        Some(said) => {
            point(name, law, Verdict::Kept, Some(said), "Aftalen er oplyst.", "The agreement is stated.")
        }
        None => point(
            name,
            law,
            absent(invoice),
            None,
            "Fakturaen siger ikke, at der er indgået aftale efter § 9 f. Skriv det på fakturaen.",
            "The invoice does not say that there is an agreement under section 9 f. Write it on the invoice.",
        ),
    }
}

/// Whether a text names § 9 f, and not nine of something.
fn names_section(text: &str) -> bool {
    ["9 f", "9f"].into_iter().any(|section| {
        text.match_indices(section).any(|(at, _)| {
            let after = text.get(at + section.len()..).and_then(|rest| rest.chars().next());
            let before = text.get(..at).and_then(|rest| rest.chars().next_back());
            !after.is_some_and(char::is_alphanumeric) && !before.is_some_and(char::is_alphanumeric)
        })
    })
}

/// Whether a text denies something.
fn denies(text: &str) -> bool {
    let word = |c: char| !c.is_alphanumeric();
    text.split(word)
        .any(|one| matches!(one, "ikke" | "ingen" | "intet" | "uden" | "not" | "no" | "without" | "none"))
}

/// The net tax: that it is stated (stk. 2, nr. 2), and where it is known, that it is right.
pub(super) fn net_tax(invoice: &Invoice, input: &CheckInput) -> Vec<Point> {
    let law = "bek1504.5.2.2";
    let field = invoice.properties.iter().find(|one| one.name == NET_TAX);
    let field = field.map(|one| {
        (Said { place: one.place.clone(), text: one.value.clone() }, one.value.parse::<Decimal>().ok())
    });
    let (said, figures) = match &field {
        Some((said, Some(figure))) => (said.clone(), BTreeSet::from([*figure])),
        Some((said, None)) => {
            let (da, en) = ("Feltet har intet beløb.", "The field has no amount.");
            return vec![point("net-tax", law, Verdict::Broken, Some(said), da, en)];
        }
        None => match in_words(invoice, input.net_tax_kroner) {
            Stated::Here(said) => (said.clone(), amounts(&said.text)),
            Stated::Perhaps(said, da, en) => {
                return vec![point("net-tax", law, Verdict::CannotBeSeen, Some(&said), da, en)];
            }
            Stated::Nowhere => {
                return vec![point(
                    "net-tax",
                    law,
                    absent(invoice),
                    None,
                    "Fakturaen oplyser ikke den faktisk betalte CO2-afgift for leverancen. Skriv beløbet efter fradrag.",
                    "The invoice does not state the CO2 tax actually paid for the delivery. Write the amount after refund.",
                )];
            }
        },
    };
    let mut points = vec![point(
        "net-tax",
        law,
        Verdict::Kept,
        Some(&said),
        "Den betalte CO2-afgift er oplyst.",
        "The CO2 tax paid is stated.",
    )];
    let name = "net-tax-right";
    points.push(match input.net_tax_kroner {
        None => point(
            name,
            law,
            Verdict::CannotBeSeen,
            Some(&said),
            "Det rigtige beløb er ikke givet, så det kan ikke holdes op mod fakturaens.",
            "The right amount is not given, so it cannot be held against the invoice's.",
        ),
        Some(right) if figures.contains(&right.normalize()) || figures.contains(&right) => {
            point(name, law, Verdict::Kept, Some(&said), "Beløbet er rigtigt.", "The amount is right.")
        }
        Some(right) => point(
            name,
            law,
            Verdict::Broken,
            Some(&said),
            format!("Beløbet skulle være {right} kr."),
            format!("The amount should be DKK {right}."),
        ),
    });
    points
}

/// Whether the net tax stands in words or on a line.
enum Stated {
    Here(Said),
    /// It may; a person must read it.
    Perhaps(Said, &'static str, &'static str),
    Nowhere,
}

/// Looks for the net tax in texts, and then on lines that are named for the tax. Where the right amount is known, what has it comes
/// first; an amount beside words of paying back may be what was refunded.
fn in_words(invoice: &Invoice, right: Option<Decimal>) -> Stated {
    let texts: Vec<&Said> = invoice
        .texts
        .iter()
        .filter(|said| speaks_of_co2(&said.text) && speaks_of_tax(&said.text))
        // A text that only names the Act and the agreement has no amount of kroner.
        .filter(|said| speaks_of_kroner(&said.text) && !amounts(&said.text).is_empty())
        .collect();
    let is_right = |amount: &Decimal| right.is_some_and(|right| right == *amount);
    if let Some(said) = texts.iter().find(|said| amounts(&said.text).iter().any(is_right)) {
        return Stated::Here((*said).clone());
    }
    let on_line = |sum: &&Sum| sum.on_tax && !sum.amount.is_zero();
    let line = |sum: &Sum| Said { place: sum.place.clone(), text: sum.amount.to_string() };
    if let Some(sum) = invoice.amounts.iter().filter(on_line).find(|sum| is_right(&sum.amount)) {
        return Stated::Here(line(sum));
    }
    if let Some(said) = texts.iter().find(|said| !speaks_of_refund(&said.text)) {
        return Stated::Here((*said).clone());
    }
    if let Some(said) = texts.first() {
        return Stated::Perhaps(
            (*said).clone(),
            "Teksten har et beløb og taler om tilbagebetaling; om beløbet er det, der er betalt, må et menneske læse.",
            "The text has an amount and speaks of paying back; whether the amount is what was paid is for a person to read.",
        );
    }
    match invoice.amounts.iter().find(on_line) {
        Some(sum) => Stated::Perhaps(
            line(sum),
            "En linje om CO2-afgift har et beløb; om det er afgiften efter fradrag, må et menneske se.",
            "A line on CO2 tax has an amount; whether it is the tax after refund is for a person to see.",
        ),
        None => Stated::Nowhere,
    }
}

fn speaks_of_kroner(text: &str) -> bool {
    let text = plain(text);
    text.contains("kr") || text.contains("dkk")
}

/// From this amount on, in kroner, a figure in whole kroner is taken for one in øre that was rounded.
const ROUNDED_FROM: i64 = 1_000;

/// Whether a figure is an amount in whole kroner.
fn rounded(figure: Decimal, amount: Decimal) -> bool {
    figure >= Decimal::from(ROUNDED_FROM) && [amount.trunc(), amount.round(), amount.ceil()].contains(&figure)
}

/// That no refunded tax is shown (stk. 1): neither what was refunded nor the tax before it.
pub(super) fn no_refunded_tax(invoice: &Invoice, input: &CheckInput) -> Point {
    let (name, law) = ("no-refunded-tax", "bek1504.5.1");
    let Some(refunded) = input.refunded_tax_kroner.filter(|kroner| !kroner.is_zero()) else {
        return point(
            name,
            law,
            Verdict::CannotBeSeen,
            None,
            "Den tilbagebetalte afgift er ikke givet, så det kan ikke ses, om den er vist.",
            "The refunded tax is not given, so it cannot be seen whether it is shown.",
        );
    };
    let net = input.net_tax_kroner;
    let before = net.and_then(|net| net.checked_add(refunded));
    let others: Vec<Decimal> = [Some(refunded), before].into_iter().flatten().collect();
    // What is an amount to the øre is that amount; what only can be the net tax is not taken for another one.
    let shown = |figure: &Decimal| {
        net != Some(*figure)
            && (others.contains(figure)
                || !net.is_some_and(|net| rounded(*figure, net))
                    && others.iter().any(|other| rounded(*figure, *other)))
    };
    let in_text = invoice
        .texts
        .iter()
        .filter(|said| speaks_of_co2(&said.text) || speaks_of_tax(&said.text))
        .find(|said| amounts(&said.text).iter().any(shown))
        .cloned();
    let in_amounts = invoice
        .amounts
        .iter()
        .find(|sum| shown(&sum.amount.abs()))
        .map(|sum| Said { place: sum.place.clone(), text: sum.amount.to_string() });
    match in_text.or(in_amounts) {
        Some(said) => point(
            name,
            law,
            Verdict::Broken,
            Some(&said),
            "Fakturaen viser CO2-afgift, som er tilbagebetalt. Vis kun afgiften efter fradrag.",
            "The invoice shows CO2 tax that has been refunded. Show the tax after refund only.",
        ),
        None => point(
            name,
            law,
            Verdict::Kept,
            None,
            "Hverken den tilbagebetalte afgift eller afgiften før fradrag er vist.",
            "Neither the refunded tax nor the tax before it is shown.",
        ),
    }
}

/// The statement on the EU minimum where it is due (stk. 3).
pub(super) fn minimum(invoice: &Invoice, input: &CheckInput) -> Vec<Point> {
    let (name, law) = ("minimum", "bek1504.5.3");
    let vat = input.vat_registered.or(invoice.customer_vat.as_ref().map(|_| true));
    let (Some(vat), Some(ets)) = (vat, input.ets_covered) else {
        return vec![point(
            name,
            law,
            Verdict::CannotBeSeen,
            None,
            "Det er ikke givet, om aftageren er momsregistreret, og om fremstillingen er kvoteomfattet.",
            "It is not given whether the customer is VAT-registered and production is in the emissions trading system.",
        )];
    };
    let (due, why) = crate::invoice::minimum::applies(vat, ets, &input.readings);
    if !due {
        return vec![Point { why, ..point(name, law, Verdict::Kept, None, "", "") }];
    }
    let fields: Vec<_> = invoice.properties.iter().filter(|one| one.name.starts_with(MINIMUM)).collect();
    let stated = fields
        .first()
        .map(|one| Said { place: one.place.clone(), text: format!("{}: {}", one.name, one.value) })
        .or_else(|| invoice.texts.iter().find(|said| speaks_of_minimum(&said.text)).cloned());
    let Some(stated) = stated else {
        return vec![point(
            name,
            law,
            absent(invoice),
            None,
            "Fakturaen siger ikke, om afgiften ganget med årets brøk når EU's minimumsafgift. Skriv det, og skriv forskellen, hvis den mangler.",
            "The invoice does not say whether the tax times the year's fraction reaches the EU minimum. Write it, and the difference if it does not.",
        )];
    };
    let mut points = vec![if fields.is_empty() {
        point(
            name,
            law,
            Verdict::CannotBeSeen,
            Some(&stated),
            "EU's minimumsafgift er omtalt; om teksten siger det, som den skal, må et menneske læse.",
            "The EU minimum tax is spoken of; whether the text says what it must is for a person to read.",
        )
    } else {
        let (da, en) = ("EU's minimumsafgift er oplyst.", "The EU minimum tax is stated.");
        point(name, law, Verdict::Kept, Some(&stated), da, en)
    }];
    for expected in &input.minimum {
        let slug = serde_json::to_value(expected.fuel)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default();
        let field = fields.iter().find(|one| one.name == format!("{MINIMUM} {slug} (DKK/GJ)"));
        let said = field
            .map_or_else(|| stated.clone(), |one| Said { place: one.place.clone(), text: one.value.clone() });
        let right = match (field, expected.difference_kroner_per_gj) {
            (Some(one), None) => one.value.eq_ignore_ascii_case(MET),
            (Some(one), Some(lacking)) => one.value.parse::<Decimal>().is_ok_and(|value| value == lacking),
            (None, Some(lacking)) => amounts(&stated.text).contains(&lacking.normalize()),
            // Words for "met" are too many to tell from those for "not met".
            (None, None) => {
                let text = "Det kan ikke ses, om fakturaen siger, at minimum er nået.";
                let en = "It cannot be seen whether the invoice says that the minimum is met.";
                points.push(point("minimum-right", law, Verdict::CannotBeSeen, Some(&said), text, en));
                continue;
            }
        };
        let should =
            expected.difference_kroner_per_gj.map_or_else(|| MET.to_owned(), |lacking| lacking.to_string());
        points.push(if right {
            point(
                "minimum-right",
                law,
                Verdict::Kept,
                Some(&said),
                "Oplysningen er rigtig.",
                "The statement is right.",
            )
        } else {
            let (da, en) =
                (format!("{slug}: der skulle stå {should}."), format!("{slug}: it should say {should}."));
            point("minimum-right", law, Verdict::Broken, Some(&said), da, en)
        });
    }
    points
}

fn speaks_of_minimum(text: &str) -> bool {
    let text = plain(text);
    text.contains("minimumsafgift")
        || text.contains("eu's minimum")
        || text.contains("eu minimum")
        || text.contains("minimum tax")
}
