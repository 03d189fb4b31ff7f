//! What can be chosen on the form, in words.

use crate::law::Language;
use crate::web::form::Choice;

const WORDS: [Choice; 53] = [
    ("research", "Forskning", "Research"),
    ("development", "Udvikling", "Development"),
    ("testing", "Afprøvning", "Testing"),
    ("operation", "Drift", "Operation"),
    ("monitoring", "Overvågning", "Monitoring"),
    ("liability", "Erstatningsansvar", "Liability"),
    ("corrective-measures", "Udbedrende foranstaltninger", "Corrective measures"),
    ("closure", "Lukning", "Closure"),
    ("mean-sea-level", "Middelvandstand (MSL)", "Mean sea level (MSL)"),
    ("rotary-table", "Boredæk (RT)", "Rotary table (RT)"),
    ("co2", "CO₂", "CO₂"),
    ("hydrocarbons", "Kulbrinter", "Hydrocarbons"),
    ("both", "Begge", "Both"),
    ("reservoir-pressure", "Reservoirtryk", "Reservoir pressure"),
    ("injection-rate", "Injektionsrate", "Injection rate"),
    ("wellhead-pressure", "Brøndhovedtryk", "Wellhead pressure"),
    ("bottom-hole-pressure", "Bundhulstryk", "Bottom-hole pressure"),
    ("temperature", "Temperatur", "Temperature"),
    ("screened-out", "Screenet: ingen miljøvurdering", "Screened: no assessment needed"),
    ("done", "Gennemført", "Done"),
    ("pending", "I gang", "Under way"),
    ("not-covered", "Ikke omfattet", "Not covered"),
    ("granted", "Givet", "Granted"),
    ("applied-for", "Ansøgt", "Applied for"),
    ("not-applied-for", "Ikke ansøgt", "Not applied for"),
    ("producing", "I produktion", "Producing"),
    ("injecting", "Injicerer", "Injecting"),
    ("suspended", "Midlertidigt lukket", "Suspended"),
    ("plugged", "Plugget", "Plugged"),
    ("insurance", "Forsikring", "Insurance"),
    ("security", "Sikkerhedsstillelse", "Security"),
    (
        "fugitive-emissions",
        "Diffuse udslip ved injektionsanlægget",
        "Fugitive emissions at the injection facility",
    ),
    ("wellhead-flow", "Strømning ved brøndhovedet", "Flow at the wellhead"),
    (
        "wellhead-pressure-temperature",
        "Tryk og temperatur ved brøndhovedet",
        "Pressure and temperature at the wellhead",
    ),
    ("injected-composition", "Sammensætningen af det injicerede", "Composition of what is injected"),
    (
        "reservoir-pressure-temperature",
        "Tryk og temperatur i reservoiret",
        "Pressure and temperature in the reservoir",
    ),
    ("other", "Andet", "Other"),
    ("baseline", "Før injektion", "Before injection"),
    ("post-closure", "Efter lukning", "After closure"),
    ("mol-percent", "Molprocent", "Mol per cent"),
    ("ppm-mol", "ppm (mol)", "ppm (mol)"),
    ("EPSG:4230", "ED50, længde og bredde (EPSG:4230)", "ED50, longitude and latitude (EPSG:4230)"),
    ("EPSG:4326", "WGS 84, længde og bredde (EPSG:4326)", "WGS 84, longitude and latitude (EPSG:4326)"),
    ("EPSG:4258", "ETRS89, længde og bredde (EPSG:4258)", "ETRS89, longitude and latitude (EPSG:4258)"),
    ("EPSG:23031", "ED50 / UTM 31N (EPSG:23031)", "ED50 / UTM 31N (EPSG:23031)"),
    ("EPSG:23032", "ED50 / UTM 32N (EPSG:23032)", "ED50 / UTM 32N (EPSG:23032)"),
    ("EPSG:25831", "ETRS89 / UTM 31N (EPSG:25831)", "ETRS89 / UTM 31N (EPSG:25831)"),
    ("EPSG:25832", "ETRS89 / UTM 32N (EPSG:25832)", "ETRS89 / UTM 32N (EPSG:25832)"),
    ("missing", "Mangler", "Missing"),
    ("unreadable", "Kan ikke læses", "Cannot be read"),
    ("incomplete", "Ikke fuldstændig", "Incomplete"),
    ("formally-complete", "Formelt fuldstændig", "Formally complete"),
    ("assessed", "Vurderet", "Assessed"),
];

/// What a value is called; the value itself where it is none that can be chosen.
pub fn in_words(value: &str, language: Language) -> &str {
    match (WORDS.iter().find(|(own, _, _)| *own == value), language) {
        (Some((_, da, _)), Language::Da) => da,
        (Some((_, _, en)), Language::En) => en,
        (None, _) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::application::kinds;

    #[test]
    fn everything_that_can_be_chosen_has_its_words_and_nothing_else_has() {
        let mut known = vec!["missing", "unreadable", "incomplete", "formally-complete", "assessed"];
        for (path, values) in kinds::choices() {
            for value in values {
                let has = WORDS.iter().any(|(own, _, _)| own == value);
                assert!(has, "{path}: {value}");
                known.push(value);
            }
        }
        assert!(WORDS.iter().all(|(own, _, _)| known.contains(own)));
    }
}
