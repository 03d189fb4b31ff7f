//! A plain, slow measurement to hold the fast one against: everything in memory, no streaming, no compensation.

use std::collections::BTreeMap;

/// A reading of the peer: second of the period, value if it is in order.
pub type Readings = Vec<(u32, Option<f64>)>;

/// Hour to mean, where at least 80 % of an hour's readings are in order.
pub fn hourly(readings: &Readings, interval: u32) -> BTreeMap<u32, f64> {
    let mut by_hour: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for (second, value) in readings {
        by_hour.entry(second / 3600).or_default().extend(value);
    }
    let possible = 3600 / interval;
    by_hour.retain(|_, values| values.len() * 5 >= possible as usize * 4);
    by_hour
        .into_iter()
        .map(|(hour, values)| (hour, values.iter().sum::<f64>() / values.len() as f64))
        .collect()
}

/// The mean and the sample deviation of at least two hours.
pub fn statistics(hours: &BTreeMap<u32, f64>) -> Option<(f64, f64)> {
    let count = hours.len() as f64;
    if count < 2.0 {
        return None;
    }
    let mean = hours.values().sum::<f64>() / count;
    let squares: f64 = hours.values().map(|value| (value - mean).powi(2)).sum();
    Some((mean, (squares / (count - 1.0)).sqrt()))
}

/// What the peer finds for a point.
#[derive(Debug, PartialEq)]
pub struct Found {
    pub tonnes: f64,
    pub valid: u32,
    pub substituted: u32,
    pub unresolved: u32,
}

/// Tonnes of a stack: a missing concentration is the mean plus two deviations, a missing flow is unresolved.
pub fn stack(concentration: &Readings, flow: &Readings, interval: u32, hours: u32) -> Found {
    let (concentration, flow) = (hourly(concentration, interval), hourly(flow, interval));
    let substitute = statistics(&concentration).map(|(mean, deviation)| mean + 2.0 * deviation);
    let mut found = Found { tonnes: 0.0, valid: 0, substituted: 0, unresolved: 0 };
    for hour in 0..hours {
        match (concentration.get(&hour), flow.get(&hour), substitute) {
            (Some(grams), Some(volume), _) => {
                found.valid += 1;
                found.tonnes += grams * volume / 1e6;
            }
            (None, Some(volume), Some(grams)) => {
                found.substituted += 1;
                found.tonnes += grams * volume / 1e6;
            }
            _ => found.unresolved += 1,
        }
    }
    found
}

/// Tonnes of a captured stream: a missing hour is the mean less two deviations, at least nought.
pub fn captured(mass: &Readings, interval: u32, hours: u32) -> Found {
    let mass = hourly(mass, interval);
    let substitute = statistics(&mass).map(|(mean, deviation)| (mean - 2.0 * deviation).max(0.0));
    let mut found = Found { tonnes: 0.0, valid: 0, substituted: 0, unresolved: 0 };
    for hour in 0..hours {
        match (mass.get(&hour), substitute) {
            (Some(tonnes), _) => {
                found.valid += 1;
                found.tonnes += tonnes;
            }
            (None, Some(tonnes)) => {
                found.substituted += 1;
                found.tonnes += tonnes;
            }
            (None, None) => found.unresolved += 1,
        }
    }
    found
}
