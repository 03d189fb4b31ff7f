//! A closed line as short straight pieces, ready to be asked on which side a place lies and how near.

use super::LonLat;
use super::line::metres_per_degree;

/// What the coordinates of a closed line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plane {
    /// Degrees of longitude and latitude.
    Degrees,
    /// Metres east and north.
    Metres,
}

impl Plane {
    /// Metres to one unit of x and of y at height `y`.
    pub(super) fn scale(self, y: f64) -> (f64, f64) {
        match self {
            Self::Degrees => metres_per_degree(y),
            Self::Metres => (1.0, 1.0),
        }
    }
}

/// A straight piece, with the scale at its middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) a: LonLat,
    pub(super) b: LonLat,
    pub(super) scale: (f64, f64),
}

impl Piece {
    pub(super) fn new(plane: Plane, a: LonLat, b: LonLat) -> Self {
        Self { a, b, scale: plane.scale(f64::midpoint(a.lat, b.lat)) }
    }
}

/// Pieces of one edge that follow each other, in a box: most boxes are never opened.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The edge's place in the order of edges.
    pub(super) edge: usize,
    /// Whether distances to it count, or it only closes the line.
    pub(super) counts: bool,
    pub(super) pieces: Vec<Piece>,
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    /// The least scale in the box.
    scale: (f64, f64),
}

const PIECES_IN_BLOCK: usize = 16;

impl Block {
    fn new(edge: usize, counts: bool, pieces: &[Piece]) -> Self {
        let mut block = Self {
            edge,
            counts,
            pieces: pieces.to_vec(),
            west: f64::INFINITY,
            south: f64::INFINITY,
            east: f64::NEG_INFINITY,
            north: f64::NEG_INFINITY,
            scale: (f64::INFINITY, f64::INFINITY),
        };
        for piece in pieces {
            block.west = block.west.min(piece.a.lon).min(piece.b.lon);
            block.east = block.east.max(piece.a.lon).max(piece.b.lon);
            block.south = block.south.min(piece.a.lat).min(piece.b.lat);
            block.north = block.north.max(piece.a.lat).max(piece.b.lat);
            block.scale = (block.scale.0.min(piece.scale.0), block.scale.1.min(piece.scale.1));
        }
        block
    }

    /// At least so many metres from the piece.
    pub(super) fn at_least(&self, piece: &Piece) -> f64 {
        let gap = |low: f64, high: f64, a: f64, b: f64| (low - a.max(b)).max(a.min(b) - high).max(0.0);
        let x = gap(self.west, self.east, piece.a.lon, piece.b.lon);
        let y = gap(self.south, self.north, piece.a.lat, piece.b.lat);
        let (x, y) = (x * self.scale.0.min(piece.scale.0), y * self.scale.1.min(piece.scale.1));
        (x * x + y * y).sqrt()
    }
}

/// A closed line.
#[derive(Clone, Debug, Default)]
pub(super) struct Boundary {
    pub(super) blocks: Vec<Block>,
}

impl Boundary {
    /// Adds an edge as the places along it; the last is the first of the next edge.
    pub(super) fn add(&mut self, plane: Plane, edge: usize, counts: bool, places: &[LonLat]) {
        let pieces: Vec<Piece> =
            places.iter().zip(places.iter().skip(1)).map(|(a, b)| Piece::new(plane, *a, *b)).collect();
        self.blocks.extend(pieces.chunks(PIECES_IN_BLOCK).map(|chunk| Block::new(edge, counts, chunk)));
    }

    /// Whether the place lies inside: a ray to the east crosses the line an odd number of times.
    ///
    /// A place on the line belongs to the side east or north of it, so that two areas which share an edge share no
    /// place.
    pub(super) fn holds(&self, place: LonLat) -> bool {
        // The lower end counts and the upper does not, for a box as for a piece: a box left out has nothing to cross.
        let level = self.blocks.iter().filter(|block| (block.south..block.north).contains(&place.lat));
        let crossed = level.flat_map(|block| &block.pieces).filter(|Piece { a, b, .. }| {
            let spans = (a.lat > place.lat) != (b.lat > place.lat);
            spans && place.lon < a.lon + (b.lon - a.lon) * (place.lat - a.lat) / (b.lat - a.lat)
        });
        crossed.count() % 2 == 1
    }
}

#[cfg(test)]
mod tests;
