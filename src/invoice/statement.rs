//! What one customer's invoice must say (§ 5, stk. 2 and 3), as data.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::customers::{Customer, Delivered};
use super::energy::EnergyUnit;
use super::minimum::FuelMinimum;
use crate::law::quantity::written;
use crate::law::{Day, Language, Provision, Text};
use crate::refund::tax::{Exact, rounding};

/// A customer's statement. The refunded tax is nowhere in it (stk. 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = HeatStatement)]
pub struct Statement {
    /// The supplier's number for the customer or the delivery.
    pub customer: String,
    /// The customer's name and address, a line each.
    pub recipient: Vec<String>,
    /// The customer's CVR number, where given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvr: Option<String>,
    /// The language that it is written in.
    pub language: Language,
    /// Heat or cold.
    pub kind: Delivered,
    /// The first day of the invoice period.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// What was delivered, in `unit`.
    #[schema(value_type = String, format = "decimal", example = "18.25")]
    pub quantity: Decimal,
    /// The unit.
    pub unit: EnergyUnit,
    /// That there is an agreement under § 9 f (stk. 2, nr. 1).
    pub agreement: Text,
    /// The CO2 tax actually paid for the delivery, after refund (stk. 2, nr. 2), in øre.
    pub net_tax_ore: i64,
    /// The same per unit delivered, in kroner, half up to four decimals; none where nothing was delivered.
    #[schema(value_type = Option<String>, format = "decimal", example = "0.2931")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_tax_kroner_per_unit: Option<Decimal>,
    /// The statement on the EU minimum (stk. 3), a line for each fuel; empty where it is not due.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub minimum: Vec<MinimumSaid>,
}

/// What stk. 3 says of one fuel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = HeatMinimumStatement)]
pub struct MinimumSaid {
    /// The figures.
    #[serde(flatten)]
    pub test: FuelMinimum,
    /// In words.
    pub text: Text,
}

/// The words of § 5, stk. 2, nr. 1.
pub fn agreement() -> Text {
    Text::new(
        "Leverandøren har indgået aftale med Skatteforvaltningen om reduktion af CO2-afgiften på grund af fangst og lagring af CO2 \
         efter § 9 f i lov om kuldioxidafgift af visse energiprodukter.",
        "The supplier has an agreement with Skatteforvaltningen (the Danish tax authority) on reduction of the CO2 tax for \
         capture and storage of CO2 under section 9 f of the Act on carbon dioxide tax on certain energy products.",
    )
}

/// The provisions that a statement is made under.
pub fn provisions(with_minimum: bool) -> Vec<Provision> {
    let mut of = vec!["bek1504.5.1", "bek1504.5.2.1", "bek1504.5.2.2"];
    if with_minimum {
        of.push("bek1504.5.3");
    }
    of.into_iter().map(Provision::of).collect()
}

impl MinimumSaid {
    /// The words for a test.
    pub fn of(test: FuelMinimum) -> Self {
        let fuel = test.fuel.name();
        let say = |figure: Decimal, language| written(figure, language);
        let (product, least) = (test.product_kroner_per_gj, test.minimum_kroner_per_gj);
        let text = match test.difference_kroner_per_gj {
            None => Text::new(
                format!(
                    "Afgiften af {} ganget med {} er {} kr. pr. GJ. Den overstiger eller er lig med EU's minimumsafgift på {} kr. pr. GJ.",
                    fuel.da,
                    test.factor,
                    say(product, Language::Da),
                    say(least, Language::Da)
                ),
                format!(
                    "The tax on {} times {} is DKK {} per GJ. It exceeds or equals the EU minimum tax of DKK {} per GJ.",
                    fuel.en,
                    test.factor,
                    say(product, Language::En),
                    say(least, Language::En)
                ),
            ),
            Some(lacking) => Text::new(
                format!(
                    "Afgiften af {} ganget med {} er {} kr. pr. GJ. Den er mindre end EU's minimumsafgift på {} kr. pr. GJ; forskellen er \
                     {} kr. pr. GJ.",
                    fuel.da,
                    test.factor,
                    say(product, Language::Da),
                    say(least, Language::Da),
                    say(lacking, Language::Da)
                ),
                format!(
                    "The tax on {} times {} is DKK {} per GJ. It is less than the EU minimum tax of DKK {} per GJ; the difference is \
                     DKK {} per GJ.",
                    fuel.en,
                    test.factor,
                    say(product, Language::En),
                    say(least, Language::En),
                    say(lacking, Language::En)
                ),
            ),
        };
        Self { test, text }
    }
}

impl Statement {
    /// A customer's statement, with their share of the net tax and what the run found of the minimum.
    pub(super) fn of(
        customer: Customer,
        fallback: Language,
        net_tax_ore: i64,
        minimum: &[MinimumSaid],
    ) -> Self {
        let per_unit = Exact::of(i128::from(net_tax_ore), 100)
            .and_then(|kroner| kroner.over(Exact::from_decimal(customer.quantity)?))
            .and_then(|rate| rounding::half_up(rate, 4));
        let mut recipient = vec![customer.name];
        recipient.extend(customer.address.lines().map(|line| line.trim().to_owned()));
        recipient.push(format!("{} {}", customer.postcode, customer.city));
        Self {
            customer: customer.id,
            recipient,
            cvr: customer.cvr,
            language: customer.language.unwrap_or(fallback),
            kind: customer.kind,
            from: customer.from,
            to: customer.to,
            quantity: customer.quantity,
            unit: customer.unit,
            agreement: agreement(),
            net_tax_ore,
            net_tax_kroner_per_unit: per_unit,
            minimum: minimum.to_vec(),
        }
    }
}
