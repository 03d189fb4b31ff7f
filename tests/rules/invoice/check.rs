//! The check of an invoice: both kinds, with our fragment and with words of their own, broken point by point, and hostile.

use proptest::prelude::*;
use sagsgang::invoice::check::{CheckInput, CheckResult, Verdict, check};
use sagsgang::invoice::fragment::Fragment;
use serde_json::{Value, json};

use super::fragment::fragments;

const OIOUBL: &str = include_str!("../../examples/invoices/oioubl.xml");
const PEPPOL: &str = include_str!("../../examples/invoices/peppol.xml");

/// An invoice with a fragment where it goes.
fn with(invoice: &str, fragment: &Fragment) -> String {
    let xml = fragment.xml();
    let (_, properties) = xml.split_once("cac:Item -->\n").unwrap();
    invoice.replace("@NOTE@", &fragment.note.replace('&', "&amp;")).replace("@PROPERTIES@", properties)
}

fn noted(note: &str) -> String {
    OIOUBL.replace("@NOTE@", note).replace("@PROPERTIES@", "")
}

/// What is known of the baker's invoice: 1,485 of 12,225.4996 GJ.
fn known(xml: &str) -> Value {
    json!({
        "xml": xml, "net_tax_kroner": "176917.31", "refunded_tax_kroner": "1002531.42", "vat_registered": true, "ets_covered": true,
        "minimum": [{"fuel": "natural-gas"}],
    })
}

fn checked(input: Value) -> CheckResult {
    let input: CheckInput = serde_json::from_value(input).unwrap();
    check(&input).unwrap()
}

fn verdict(result: &CheckResult, name: &str) -> Verdict {
    result
        .points
        .iter()
        .find(|point| point.point == name)
        .unwrap_or_else(|| panic!("no {name}: {result:?}"))
        .verdict
}

#[test]
fn our_own_fragment_keeps_every_point_in_both_profiles() {
    let baker = &fragments()[1];
    for invoice in [OIOUBL, PEPPOL] {
        let result = checked(known(&with(invoice, baker)));
        assert_eq!(result.verdict, Verdict::Kept, "{:#?}", result.points);
        assert_eq!(result.points.len(), 6);
        assert_eq!(result.issued, "2027-01-15");
        assert!(
            result.points[0].place.ends_with("/InvoiceLine/Item/AdditionalItemProperty"),
            "{}",
            result.points[0].place
        );
        assert!(
            !serde_json::to_string(&result.receipt).unwrap().contains("Fjernvarme"),
            "the receipt holds a digest"
        );
    }
}

#[test]
fn words_of_their_own_are_read() {
    let text = "Vi har indgået af\u{ad}tale med Skatteforvaltningen efter § 9\u{a0}f i CO₂-afgiftsloven. \
                Faktisk betalt CO₂-afgift for leveret varme: 176.917,31 kr. Afgiften overstiger EU's minimumsafgift.";
    let result = checked(known(&noted(text)));
    for name in ["agreement", "net-tax", "net-tax-right", "no-refunded-tax"] {
        assert_eq!(verdict(&result, name), Verdict::Kept, "{name}");
    }
    assert_eq!(verdict(&result, "minimum"), Verdict::CannotBeSeen);
    for (text, found) in [
        ("De 9 fakturaer følger aftalen.", Verdict::Broken),
        ("Der er ikke indgået aftale efter § 9 f.", Verdict::CannotBeSeen),
        ("Agreement under section 9 f.", Verdict::Kept),
    ] {
        assert_eq!(verdict(&checked(known(&noted(text))), "agreement"), found, "{text}");
    }
    // The figure in CO2 is no amount of kroner.
    assert_eq!(verdict(&checked(known(&noted("CO2-afgift i kr. følger."))), "net-tax"), Verdict::Broken);
    let alike = json!({"xml": noted("CO2-afgift efter fradrag: 50,00 kr."), "net_tax_kroner": "50.00", "refunded_tax_kroner": "50.00"});
    assert_eq!(verdict(&checked(alike), "no-refunded-tax"), Verdict::Kept);
    // Whether words say that it is met is left to a person.
    assert_eq!(verdict(&result, "minimum-right"), Verdict::CannotBeSeen);
    assert_eq!(result.points[0].place, "/Invoice/Note");
}

