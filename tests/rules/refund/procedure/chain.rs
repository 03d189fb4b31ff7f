//! CO2 on its way, by the agreement: whose plant, which files, until when.

use sagsgang::law::Digest;
use sagsgang::refund::procedure::content::*;
use sagsgang::refund::procedure::{ActKind, Command};
use serde_json::json;

use super::commands::{day, hand_over, of, sound};
use super::course::*;

#[test]
fn a_lot_is_of_the_agreements_plants_and_period() {
    let lot = |plant: &str, on: &str| {
        Command::RegisterLot(of(json!({
            "plant": plant, "captured_from": on, "captured_to": on, "tonnes": "204", "uncertainty_percent": "1",
            "measured_by": {"by": "series", "number": 1},
        })))
    };
    assert_eq!(approved().faults("2026-01-02", lot("K2", "2026-01-01")), one("/plant", "bek1504.3.1.1"));
    assert_eq!(
        approved().faults("2026-01-02", lot("K1", "2025-12-31")),
        one("/captured_from", "bek1504.3.1")
    );
}

#[test]
fn a_document_is_a_file_of_the_case() {
    let case = approved().act("2026-01-02", ActKind::RegisterLot);
    let sent = hand_over("L1", "204", day("2026-01-02"), true, "greensand-future", &Digest::of(b"elsewhere"));
    assert_eq!(case.faults("2026-01-02", Command::HandOver(sent)), one("/document", "bek1504.3.1.4"));
}

#[test]
fn an_extension_is_granted_once_and_moves_the_deadline() {
    let case = asked_twice();
    let grant = |request| Command::GrantExtension(ExtensionDecision { request, reasons: "Ice.".into() });
    // The second asks for a day later than the first; when it has been granted, the first would move nothing.
    let later = case.clone().does("2026-01-05", grant(2));
    assert_eq!(later.file.chain.lot("L1").unwrap().store_by, day("2026-04-12"));
    assert_eq!(later.faults("2026-01-06", grant(1)), one("/new_day", "bek1504.3.1.5"));
    assert_eq!(later.faults("2026-01-06", grant(2)), one("/request", "bek1504.3.1.5"));
    let deny = Command::DenyExtension(ExtensionDecision { request: 1, reasons: "No ice.".into() });
    assert_eq!(later.unmet("2026-01-06", deny.clone()), one("", "sfl.19"));
    let denied = later.heard("2026-01-06", Subject::Extension(1)).does("2026-01-07", deny);
    assert_eq!(denied.file.chain.lot("L1").unwrap().store_by, day("2026-04-12"));
}

#[test]
fn a_reminder_is_sent_once_on_its_day() {
    let case = handed_over();
    let due = case.file.chain.lot("L1").unwrap().store_by;
    assert_eq!(due, day("2026-04-01"));
    assert_eq!(case.file.reminders(day("2026-03-01")), []);
    let reminder =
        || Command::Remind(Reminder { lot: "L1".into(), deadline: day("2026-04-01"), days_before: 30 });
    assert_eq!(case.faults("2026-03-01", reminder()), one("", "bek1504.3.1.5"));
    let case = case.does("2026-03-02", reminder());
    assert_eq!(case.faults("2026-03-02", reminder()), one("", "bek1504.3.1.5"));
    let passed = case.act("2026-04-02", ActKind::Remind);
    assert!(passed.file.reminded.iter().any(|r| r.days_before == 0), "not that it comes near");
    assert_eq!(passed.file.reminders(day("2026-05-01")), []);
}

#[test]
fn readings_are_of_the_agreements_points_and_come_once() {
    let series = |edit: &dyn Fn(&mut SeriesReceived)| {
        let Command::UploadMeasurements(mut series) =
            sound(ActKind::UploadMeasurements, &approved().file, on("2026-01-02"), 0)
        else {
            panic!()
        };
        edit(&mut series);
        Command::UploadMeasurements(series)
    };
    let case = approved();
    let other = series(&|s| s.plan.points[0].id = "chimney".into());
    assert_eq!(case.faults("2026-01-02", other), one("/plan/point/0", "bek1504.3.1.1"));
    assert_eq!(case.faults("2026-01-01", series(&|_| {})), one("/plan/period/to", "bek1504.3.1.2"));
    let case = case.does("2026-01-02", series(&|_| {}));
    assert_eq!(case.faults("2026-01-02", series(&|_| {})), one("/plan/period", "bek1504.3.1.2"));
    let correction = series(&|s| s.corrects = Some(1));
    assert_eq!(case.faults("2026-01-02", correction), one("/reasons", "bek1504.3.1.2"));
    let case =
        case.does("2026-01-02", series(&|s| (s.corrects, s.reasons) = (Some(1), "A wrong flow.".into())));
    assert_eq!(case.file.series[0].replaced_by, Some(2));
}
