//! Where a demo case's site lies.

use serde_json::{Value, json};

/// A block between two meridians and two parallels, in degrees.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Its west side.
    pub west: f64,
    /// Its south side.
    pub south: f64,
    /// Its east side.
    pub east: f64,
    /// Its north side.
    pub north: f64,
}

/// How wide and how high a complex of the demo is, in degrees: some six kilometres each way.
const WIDTH: f64 = 0.1;
const HEIGHT: f64 = 0.054;

impl Block {
    /// The block of a complex with this north-west corner.
    pub fn from_north_west(west: f64, north: f64) -> Self {
        Self { west, south: north - HEIGHT, east: west + WIDTH, north }
    }

    /// The block of a complex with this south-east corner.
    pub fn from_south_east(east: f64, south: f64) -> Self {
        Self { west: east - WIDTH, south, east, north: south + HEIGHT }
    }

    /// The block around the same middle with its sides shortened to a share.
    pub fn share(self, share: f64) -> Self {
        let [lon, lat] = self.middle();
        let (wide, high) = ((self.east - self.west) * share / 2.0, (self.north - self.south) * share / 2.0);
        Self { west: lon - wide, south: lat - high, east: lon + wide, north: lat + high }
    }

    /// Longitude and latitude of its middle.
    pub fn middle(self) -> [f64; 2] {
        [f64::midpoint(self.west, self.east), f64::midpoint(self.south, self.north)]
    }

    /// Its corners as a closed ring.
    pub fn ring(self) -> Value {
        let Self { west, south, east, north } = self;
        let corners = [[west, south], [east, south], [east, north], [west, north], [west, south]];
        json!(corners.map(|[lon, lat]| [rounded(lon), rounded(lat)]))
    }
}

/// Nine decimals: a tenth of a millimetre.
pub fn rounded(degrees: f64) -> f64 {
    (degrees * 1e9).round() / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_a_closed_ring_and_its_share_lies_within() {
        let block = Block::from_north_west(5.0, 56.5);
        assert_eq!(
            block.ring(),
            json!([[5.0, 56.446], [5.1, 56.446], [5.1, 56.5], [5.0, 56.5], [5.0, 56.446]])
        );
        assert_eq!(
            block.share(0.5).ring(),
            json!([[5.025, 56.4595], [5.075, 56.4595], [5.075, 56.4865], [5.025, 56.4865], [5.025, 56.4595]])
        );
        let other = Block::from_south_east(5.1, 56.446);
        assert_eq!(other.ring(), block.ring());
    }
}
