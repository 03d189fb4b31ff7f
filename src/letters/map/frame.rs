//! The rectangle on paper in which a part of the Earth is drawn: degrees east made shorter by the cosine of the
//! latitude.

use rust_decimal::prelude::ToPrimitive;

use super::super::marks::Spot;
use super::Position;

/// Metres in a degree of latitude.
const METRES_PER_DEGREE: f64 = 111_195.0;

/// The bounds of places, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) west: f64,
    pub(super) east: f64,
    pub(super) south: f64,
    pub(super) north: f64,
}

impl Bounds {
    /// The bounds of all places that are real; `None` without any.
    pub(super) fn around<'a>(places: impl Iterator<Item = &'a Position>) -> Option<Self> {
        places.filter(|p| p.real()).fold(None, |bounds: Option<Self>, p| {
            let b = bounds.unwrap_or(Self { west: p.lon, east: p.lon, south: p.lat, north: p.lat });
            Some(Self {
                west: b.west.min(p.lon),
                east: b.east.max(p.lon),
                south: b.south.min(p.lat),
                north: b.north.max(p.lat),
            })
        })
    }
}

/// A part of the Earth on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// The upper left corner.
    pub(super) at: Spot,
    /// Width and height.
    pub(super) size: Spot,
    /// What is seen.
    pub(super) bounds: Bounds,
    /// Points in a degree of longitude.
    across: f64,
    /// Points in a degree of latitude.
    down: f64,
}

impl Frame {
    /// The frame that shows the bounds with white around them.
    pub(super) fn around(bounds: Bounds, at: Spot, size: Spot) -> Self {
        let (lon, lat) = ((bounds.west + bounds.east) / 2.0, (bounds.south + bounds.north) / 2.0);
        let narrow = lat.to_radians().cos().max(0.05);
        let (wide, high) = (f64::from(size.0), f64::from(size.1));
        let least = 0.01;
        let degrees = ((bounds.east - bounds.west) * narrow / wide).max((bounds.north - bounds.south) / high);
        let down = 1.0 / (degrees * 1.24).max(least / high);
        let across = down * narrow;
        let (half_lon, half_lat) = (wide / across / 2.0, high / down / 2.0);
        let bounds = Bounds {
            west: lon - half_lon,
            east: lon + half_lon,
            south: lat - half_lat,
            north: lat + half_lat,
        };
        Self { at, size, bounds, across, down }
    }

    /// Where a place is on paper. Places far outside are brought nearer, out of sight all the same.
    pub(super) fn spot(&self, place: Position) -> Spot {
        (self.x(place.lon), self.y(place.lat))
    }

    /// Where a meridian is.
    pub(super) fn x(&self, lon: f64) -> f32 {
        self.at.0 + points((lon - self.bounds.west) * self.across)
    }

    /// Where a parallel is.
    pub(super) fn y(&self, lat: f64) -> f32 {
        self.at.1 + points((self.bounds.north - lat) * self.down)
    }

    /// The length on paper of so many metres.
    pub(super) fn length(&self, metres: f64) -> f32 {
        points(metres / METRES_PER_DEGREE * self.down)
    }
}

fn points(length: f64) -> f32 {
    length.clamp(-20_000.0, 20_000.0).to_f32().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> Position {
        Position { lon, lat }
    }

    #[test]
    fn bounds_leave_out_what_is_nowhere() {
        let places = [at(4.0, 56.0), at(f64::NAN, 1.0), at(6.0, 57.0), at(1e9, 0.0), at(5.0, f64::INFINITY)];
        let bounds = Bounds { west: 4.0, east: 6.0, south: 56.0, north: 57.0 };
        assert_eq!(Bounds::around(places.iter()), Some(bounds));
        assert_eq!(Bounds::around([at(181.0, 0.0)].iter()), None);
    }

    #[test]
    fn the_middle_is_in_the_middle_and_kilometres_are_as_long_both_ways() {
        let bounds = Bounds { west: 4.0, east: 6.0, south: 56.0, north: 57.0 };
        let frame = Frame::around(bounds, (100.0, 50.0), (200.0, 100.0));
        assert_eq!(frame.spot(at(5.0, 56.5)), (200.0, 100.0));
        let east = frame.x(5.0 + 1.0 / 56.5_f64.to_radians().cos()) - frame.x(5.0);
        let north = frame.y(55.5) - frame.y(56.5);
        assert!((east - north).abs() < 0.01 && (frame.length(111_195.0) - north).abs() < 0.01);
        let (x, y) = frame.spot(at(4.0, 57.0));
        assert!(x > 100.0 && y > 50.0);
    }

    #[test]
    fn a_single_place_has_a_frame_too() {
        let bounds = Bounds::around([at(5.0, 90.0)].iter()).unwrap();
        let frame = Frame::around(bounds, (0.0, 0.0), (100.0, 100.0));
        assert!(frame.spot(at(5.0, 90.0)).0.is_finite() && frame.length(1000.0) > 0.0);
        assert_eq!(frame.spot(at(-180.0, -90.0)).1, 20_000.0);
    }
}
