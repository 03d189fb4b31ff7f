//! Faults of a file of readings, each with its line.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number::{LARGEST, NoFigure};
use super::{COLUMNS, LONGEST_LINE};
use crate::casework::Problem;
use crate::law::{Provision, Text};

/// So many faults are listed; the rest are counted.
pub const LISTED: usize = 100;

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = MeasurementFileFault)]
pub struct FileFault {
    /// The line, from 1; the header is line 1.
    pub line: u64,
    /// What kind of fault, in one word or a few: `duplicate`.
    pub kind: String,
    /// What is wrong, and what would mend it.
    pub message: Text,
}

/// The faults of a file: the first [`LISTED`], and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = MeasurementFileFaults)]
pub struct FileFaults {
    /// The first ones, in the order of lines.
    pub listed: Vec<FileFault>,
    /// How many there are in all.
    pub total: u64,
}

impl FileFaults {
    pub(super) fn add(&mut self, line: u64, what: &What<'_>) {
        self.total += 1;
        if self.listed.len() < LISTED {
            self.listed.push(FileFault { line, kind: what.kind().to_owned(), message: what.text() });
        }
    }

    /// How many are not listed.
    pub fn unlisted(&self) -> u64 {
        self.total.saturating_sub(self.listed.len().try_into().unwrap_or(u64::MAX))
    }

