//! The plants of the report, to choose from.

use crate::law::Language;
use crate::refund::economics::{PointSource, SourceKind, point_sources};

/// A plant.
pub struct Plant {
    /// Its name.
    pub name: String,
    /// What it fires, and in which cluster it lies.
    pub about: String,
    /// The form for a plant of its kind.
    pub href: String,
}

/// Every plant, and what is said of the list.
pub fn plants(language: Language) -> (Vec<Plant>, Vec<String>) {
    // All of them: only a cluster that is not there is a fault.
    let Ok(found) = point_sources(None) else { return (Vec::new(), Vec::new()) };
    let notes = found.notes.iter().map(|note| note.in_language(language).to_owned()).collect();
    let cluster = |source: &PointSource| {
        let own = found.clusters.iter().find(|cluster| Some(&cluster.id) == source.cluster.as_ref());
        own.map(|cluster| cluster.name.clone())
    };
    let plants = found.sources.iter().map(|source| {
        let (kind, da, en) = match source.kind {
            SourceKind::Waste => ("waste", "affald", "waste"),
            SourceKind::Biomass => ("biomass", "biomasse", "biomass"),
        };
        let fires = if language == Language::Da { da } else { en };
        let about = cluster(source).map_or_else(|| fires.to_owned(), |name| format!("{fires}, {name}"));
        let pairs = [("plant", source.id.as_str()), ("kind", kind), ("hours", "6000")];
        let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
        let href = format!("/calculators/capture-economics?{query}#form");
        Plant { name: source.name.clone(), about, href }
    });
    (plants.collect(), notes)
}

/// The name of a plant, if there is one with the id.
pub fn name_of(id: &str) -> Option<String> {
    let found = point_sources(None).ok()?;
    found.sources.into_iter().find(|source| source.id == id).map(|source| source.name)
}
