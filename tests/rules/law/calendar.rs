//! Holidays and working days.

use std::collections::BTreeSet;

use chrono::Weekday;
use proptest::prelude::*;
use sagsgang::law::calendar::{
    Calendar, Kind, covers, easter, free_days, is_holiday, is_working_day, next_working_day,
    plus_working_days, weekday_name,
};
use sagsgang::law::parameter::Status;
use sagsgang::law::{Day, Text};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn the_table_is_read() {
    assert_eq!(free_days().len(), 14);
    for free in free_days() {
        assert!(free.in_year(2020).is_some(), "{}", free.name.da);
        assert!(!free.name.da.is_empty() && !free.name.en.is_empty());
        assert_ne!(free.status, Status::ToBeEntered);
    }
    let closing: Vec<_> = free_days().iter().filter(|f| f.kind == Kind::ClosingDay).collect();
    assert_eq!(closing.len(), 3);
}

#[test]
fn the_table_covers_this_century() {
    assert!(!covers(day("1999-12-31")));
    assert!(covers(day("2000-01-01")));
    assert!(covers(day("2099-12-31")));
    assert!(!covers(day("2100-01-01")));
}

#[test]
fn easter_falls_where_almanacs_have_it() {
    for text in [
        "1818-03-22",
        "1913-03-23",
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2016-03-27",
        "2019-04-21",
        "2020-04-12",
        "2021-04-04",
        "2022-04-17",
        "2023-04-09",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2099-04-12",
    ] {
        assert_eq!(easter(day(text).year()), Some(day(text)));
    }
}

/// Easter by the tables of Gauss, which share no step with the code.
fn easter_by_gauss(year: i32) -> Day {
    let (a, b, c) = (year % 19, year % 4, year % 7);
    let k = year / 100;
    let p = (13 + 8 * k) / 25;
    let q = k / 4;
    let m = (15 - p + k - q) % 30;
    let n = (4 + k - q) % 7;
    let d = (19 * a + m) % 30;
    let mut e = (2 * b + 4 * c + 6 * d + n) % 7;
    let mut after = d + e;
    if d == 29 && e == 6 {
        after = 28;
    } else if d == 28 && e == 6 && (11 * m + 11) % 30 < 19 {
        e = 6;
        after = d + e - 7;
    }
    Day::ymd(year, 3, 22).unwrap().plus_days(after.try_into().unwrap())
}

#[test]
fn two_methods_agree_on_easter() {
    for year in 1583..=4099 {
        let found = easter(year).unwrap();
        assert_eq!(found, easter_by_gauss(year), "{year}");
        assert_eq!(found.weekday(), Weekday::Sun);
    }
}

#[test]
fn the_holidays_of_2026_are_these() {
    let all: Vec<(String, String)> = (0..365)
        .map(|n| day("2026-01-01").plus_days(n))
        .filter_map(|d| is_holiday(d).map(|name| (d.to_string(), name.da)))
        .collect();
    let expected = [
        ("2026-01-01", "nytårsdag"),
        ("2026-04-02", "skærtorsdag"),
        ("2026-04-03", "langfredag"),
        ("2026-04-05", "påskedag"),
        ("2026-04-06", "2. påskedag"),
        ("2026-05-14", "Kristi himmelfartsdag"),
        ("2026-05-24", "pinsedag"),
        ("2026-05-25", "2. pinsedag"),
        ("2026-12-25", "juledag"),
        ("2026-12-26", "2. juledag"),
    ];
    let expected: Vec<_> = expected.iter().map(|(d, n)| ((*d).to_owned(), (*n).to_owned())).collect();
    assert_eq!(all, expected);
}

#[test]
fn great_prayer_day_was_a_holiday_up_to_2023() {
    assert_eq!(is_holiday(day("2022-05-13")), Some(Text::new("store bededag", "Great Prayer Day")));
    assert!(is_holiday(day("2023-05-05")).is_some());
    assert!(!is_working_day(day("2023-05-05")));
    assert_eq!(is_holiday(day("2024-04-26")), None);
    assert!(is_working_day(day("2024-04-26")));
}

#[test]
fn closing_days_are_no_holidays_but_offices_are_closed() {
    for text in ["2026-06-05", "2026-12-24", "2026-12-31"] {
        assert_eq!(is_holiday(day(text)), None);
        assert!(!is_working_day(day(text)));
        assert!(Calendar::Holidays.is_working(day(text)));
        assert!(Calendar::Offices.named(day(text)).is_some());
    }
    assert!(is_working_day(day("2026-06-04")));
    assert!(is_working_day(day("2026-12-23")));
}

