//! The permit itself: all of § 5, the conditions of § 6, and what it rests on.

use super::Made;
use super::foundation::{foundation, rested_on};
use super::terms::{self, OPERATION, PARTIES, STREAM, VALIDITY};
use super::writing::Writing;
use crate::law::Provision;
use crate::letters::Kind;
use crate::permit::conditions::{Condition, ConditionKind};
use crate::permit::procedure::file::PermitVersion;

/// A version of the permit. `why_departed` says why the case departs from readings, if it does.
pub(super) fn permit(mut w: Writing<'_>, version: &PermitVersion, why_departed: &str) -> Made {
    opening(&mut w, version);
    parties_and_validity(&mut w, version);
    place(&mut w, version);
    operation(&mut w, version);
    w.heading(1, "6. Vilkår", "6. Conditions");
    if version.conditions.is_empty() {
        w.paragraph("Der er ingen vilkår.", "There are no conditions.");
    } else {
        w.paragraph(
            "Tilladelsen er givet på disse vilkår. Hvert vilkår har et nummer efter sin art i § 6 og et mærke (C1, C2 …), som det beholder, når tilladelsen ajourføres. Brug mærket, når I rapporterer.",
            "The permit is granted on these conditions. Each has a number by its kind in § 6 and a mark (C1, C2 …) that it keeps when the permit is updated. Use the mark when you report.",
        );
        w.conditions(&version.conditions);
    }
    let dates = w.dates(&version.conditions);
    if !dates.is_empty() {
        w.heading(1, "7. Datoer i vilkårene", "7. Dates in the conditions");
        w.dates_table(&dates);
    }
    w.heading(1, "8. Begrundelse", "8. Reasons");
    w.words(&version.decided.what);
    foundation(&mut w);
    w.heading(1, "9. Retligt grundlag", "9. Legal basis");
    let provisions = basis(&version.conditions);
    w.provisions(&provisions);
    let readings = w.file.foundation.as_ref().map(|f| f.readings.clone()).unwrap_or_default();
    rested_on(&mut w, &readings, &version.conditions, why_departed);
    w.signature();
    w.complaint();
    let number = version.number;
    if number == 1 {
        let (da, en) = ("Tilladelse til geologisk lagring af CO2", "Permit for geological storage of CO2");
        w.made("permit", Kind::Decision, da, en)
    } else {
        w.made(
            "permit",
            Kind::Decision,
            &format!("Tilladelse til geologisk lagring af CO2, version {number}"),
            &format!("Permit for geological storage of CO2, version {number}"),
        )
    }
}

fn opening(w: &mut Writing<'_>, version: &PermitVersion) {
    let (number, terms) = (version.number, &version.terms);
    let (from, to) = (w.day(terms.start), w.day(terms.end));
    if number == 1 {
        w.paragraph(
            format!("Energistyrelsen giver efter § 3, stk. 1, i bekendtgørelse nr. 974 af 22. juni 2022 tilladelse til geologisk lagring af CO2 på under 100 kt med henblik på forskning, udvikling eller afprøvning af nye produkter og processer. Tilladelsen gælder fra og med den {from} til og med den {to}."),
            format!("Under § 3, stk. 1, of order no. 974 of 22 June 2022 Energistyrelsen grants a permit for geological storage of less than 100 kt of CO2 for research, development or testing of new products and processes. The permit is valid from {from} to {to}, both days included."),
        );
    } else {
        w.paragraph(
            format!("Dette er version {number} af tilladelsen, ajourført efter § 7 i bekendtgørelse nr. 974 af 22. juni 2022. Den træder i stedet for version {}. Tilladelsen gælder fra og med den {from} til og med den {to}.", number.saturating_sub(1)),
            format!("This is version {number} of the permit, updated under § 7 of order no. 974 of 22 June 2022. It replaces version {}. The permit is valid from {from} to {to}, both days included.", number.saturating_sub(1)),
        );
    }
    let holders: Vec<&str> = terms.holders.iter().map(|holder| holder.name.as_str()).collect();
    let facts = vec![
        (
            w.say("Tilladelse", "Permit"),
            w.say(
                format!("{}, version {number}", w.file.number),
                format!("{}, version {number}", w.file.number),
            ),
        ),
        (w.say("Rettighedshaver", "Holder"), holders.join("\n")),
        (w.say("Operatør", "Operator"), terms.operator.name.clone()),
        (
            w.say("Udstedt af", "Issued by"),
            w.say(
                format!("Energistyrelsen, den {}", w.day(w.today())),
                format!("Energistyrelsen (the Danish Energy Agency), {}", w.day(w.today())),
            ),
        ),
    ];
    w.facts(facts);
    w.paragraph(
        "Tilladelsen træder ikke i stedet for godkendelser efter andre regler. Boringer og andre arbejder kræver en særskilt godkendelse efter undergrundslovens § 28. Erstatningsansvaret skal være forsikret, og proceduren for erstatningskrav skal være godkendt og offentliggjort efter undergrundslovens § 24 e.",
        "The permit does not replace approvals under other rules. Wells and other works need an approval of their own under § 28 of the Subsoil Act (undergrundsloven). Liability must be insured, and the procedure for claims must be approved and published under § 24 e of that act.",
    );
}

