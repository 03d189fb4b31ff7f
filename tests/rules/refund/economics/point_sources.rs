//! The point sources and the six clusters.

use std::collections::BTreeSet;

use sagsgang::law::quantity::Tonnes;
use sagsgang::refund::economics::{Basis, SourceKind, point_sources};

#[test]
fn every_row_of_tables_15_and_16_is_there_once() {
    let all = point_sources(None).unwrap();
    let rows = |kind| {
        all.sources.iter().filter(move |source| source.kind == kind).map(|s| s.printed.len()).sum::<usize>()
    };
    assert_eq!((rows(SourceKind::Waste), rows(SourceKind::Biomass)), (15, 10));
    assert_eq!(all.sources.len(), 22);
    let ids: BTreeSet<&str> = all.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids.len(), 22);
    assert!(
        ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
    );
    for source in &all.sources {
        assert_eq!(source.table, if source.kind == SourceKind::Waste { 15 } else { 16 }, "{}", source.id);
        assert_eq!(source.fuel.is_some(), source.kind == SourceKind::Biomass, "{}", source.id);
        assert_eq!(source.cluster.is_some(), source.basis.is_some(), "{}", source.id);
        assert!(source.printed.len() == 1 || source.note.is_some(), "{} twice, unsaid", source.id);
    }
    assert_eq!(all.emits_more_than, Tonnes::from(100_000));
    assert!(all.notes.iter().any(|note| note.en.contains("no sums")));
}

#[test]
fn the_clusters_are_the_six_of_the_terms_of_reference() {
    let all = point_sources(None).unwrap();
    let named: Vec<(&str, &str)> = all.clusters.iter().map(|c| (c.name.as_str(), c.chair.as_str())).collect();
    assert_eq!(
        named,
        [
            ("Esbjerg", "Business Esbjerg"),
            ("Fredericia", "Business Fredericia"),
            ("København", "C4"),
            ("Odense", "Odense Kommune"),
            ("Aalborg", "Green Hub Denmark"),
            ("Aarhus", "Kredsløb"),
        ]
    );
}

#[test]
fn the_clusters_share_the_sources_out() {
    let all = point_sources(None).unwrap();
    let mut shared = 0;
    for cluster in &all.clusters {
        let of = point_sources(Some(&cluster.id)).unwrap();
        assert_eq!(of.clusters.iter().collect::<Vec<_>>(), [cluster]);
        assert!(!of.sources.is_empty(), "{}", cluster.id);
        for source in &of.sources {
            assert_eq!(source.cluster.as_ref(), Some(&cluster.id));
            let told = source.printed.iter().all(|name| name.contains(&cluster.name));
            assert_eq!(source.basis == Some(Basis::Name), told, "{}", source.id);
        }
        shared += of.sources.len();
    }
    let alone = all.sources.iter().filter(|source| source.cluster.is_none()).count();
    assert_eq!((shared, alone), (18, 4));
}

#[test]
fn a_cluster_goes_by_its_id_or_its_town() {
    let by_id = point_sources(Some("koebenhavn")).unwrap();
    for name in ["København", " KØBENHAVN ", "Koebenhavn"] {
        assert_eq!(point_sources(Some(name)).unwrap(), by_id);
    }
}

#[test]
fn an_unknown_cluster_is_answered_with_the_known() {
    for name in ["", " ", "kalundborg", "%", "esbjerg,aarhus"] {
        let faults = point_sources(Some(name)).unwrap_err();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].pointer, "/cluster");
        for known in ["esbjerg", "fredericia", "koebenhavn", "odense", "aalborg", "aarhus"] {
            assert!(faults[0].message.da.contains(known) && faults[0].message.en.contains(known));
        }
    }
}
