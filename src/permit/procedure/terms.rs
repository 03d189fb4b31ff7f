//! What a permit permits: all of § 5.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::law::quantity::{BarAbsolute, Tonnes, TonnesPerDay, written};
use crate::law::{Day, Language, Provision, Text};
use crate::permit::completeness::Bounds;

/// Name and address (§ 5, nr. 1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameAndAddress {
    /// The name.
    pub name: String,
    /// The address on one line.
    pub address: String,
}

/// A place with its delimitation (§ 5, nr. 2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The place in words.
    pub description: String,
    /// Its closed ring of longitude and latitude in ED50.
    pub ring: Vec<[f64; 2]>,
}

/// A limit on a component of the CO2 stream (§ 5, nr. 4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComponentLimit {
    /// The component: `H2O`.
    pub component: String,
    /// The limit as a figure and its unit: `30 ppm mol`.
    pub limit: String,
}

/// The permit's contents (§ 5, nr. 1-4) and its validity (§ 3, stk. 1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The first day that the permit is valid on.
    pub start: Day,
    /// The last day. At most two years after the first (§ 3, stk. 1).
    pub end: Day,
    /// The holders (nr. 1).
    pub holders: Vec<NameAndAddress>,
    /// The operator (nr. 1).
    pub operator: NameAndAddress,
    /// The storage site (nr. 2).
    pub site: Place,
    /// The storage complex (nr. 2).
    pub complex: Place,
    /// The hydraulic unit (nr. 2).
    pub hydraulic_unit: String,
    /// Requirements to the operation that follow from its characteristics (nr. 3).
    pub operation: String,
    /// The quantity that may be stored (nr. 3). Less than 100,000 t (§ 1, stk. 1).
    pub total: Tonnes,
    /// The limit for the reservoir's pressure, absolute (nr. 3).
    pub reservoir_pressure_max: BarAbsolute,
    /// The depth that the pressure is referred to.
    pub pressure_reference: String,
    /// The highest injection rate (nr. 3).
    pub injection_rate_max: TonnesPerDay,
    /// The highest injection pressure at the wellhead, absolute (nr. 3).
    pub injection_pressure_max: BarAbsolute,
    /// Requirements to the stream's composition (nr. 4).
    pub composition: Vec<ComponentLimit>,
    /// The procedure for receiving the stream (nr. 4; reading `acceptance-criteria`).
    pub acceptance_procedure: String,
    /// Further requirements to injection and storage, where necessary (nr. 4).
    #[serde(default)]
    pub further: String,
}

/// The longest text, in characters, and the longest list.
const LONGEST: usize = 20_000;
const MOST: usize = 500;

