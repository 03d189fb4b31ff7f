//! What many acts are checked for, every fault gathered.

use super::{Attachment, Problem, Refusal};
use crate::law::{Day, Digest, Moment, Provision, Text};

/// The longest text in an act, in characters.
const LONGEST: usize = 20_000;

/// Faults that are being gathered.
#[derive(Default)]
pub struct Faults(Vec<Problem>);

impl Faults {
    /// Adds a fault.
    pub fn add(&mut self, provision: &'static str, pointer: impl Into<String>, da: &str, en: &str) {
        self.0.push(Problem::under(Provision::of(provision), pointer, Text::new(da, en)));
    }

    /// Adds faults found elsewhere.
    pub fn extend(&mut self, more: Vec<Problem>) {
        self.0.extend(more);
    }

    /// A text must be there, and be of a length that a letter can carry.
    pub fn need(
        &mut self,
        provision: &'static str,
        pointer: impl Into<String>,
        value: &str,
        da: &str,
        en: &str,
    ) {
        let pointer = pointer.into();
        if value.trim().is_empty() {
            self.add(provision, pointer, &format!("{da} mangler."), &format!("{en} is missing."));
        } else {
            self.bound(provision, pointer, value);
        }
    }

    /// A text must be of a length that a letter can carry.
    pub fn bound(&mut self, provision: &'static str, pointer: impl Into<String>, value: &str) {
        if value.chars().count() > LONGEST {
            self.add(
                provision,
                pointer,
                &format!("Teksten er længere end {LONGEST} tegn."),
                &format!("The text is longer than {LONGEST} characters."),
            );
        }
    }

    /// A date that somebody must keep must lie ahead.
    pub fn ahead(&mut self, provision: &'static str, pointer: &str, day: Day, at: Moment) {
        if day <= at.day() {
            self.add(
                provision,
                pointer,
                "Datoen skal ligge efter i dag.",
                "The date must be later than today.",
            );
        }
        if day.days_since(at.day()) > 3_660 {
            self.add(
                provision,
                pointer,
                "Datoen ligger mere end ti år frem.",
                "The date is more than ten years ahead.",
            );
        }
    }

    /// A list must hold something, and no more than a letter can carry.
    pub fn some(&mut self, provision: &'static str, pointer: &str, count: usize, da: &str, en: &str) {
        if count == 0 {
            self.add(provision, pointer, &format!("Angiv mindst {da}."), &format!("Give at least {en}."));
        }
        if count > 500 {
            self.add(provision, pointer, "Listen har over 500 punkter.", "The list has more than 500 items.");
        }
    }

    /// A file that is pointed to must be evidence in the case.
    pub fn evidence(
        &mut self,
        provision: &'static str,
        pointer: &str,
        evidence: &[Attachment],
        pointed_to: &Digest,
    ) {
        if !evidence.iter().any(|file| file.sha256 == *pointed_to) {
            self.add(
                provision,
                pointer,
                "Sagen har ingen sådan fil. Vedlæg den først.",
                "The case has no such file. Attach it first.",
            );
        }
    }

    /// Each of a list of files that are pointed to must be evidence in the case.
    pub fn all_evidence(
        &mut self,
        provision: &'static str,
        pointer: &str,
        evidence: &[Attachment],
        pointed_to: &[Digest],
    ) {
        for (i, sha256) in pointed_to.iter().enumerate() {
            self.evidence(provision, &format!("{pointer}/{i}"), evidence, sha256);
        }
    }

    /// What was gathered.
    pub fn into_problems(self) -> Vec<Problem> {
        self.0
    }

    /// `Ok` where there are no faults.
    pub fn none(self) -> Result<(), Refusal> {
        Refusal::unless_sound(self.0)
    }
}

/// What the clock records must be the day that the case has.
pub fn the_day(provision: &'static str, kept: Option<Day>, named: Day) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    if kept != Some(named) {
        faults.add(provision, "/day", "Sagen har ikke denne dato.", "The case does not have this date.");
    }
    faults.none()
}

/// A file must be a new one, and there must be room for it.
pub fn room_for(
    files: &[Attachment],
    new: &Attachment,
    most: usize,
    provision: &'static str,
) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    if files.iter().any(|file| file.sha256 == new.sha256) {
        faults.add(provision, "", "Filen er allerede vedhæftet.", "The file is attached already.");
    }
    if files.len() >= most {
        faults.add(
            provision,
            "",
            &format!("Sagen har allerede {most} filer."),
            &format!("The case has {most} files already."),
        );
    }
    faults.none()
}