fn parties_and_validity(w: &mut Writing<'_>, version: &PermitVersion) {
    let terms = &version.terms;
    w.heading(1, "1. Rettighedshaver og operatør (§ 5, nr. 1)", "1. Holder and operator (§ 5, nr. 1)");
    let facts = terms::under(w, terms, PARTIES);
    w.facts(facts);
    w.heading(1, "2. Gyldighed og område (§ 3, stk. 1)", "2. Validity and area (§ 3, stk. 1)");
    let mut facts = terms::under(w, terms, VALIDITY);
    let days = terms::days(terms);
    facts.push((
        w.say("Varighed", "Duration"),
        w.say(format!("{days} dage, begge dage talt med"), format!("{days} days, both counted")),
    ));
    facts.push((
        w.say("Område", "Area"),
        w.say(
            "Lagringslokaliteten og lagringskomplekset, som de er afgrænset i afsnit 3.",
            "The storage site and the storage complex, as delimited in section 3.",
        ),
    ));
    w.facts(facts);
    w.paragraph(
        "Der må ikke injiceres CO2 før den første eller efter den sidste dag.",
        "No CO2 may be injected before the first day or after the last day.",
    );
}

fn place(w: &mut Writing<'_>, version: &PermitVersion) {
    let terms = &version.terms;
    w.heading(
        1,
        "3. Beliggenhed, afgrænsning og hydraulisk enhed (§ 5, nr. 2)",
        "3. Location, delimitation and hydraulic unit (§ 5, nr. 2)",
    );
    let facts = vec![
        (w.say("Lagringslokalitet", "Storage site"), terms.site.description.clone()),
        (w.say("Lagringskompleks", "Storage complex"), terms.complex.description.clone()),
        (w.say("Hydraulisk enhed", "Hydraulic unit"), terms.hydraulic_unit.clone()),
    ];
    w.facts(facts);
    w.site_map(terms);
    w.corners(terms);
}

fn operation(w: &mut Writing<'_>, version: &PermitVersion) {
    let terms = &version.terms;
    w.heading(
        1,
        "4. Krav til lagringsoperationen (§ 5, nr. 3)",
        "4. Requirements to the operation (§ 5, nr. 3)",
    );
    let facts = terms::under(w, terms, OPERATION);
    w.facts(facts);
    w.paragraph(
        "Tryk er absolut tryk i bar (bara). 1 kt er 1.000 t.",
        "Pressure is absolute pressure in bar (bara). 1 kt is 1,000 t.",
    );
    w.heading(
        1,
        "5. Krav til CO2-strømmen og modtagelsen af den (§ 5, nr. 4)",
        "5. Requirements to the CO2 stream and its acceptance (§ 5, nr. 4)",
    );
    let facts = terms::under(w, terms, STREAM);
    w.facts(facts);
}

fn basis(conditions: &[Condition]) -> Vec<Provision> {
    let further = conditions.iter().any(|one| one.kind == ConditionKind::Further).then_some("bek974.6.2");
    let own = ["bek974.1.1", "bek974.1.2", "bek974.3.1", "bek974.3.2", "bek974.5", "bek974.6.1"];
    let other = ["bek974.7", "ugl.23x.1", "ugl.23x.4", "ugl.24e", "ugl.28", "fvl.22", "fvl.24"];
    own.into_iter().chain(further).chain(other).map(Provision::of).collect()
}
