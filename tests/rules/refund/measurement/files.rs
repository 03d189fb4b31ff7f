//! Files as they are sent: packed or not, broken off, with other line ends, in other orders of columns.

use std::io::{self, Read, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use sagsgang::law::reading::Readings;
use sagsgang::refund::measurement::{Plan, Rejected, measure};

use super::support::*;

fn file() -> String {
    let rows: String = (0..120).map(|minute| stack_row(minute * 60, "210.5", "180000")).collect();
    format!("{HEADER}{rows}")
}

fn the_plan() -> String {
    plan(60, 2, &[STACK], "")
}

fn packed(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap()
}

fn tonnes(file: impl AsRef<[u8]>) -> String {
    run(&the_plan(), file).unwrap().points[0].co2_tonnes.0.to_string()
}

#[test]
fn a_packed_file_gives_the_same_and_is_digested_as_sent() {
    let (plain, packed) = (run(&the_plan(), file()).unwrap(), packed(&file()));
    let unpacked = run(&the_plan(), &packed).unwrap();
    assert_eq!(unpacked.points, plain.points);
    let input = &unpacked.receipt.inputs["file"];
    assert_eq!(input["sha256"], sagsgang::law::Digest::of(&packed).as_str());
    assert_eq!((&input["bytes"], &input["gzip"]), (&packed.len().into(), &true.into()));
    assert_eq!(plain.receipt.inputs["file"]["gzip"], false);
}

#[test]
fn a_file_packed_in_several_members_is_read_to_its_end() {
    let text = file();
    let (first, second) = text.split_at(1_234);
    let both = [packed(first), packed(second)].concat();
    assert_eq!(tonnes(both), tonnes(&text));
}

#[test]
fn a_packed_file_that_is_cut_off_or_damaged_is_refused() {
    let whole = packed(&file());
    for kept in [2, 5, 12, whole.len() / 2, whole.len() - 9, whole.len() - 1] {
        let kinds = faults(&the_plan(), &whole[..kept]);
        assert_eq!(kinds.last().unwrap().1, "gzip-truncated", "{kept} bytes kept");
    }
    let mut damaged = whole.clone();
    let last = damaged.len() - 6;
    damaged[last] ^= 1;
    assert_eq!(faults(&the_plan(), damaged).last().unwrap().1, "gzip-corrupt", "another checksum");
    let mut followed = whole;
    followed.extend_from_slice(b"something else");
    assert_eq!(faults(&the_plan(), followed).last().unwrap().1, "gzip-corrupt");
}

#[test]
fn line_ends_marks_and_the_order_of_columns_do_not_matter() {
    let expected = tonnes(file());
    assert_eq!(expected, "75.780");
    assert_eq!(tonnes(file().trim_end()), expected, "no line end at the end");
    assert_eq!(tonnes(file().replace('\n', "\r\n")), expected);
    assert_eq!(tonnes(format!("\u{feff}{}", file())), expected);
    let turned: String =
        file().lines().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",") + "\n").collect();
    assert_eq!(tonnes(turned), expected);
}

#[test]
fn offsets_may_differ_from_row_to_row() {
    let mixed: String = (0..120)
        .map(|minute| {
            let utc = chrono::DateTime::parse_from_rfc3339(&at(minute * 60)).unwrap();
            let offset =
                chrono::FixedOffset::east_opt([0, 3600, 7200, -19_800][minute as usize % 4]).unwrap();
            format!("{},stack,210.5,180000,,ok,ok\n", utc.with_timezone(&offset).to_rfc3339())
        })
        .collect();
    assert!(mixed.contains("+02:00") && mixed.contains("-05:30"));
    assert_eq!(tonnes(format!("{HEADER}{mixed}")), tonnes(file()));
}

#[test]
fn progress_ends_with_the_whole_file() {
    let mut told = Vec::new();
    let rows: String = (0..40_000).map(|second| stack_row(second, "210.5", "180000")).collect();
    let file = format!("{HEADER}{rows}");
    let plan = Plan::from_toml(&plan(1, 24, &[STACK], "")).unwrap();
    measure(file.as_bytes(), &plan, &Readings::default(), day(), &mut |bytes| told.push(bytes)).unwrap();
    assert_eq!(told.last(), Some(&u64::try_from(file.len()).unwrap()));
    assert!(told.len() > 1 && told.is_sorted(), "{told:?}");
}

/// A connection that breaks.
struct Breaks<'a>(&'a [u8]);

impl Read for Breaks<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Err(io::Error::new(io::ErrorKind::ConnectionReset, "the line is dead"));
        }
        self.0.read(into)
    }
}

#[test]
fn a_connection_that_breaks_is_no_fault_of_the_file() {
    let (text, gzip) = (file(), packed(&file()));
    let plan = Plan::from_toml(&the_plan()).unwrap();
    for part in [&text.as_bytes()[..500], &text.as_bytes()[..1], b"", &gzip[..100], &gzip[..]] {
        let broken = measure(Breaks(part), &plan, &Readings::default(), day(), &mut |_| {});
        let Err(Rejected::Unreadable(why)) = broken else { panic!("{broken:?}") };
        assert!(why.contains("the line is dead"));
    }
}