impl Terms {
    /// Every fault, with a pointer under `at`.
    pub fn problems(&self, at: &str, bounds: &Bounds) -> Vec<Problem> {
        let mut out = Vec::new();
        let mut text = |field: &str, value: &str, provision: &'static str, da: &str, en: &str| {
            if value.trim().is_empty() {
                let message = Text::new(format!("{da} skal udfyldes."), format!("{en} must be filled in."));
                out.push(Problem::under(Provision::of(provision), format!("{at}/{field}"), message));
            } else if value.chars().count() > LONGEST {
                let message = Text::new(
                    format!("{da} er længere end {LONGEST} tegn."),
                    format!("{en} is longer than {LONGEST} characters."),
                );
                out.push(Problem::under(Provision::of(provision), format!("{at}/{field}"), message));
            }
        };
        text("operator/name", &self.operator.name, "bek974.5.0.1", "Operatørens navn", "The operator's name");
        text(
            "operator/address",
            &self.operator.address,
            "bek974.5.0.1",
            "Operatørens adresse",
            "The operator's address",
        );
        for (i, holder) in self.holders.iter().enumerate() {
            text(
                &format!("holders/{i}/name"),
                &holder.name,
                "bek974.5.0.1",
                "Rettighedshaverens navn",
                "The holder's name",
            );
            text(
                &format!("holders/{i}/address"),
                &holder.address,
                "bek974.5.0.1",
                "Rettighedshaverens adresse",
                "The holder's address",
            );
        }
        text(
            "site/description",
            &self.site.description,
            "bek974.5.0.2",
            "Lagringslokalitetens beliggenhed",
            "The site's location",
        );
        text(
            "complex/description",
            &self.complex.description,
            "bek974.5.0.2",
            "Lagringskompleksets afgrænsning",
            "The complex's delimitation",
        );
        text(
            "hydraulic_unit",
            &self.hydraulic_unit,
            "bek974.5.0.2",
            "Den hydrauliske enhed",
            "The hydraulic unit",
        );
        text(
            "operation",
            &self.operation,
            "bek974.5.0.3",
            "Krav til lagringsoperationen",
            "Requirements to the operation",
        );
        text(
            "pressure_reference",
            &self.pressure_reference,
            "bek974.5.0.3",
            "Trykkets referencedybde",
            "The pressure's reference depth",
        );
        text(
            "acceptance_procedure",
            &self.acceptance_procedure,
            "bek974.5.0.4",
            "Proceduren for modtagelse",
            "The acceptance procedure",
        );
        for (i, limit) in self.composition.iter().enumerate() {
            text(
                &format!("composition/{i}/component"),
                &limit.component,
                "bek974.5.0.4",
                "Komponenten",
                "The component",
            );
            text(&format!("composition/{i}/limit"), &limit.limit, "bek974.5.0.4", "Grænsen", "The limit");
        }
        if !self.further.trim().is_empty() {
            text("further", &self.further, "bek974.5.0.4", "Yderligere krav", "Further requirements");
        }
        self.list_problems(at, &mut out);
        self.figure_problems(at, bounds, &mut out);
        out
    }

    fn list_problems(&self, at: &str, out: &mut Vec<Problem>) {
        let mut need = |fault: bool, field: &str, provision: &'static str, message: Text| {
            if fault {
                out.push(Problem::under(Provision::of(provision), format!("{at}/{field}"), message));
            }
        };
        need(
            self.holders.is_empty(),
            "holders",
            "bek974.5.0.1",
            Text::new("Angiv mindst én rettighedshaver.", "Name at least one holder."),
        );
        need(
            self.composition.is_empty(),
            "composition",
            "bek974.5.0.4",
            Text::new(
                "Angiv mindst ét krav til CO₂-strømmens sammensætning.",
                "Set at least one requirement to the CO₂ stream's composition.",
            ),
        );
        for (count, field, provision) in [
            (self.holders.len(), "holders", "bek974.5.0.1"),
            (self.composition.len(), "composition", "bek974.5.0.4"),
            (self.site.ring.len(), "site/ring", "bek974.5.0.2"),
            (self.complex.ring.len(), "complex/ring", "bek974.5.0.2"),
        ] {
            need(
                count > MOST,
                field,
                provision,
                Text::new(
                    format!("Listen har over {MOST} punkter."),
                    format!("The list has more than {MOST} items."),
                ),
            );
        }
        for (ring, field) in [(&self.site.ring, "site/ring"), (&self.complex.ring, "complex/ring")] {
            let closed = ring.len() >= 4 && ring.first() == ring.last();
            need(
                !closed,
                field,
                "bek974.5.0.2",
                Text::new(
                    "Afgrænsningen skal være en lukket ring af mindst fire positioner (første = sidste).",
                    "The delimitation must be a closed ring of at least four positions (first = last).",
                ),
            );
        }
    }

    fn figure_problems(&self, at: &str, bounds: &Bounds, out: &mut Vec<Problem>) {
        let mut positive = |value: rust_decimal::Decimal, field: &str, da: &str, en: &str| {
            if value <= rust_decimal::Decimal::ZERO {
                let message =
                    Text::new(format!("{da} skal være over nul."), format!("{en} must be above zero."));
                out.push(Problem::under(Provision::of("bek974.5.0.3"), format!("{at}/{field}"), message));
            }
        };
        positive(self.total.0, "total", "Mængden", "The quantity");
        positive(
            self.reservoir_pressure_max.0,
            "reservoir_pressure_max",
            "Reservoirtrykket",
            "The reservoir pressure",
        );
        positive(self.injection_rate_max.0, "injection_rate_max", "Injektionsraten", "The injection rate");
        positive(
            self.injection_pressure_max.0,
            "injection_pressure_max",
            "Injektionstrykket",
            "The injection pressure",
        );
        if self.total >= bounds.quantity_below {
            let (da, en) = (
                written(bounds.quantity_below.0, Language::Da),
                written(bounds.quantity_below.0, Language::En),
            );
            out.push(Problem::under(Provision::of("bek974.1.1"), format!("{at}/total"), Text::new(
                format!("Mængden skal være under {da} t. Større lagring hører under undergrundslovens § 23."),
                format!("The quantity must be below {en} t. Larger storage belongs under section 23 of the Subsoil Act."),
            )));
        }
        if self.end < self.start {
            out.push(Problem::under(
                Provision::of("bek974.3.1"),
                format!("{at}/end"),
                Text::new("Slutdatoen ligger før startdatoen.", "The end date is before the start date."),
            ));
        }
        if self.end > self.start.plus_months(bounds.duration_years.saturating_mul(12)) {
            let years = bounds.duration_years;
            out.push(Problem::under(
                Provision::of("bek974.3.1"),
                format!("{at}/end"),
                Text::new(
                    format!("Tilladelsen kan højst gælde {years} år fra startdatoen."),
                    format!("The permit can run for at most {years} years from the start date."),
                ),
            ));
        }
    }
}
