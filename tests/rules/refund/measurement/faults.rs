//! Every kind of fault of a file, with its line.

use super::support::*;
use sagsgang::refund::measurement::{LISTED, Rejected};

fn both() -> String {
    let range = "range.concentration_g_per_nm3 = { min = 0, max = 500 }\n";
    let with_range = plan(60, 2, &[LINE, STACK], range);
    assert!(with_range.contains("stack") && with_range.ends_with(range), "the range is the stack's");
    with_range
}

/// The kinds of faults of a row, which stands on line 3, after a good one.
fn of_row(row: &str) -> Vec<String> {
    let file = format!("{HEADER}{}{row}\n", stack_row(0, "210", "180000"));
    let found = faults(&both(), file);
    assert!(found.iter().all(|(line, _)| *line == 3), "{found:?}");
    found.into_iter().map(|(_, kind)| kind).collect()
}

#[test]
fn a_row_has_every_fault_of_its_own() {
    let at = "2025-01-01T00:01:00Z";
    for (row, kinds) in [
        (format!("{at},stack,210,180000,,ok"), "fields"),
        (format!("{at},stack,210,180000,,ok,ok,"), "fields"),
        (String::new(), "fields"),
        ("yesterday,stack,210,180000,,ok,ok".into(), "time"),
        ("2025-02-30T00:00:00Z,stack,210,180000,,ok,ok".into(), "time"),
        ("2025-01-01T00:01:00,stack,210,180000,,ok,ok".into(), "no-offset"),
        ("2025-01-01T00:01:30Z,stack,210,180000,,ok,ok".into(), "off-grid"),
        ("2025-01-01T00:01:00.500Z,stack,210,180000,,ok,ok".into(), "off-grid"),
        ("2024-12-31T23:59:00Z,stack,210,180000,,ok,ok".into(), "outside-period"),
        ("2025-01-01T02:00:00Z,stack,210,180000,,ok,ok".into(), "outside-period"),
        ("9999-01-01T02:00:00Z,stack,210,180000,,ok,ok".into(), "outside-period"),
        (format!("{at},chimney,210,180000,,ok,ok"), "point-unknown"),
        (format!("{at},,210,180000,,ok,ok"), "point-unknown"),
        (format!("{at},stack,210,180000,,fine,ok"), "status-unknown"),
        (format!("{at},stack,210,180000,,ok,OK"), "status-unknown"),
        (format!("{at},stack,210,180000,,,ok"), "status-unknown"),
        (format!("{at},stack,,180000,,ok,ok"), "empty"),
        (format!("{at},stack,210,180 000,,ok,ok"), "not-a-number"),
        (format!("{at},stack,210 ,180000,,ok,ok"), "not-a-number"),
        (format!("{at},stack,NaN,180000,,ok,ok"), "not-finite"),
        (format!("{at},stack,210,-inf,,ok,ok"), "not-finite"),
        (format!("{at},stack,210,-1,,ok,ok"), "negative"),
        (format!("{at},stack,210,1e10,,ok,ok"), "too-large"),
        (format!("{at},stack,210,{},,ok,ok", "9".repeat(400)), "too-large"),
        (format!("{at},stack,500.001,180000,,ok,ok"), "out-of-range"),
        (format!("{at},stack,210,180000,3,ok,ok"), "not-measured"),
        (format!("{at},line,,,3,ok,ok"), "not-measured"),
        (format!("{at},line,210,180000,3,ok,ok"), "not-measured not-measured not-measured"),
        ("2025-01-01T00:00:00Z,stack,210,180000,,ok,ok".into(), "duplicate"),
        ("2025-01-01T01:00:00+01:00,stack,210,180000,,ok,ok".into(), "duplicate"),
        (format!("{at},\"stack,210,180000,,ok,ok"), "quotes"),
        (format!("{at},\"stack\"x,210,180000,,ok,ok"), "quotes"),
        (format!("{at},\"stack,x\",210,180000,,ok,ok"), "point-unknown"),
        ("then,chimney,210,180000,,ok,ok".into(), "time point-unknown"),
        ("then,stack,-1,x,7,ok,ok".into(), "time negative not-a-number not-measured"),
        (format!("{at}{},stack", "x".repeat(5_000)), "line-too-long"),
    ] {
        assert_eq!(of_row(&row).join(" "), kinds, "{row}");
    }
}

