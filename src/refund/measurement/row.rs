//! One row of the file: every check of it, and into its hour.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use super::clock::{Clock, NoTime};
use super::fault::{FileFaults, What};
use super::header::Fields;
use super::hourly::{Grid, Hourly};
use super::number::figure;
use super::{Measures, Plan, PlannedPoint, Quantity};

/// What is read at a point.
pub(super) struct Series<'p> {
    pub(super) point: &'p PlannedPoint,
    /// Rows of the point.
    pub(super) rows: u64,
    /// The second of the period and the line of the latest row.
    last: Option<(u32, u64)>,
    pub(super) quantities: Quantities,
}

/// The quantities of a point, each with its hourly values.
pub(super) enum Quantities {
    Product { concentration: Measured, flow: Measured },
    Mass(Measured),
}

/// One quantity at one point.
pub(super) struct Measured {
    pub(super) quantity: Quantity,
    min: f64,
    max: f64,
    pub(super) hourly: Hourly,
}

impl Measured {
    fn new(quantity: Quantity, point: &PlannedPoint, grid: &Grid) -> Self {
        let bounds = point.range.of(quantity);
        let min = bounds.and_then(|bounds| bounds.min.to_f64()).unwrap_or(f64::NEG_INFINITY);
        let max = bounds.and_then(|bounds| bounds.max.to_f64()).unwrap_or(f64::INFINITY);
        Self { quantity, min, max, hourly: Hourly::new(grid) }
    }

    /// The reading if it is in order. Where it is not, whatever stands in the field is not used, and not looked at.
    #[inline]
    fn read<'a>(&self, field: &'a [u8], status: &'a [u8]) -> Result<Option<f64>, What<'a>> {
        if status != b"ok" {
            return match status {
                b"out-of-control" | b"out-of-range" | b"out-of-operation" => Ok(None),
                _ => Err(What::StatusUnknown(self.quantity.status_column(), status)),
            };
        }
        let column = self.quantity.column();
        let value = figure(field).map_err(|why| What::Figure(column, why))?;
        if value < self.min || value > self.max {
            return Err(What::OutOfRange { column, min: self.min, max: self.max });
        }
        Ok(Some(value))
    }
}

/// All series of a file, and what is needed to find a row's.
pub(super) struct Table<'p> {
    grid: Grid,
    clock: Clock,
    pub(super) series: Vec<Series<'p>>,
    by_id: BTreeMap<&'p [u8], usize>,
    /// Where the latest row's series stands.
    latest: usize,
    pub(super) rows: u64,
}

impl<'p> Table<'p> {
    pub(super) fn new(plan: &'p Plan, grid: Grid) -> Self {
        let series = |point: &'p PlannedPoint| {
            let measured = |quantity| Measured::new(quantity, point, &grid);
            let quantities = match point.measures {
                Measures::ConcentrationAndFlow => Quantities::Product {
                    concentration: measured(Quantity::Concentration),
                    flow: measured(Quantity::Flow),
                },
                Measures::MassFlow => Quantities::Mass(measured(Quantity::MassFlow)),
            };
            Series { point, rows: 0, last: None, quantities }
        };
        Self {
            grid,
            clock: Clock::default(),
            series: plan.points.iter().map(series).collect(),
            by_id: plan.points.iter().enumerate().map(|(at, point)| (point.id.as_bytes(), at)).collect(),
            latest: 0,
            rows: 0,
        }
    }

    /// Takes a row; every fault of it goes into `faults`.
    #[inline]
    pub(super) fn take(&mut self, line: u64, fields: &Fields<'_>, faults: &mut FileFaults) {
        self.rows += 1;
        let second = match self.second(fields.time) {
            Ok(second) => Some(second),
            Err(what) => {
                faults.add(line, &what);
                None
            }
        };
        match self.find(fields.point) {
            Some(series) => series.take(line, second, fields, faults),
            None => faults.add(line, &What::PointUnknown(fields.point)),
        }
    }

    fn second<'a>(&mut self, time: &'a [u8]) -> Result<u32, What<'a>> {
        let interval = self.grid.interval;
        let at = self.clock.read(time).map_err(|why| match why {
            NoTime::Unreadable => What::TimeUnreadable(time),
            NoTime::NoOffset => What::TimeNoOffset(time),
            NoTime::Fraction => What::OffGrid { interval },
        })?;
        let second = self.grid.second(at).ok_or(What::OutsidePeriod)?;
        if second.is_multiple_of(interval) { Ok(second) } else { Err(What::OffGrid { interval }) }
    }

    /// The series of a point. Files have one point's rows together, or the points in turn.
    fn find(&mut self, id: &[u8]) -> Option<&mut Series<'p>> {
        let is = |at: usize| self.series.get(at).is_some_and(|series| series.point.id.as_bytes() == id);
        let next = if self.latest + 1 < self.series.len() { self.latest + 1 } else { 0 };
        let at = if is(self.latest) {
            self.latest
        } else if is(next) {
            next
        } else {
            *self.by_id.get(id)?
        };
        self.latest = at;
        self.series.get_mut(at)
    }

    /// Closes the last hour of every series.
    pub(super) fn close(&mut self) {
        for series in &mut self.series {
            match &mut series.quantities {
                Quantities::Product { concentration, flow } => {
                    concentration.hourly.close();
                    flow.hourly.close();
                }
                Quantities::Mass(mass) => mass.hourly.close(),
            }
        }
    }
}

impl Series<'_> {
    #[inline]
    fn take(&mut self, line: u64, second: Option<u32>, fields: &Fields<'_>, faults: &mut FileFaults) {
        self.rows += 1;
        let second = second.and_then(|second| self.in_order(line, second, faults));
        let hour = second.and_then(|second| usize::try_from(second / 3600).ok());
        let mut add = |measured: &mut Measured, field, status| match measured.read(field, status) {
            Ok(value) => {
                if let Some(hour) = hour {
                    measured.hourly.add(hour, value);
                }
            }
            Err(what) => faults.add(line, &what),
        };
        match &mut self.quantities {
            Quantities::Product { concentration, flow } => {
                add(concentration, fields.concentration, fields.concentration_status);
                add(flow, fields.flow, fields.flow_status);
                not_measured(&[(Quantity::MassFlow.column(), fields.mass_flow)], line, faults);
            }
            Quantities::Mass(mass) => {
                add(mass, fields.mass_flow, fields.flow_status);
                let others = [
                    (Quantity::Concentration.column(), fields.concentration),
                    (Quantity::Flow.column(), fields.flow),
                    (Quantity::Concentration.status_column(), fields.concentration_status),
                ];
                not_measured(&others, line, faults);
            }
        }
    }

    /// The second, if it is later than the point's latest.
    fn in_order(&mut self, line: u64, second: u32, faults: &mut FileFaults) -> Option<u32> {
        match self.last {
            Some((last, at)) if second == last => faults.add(line, &What::Duplicate { line: at }),
            Some((last, at)) if second < last => faults.add(line, &What::Disorder { line: at }),
            _ => {
                self.last = Some((second, line));
                return Some(second);
            }
        }
        None
    }
}

fn not_measured(columns: &[(&str, &[u8])], line: u64, faults: &mut FileFaults) {
    for (column, field) in columns {
        if !field.is_empty() {
            faults.add(line, &What::NotMeasured(column));
        }
    }
}
