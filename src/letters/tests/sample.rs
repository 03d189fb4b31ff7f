//! Letters to test with.

use super::super::*;
use crate::law::{Day, Language};

/// A place.
pub(super) fn place(lon: f64, lat: f64) -> Position {
    Position { lon, lat }
}

/// A map with everything.
pub(super) fn map() -> Map {
    let corners =
        [(6.25, 56.0), (6.25, 56.97), (5.1, 56.6), (3.2, 55.9), (3.35, 55.75), (4.2, 55.72), (4.2, 56.0)];
    let complex = [(4.55, 56.12), (4.83, 56.10), (4.86, 56.24), (4.70, 56.29), (4.54, 56.22)];
    let site = [(4.62, 56.15), (4.78, 56.14), (4.79, 56.22), (4.66, 56.23)];
    let ring = |corners: &[(f64, f64)]| vec![corners.iter().map(|(lon, lat)| place(*lon, *lat)).collect()];
    let wells = [
        ("NA-01", 4.70, 56.18),
        ("NA-02", 4.735, 56.185),
        ("Siri-3", 4.66, 56.20),
        ("Overvågning 1", 4.845, 56.15),
    ];
    Map {
        caption: "Planområdet og lagringskomplekset. Koordinater i ED50 (EPSG:4230). Planområdet er rekonstrueret og \
                  ikke det officielle kortbilag."
            .into(),
        plan_area: ring(&corners),
        complex: ring(&complex),
        site: ring(&site),
        wells: wells.map(|(label, lon, lat)| Well { label: label.into(), at: place(lon, lat) }).to_vec(),
    }
}

/// A table of months.
pub(super) fn table(rows: usize) -> Table {
    let columns = vec![
        Column::text("Måned", 3),
        Column::text("Bemærkning", 6),
        Column::figures("Injiceret, t CO₂", 3),
        Column::figures("Tryk, bar", 2),
    ];
    let remark = |i| match i % 7 {
        3 => "Stop i 14 timer på grund af vedligehold af kompressoren; mængden er målt med reservemåleren.",
        _ => "Ingen bemærkninger",
    };
    let rows = (1..=rows).map(|i| {
        vec![
            format!("Måned {i}"),
            remark(i).into(),
            format!("{}.{:03}", i % 9 + 1, i * 37 % 1000),
            format!("{}", 190 + i % 12),
        ]
    });
    Table { caption: "Injicerede mængder efter måned".into(), columns, rows: rows.collect() }
}

/// A decision with these blocks.
pub(super) fn letter(blocks: Vec<Block>) -> Letter {
    let lines = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect();
    Letter {
        language: Language::Da,
        kind: Kind::Decision,
        draft: false,
        sender: Sender {
            name: "Energistyrelsen".into(),
            address: lines(&["Niels Bohrs Vej 8 D", "6700 Esbjerg", "CVR 59 77 87 14"]),
            contact: lines(&["Åse Kjærgård", "co2lagring@myndighed.example", "+45 00 00 00 00"]),
        },
        recipient: lines(&["Nordsøens Lager A/S", "Att. Jørgen Ærø", "Kystvejen 12, 2. th.", "6700 Esbjerg"]),
        title: "Tilladelse til geologisk lagring af CO₂ på mindre end 100 kt".into(),
        date: Day::ymd(2026, 11, 21).unwrap(),
        case_number: "2026-00417".into(),
        reference: "NL-2026/17 (PG)".into(),
        blocks,
    }
}

/// A paragraph, its sentences so many times.
pub(super) fn paragraph(times: usize) -> Block {
    Block::Paragraph(
        "Energistyrelsen har den 3. august 2026 modtaget ansøgningen om tilladelse til geologisk lagring af CO₂ i \
         undergrunden, jf. § 3, stk. 1, i bekendtgørelse nr. 974 af 22. juni 2022. Ansøgningen omfatter i alt 15.000 t \
         CO₂ (≤ 100 kt) over 116 dage – “pilotprojektet”. "
            .repeat(times),
    )
}

/// A letter with every block.
pub(super) fn example() -> Letter {
    let text = |s: &str| s.to_owned();
    letter(vec![
        paragraph(1),
        Block::Heading(1, text("Afgørelse")),
        Block::Paragraph(text("Energistyrelsen meddeler tilladelse på de vilkår, der står i afsnittet om vilkår. Tilladelsen gælder:")),
        Block::Facts(vec![
            (text("Indehaver"), text("Nordsøens Lager A/S, CVR 12 34 56 78")),
            (text("Samlet mængde"), text("15.000 t CO₂")),
            (text("Periode"), text("6. december 2026 til 1. april 2027 (116 dage)")),
            (text("Formation"), text("Frigg-sandsten, 1.780–2.100 m under havniveau; porevolumen 1,2 × 10⁶ m³")),
        ]),
        Block::Heading(2, text("Hvad vi har lagt vægt på")),
        paragraph(2),
        Block::List(vec![
            text("Trykket holder sig under 80 % af den laveste måling af forseglingens styrke."),
            text("Overvågningsprogrammet omfatter mikroseismik, tryk og temperatur i brønden og prøver af havvandet omkring den, så en udsivning ses inden for 24 timer."),
            text("Sikkerhedsstillelsen dækker lukning og 20 års overvågning."),
        ]),
        Block::Heading(1, text("Regler")),
        Block::Provisions(vec![
            (text("BEK 974/2022 § 3, stk. 1"), text("Tilladelse gives for højst to år.")),
            (text("BEK 974/2022 § 4, stk. 1, nr. 3"), text("Ansøgningen skal indeholde en projektbeskrivelse, herunder plan for driftens tilrettelæggelse og overvågningsprogram.")),
        ]),
        Block::Heading(1, text("Vilkår")),
        Block::Numbered((1..=14).map(|i| format!("Indehaveren indberetter hver måned de injicerede mængder, trykket ved brøndhovedet og afvigelser fra planen (vilkår {i}). Første gang den 10. januar 2027.")).collect()),
        Block::Map(map()),
        Block::Table(table(40)),
        Block::Heading(3, text("Opkrævning")),
        paragraph(1),
        Block::Note {
            title: text("Sådan klager du"),
            paragraphs: vec![
                text("Du kan klage over afgørelsen til Energiklagenævnet inden fire uger fra den dag, du fik den. Klagen skal være skriftlig."),
                text("Klagen har ikke opsættende virkning, medmindre nævnet bestemmer andet."),
            ],
        },
        Block::Signature { name: text("Åse Kjærgård"), title: text("Kontorchef"), date: Day::ymd(2026, 11, 21) },
    ])
}