#[test]
fn what_is_not_in_order_is_not_looked_at() {
    let at = "2025-01-01T00:01:00Z";
    for row in [
        format!("{at},stack,-9999,NaN,,out-of-control,out-of-range"),
        format!("{at},stack,,,,out-of-operation,out-of-operation"),
        format!("\"{at}\",\"stack\",\"210\",180000,\"\",ok,\"ok\""),
        format!("{at},stack,500,0,,ok,ok"),
        "2025-01-01T02:01:00.00+02:00,stack,210,180000,,ok,ok".into(),
        format!("{at},line,,,0,,ok"),
    ] {
        let file = format!("{HEADER}{}{row}\n", stack_row(0, "210", "180000"));
        assert!(run(&both(), file).is_ok(), "{row}");
    }
}

#[test]
fn rows_of_a_point_stand_in_order_of_time() {
    let row = |minute: i64| stack_row(minute * 60, "210", "180000");
    let file = format!("{HEADER}{}{}{}{}{}", row(5), row(3), row(5), line_row(0, "3"), row(6));
    assert_eq!(faults(&both(), file), [(3, "disorder".to_owned()), (4, "duplicate".to_owned())]);
}

#[test]
fn the_header_has_each_column_once_and_no_others() {
    let kinds = |header: &str| {
        let found = faults(&both(), format!("{header}\n{}", stack_row(0, "210", "180000")));
        assert!(found.iter().all(|(line, _)| *line == 1), "{found:?}");
        found.into_iter().map(|(_, kind)| kind).collect::<Vec<_>>()
    };
    let header = HEADER.trim_end();
    assert_eq!(kinds(&header.replace(",flow_status", "")), ["column-missing"]);
    assert_eq!(kinds(&format!("{header},colour,æøå")), ["column-unknown", "column-unknown"]);
    assert_eq!(kinds(&format!("{header},time")), ["column-twice"]);
    assert_eq!(kinds(&header.replace(',', ";")).len(), 8, "seven missing, and one unknown");
    assert_eq!(kinds(&header.replace("time", "Time")), ["column-missing", "column-unknown"]);
    assert_eq!(kinds(&format!("\"{header}")), ["quotes"]);
    assert_eq!(kinds(&"x".repeat(10_000)), ["line-too-long"]);
    assert_eq!(kinds("").len(), 8);
    assert_eq!(faults(&both(), ""), [(1, "no-header".to_owned())]);
    assert_eq!(faults(&both(), HEADER), [(2, "no-rows".to_owned())]);
}

#[test]
fn bytes_that_are_not_utf_8_are_told() {
    let mut file = HEADER.as_bytes().to_vec();
    file.extend_from_slice(b"2025-01-01T00:00:00Z,st\xe6ck,210,180000,,ok,ok\n");
    file.extend_from_slice(b"2025-01-01T00:00:00Z,stack,\xff,180000,,out-of-range,ok\n");
    assert_eq!(faults(&both(), file), [(2, "not-utf-8".to_owned()), (3, "not-utf-8".to_owned())]);
}

#[test]
fn so_many_faults_are_listed_and_the_rest_counted() {
    let rows: String = (0..250).map(|_| "x,stack,1,1,,ok,ok\n").collect();
    let Err(rejected @ Rejected::File(_)) = run(&both(), format!("{HEADER}{rows}")) else { panic!() };
    let problems = rejected.problems();
    assert_eq!(problems.len(), LISTED + 1);
    assert_eq!(problems[0].pointer, "/lines/2");
    assert!(problems[0].message.da.starts_with("Linje 2: "), "{}", problems[0].message.da);
    assert!(problems[LISTED].message.en.contains("150 more"), "{}", problems[LISTED].message.en);
    let Rejected::File(faults) = rejected else { panic!() };
    assert_eq!((faults.total, faults.unlisted()), (250, 150));
}

#[test]
fn what_a_fault_quotes_is_short_and_clean() {
    let row = format!("2025-01-01T00:00:00Z,{}\u{7}\u{1b}[31m,1,1,,ok,ok", "æ".repeat(100));
    let Err(rejected) = run(&both(), format!("{HEADER}{row}\n")) else { panic!() };
    let text = &rejected.problems()[0].message.en;
    assert!(text.chars().count() < 120 && text.contains("æ…"), "{text}");
    let row = "2025-01-01T00:00:00Z,a\u{1b}[31m,1,1,,ok,ok\n";
    let Err(rejected) = run(&both(), format!("{HEADER}{row}")) else { panic!() };
    assert!(!rejected.to_string().contains('\u{1b}'));
}
