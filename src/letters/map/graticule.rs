//! Meridians and parallels, and the length of the scale bar.

use crate::law::Language;

/// Steps between lines, in seconds of arc.
const STEPS: [f64; 16] = [
    1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 18_000.0,
    36_000.0,
];

/// The degrees of the lines between two: four at most, at round minutes.
pub(super) fn lines(from: f64, to: f64) -> Vec<f64> {
    let (from, to) = (from * 3600.0, to * 3600.0);
    let step = STEPS.iter().copied().find(|step| (to - from) / step <= 4.0).unwrap_or(108_000.0);
    let first = (from / step).ceil() * step;
    let all = [0.0, 1.0, 2.0, 3.0, 4.0].map(|n| first + n * step);
    all.into_iter().filter(|second| *second <= to).map(|second| second / 3600.0).collect()
}

/// A longitude as it is read: `6°15′ Ø`, `6°15′ E`.
pub(super) fn longitude(degrees: f64, language: Language) -> String {
    let side = match (language, degrees < 0.0) {
        (Language::Da, false) => "Ø",
        (Language::Da, true) => "V",
        (Language::En, false) => "E",
        (Language::En, true) => "W",
    };
    format!("{} {side}", angle(degrees))
}

/// A latitude as it is read: `56°30′ N`.
pub(super) fn latitude(degrees: f64) -> String {
    format!("{} {}", angle(degrees), if degrees < 0.0 { "S" } else { "N" })
}

fn angle(degrees: f64) -> String {
    let seconds = (degrees.abs() * 3600.0).round();
    let (whole, rest) = ((seconds / 3600.0).floor(), seconds % 3600.0);
    let (minutes, seconds) = ((rest / 60.0).floor(), rest % 60.0);
    if seconds > 0.0 {
        format!("{whole:.0}°{minutes:02.0}′{seconds:02.0}″")
    } else if minutes > 0.0 {
        format!("{whole:.0}°{minutes:02.0}′")
    } else {
        format!("{whole:.0}°")
    }
}

/// The longest round length that is no longer than so many metres, and its name.
pub(super) fn scale(most: f64) -> (f64, String) {
    let mut length = 1.0;
    let mut steps = [2.0, 2.5, 2.0].iter().cycle();
    // From a metre to a third of the way round the Earth.
    for _ in 0..22 {
        let next = length * steps.next().copied().unwrap_or(2.0);
        if next > most {
            break;
        }
        length = next;
    }
    let name = if length >= 1000.0 { format!("{:.0} km", length / 1000.0) } else { format!("{length:.0} m") };
    (length, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_at_round_minutes() {
        assert_eq!(lines(3.9, 6.6), [4.0, 5.0, 6.0]);
        assert_eq!(lines(5.0, 5.5), [5.0, 5.0 + 1.0 / 6.0, 5.0 + 1.0 / 3.0, 5.5]);
        assert!(lines(-180.0, 180.0).len() <= 5 && lines(1.0, 1.0 + 1e-9).len() <= 1);
    }

    #[test]
    fn angles_are_read_as_people_read_them() {
        assert_eq!(longitude(6.25, Language::Da), "6°15′ Ø");
        assert_eq!(longitude(-6.25, Language::Da), "6°15′ V");
        assert_eq!(longitude(6.0, Language::En), "6° E");
        assert_eq!(longitude(-0.5, Language::En), "0°30′ W");
        assert_eq!(latitude(56.508_333_333), "56°30′30″ N");
        assert_eq!(latitude(-1.0), "1° S");
        assert_eq!(latitude(55.999_999_99), "56° N");
    }

    #[test]
    fn the_scale_is_round() {
        assert_eq!(scale(34_000.0), (20_000.0, "20 km".into()));
        assert_eq!(scale(50_000.0), (50_000.0, "50 km".into()));
        assert_eq!(scale(999.0), (500.0, "500 m".into()));
        assert_eq!(scale(0.2), (1.0, "1 m".into()));
    }
}
