//! The large point sources (punktkilder) and the six clusters, as a list to choose from.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::Problem;
use crate::law::Text;
use crate::law::quantity::Tonnes;

/// Point sources with their clusters, and what must be known of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PointSources {
    /// Each source emits more CO2 than this in a year, fossil and biogenic together.
    pub emits_more_than: Tonnes,
    /// The clusters.
    pub clusters: Vec<Cluster>,
    /// The sources, waste first, in the order of the report.
    pub sources: Vec<PointSource>,
    /// What must be known of the list.
    pub notes: Vec<Text>,
}

/// A cluster (klynge) that plans transport and intermediate storage of CO2 together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PointSourceCluster)]
pub struct Cluster {
    /// Its id.
    pub id: String,
    /// Its town.
    pub name: String,
    /// Who chairs it, by its terms of reference.
    pub chair: String,
}

/// A plant that emits CO2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PointSource {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its rows in the table, as printed.
    pub printed: Vec<String>,
    /// What it fires.
    pub kind: SourceKind,
    /// The report's table: 15 or 16.
    pub table: u8,
    /// The town, where the printed name tells it.
    pub place: Option<String>,
    /// The fuel, where the table names it.
    pub fuel: Option<Text>,
    /// Its cluster's id; none where it lies far from all six.
    pub cluster: Option<String>,
    /// What the cluster rests on.
    pub basis: Option<Basis>,
    /// What is odd about its rows.
    pub note: Option<Text>,
}

/// What a point source fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = PointSourceKind)]
pub enum SourceKind {
    /// Waste (affald).
    Waste,
    /// Biomass (biomasse).
    Biomass,
}

/// What a source's cluster rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = PointSourceClusterBasis)]
pub enum Basis {
    /// The printed name holds the cluster's town.
    Name,
    /// The town is the nearest of the six; not verified.
    Place,
}

#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    emits_more_than: Tonnes,
    #[serde(default)]
    note: Vec<Text>,
    #[serde(default)]
    cluster: Vec<Cluster>,
    #[serde(default)]
    source: Vec<PointSource>,
}

static ALL: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../policies/point-sources.toml")).unwrap_or_default()
});

/// The point sources and clusters; those of one cluster where it is named by its id or its town.
///
/// # Errors
/// Where there is no such cluster: which there are.
pub fn point_sources(cluster: Option<&str>) -> Result<PointSources, Vec<Problem>> {
    let mut found = PointSources {
        emits_more_than: ALL.emits_more_than,
        clusters: ALL.cluster.clone(),
        sources: ALL.source.clone(),
        notes: ALL.note.clone(),
    };
    if let Some(asked) = cluster {
        let wanted = asked.trim().to_lowercase();
        found.clusters.retain(|cluster| cluster.id == wanted || cluster.name.to_lowercase() == wanted);
        let Some(one) = found.clusters.first() else { return Err(vec![unknown()]) };
        found.sources.retain(|source| source.cluster.as_ref() == Some(&one.id));
    }
    Ok(found)
}

fn unknown() -> Problem {
    let known: Vec<&str> = ALL.cluster.iter().map(|cluster| cluster.id.as_str()).collect();
    let known = known.join(", ");
    Problem::plain(
        "/cluster",
        Text::new(
            format!("Der er ingen klynge med det navn. Vælg en af: {known}."),
            format!("There is no cluster of that name. Choose one of: {known}."),
        ),
    )
}
