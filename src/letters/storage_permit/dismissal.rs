//! Afvisning: the application is outside the order.

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::law::reading::Readings;
use crate::letters::{Block, Kind};
use crate::permit::procedure::content::{Dismissal, OutsideTheOrder};

pub(super) fn dismissal(mut w: Writing<'_>, dismissal: &Dismissal) -> Made {
    w.paragraph(
        "Energistyrelsen afviser jeres ansøgning. Den er ikke omfattet af bekendtgørelse nr. 974 af 22. juni 2022 om geologisk lagring af CO2 på under 100 kt. Vi har ikke taget stilling til, om projektet kan få tilladelse efter andre regler.",
        "Energistyrelsen dismisses your application. It is not covered by order no. 974 of 22 June 2022 on geological storage of less than 100 kt of CO2. We have not decided whether the project can get a permit under other rules.",
    );
    let whole = ("Vejledningen i sin helhed", "The guidance in full");
    let instead = ("Det kan I gøre i stedet", "What you can do instead");
    let instead = w.in_short(instead, &dismissal.guidance, whole);
    w.heading(2, "Derfor afviser vi ansøgningen", "Why we dismiss the application");
    let grounds = dismissal.grounds.iter().map(|ground| match ground {
        OutsideTheOrder::Quantity => w.say(
            "Mængden er 100 kt (100.000 t) eller mere. Bekendtgørelsen omfatter kun lagring af under 100 kt.",
            "The quantity is 100 kt (100,000 t) or more. The order only covers storage of less than 100 kt.",
        ),
        OutsideTheOrder::Purpose => w.say(
            "Formålet er ikke forskning, udvikling eller afprøvning af nye produkter og processer.",
            "The purpose is not research, development or testing of new products and processes.",
        ),
    });
    let grounds = grounds.collect();
    w.push(Block::List(grounds));
    w.end_of_front([instead]);
    w.heading(2, "Begrundelsen i sin helhed", "The reasons in full");
    w.words(&dismissal.reasons);
    w.rules(
        &["bek974.1.1", "ugl.1.2", "ugl.1.2.2", "ugl.1.2.3", "ugl.23", "fvl.7", "fvl.22", "fvl.24", "fvl.25"]
            .map(Provision::of),
    );
    let mut read = Vec::new();
    if dismissal.grounds.contains(&OutsideTheOrder::Quantity) {
        read.extend(["glossary", "quantity-scope"]);
    }
    read.push("not-in-the-order");
    w.readings(&Readings::default(), &read, None);
    w.signature();
    w.complaint();
    w.made(
        "dismissal",
        Kind::Decision,
        "Afvisning af ansøgning om lagring af CO2",
        "Dismissal of application to store CO2",
    )
}
