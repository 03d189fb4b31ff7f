//! Every calculator, a paragraph each.

use serde_json::Value;

use super::calculator::{Calculator, by};
use super::deadline::{Typed, deadline};
use super::{afterwards, fields};
use crate::invoice::check;
use crate::invoice::minimum::{MinimumInput, minimum};
use crate::permit::area;
use crate::refund::economics::{CaptureEconomicsInput, capture_economics};
use crate::refund::tax::{
    RefundInput, RepaymentInput, SubstitutionInput, TransferInput, refund, repayment, substitution, transfer,
};

/// Every calculator.
pub static ALL: [Calculator; 9] = [
    Calculator {
        name: "refund",
        title: ("Hvad ville vi få tilbage?", "What would we get back?"),
        about: (
            "Tilbagebetaling af CO₂-afgift for det, der er fanget og lagret i en periode.",
            "Repayment of CO₂ tax for what was captured and stored in a period.",
        ),
        fields: fields::REFUND,
        headlines: &[
            ("/payable_kroner", ("Tilbagebetales", "Is repaid"), "kr."),
            ("/co2_tax_kroner", ("CO₂-afgift", "CO₂ tax"), "kr."),
            ("/borne_kroner", ("Afgift, der bæres", "Tax that is borne"), "kr."),
            ("/captured_share", ("Fanget andel", "Captured share"), ""),
        ],
        compute: |value, _| by::<RefundInput, _>(value, refund),
    },
    Calculator {
        name: "capture-economics",
        title: ("Hvad koster og sparer fangst?", "What does capture cost and save?"),
        about: (
            "Overslag for et anlæg efter Ea Energianalyses rapport fra marts 2024. Vælg et af rapportens anlæg.",
            "An estimate for a plant by Ea Energianalyse's report of March 2024. Choose one of the report's plants.",
        ),
        fields: fields::ECONOMICS,
        headlines: &[
            ("/cost", ("Koster", "Costs"), "kr./t"),
            ("/saved", ("Sparer", "Saves"), "kr./t"),
            ("/net_cost", ("Netto", "Net"), "kr./t"),
            ("/per_year/captured", ("Fanget om året", "Captured a year"), "t"),
            ("/per_year/saved_taxes", ("Sparede afgifter om året", "Taxes saved a year"), "kr."),
            ("/per_year/saved_allowances", ("Sparede kvoter om året", "Allowances saved a year"), "kr."),
        ],
        compute: |value, _| by::<CaptureEconomicsInput, _>(value, capture_economics),
    },
    Calculator {
        name: "deadline",
        title: ("Hvornår er fristen?", "When is the deadline?"),
        about: (
            "Den sidste dag, talt med weekender og helligdage, som reglen siger.",
            "The last day, counted with weekends and holidays as the rule says.",
        ),
        fields: fields::DEADLINE,
        headlines: &[("/due", ("Sidste dag", "Last day"), "")],
        compute: |value, _| by::<Typed, _>(value, deadline),
    },
    Calculator {
        name: "plan-area",
        title: ("Ligger stedet i planområdet?", "Does the site lie in the plan area?"),
        about: (
            "Lokalitet og kompleks mod planområdet i bilag 1. Området er rekonstrueret: svaret er vejledende.",
            "Site and complex against the plan area of annex 1. The area is a reconstruction: the answer is advice.",
        ),
        fields: fields::PLAN_AREA,
        headlines: &[],
        compute: |value, today| by::<area::CheckInput, _>(value, |input| area::check(input, today)),
    },
    Calculator {
        name: "transfer",
        title: ("To målinger af samme CO₂", "Two measurements of the same CO₂"),
        about: (
            "Hvad der bogføres, når afsender og modtager måler forskelligt.",
            "What is booked where sender and receiver measure differently.",
        ),
        fields: fields::TRANSFER,
        headlines: &[
            ("/agreed_tonnes", ("Bogføres", "Is booked"), "t"),
            ("/deviation_tonnes", ("Forskel", "Difference"), "t"),
            ("/allowed_tonnes", ("Forklaret indtil", "Explained up to"), "t"),
        ],
        compute: |value, _| by::<TransferInput, _>(value, transfer),
    },
    Calculator {
        name: "substitution",
        title: ("Timer uden gyldige målinger", "Hours without valid readings"),
        about: (
            "Den værdi, der sættes i stedet for manglende timer.",
            "The value that takes the place of missing hours.",
        ),
        fields: fields::SUBSTITUTION,
        headlines: &[
            ("/substitute", ("Sættes i stedet", "Substitute"), ""),
            ("/tonnes", ("I alt for timerne", "In all for the hours"), "t"),
        ],
        compute: |value, _| by::<SubstitutionInput, _>(value, substitution),
    },
    Calculator {
        name: "repayment",
        title: ("Hvad skal betales tilbage?", "What must be paid back?"),
        about: (
            "Hvad der kræves tilbage for CO₂, som der er udbetalt for, og som ikke blev lagret.",
            "What is demanded back for CO₂ that was paid for and was not stored.",
        ),
        fields: afterwards::REPAYMENT,
        headlines: &[
            ("/outcome", ("Følgen", "What follows"), ""),
            ("/repayment_kroner", ("Betales tilbage", "Is paid back"), "kr."),
        ],
        compute: |value, _| by::<RepaymentInput, _>(value, repayment),
    },
    Calculator {
        name: "invoice-minimum",
        title: ("Er EU's mindsteafgift nået?", "Is the EU minimum tax reached?"),
        about: (
            "Om varmefakturaen skal oplyse, at afgiften ligger under EU's mindsteafgift, og hvor meget der mangler.",
            "Whether an invoice for heat must say that the tax is below the EU minimum, and by how much.",
        ),
        fields: afterwards::MINIMUM,
        headlines: &[
            ("/applies", ("Skal fakturaen tale om det?", "Must the invoice speak of it?"), ""),
            ("/why", ("Fordi", "Because"), ""),
            ("/fuels/0/meets_minimum", ("Er mindsteafgiften nået?", "Is the minimum reached?"), ""),
            (
                "/fuels/0/product_kroner_per_gj",
                ("Afgift gange årets brøk", "Tax times the year's fraction"),
                "kr./GJ",
            ),
            ("/fuels/0/minimum_kroner_per_gj", ("Mindsteafgift", "Minimum"), "kr./GJ"),
            ("/fuels/0/difference_kroner_per_gj", ("Mangler", "Lacking"), "kr./GJ"),
        ],
        compute: |value, _| by::<MinimumInput, _>(of_the_fuel(value), minimum),
    },
    Calculator {
        name: "invoice-check",
        title: ("Overholder fakturaen § 5?", "Does the invoice keep section 5?"),
        about: (
            "En faktura for varme eller kulde, holdt op mod § 5 punkt for punkt. Det, der ikke oplyses ved siden af, kan ikke prøves.",
            "An invoice for heat or cold against section 5, point by point. What is not given beside it cannot be tested.",
        ),
        fields: afterwards::INVOICE,
        headlines: &[("/verdict", ("Samlet", "In all"), ""), ("/issued", ("Udstedt", "Issued"), "")],
        compute: |value, _| by::<check::CheckInput, _>(value, check::check),
    },
];

/// A minimum that is entered is that of the fuel that is tested.
fn of_the_fuel(mut value: Value) -> Value {
    let fuel = value.pointer("/fuels/0/fuel").cloned();
    if let (Some(fuel), Some(entered)) =
        (fuel, value.pointer_mut("/minimum/0").and_then(Value::as_object_mut))
    {
        entered.insert("fuel".into(), fuel);
    }
    value
}

/// The calculator with the name.
pub fn named(name: &str) -> Option<&'static Calculator> {
    ALL.iter().find(|one| one.name == name)
}
