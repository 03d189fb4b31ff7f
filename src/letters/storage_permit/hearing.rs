//! Partshøring: facts to the party's detriment, put to the party (FVL § 19).

use super::Made;
use super::writing::Writing;
use crate::law::Provision;
use crate::letters::{Block, Kind};
use crate::permit::procedure::content::Hearing;

/// Before a decision on the application, or in a reassessment of the permit.
pub(super) fn hearing(mut w: Writing<'_>, hearing: &Hearing, in_reassessment: bool) -> Made {
    let by = w.day(hearing.comment_by);
    if in_reassessment {
        w.paragraph(
            format!("Energistyrelsen revurderer jeres tilladelse efter § 7. Vi har oplysninger, som kan få betydning for afgørelsen og er til ugunst for jer. Før vi afgør sagen, kan I udtale jer. Vi skal have jeres bemærkninger senest den {by}."),
            format!("Energistyrelsen is reassessing your permit under § 7. We have information that may matter to the decision and is to your detriment. Before we decide, you may comment. We must have your comments by {by}."),
        );
    } else {
        w.paragraph(
            format!("Vi behandler jeres ansøgning om tilladelse til lagring af CO2 og har oplysninger, som kan få betydning for afgørelsen og er til ugunst for jer. Før vi afgør sagen, kan I udtale jer. Vi skal have jeres bemærkninger senest den {by}."),
            format!("We are considering your application for a permit to store CO2 and have information that may matter to the decision and is to your detriment. Before we decide, you may comment. We must have your comments by {by}."),
        );
    }
    w.heading(2, "Oplysningerne", "The information");
    w.push(Block::Numbered(hearing.facts.clone()));
    w.heading(2, "Sådan udtaler I jer", "How to comment");
    w.paragraph(
        "Åbn sagen i selvbetjeningen, og skriv jeres bemærkninger der. Skriv gerne, hvilket nummer hver bemærkning gælder, og sig til, hvis en oplysning er forkert eller mangler noget. I har ret til at se sagens dokumenter. Har I brug for længere tid, så skriv før fristen.",
        "Open the case in the self-service and write your comments there. Please say which number each comment is about, and tell us if something is wrong or missing. You have the right to see the documents of the case. If you need more time, write before the date.",
    );
    w.heading(2, "Det sker der bagefter", "What happens afterwards");
    w.paragraph(
        "Vi har ikke truffet afgørelse endnu. Jeres bemærkninger indgår i den. Hører vi ikke fra jer, går sagen videre på det grundlag, vi har. I er ikke forpligtet til at svare.",
        "We have not decided yet. Your comments will be part of the decision. If we do not hear from you, the case goes on with what we have. You are not obliged to answer.",
    );
    let mut provisions = vec![Provision::of("fvl.19"), Provision::of("fvl.9")];
    provisions.push(Provision::of(if in_reassessment { "bek974.7" } else { "bek974.3.1" }));
    w.rules(&provisions);
    w.signature();
    w.made(
        "hearing",
        Kind::Hearing,
        if in_reassessment {
            "Partshøring om jeres tilladelse til lagring af CO2"
        } else {
            "Partshøring om jeres ansøgning om lagring af CO2"
        },
        if in_reassessment {
            "Consultation on your permit to store CO2"
        } else {
            "Consultation on your application to store CO2"
        },
    )
}
