//! Afslag: the permit is refused, on grounds.

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::law::reading::Readings;
use crate::letters::{Block, Kind};
use crate::permit::procedure::content::{Ground, RefusalOfPermit};

pub(super) fn refusal(mut w: Writing<'_>, refusal: &RefusalOfPermit) -> Made {
    w.paragraph(
        "Energistyrelsen giver afslag på jeres ansøgning om tilladelse til geologisk lagring af CO2 på under 100 kt. I må ikke lagre CO2 på grundlag af ansøgningen.",
        "Energistyrelsen refuses your application for a permit for geological storage of less than 100 kt of CO2. You may not store CO2 on the basis of the application.",
    );
    w.heading(2, "Det kan I gøre nu", "What you can do now");
    w.paragraph(
        "I kan ændre projektet og søge igen. Har I spørgsmål til begrundelsen, så skriv til os i sagen.",
        "You may change the project and apply again. If you have questions about the reasons, write to us in the case.",
    );
    w.heading(2, "Derfor får I afslag", "Why you are refused");
    let named_only = refusal.grounds.iter().map(|ground| {
        let (da, en) = named(ground.ground);
        format!("{} ({})", w.say(da, en), w.cite(&ground.ground.provision()))
    });
    let named_only = named_only.collect();
    w.push(Block::Numbered(named_only));
    w.end_of_front([]);
    w.heading(2, "Begrundelsen i sin helhed", "The reasons in full");
    for (number, ground) in (1_u32..).zip(&refusal.grounds) {
        let (da, en) = named(ground.ground);
        let cited = w.cite(&ground.ground.provision());
        w.heading(3, format!("{number}. {da} ({cited})"), format!("{number}. {en} ({cited})"));
        w.words(&ground.reasons);
    }
    let mut provisions: Vec<Provision> = refusal.grounds.iter().map(|g| g.ground.provision()).collect();
    provisions.extend(["bek974.3.1", "ugl.23x.1", "fvl.22", "fvl.24", "fvl.25"].map(Provision::of));
    w.rules(&provisions);
    let mut read: Vec<&str> = refusal.grounds.iter().flat_map(|g| readings_of(g.ground)).copied().collect();
    read.push("not-in-the-order");
    w.readings(&Readings::default(), &read, None);
    if refusal.grounds.iter().any(|g| g.ground == Ground::OutsidePlanArea) {
        let advice = w.map_is_advice();
        w.words(&advice);
    }
    w.signature();
    w.complaint();
    w.made(
        "refusal",
        Kind::Decision,
        "Afslag på ansøgning om tilladelse til lagring af CO2",
        "Refusal of application for a permit to store CO2",
    )
}

fn named(ground: Ground) -> (&'static str, &'static str) {
    match ground {
        Ground::ComplexCrossesBoundary => (
            "Lagringskomplekset går ud over dansk område",
            "The storage complex goes beyond Danish territory",
        ),
        Ground::OverTwoYears => ("Projektet varer mere end to år", "The project lasts more than two years"),
        Ground::OutsidePlanArea => {
            ("Stedet ligger uden for planområdet", "The place is outside the plan area")
        }
        Ground::HydrocarbonRecovery => (
            "Formålet er også øget indvinding af kulbrinter",
            "The purpose is also increased recovery of hydrocarbons",
        ),
        Ground::Discretion => ("Energistyrelsens skøn", "Energistyrelsen's discretion"),
    }
}

fn readings_of(ground: Ground) -> &'static [&'static str] {
    match ground {
        Ground::ComplexCrossesBoundary => &["complex-test"],
        Ground::OverTwoYears => &["duration"],
        Ground::OutsidePlanArea => &["plan-area-source", "geodesic-line"],
        Ground::HydrocarbonRecovery => &[],
        Ground::Discretion => &["grant-test"],
    }
}
