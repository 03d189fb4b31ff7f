//! Extensions of the storage deadline (BEK 1504 § 3, stk. 1, nr. 5, 2. og 3. pkt.).

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::chain::Chain;
use crate::casework::Problem;
use crate::law::reading::Readings;
use crate::law::{Day, Digest, Provision, Receipt, Text};

/// A request to store later than the agreement says, because of special circumstances.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtensionRequest {
    /// The lot.
    pub lot: String,
    /// The new last day that is asked for.
    pub new_day: Day,
    /// The special circumstances, such as unforeseen events at a carrier.
    pub circumstances: String,
    /// The day that the company came to know of them.
    pub known_on: Day,
    /// The day that it told Skatteforvaltningen; at latest the day of the request.
    pub told_on: Day,
    /// What shows the circumstances, by SHA-256.
    #[serde(default)]
    pub documents: Vec<Digest>,
}

/// What a request to extend comes to; the decision is a person's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExtensionAssessment {
    /// The lot.
    pub lot: String,
    /// The deadline that runs.
    pub store_by: Day,
    /// The day that is asked for.
    pub new_day: Day,
    /// Calendar days from knowing to telling. The order says "as soon as possible" (`hurtigst muligt`) and no number
    /// (reading `open-standards`); so this is a figure for a person, not a test.
    pub delay_days: i64,
    /// Whether the deadline had passed when Skatteforvaltningen was told.
    pub told_after_deadline: bool,
    /// Whether granting takes reasons why it was told soon enough: whenever it was not told on the day itself.
    pub reasons_needed: bool,
    /// What the decision maker must weigh.
    pub to_weigh: Vec<Text>,
    /// How it was reached.
    pub receipt: Receipt,
}

/// Every fault of a request on a day: unknown lot, a day that is no extension, days out of order, nothing said.
///
/// # Errors
/// Every [`Problem`].
pub fn check_extension(chain: &Chain, request: &ExtensionRequest, today: Day) -> Result<(), Vec<Problem>> {
    let provision = || Provision::of("bek1504.3.1.5");
    let mut problems = Vec::new();
    let mut fault = |pointer: &str, da: String, en: String| {
        problems.push(Problem::under(provision(), pointer, Text::new(da, en)));
    };
    match chain.lot(&request.lot) {
        None => fault(
            "/lot",
            format!("Der er intet parti {}.", request.lot),
            format!("There is no lot {}.", request.lot),
        ),
        Some(lot) if request.new_day <= lot.store_by => fault(
            "/new_day",
            format!("Fristen er allerede {}; den nye dag skal ligge senere.", lot.store_by),
            format!("The deadline is {} already; the new day must be later.", lot.store_by),
        ),
        Some(_) => {}
    }
    if request.circumstances.trim().is_empty() {
        fault(
            "/circumstances",
            "De særlige omstændigheder skal beskrives.".into(),
            "The special circumstances must be described.".into(),
        );
    }
    if request.known_on > request.told_on {
        fault(
            "/told_on",
            "Der kan ikke orienteres om omstændighederne, før virksomheden kendte dem.".into(),
            "The circumstances cannot be told before the company knew of them.".into(),
        );
    }
    if request.told_on > today {
        fault(
            "/told_on",
            format!("Dagen ligger efter i dag ({today})."),
            format!("The day is after today ({today})."),
        );
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// What a request comes to: the delay in days, and what granting it takes.
///
/// # Errors
/// As [`check_extension`].
pub fn assess_extension(
    chain: &Chain,
    request: &ExtensionRequest,
    today: Day,
    readings: &Readings,
) -> Result<ExtensionAssessment, Vec<Problem>> {
    check_extension(chain, request, today)?;
    let store_by = chain.lot(&request.lot).map(|lot| lot.store_by).unwrap_or_default();
    let delay_days = request.told_on.days_since(request.known_on);
    let told_after_deadline = request.told_on > store_by;
    let provision = || Some(Provision::of("bek1504.3.1.5"));
    let inputs = json!({ "request": request, "store_by": store_by, "today": today });
    let mut receipt = Receipt::begin("storage-deadline-extension", inputs);
    receipt.readings.extend(readings.used("open-standards"));
    let text =
        Text::new("kalenderdage fra kundskab til orientering", "calendar days from knowing to telling");
    receipt.step(provision(), text, delay_days.to_string());
    let text = Text::new("orienteret efter fristens udløb", "told after the deadline had passed");
    receipt.step(provision(), text, told_after_deadline.to_string());
    let mut to_weigh = vec![Text::new("Er omstændighederne særlige?", "Are the circumstances special?")];
    if delay_days > 0 {
        to_weigh.push(Text::new(
            format!("Der gik {delay_days} dage fra kundskab til orientering. Var det hurtigst muligt? En forlængelse kræver begrundelse."),
            format!("{delay_days} days passed from knowing to telling. Was that as soon as possible? An extension takes reasons."),
        ));
    }
    if told_after_deadline {
        to_weigh.push(Text::new(
            format!("Skatteforvaltningen blev orienteret efter fristen {store_by}."),
            format!("Skatteforvaltningen was told after the deadline {store_by}."),
        ));
    }
    if request.documents.is_empty() {
        to_weigh.push(Text::new(
            "Der er ingen dokumenter om omstændighederne.",
            "There are no documents on the circumstances.",
        ));
    }
    let reasons_needed = delay_days > 0 || told_after_deadline;
    let result = json!({ "delay_days": delay_days, "reasons_needed": reasons_needed, "told_after_deadline": told_after_deadline });
    Ok(ExtensionAssessment {
        lot: request.lot.clone(),
        store_by,
        new_day: request.new_day,
        delay_days,
        told_after_deadline,
        reasons_needed,
        to_weigh,
        receipt: receipt.end(result),
    })
}