#[test]
fn each_broken_point_is_found() {
    let sound = with(PEPPOL, &fragments()[1]);
    let empty = noted("Tak for handelen.");
    for name in ["agreement", "net-tax", "minimum"] {
        assert_eq!(verdict(&checked(known(&empty)), name), Verdict::Broken, "{name}");
    }
    let wrong = sound.replace("176917.31", "176917.32").replace("176.917,31", "176.917,32");
    assert_eq!(verdict(&checked(known(&wrong)), "net-tax-right"), Verdict::Broken);
    for (from, to, name) in [
        ("<cbc:Value>ja</cbc:Value>", "<cbc:Value>nej</cbc:Value>", "agreement"),
        ("<cbc:Value>176917.31</cbc:Value>", "<cbc:Value>intet</cbc:Value>", "net-tax"),
        ("<cbc:Value>opfyldt</cbc:Value>", "<cbc:Value>0.3639</cbc:Value>", "minimum-right"),
        ("Fjernvarme 2026", "Fjernvarme 2026, CO2-afgift tilbagebetalt 1.002.531,42", "no-refunded-tax"),
        ("Fjernvarme 2026", "Fjernvarme 2026, heraf afgift før fradrag 1179448,73", "no-refunded-tax"),
    ] {
        assert!(sound.contains(from), "{from}");
        assert_eq!(verdict(&checked(known(&sound.replace(from, to))), name), Verdict::Broken, "{to}");
    }
}

#[test]
fn a_refunded_amount_as_an_allowance_is_found() {
    let allowance = "<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>\
                     <cbc:AllowanceChargeReason>Reduktion af CO2-afgift</cbc:AllowanceChargeReason>\
                     <cbc:Amount currencyID=\"DKK\">1002531.42</cbc:Amount></cac:AllowanceCharge><cac:TaxTotal>";
    let xml = with(OIOUBL, &fragments()[1]).replacen("<cac:TaxTotal>", allowance, 1);
    let result = checked(known(&xml));
    assert_eq!(verdict(&result, "no-refunded-tax"), Verdict::Broken);
    let point = result.points.iter().find(|p| p.point == "no-refunded-tax").unwrap();
    assert_eq!(point.place, "/Invoice/AllowanceCharge/Amount");
    // The same amount for something else is nobody's refund.
    let rent = xml.replace("Reduktion af CO2-afgift", "Rabat på måler");
    assert_eq!(verdict(&checked(known(&rent)), "no-refunded-tax"), Verdict::Kept);
}

/// The refund and what was left are an øre apart: to the øre they can be told, in whole kroner they cannot.
#[test]
fn a_refund_an_ore_from_the_net_tax_is_told_from_it() {
    for (said, expected) in [
        ("1.000.000,00", Verdict::Broken),
        ("1.000.000,01", Verdict::Kept),
        ("1.000.001", Verdict::Kept),
        ("2.000.000", Verdict::Broken),
    ] {
        let input = json!({
            "xml": noted(&format!("Aftale efter § 9 f. CO2-afgift: {said} kr.")),
            "net_tax_kroner": "1000000.01", "refunded_tax_kroner": "1000000.00",
        });
        assert_eq!(verdict(&checked(input), "no-refunded-tax"), expected, "{said}");
    }
}

/// An invoice with a line of its own, named and with an amount.
fn lined(name: &str, amount: &str) -> String {
    let line = format!(
        "<cac:InvoiceLine><cbc:ID>2</cbc:ID><cbc:LineExtensionAmount currencyID=\"DKK\">{amount}</cbc:LineExtensionAmount>\
         <cac:Item><cbc:Name>{name}</cbc:Name></cac:Item></cac:InvoiceLine></Invoice>"
    );
    noted("Aftale efter § 9 f.").replace("</Invoice>", &line)
}

