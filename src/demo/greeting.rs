//! What is printed when the demo starts.

use std::path::Path;

use crate::desk::cases::stored;
use crate::desk::permits::Permits;
use crate::desk::refunds::Refunds;
use crate::desk::{Desk, Kind};

/// The cases: name, whose, and what there is to see.
const CASES: [(&str, &str, &str); 11] = [
    ("A", "demo-applicant", "a pilot that has expired; one closing duty is left; in the register"),
    ("B", "demo-applicant-2", "100,000 t exactly, which is too much"),
    ("C", "demo-applicant-2", "25 months, which is too long (section 3(1))"),
    ("D", "demo-applicant-2", "on land at Havnsø, outside the area (section 3(2))"),
    ("E", "demo-applicant", "no datum, so nobody can say whether it is inside; answer it"),
    ("F", "demo-applicant-2", "the complex crosses the Norwegian line by 300 m; decide it"),
    ("G", "demo-applicant", "a hydrocarbon forecast in the model; comment on it"),
    ("H", "demo-applicant", "pressure above its limit (section 7); signal 2 waits for triage"),
    ("I", "demo-applicant-2", "no reporting condition: publishing its results is refused (section 8(2))"),
    ("J", "demo-applicant-2", "a corner in the strip that a flat map gets wrong; mark its items"),
    ("draft", "demo-applicant", "untouched; yours to fill in"),
];

/// The refund agreements, likewise.
const AGREEMENTS: [(&str, &str, &str); 4] = [
    ("K", "demo-applicant", "two claims paid; 542.22 t of CO2 are under way"),
    ("L", "demo-applicant-2", "an assessed claim waits for the methods (section 3(2)); approve them, pay"),
    ("M", "demo-applicant-2", "442.22 t were sold; repayment is demanded; record it (section 3(1)(6))"),
    ("N", "demo-applicant", "a year: late CO2 repaid, the first claim final, a control closed"),
];

/// Where to go, who can sign in, which cases there are, and what to try.
pub fn greeting(desk: &Desk, address: &str, mail: &Path) -> String {
    let found: Vec<_> = CASES
        .iter()
        .filter_map(|(name, whose, what)| Some((*name, case::<Permits>(desk, name, whose)?, *what)))
        .collect();
    let agreements: Vec<_> = AGREEMENTS
        .iter()
        .filter_map(|(name, whose, what)| Some((*name, case::<Refunds>(desk, name, whose)?, *what)))
        .collect();
    let lines: String = found
        .iter()
        .map(|(name, file, what)| {
            format!("  {name:<5}  {}  {:<20}  {what}\n", file.number, file.state.label().en)
        })
        .chain(agreements.iter().map(|(name, file, what)| {
            format!("  {name:<5}  {}  {:<20}  {what}\n", file.number, file.state.label().en)
        }))
        .collect();
    let l = agreements.iter().find(|(name, ..)| *name == "L").map_or("ID", |(_, file, _)| file.id.as_str());
    let id = |wanted: &str| {
        found.iter().find(|(name, ..)| *name == wanted).map_or("ID", |(_, file, _)| file.id.as_str())
    };
    format!(
        "\
Sagsgang, the demo. People, companies and cases are made up. Ctrl-C stops it; what it keeps stays.

  {address}/                  the front page
  {address}/api/docs/         every call, to try in the browser
  {address}/api/v1/register   the public register
  mail goes into {mail}

Sign in with an id as the token:
  demo-applicant (Nordhavet Pilot ApS), demo-applicant-2 (Vesterhav Lager A/S)
  demo-caseworker, demo-caseworker-2, demo-decider, demo-auditor-ens (Energistyrelsen)
  demo-tax-officer, demo-tax-decider, demo-auditor-skat (Skatteforvaltningen: refund agreements)

Cases:
{lines}
Try:
  curl {address}/api/v1/register/LG-2022-00001 -H 'Accept-Language: en'
  curl {address}/api/v1/storage-permits -H 'Authorization: Bearer demo-caseworker'
  curl {address}/api/v1/storage-permits/{f}/area \\
    -H 'Authorization: Bearer demo-caseworker'
  curl {address}/api/v1/storage-permits/{h}/triages \\
    -H 'Authorization: Bearer demo-caseworker' -H 'Content-Type: application/json' \\
    -d '{{\"signal\": 2, \"finding\": \"neither\", \"reasons\": \"Traced to the ship.\"}}'
  curl {address}/api/v1/refund-agreements/{l}/ledger \\
    -H 'Authorization: Bearer demo-tax-officer'
  curl {address}/api/v1/refund-agreements/{l}/custody \\
    -H 'Authorization: Bearer demo-auditor-skat'
README.md walks a permit through its whole life, and an agreement through a year.
",
        mail = mail.display(),
        f = id("F"),
        h = id("H"),
    )
}

/// A case of the demo as it is now, if it was played in.
fn case<K: Kind>(desk: &Desk, name: &str, whose: &str) -> Option<Box<K::File>> {
    let opened = desk.store.read(|s| s.kept_answer(whose, &format!("demo-{name}-1"))).ok()??;
    let id = opened.location.rsplit('/').next()?;
    stored::<K>(&desk.store.read(|s| s.case(K::KIND, id)).ok()??).ok()
}
