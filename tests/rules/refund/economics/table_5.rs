//! Table 5's three columns, line by line.

use rust_decimal::{Decimal, RoundingStrategy};
use sagsgang::law::{Day, parameter};
use sagsgang::refund::economics::{
    CaptureEconomics, CaptureEconomicsInput, EconomicsFigure::*, PlantKind::*, capture_economics,
};

use super::{computed, dec, line, plant};

fn whole(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

fn odd(result: &CaptureEconomics) -> Vec<(sagsgang::refund::economics::EconomicsFigure, Decimal, Decimal)> {
    result.does_not_follow.iter().map(|odd| (odd.figure, odd.printed.0, odd.computed.0)).collect()
}

#[test]
fn every_line_of_the_three_columns_follows_from_tables_13_and_14() {
    // Hours; investment, operation, power, heat, transport as investment, transport operated: as table 5 prints them.
    let columns = [
        ("8000", [232, 122, 225, -105, 375, 125]),
        ("6000", [310, 152, 236, -110, 500, 125]),
        ("4000", [465, 211, 247, -115, 749, 125]),
    ];
    let figures = [Investment, Operation, LostElectricity, HeatSale, TransportInvestment, TransportOperation];
    for (hours, printed) in columns {
        let result = computed(&plant(Biomass, hours));
        assert_eq!(result.lines.iter().map(|line| line.figure).collect::<Vec<_>>(), figures);
        for (figure, printed) in figures.into_iter().zip(printed) {
            assert_eq!(whole(line(&result, figure)), Decimal::from(printed), "{figure:?} at {hours}");
        }
    }
}

#[test]
fn the_tables_are_read_whole() {
    let ours = parameter::all().iter().filter(|one| one.file == "policies/parameters/capture-economics.toml");
    assert_eq!(ours.count(), 50);
}

#[test]
fn the_totals_follow_or_are_said_not_to() {
    let at = |hours| computed(&plant(Biomass, hours));
    let (most, middle, least) = (at("8000"), at("6000"), at("4000"));
    assert_eq!(whole(least.cost.0), dec("1682"));
    assert_eq!(whole(middle.cost.0), dec("1212"));
    assert_eq!(odd(&most), [(Total, dec("973"), dec("974")), (SumOfLines, dec("973"), dec("974"))]);
    assert_eq!(
        odd(&middle),
        [(SumOfLines, dec("1212"), dec("1213")), (TransportTotal, dec("500"), dec("625"))]
    );
    assert_eq!(odd(&least), [(TransportTotal, dec("500"), dec("874"))]);
}

#[test]
fn waste_saves_as_printed_and_the_tax_is_said_not_to_follow() {
    for hours in ["8000", "6000", "4000"] {
        let result = computed(&plant(Waste, hours));
        assert_eq!(line(&result, SavedTaxes), dec("143"));
        assert_eq!(line(&result, SavedAllowances), dec("209.2"));
        assert_eq!(whole(result.saved.0), dec("352"));
        let tax = result.does_not_follow.iter().find(|odd| odd.figure == SavedTaxes).unwrap();
        assert_eq!((tax.printed.0, tax.computed.0), (dec("143"), dec("150")));
        assert!(tax.why.da.contains("90,7 %") && tax.why.en.contains("90.7 %"), "{:?}", tax.why);
        assert!(tax.why.da.contains("75 kr./t"));
    }
}

#[test]
fn the_text_under_the_table_follows() {
    // "ca. 1.200", "godt 850", "godt 1000 kr./ton biogen" at 6000 hours.
    let biomass = computed(&plant(Biomass, "6000"));
    assert_eq!(whole(biomass.net_cost.0), dec("1212"));
    assert_eq!(biomass.net_cost_per_biogenic_tonne, Some(biomass.net_cost));
    assert!(biomass.saved_lines.is_empty());
    let waste = computed(&plant(Waste, "6000"));
    assert_eq!(whole(waste.net_cost.0), dec("860"));
    assert_eq!(whole(waste.net_cost_per_biogenic_tonne.unwrap().0), dec("1075"));
}

#[test]
fn a_years_operation_is_the_tonne_times_the_tonnes() {
    // 300 MW × 8000 h × 0.324 t/MWh.
    let year = computed(&plant(Waste, "8000")).per_year;
    assert_eq!((year.captured.0, year.fossil.0), (dec("777600"), dec("155520")));
    assert_eq!(year.saved_taxes.unwrap().0, dec("777600") * dec("143"));
    assert_eq!(year.saved_allowances.0, dec("155520") * dec("1046"));
}

#[test]
fn table_14_less_table_13_is_the_same_for_both_sizes() {
    // What bears the capture rate out, which the report does not print.
    let day = Day::ymd(2023, 1, 1).unwrap();
    let figure = |id: &str| parameter::on(id, day).unwrap().decimal().unwrap();
    let per_mwh = figure("ea-co2-content") * dec("0.0036") * figure("ea-capture-rate") / dec("100");
    assert_eq!(per_mwh, dec("0.324"));
    let beyond = |what: &str, size: &str| {
        figure(&format!("ea-{what}-{size}")) - figure(&format!("ea-catalogue-{what}-{size}")) * per_mwh
    };
    assert!((beyond("investment", "500") - beyond("investment", "100")).abs() < dec("0.01"));
    assert!((beyond("fixed", "500") - beyond("fixed", "100")).abs() < dec("500"));
    assert!(figure("ea-variable") > figure("ea-catalogue-variable") * per_mwh);
}

#[test]
fn other_plants_and_years_are_computed_by_the_same_tables() {
    let ask = |change: &dyn Fn(&mut CaptureEconomicsInput)| {
        let mut input = plant(Waste, "6000");
        change(&mut input);
        computed(&input)
    };
    let small = ask(&|input| input.capacity = Some("100".into()));
    let large = ask(&|input| input.capacity = Some("500".into()));
    assert!(small.cost > large.cost);
    assert!(small.does_not_follow.iter().all(|odd| odd.figure == SavedTaxes), "only the example is compared");
    for (year, price) in [(2030, dec("1046")), (2035, dec("1201")), (2040, dec("1356"))] {
        let result = ask(&|input| input.year = Some(year));
        assert_eq!(line(&result, SavedAllowances), price / dec("5"));
        assert_eq!(line(&result, SavedTaxes), dec("143"));
    }
    let before = ask(&|input| (input.year, input.fossil_share) = (Some(2025), Some("30".into())));
    assert_eq!(line(&before, SavedAllowances), dec("221.7"));
    assert_eq!((before.saved_lines.len(), before.per_year.saved_taxes), (1, None));
    assert!(before.notes.iter().any(|note| note.en.contains("no tax rate before 2030")));
    for (share, tax) in [("100", dec("150")), ("0", dec("75")), ("50", dec("112.5"))] {
        let result = ask(&|input| input.heat_share = Some(share.into()));
        assert_eq!(line(&result, SavedTaxes), tax);
        assert!(!odd(&result).iter().any(|(figure, ..)| *figure == SavedTaxes));
    }
    let fossil = ask(&|input| input.fossil_share = Some("100".into()));
    assert_eq!(line(&fossil, SavedTaxes), dec("715"));
    assert_eq!(fossil.net_cost_per_biogenic_tonne, None);
    assert!(fossil.notes.iter().any(|note| note.da.contains("715 kr. pr. ton")));
    let none = ask(&|input| input.fossil_share = Some("0".into()));
    assert!(none.saved_lines.is_empty() && none.saved.0.is_zero());
}

#[test]
fn the_receipt_gives_the_same_result_again() {
    for kind in [Waste, Biomass] {
        let result = computed(&plant(kind, "5123.75"));
        assert!(result.receipt.steps.len() > 10);
        assert!(result.receipt.parameters.iter().any(|used| used.id == "ea-interest-rate"));
        let rate = result.receipt.parameters.iter().find(|used| used.id == "ea-capture-rate").unwrap();
        assert!(rate.source.contains("not verified"));
        let again: CaptureEconomicsInput = serde_json::from_value(result.receipt.inputs.clone()).unwrap();
        assert_eq!(capture_economics(&again).unwrap(), result);
    }
}