#[test]
fn a_net_tax_in_words_is_told_from_a_refunded_one() {
    use Verdict::{Broken, CannotBeSeen, Kept};
    // What is said, whether the net tax is stated, whether it is right, and whether refunded tax is shown.
    let cases = [
        ("CO2-afgift: 176.917,31 kr.", Kept, Some(Kept), Kept),
        ("CO₂-afgift: kr. 176 917,31", Kept, Some(Kept), Kept),
        ("CO2 tax: DKK 176,917.31", Kept, Some(Kept), Kept),
        ("CO2 tax: DKK 176917.31", Kept, Some(Kept), Kept),
        ("Kuldioxidafgift 176.917,31 DKK", Kept, Some(Kept), Kept),
        ("CO2-afgift: 176.917,30 kr.", Kept, Some(Broken), Kept),
        ("CO2-afgift efter tilbagebetaling: 176.917,31 kr.", Kept, Some(Kept), Kept),
        ("CO2-afgift efter tilbagebetaling: 1,00 kr.", Kept, Some(Broken), Kept),
        ("CO2 tax after refund: DKK 1.00", Kept, Some(Broken), Kept),
        ("CO2 tax actually paid, reduced by our agreement: DKK 2", Kept, Some(Broken), Kept),
        // Words of paying back with another amount: perhaps what was refunded.
        ("Tilbagebetalt CO2-afgift: 5,00 kr.", CannotBeSeen, None, Kept),
        ("Refunderet CO2-afgift 5 kr.", CannotBeSeen, None, Kept),
        ("CO2 tax refunded: DKK 5", CannotBeSeen, None, Kept),
        ("Vi har sparet 5 kr. i CO2-afgift", CannotBeSeen, None, Kept),
        ("Nedsættelse af CO2-afgift 5 kr.", CannotBeSeen, None, Kept),
        ("CO2-afgift før fradrag: 5 kr.", CannotBeSeen, None, Kept),
        // The refunded amount, and the tax before it, however they are written.
        ("Tilbagebetalt CO2-afgift: 1.002.531,42 kr.", CannotBeSeen, None, Broken),
        ("Tilbagebetalt CO2-afgift: 1.002.531 kr.", CannotBeSeen, None, Broken),
        ("Tilbagebetalt CO2-afgift: 1002531 kr.", CannotBeSeen, None, Broken),
        ("Tilbagebetalt CO2-afgift: 1.002.532 kr.", CannotBeSeen, None, Broken),
        ("Refunded carbon tax: DKK 1,002,531.42", Broken, None, Broken),
        ("CO2 tax before refund: DKK 1,179,448.73", CannotBeSeen, None, Broken),
        ("CO2-afgift før fradrag 1.179.449 kr.", CannotBeSeen, None, Broken),
        ("CO2-afgift: 176.917,31 kr., heraf tilbagebetalt 1.002.531,42 kr.", Kept, Some(Kept), Broken),
        ("CO2-afgift 1.002.533 kr.", Kept, Some(Broken), Kept),
        // What says nothing of it.
        ("Energiafgift: 176.917,31 kr.", Broken, None, Kept),
        ("CO2-aftryk: 176.917,31 kg", Broken, None, Kept),
        ("CO2-afgift fremgår af bilag", Broken, None, Kept),
        ("CO2-afgift pr. MWh: se kr. på side to", Broken, None, Kept),
        ("", Broken, None, Kept),
    ];
    for (text, stated, right, refunded) in cases {
        let result = checked(known(&noted(text)));
        let found =
            result.points.iter().find(|point| point.point == "net-tax-right").map(|point| point.verdict);
        let got = (verdict(&result, "net-tax"), found, verdict(&result, "no-refunded-tax"));
        assert_eq!(got, (stated, right, refunded), "{text}");
    }
}

#[test]
fn a_line_that_is_named_for_the_tax_states_it() {
    let result = checked(known(&lined("CO2-afgift", "176917.31")));
    assert_eq!(verdict(&result, "net-tax"), Verdict::Kept);
    assert_eq!(verdict(&result, "net-tax-right"), Verdict::Kept);
    let point = result.points.iter().find(|point| point.point == "net-tax").unwrap();
    assert_eq!(point.place, "/Invoice/InvoiceLine[2]/LineExtensionAmount");
    // Another amount may be something else; a person must see.
    let other = checked(known(&lined("CO2-afgift", "176917.30")));
    assert_eq!(verdict(&other, "net-tax"), Verdict::CannotBeSeen);
    for (name, amount) in [("CO2-måler", "176917.31"), ("Energiafgift", "176917.31"), ("CO2-afgift", "0.00")]
    {
        let none = checked(known(&lined(name, amount)));
        assert_eq!(verdict(&none, "net-tax"), Verdict::Broken, "{name} {amount}");
    }
    let refunded = checked(known(&lined("CO2-afgift", "1002531")));
    assert_eq!(verdict(&refunded, "no-refunded-tax"), Verdict::Broken);
}

