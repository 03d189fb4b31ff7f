//! A: a pilot like the first one under the order, with its dates and its quantity; all else is made up. Granted in
//! 2022, expired by the clock, in the public register; one duty of closing is left.

use serde_json::json;

use crate::demo::body::{self, Days};
use crate::demo::player::{CASEWORKER, Case, DECIDER};
use crate::demo::sheet::Sheet;
use crate::demo::stage::Stage;
use crate::desk::{DeskError, cases};
use crate::law::{Day, Moment};
use crate::permit::procedure::Command;

const GRANT: &str = include_str!("../../../forms/examples/grant.json");
const PUBLICATION: &str = include_str!("../../../forms/examples/publication.json");

/// Plays it.
pub fn play(stage: &Stage<'_>) -> Result<(), DeskError> {
    let start = day(2022, 12, 6);
    let days = Days { end: day(2023, 4, 1), later: day(2023, 12, 31), ..Days::from(start) };
    let mut case = Case::open(stage, "A", "demo-applicant", morning("2022-08-30"))?;
    case.apply(Sheet::of(case.applicant, start)?)?;
    case.on(morning("2022-09-26")).accept()?;

    let company = case.company();
    let mut grant = body::value(GRANT, company, &days)?;
    // The wells of an old field are plugged with the field, so this duty has no day.
    let text = json!({
        "da": "Brønden NA-7 skal være permanent plugget og forladt, når feltets øvrige brønde bliver det.",
        "en": "The well NA-7 must be permanently plugged and abandoned when the field's other wells are.",
    });
    body::put(
        &mut grant,
        "/conditions/11",
        json!({"kind": "decommissioning", "text": text, "for_closing": true}),
    )?;
    body::put(&mut grant, "/environment/basis", json!("Screeningsafgørelse 2022-4711."))?;
    case.on(morning("2022-12-06")).act(DECIDER, &Command::Grant(body::read(grant)?))?;

    let publication = body::value(PUBLICATION, company, &days)?;
    case.days_later(7).act(CASEWORKER, &Command::Publish(body::read(publication)?))?;
    cases::tick(stage.desk, morning("2023-04-02"))?;

    let report = json!({
        "condition": "C5", "period_from": "2022-12-06", "period_to": "2023-04-01",
        "figures": [
            {"parameter": "total-injected", "value": "4100", "unit": "t", "at": "2023-03-28"},
            {"parameter": "reservoir-pressure", "value": "212", "unit": "bara", "at": "2023-03-28"},
        ],
        "text": "Slutrapport: forløb, resultater og evaluering.",
    });
    case.on(morning("2023-08-14")).applicant_acts(&Command::Report(body::read(report)?))?;
    let closed = json!({"condition": "C11", "text": "Brønden er lukket ved brøndhovedet; bevis vedlagt."});
    case.applicant_acts(&Command::Report(body::read(closed)?))?;
    for number in [1, 2] {
        let review = json!({"report": number, "accepted": true, "reasons": "Gennemgået uden bemærkninger."});
        case.act(CASEWORKER, &Command::ReviewReport(body::read(review)?))?;
    }
    let results = json!({
        "releases": [{"field": "results", "text": "4.100 t CO2 blev injiceret uden tab af injektivitet."}],
        "secrets_check": "Rettighedshaveren har sendt en udgave til offentliggørelse.",
    });
    case.days_later(30).act(CASEWORKER, &Command::Publish(body::read(results)?))?;
    Ok(())
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::ymd(year, month, day).unwrap_or_default()
}

fn morning(day: &str) -> Moment {
    Moment::parse(&format!("{day}T08:00:00Z")).unwrap_or_else(|_| Day::default().end())
}