#[test]
fn weekends_are_free_by_their_names() {
    assert_eq!(Calendar::Offices.why_free(day("2026-11-21")), Some(Text::new("lørdag", "Saturday")));
    assert_eq!(Calendar::Offices.why_free(day("2026-11-22")), Some(Text::new("søndag", "Sunday")));
    assert_eq!(Calendar::Offices.why_free(day("2026-11-20")), None);
    // A holiday on a Saturday goes by its own name.
    assert_eq!(Calendar::Offices.why_free(day("2026-12-26")).unwrap().da, "2. juledag");
    assert_eq!(is_holiday(day("2026-11-22")), None);
}

#[test]
fn the_week_has_its_names_in_both_languages() {
    let names: Vec<Text> = (0..7).map(|n| weekday_name(day("2026-11-16").plus_days(n))).collect();
    let da: Vec<_> = names.iter().map(|t| t.da.as_str()).collect();
    let en: Vec<_> = names.iter().map(|t| t.en.as_str()).collect();
    assert_eq!(da, ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]);
    assert_eq!(en, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
}

#[test]
fn the_next_working_day_passes_over_christmas_and_easter() {
    assert_eq!(next_working_day(day("2026-11-20")), day("2026-11-20"));
    assert_eq!(next_working_day(day("2026-12-24")), day("2026-12-28"));
    assert_eq!(Calendar::Holidays.next_working(day("2026-12-24")), day("2026-12-24"));
    assert_eq!(Calendar::Holidays.next_working(day("2026-12-25")), day("2026-12-28"));
    assert_eq!(next_working_day(day("2026-04-02")), day("2026-04-07"));
    assert_eq!(next_working_day(day("2022-12-31")), day("2023-01-02"));
    assert_eq!(next_working_day(day("2025-06-05")), day("2025-06-06"));
}

#[test]
fn working_days_are_counted_after_the_first() {
    assert_eq!(plus_working_days(day("2026-11-20"), 0), day("2026-11-20"));
    assert_eq!(plus_working_days(day("2026-11-21"), 0), day("2026-11-23"));
    assert_eq!(plus_working_days(day("2026-11-20"), 1), day("2026-11-23"));
    assert_eq!(plus_working_days(day("2026-11-21"), 1), day("2026-11-23"));
    assert_eq!(plus_working_days(day("2026-11-23"), 5), day("2026-11-30"));
    assert_eq!(plus_working_days(day("2026-03-31"), 3), day("2026-04-08"));
    assert_eq!(Calendar::Holidays.plus_working(day("2026-12-23"), 1), day("2026-12-24"));
    assert_eq!(Calendar::Offices.plus_working(day("2026-12-23"), 1), day("2026-12-28"));
}

proptest! {
    #[test]
    fn counting_lands_on_working_days_and_counts_right(start in 0_u64..36_000, count in 1_u32..60) {
        let from = day("2000-01-01").plus_days(start);
        for calendar in [Calendar::Holidays, Calendar::Offices] {
            let to = calendar.plus_working(from, count);
            prop_assert!(calendar.is_working(to));
            let between = (1..=u64::try_from(to.days_since(from)).unwrap()).map(|n| from.plus_days(n));
            let working: BTreeSet<Day> = between.filter(|d| calendar.is_working(*d)).collect();
            prop_assert_eq!(working.len(), usize::try_from(count).unwrap());
        }
    }

    #[test]
    fn the_next_working_day_is_the_first_one(start in 0_u64..36_000) {
        let from = day("2000-01-01").plus_days(start);
        let next = next_working_day(from);
        prop_assert!(is_working_day(next) && next >= from);
        let passed = u64::try_from(next.days_since(from)).unwrap();
        prop_assert!((0..passed).all(|n| !is_working_day(from.plus_days(n))));
        prop_assert_eq!(next_working_day(next), next);
    }

    #[test]
    fn offices_are_never_open_on_a_holiday(start in 0_u64..36_000) {
        let on = day("2000-01-01").plus_days(start);
        prop_assert!(!(is_holiday(on).is_some() && is_working_day(on)));
        prop_assert!(!is_working_day(on) || Calendar::Holidays.is_working(on));
    }
}