#[test]
fn words_far_down_a_line_still_belong_to_its_amount() {
    let many = "<cbc:Note>x</cbc:Note>".repeat(700) + "<cbc:Note>Reduktion af CO2-afgift</cbc:Note>";
    let xml = lined("Varme", "1002531.42")
        .replace("<cac:Item><cbc:Name>Varme", &format!("{many}<cac:Item><cbc:Name>Varme"));
    assert_eq!(verdict(&checked(known(&xml)), "no-refunded-tax"), Verdict::Broken);
    // A whole year's net tax that is also what is asked for is no refund.
    let same = json!({"xml": lined("CO2-afgift", "5000.00"), "net_tax_kroner": "5000.40", "refunded_tax_kroner": "5000.40"});
    assert_eq!(verdict(&checked(same), "no-refunded-tax"), Verdict::Kept);
}

#[test]
fn what_is_not_known_or_not_shown_is_said_to_be_so() {
    let sound = with(OIOUBL, &fragments()[1]);
    let result = checked(json!({"xml": sound}));
    assert_eq!(result.verdict, Verdict::CannotBeSeen);
    for name in ["net-tax-right", "no-refunded-tax", "minimum"] {
        assert_eq!(verdict(&result, name), Verdict::CannotBeSeen, "{name}");
    }
    // The customer's VAT number says that they are registered; and an enclosure may hold the statement.
    assert_eq!(verdict(&checked(json!({"xml": sound, "ets_covered": true})), "minimum"), Verdict::Kept);
    let enclosed = noted("Se bilag.").replace(
        "<cac:AccountingSupplierParty>",
        "<cac:AdditionalDocumentReference><cbc:ID>bilag.pdf</cbc:ID></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>",
    );
    assert_eq!(verdict(&checked(known(&enclosed)), "agreement"), Verdict::CannotBeSeen);
    // Where the statement is not due, nothing must be said of it.
    let private = json!({"xml": noted("x"), "vat_registered": false, "ets_covered": true});
    assert_eq!(verdict(&checked(private), "minimum"), Verdict::Kept);
}

#[test]
fn hostile_xml_is_refused_and_quickly() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Invoice>&b;</Invoice>";
    let outside = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Invoice>&e;</Invoice>";
    let deep = "<a>".repeat(200_000);
    let closed = format!("{}{}", "<a>".repeat(150_000), "</a>".repeat(150_000));
    let wide = format!(
        "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">{}</Invoice>",
        "<a/>".repeat(250_000)
    );
    let attributes =
        format!("<Invoice {}/>", (0..50_000).map(|n| format!("a{n}=\"1\" ")).collect::<String>());
    let huge = format!("<Invoice>{}</Invoice>", "x".repeat(3 << 20));
    for hostile in [
        "",
        "tom",
        "<Invoice>",
        laughs,
        outside,
        &deep,
        &closed,
        &wide,
        &attributes,
        &huge,
        "<Invoice/>",
        "<a xmlns='urn:x'/>",
        "\u{0}",
        "<Invoice a='1' a='2'/>",
    ] {
        let input: CheckInput = serde_json::from_value(json!({"xml": hostile})).unwrap();
        let faults = check(&input).unwrap_err();
        assert_eq!(
            faults.iter().map(|f| f.pointer.as_str()).collect::<Vec<_>>(),
            ["/xml"],
            "{:.60}",
            hostile
        );
    }
    let nested = |n: usize| {
        let (open, shut) = ("<cac:Item>".repeat(n), "</cac:Item>".repeat(n));
        OIOUBL
            .replace("@NOTE@", "x")
            .replace("@PROPERTIES@", &format!("{open}<cbc:Name>CO2</cbc:Name>{shut}"))
    };
    assert_eq!(checked(json!({"xml": nested(20)})).verdict, Verdict::Broken);
    let deep: CheckInput = serde_json::from_value(json!({"xml": nested(5_000)})).unwrap();
    assert_eq!(check(&deep).unwrap_err()[0].pointer, "/xml");
    let many = "<cbc:Note>CO2 1</cbc:Note>".repeat(15_000);
    assert_eq!(checked(known(&noted("x").replace("<cbc:Note>x</cbc:Note>", &many))).verdict, Verdict::Broken);
}