    /// As problems with a pointer `/lines/17`; where not all are listed, the last says how many more there are.
    pub fn problems(&self) -> Vec<Problem> {
        let provision = Provision::of("mrr.44");
        let line = |fault: &FileFault| {
            let (line, what) = (fault.line, &fault.message);
            let text = Text::new(format!("Linje {line}: {}", what.da), format!("Line {line}: {}", what.en));
            Problem::under(provision.clone(), format!("/lines/{line}"), text)
        };
        let mut problems: Vec<Problem> = self.listed.iter().map(line).collect();
        let more = self.unlisted();
        if more > 0 {
            let text = Text::new(
                format!("Og {more} fejl mere, som ikke er vist."),
                format!("And {more} more faults, which are not shown."),
            );
            problems.push(Problem::under(provision, "", text));
        }
        problems
    }
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum What<'a> {
    NoHeader,
    ColumnMissing(&'a str),
    ColumnUnknown(&'a [u8]),
    ColumnTwice(&'a str),
    NoRows,
    NotUtf8,
    LineTooLong,
    Quotes,
    Fields(usize),
    TimeUnreadable(&'a [u8]),
    TimeNoOffset(&'a [u8]),
    OffGrid { interval: u32 },
    OutsidePeriod,
    PointUnknown(&'a [u8]),
    Duplicate { line: u64 },
    Disorder { line: u64 },
    StatusUnknown(&'a str, &'a [u8]),
    Figure(&'a str, NoFigure),
    OutOfRange { column: &'a str, min: f64, max: f64 },
    NotMeasured(&'a str),
    GzipTruncated,
    GzipCorrupt,
}

impl What<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::NoHeader => "no-header",
            Self::ColumnMissing(_) => "column-missing",
            Self::ColumnUnknown(_) => "column-unknown",
            Self::ColumnTwice(_) => "column-twice",
            Self::NoRows => "no-rows",
            Self::NotUtf8 => "not-utf-8",
            Self::LineTooLong => "line-too-long",
            Self::Quotes => "quotes",
            Self::Fields(_) => "fields",
            Self::TimeUnreadable(_) => "time",
            Self::TimeNoOffset(_) => "no-offset",
            Self::OffGrid { .. } => "off-grid",
            Self::OutsidePeriod => "outside-period",
            Self::PointUnknown(_) => "point-unknown",
            Self::Duplicate { .. } => "duplicate",
            Self::Disorder { .. } => "disorder",
            Self::StatusUnknown(..) => "status-unknown",
            Self::Figure(_, why) => match why {
                NoFigure::Empty => "empty",
                NoFigure::NotANumber => "not-a-number",
                NoFigure::NotFinite => "not-finite",
                NoFigure::Negative => "negative",
                NoFigure::TooLarge => "too-large",
            },
            Self::OutOfRange { .. } => "out-of-range",
            Self::NotMeasured(_) => "not-measured",
            Self::GzipTruncated => "gzip-truncated",
            Self::GzipCorrupt => "gzip-corrupt",
        }
    }

    fn text(&self) -> Text {
        let both = |da: String, en: String| Text { da, en };
        match *self {
            Self::NoHeader => both(
                format!("Filen er tom. Første linje skal være: {}", COLUMNS.join(",")),
                format!("The file is empty. The first line must be: {}", COLUMNS.join(",")),
            ),
            Self::ColumnMissing(name) => both(
                format!("Kolonnen '{name}' mangler. Kolonner adskilles af komma."),
                format!("The column '{name}' is missing. Columns are separated by commas."),
            ),
            Self::ColumnUnknown(name) => {
                let name = shown(name);
                both(
                    format!("Ukendt kolonne '{name}'. Fjern den."),
                    format!("Unknown column '{name}'. Remove it."),
                )
            }
            Self::ColumnTwice(name) => both(
                format!("Kolonnen '{name}' står der to gange."),
                format!("The column '{name}' stands there twice."),
            ),
            Self::NoRows => both("Filen har ingen målinger.".into(), "The file has no readings.".into()),
            Self::NotUtf8 => both(
                "Linjen er ikke UTF-8. Gem filen som UTF-8.".into(),
                "The line is not UTF-8. Save the file as UTF-8.".into(),
            ),
            Self::LineTooLong => both(
                format!("Linjen er længere end {LONGEST_LINE} tegn."),
                format!("The line is longer than {LONGEST_LINE} bytes."),
            ),
            Self::Quotes => both(
                "Anførselstegn er ikke lukket, eller der står tegn efter dem.".into(),
                "Quotation marks are not closed, or something follows them.".into(),
            ),
            Self::Fields(found) => {
                let all = COLUMNS.len();
                both(
                    format!("Linjen har {found} felter; den skal have {all}."),
                    format!("The line has {found} fields; it must have {all}."),
                )
            }
            Self::TimeUnreadable(found) => {
                let found = shown(found);
                both(
                    format!("'{found}' er ikke et tidspunkt som 2025-01-01T00:00:00Z."),
                    format!("'{found}' is not a time like 2025-01-01T00:00:00Z."),
                )
            }
            Self::TimeNoOffset(found) => {
                let found = shown(found);
                both(
                    format!("Tidspunktet '{found}' mangler forskydning fra UTC: 'Z' eller f.eks. '+01:00'."),
                    format!("The time '{found}' lacks its offset from UTC: 'Z' or e.g. '+01:00'."),
                )
            }
            Self::OffGrid { interval } => both(
                format!("Tidspunktet falder ikke på et af planens skridt på {interval} sekunder."),
                format!("The time does not fall on one of the plan's steps of {interval} seconds."),
            ),
            Self::OutsidePeriod => both(
                "Tidspunktet ligger uden for planens periode.".into(),
                "The time lies outside the plan's period.".into(),
            ),
            Self::PointUnknown(found) => {
                let found = shown(found);
                both(
                    format!("Planen har intet målepunkt '{found}'."),
                    format!("The plan has no measuring point '{found}'."),
                )
            }
            Self::Duplicate { line } => both(
                format!("Samme målepunkt og tidspunkt som linje {line}."),
                format!("The same point and time as line {line}."),
            ),
            Self::Disorder { line } => both(
                format!(
                    "Tidspunktet ligger før linje {line} for samme målepunkt. Hvert punkts linjer skal stå i tidsorden."
                ),
                format!(
                    "The time lies before line {line} of the same point. Each point's lines must be in order of time."
                ),
            ),
            Self::StatusUnknown(column, found) => {
                let found = shown(found);
                let known = "ok, out-of-control, out-of-range, out-of-operation";
                both(
                    format!("'{found}' i {column} er ikke en status. De er: {known}."),
                    format!("'{found}' in {column} is not a status. They are: {known}."),
                )
            }
            Self::Figure(column, why) => no_figure(column, why),
            Self::OutOfRange { column, min, max } => both(
                format!("Værdien i {column} ligger uden for måleområdet {min} til {max}, men status er ok."),
                format!("The value in {column} lies outside the range {min} to {max}, but the status is ok."),
            ),
            Self::NotMeasured(column) => both(
                format!("{column} måles ikke ved dette målepunkt; feltet skal være tomt."),
                format!("{column} is not measured at this point; the field must be empty."),
            ),
            Self::GzipTruncated => both(
                "Den komprimerede fil er afbrudt: slutningen mangler. Send den igen.".into(),
                "The compressed file is cut off: its end is missing. Send it again.".into(),
            ),
            Self::GzipCorrupt => both(
                "Den komprimerede fil er beskadiget. Send den igen.".into(),
                "The compressed file is damaged. Send it again.".into(),
            ),
        }
    }
}

fn no_figure(column: &str, why: NoFigure) -> Text {
    match why {
        NoFigure::Empty => Text::new(
            format!("{column} er tom, men status er ok."),
            format!("{column} is empty, but the status is ok."),
        ),
        NoFigure::NotANumber => Text::new(
            format!("{column} er ikke et tal. Skriv det med punktum: 210.5"),
            format!("{column} is not a number. Write it with a full stop: 210.5"),
        ),
        NoFigure::NotFinite => Text::new(
            format!("{column} er NaN eller uendelig, men status er ok."),
            format!("{column} is NaN or infinite, but the status is ok."),
        ),
        NoFigure::Negative => Text::new(
            format!("{column} er negativ, men status er ok."),
            format!("{column} is negative, but the status is ok."),
        ),
        NoFigure::TooLarge => Text::new(
            format!("{column} er større end {LARGEST}; så stor er ingen måling."),
            format!("{column} is greater than {LARGEST}; no reading is that large."),
        ),
    }
}

/// What a field says, for people: no longer than a line, and without control characters.
fn shown(field: &[u8]) -> String {
    const MOST: usize = 40;
    let text = String::from_utf8_lossy(field);
    let mut out: String = text.chars().take(MOST).map(|c| if c.is_control() { '�' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        out.push('…');
    }
    out
}