/// Each of these took a careless reader minutes, or all memory.
#[test]
fn tangled_xml_does_not_hold_the_service_up() {
    let put = |inside: &str| OIOUBL.replace("@NOTE@", "x").replace("@PROPERTIES@", inside);
    let numbers: String = (0..100_000).map(|n| format!("{n} ")).collect();
    let many = put(&format!("<cbc:Description>CO2-afgift {numbers} kr</cbc:Description>"));
    assert_eq!(verdict(&checked(known(&many)), "net-tax-right"), Verdict::Broken);
    let amounts = format!(
        "{}{}",
        format!("<cbc:Note>{}</cbc:Note>", "y".repeat(2_000)).repeat(100),
        "<cbc:XAmount>1</cbc:XAmount>".repeat(5_000)
    );
    assert_eq!(checked(known(&put(&amounts))).verdict, Verdict::Broken);
    let attributes = |name: &str| (0..20_000).map(|n| format!("{name}{n}='' ")).collect::<String>();
    let spaces: String = (0..3_000).map(|n| format!("<b xmlns='u{n}'/>")).collect();
    let long = "A".repeat(5_000);
    for tangled in [
        format!("<cbc:Description {}/>", attributes("a")),
        format!("<cbc:Description x='>' {}/>", attributes("a")),
        format!("<cbc:Description {}/>", attributes("xmlns:a")),
        spaces,
        format!("<cbc:{long}/>"),
        "<cbc:Note>x</cbc:Note>".repeat(21_000),
    ] {
        let input: CheckInput = serde_json::from_value(json!({"xml": put(&tangled)})).unwrap();
        assert_eq!(check(&input).unwrap_err()[0].pointer, "/xml", "{tangled:.40}");
    }
    // A comment is no tag, however long; and what stands behind one is read.
    let comment = format!(
        "<!-- {} --><cbc:Note>x<!-- a -->CO2-afgift tilbagebetalt 1.002.531,42 kr.</cbc:Note>",
        "<a ".repeat(3_000)
    );
    assert_eq!(verdict(&checked(known(&put(&comment))), "no-refunded-tax"), Verdict::Broken);
}

#[test]
fn figures_beside_the_invoice_are_checked() {
    let input: CheckInput = serde_json::from_value(json!({
        "xml": "", "net_tax_kroner": "-1", "refunded_tax_kroner": "1.234", "minimum": [{"fuel": "coal", "difference_kroner_per_gj": "-1"}],
    }))
    .unwrap();
    let pointers: Vec<_> = check(&input).unwrap_err().into_iter().map(|f| f.pointer).collect();
    assert_eq!(
        pointers,
        ["/net_tax_kroner", "/refunded_tax_kroner", "/minimum/0/difference_kroner_per_gj", "/xml"]
    );
}

proptest! {
    #[test]
    fn a_fragment_is_always_kept_and_with_the_refund_on_it_always_broken(
        quantity in 1_u32..9_000_000, tax in 10_000_000_i64..9_000_000_000, refunded in 1_i64..100, peppol: bool,
    ) {
        let refund = tax / 100 * refunded;
        let kroner = |ore: i64| format!("{}.{:02}", ore / 100, ore % 100);
        let production = super::PRODUCTION.replace("9710000.00", &kroner(tax)).replace("8253500.00", &kroner(refund));
        let production = sagsgang::invoice::production::Production::from_toml(&production).unwrap();
        let customers = format!(
            "id,name,address,postcode,city,vat_registered,kind,quantity,unit,from,to\n\
             1,Å & Ø <ApS>,V,1,B,ja,varme,{}.{:03},GJ,2026-01-01,2026-12-31\n",
            quantity / 1000, quantity % 1000,
        );
        let run = sagsgang::invoice::run::Run::prepare(production, customers.as_bytes(), &sagsgang::law::Digest::of(b"")).unwrap();
        let mut fragment = None;
        let mut expected = Vec::new();
        run.make(customers.as_bytes(), &mut |made| {
            if let sagsgang::invoice::run::Made::Statement(statement) = made {
                expected = statement.minimum.iter().map(|m| json!({"fuel": m.test.fuel, "difference_kroner_per_gj": m.test.difference_kroner_per_gj})).collect();
                fragment = Some(Fragment::of(&statement));
            }
        }).unwrap();
        let xml = with(if peppol { PEPPOL } else { OIOUBL }, &fragment.unwrap());
        let mut input = json!({
            "xml": xml, "net_tax_kroner": kroner(tax - refund), "refunded_tax_kroner": kroner(refund), "vat_registered": true,
            "ets_covered": true, "minimum": expected,
        });
        // A refund to the øre as large as what is left cannot be told from it.
        prop_assume!(refund != tax - refund);
        prop_assert_eq!(checked(input.clone()).verdict, Verdict::Kept);
        let shown = xml.replace("Fjernvarme 2026", &format!("Fjernvarme 2026. CO2-afgift refunderet: {} kr.", kroner(refund)));
        input["xml"] = shown.into();
        prop_assert_eq!(checked(input).verdict, Verdict::Broken);
    }
}
