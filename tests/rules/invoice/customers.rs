//! The customers' file: what is read, and every fault with its place.

use sagsgang::invoice::customers::{Customer, read_customers};
use sagsgang::invoice::energy::EnergyUnit;

use super::{CUSTOMERS, changed, production};

fn read(file: &[u8]) -> Result<Vec<Customer>, Vec<String>> {
    let mut found = Vec::new();
    match read_customers(file, &production(), &mut |customer| found.push(customer)) {
        Ok(totals) => {
            assert_eq!(totals.customers, u64::try_from(found.len()).unwrap());
            Ok(found)
        }
        Err(faults) => {
            assert!(faults.iter().all(|f| f.message.da != f.message.en));
            Err(faults.into_iter().map(|fault| fault.pointer).collect())
        }
    }
}

const HEAD: &str = "id,name,address,postcode,city,vat_registered,kind,quantity,unit,from,to\n";

fn row(quantity: &str) -> String {
    format!("{HEAD}1,Åge,Vej 1,6700,Esbjerg,nej,varme,{quantity},GJ,2026-01-01,2026-12-31\n")
}

#[test]
fn the_example_reads() {
    let found = read(CUSTOMERS.as_bytes()).unwrap();
    assert_eq!(found.len(), 4);
    assert_eq!((found[0].name.as_str(), found[0].vat_registered), ("Åge Ærø", false));
    assert_eq!((found[1].cvr.as_deref(), found[1].unit), (Some("99000007"), EnergyUnit::Mwh));
    assert_eq!(found[3].address, "c/o Øst Administration, Strandvej 100");
    assert_eq!(found[0].energy.to_string(), "65.7 GJ");
}

#[test]
fn danish_spreadsheets_read_as_well() {
    let danish = row("12.5").replace(',', ";").replace("12.5", "12,5");
    let marked = format!("\u{feff}{}", danish.replace('\n', "\r\n"));
    assert_eq!(read(marked.as_bytes()).unwrap()[0].energy.to_string(), "12.5 GJ");
    assert_eq!(
        read(row("\"12,5\"").as_bytes()).unwrap_err(),
        ["/lines/2/quantity"],
        "no decimal comma beside commas"
    );
}

#[test]
fn every_fault_is_said_with_its_line_and_column() {
    let file = format!(
        "{HEAD}1,Åge,Vej 1,6700,Esbjerg,nej,varme,-1,GJ,2026-01-01,2026-12-31\n\
         1,Åge,Vej 1,6700,Esbjerg,måske,damp,1e3,kWh,2026-02-30,2026-12-31\n\
         2,,Vej 1,6700,Esbjerg,ja,varme,1,GJ,2026-05-01,2026-04-01\n\
         3,Æ,Vej 1,6700,Esbjerg,ja,varme,0.1234567,GJ,2025-12-31,2026-01-31\n\
         4,Ø,Vej 1,6700,Esbjerg,ja,varme,1,GJ,2026-01-01\n\
         5,Å,Vej 1,6700,Esbjerg,ja,varme,1,GJ,2026-01-01,2026-12-31\n\
         5,Å,Vej 1,6700,Esbjerg,ja,varme,1,GJ,2026-01-01,2026-12-31\n"
    );
    let mut found = read(file.as_bytes()).unwrap_err();
    found.sort();
    assert_eq!(
        found,
        [
            "/lines/2/quantity",
            "/lines/3/from",
            "/lines/3/kind",
            "/lines/3/quantity",
            "/lines/3/unit",
            "/lines/3/vat_registered",
            "/lines/4/name",
            "/lines/4/to",
            "/lines/5/from",
            "/lines/5/quantity",
            "/lines/6",
            "/lines/8/id",
        ]
    );
}

#[test]
fn headers_are_checked_whole() {
    let found = read("id,id,navn,cvr\n1,2,3,4\n".as_bytes()).unwrap_err();
    for missing in
        ["name", "address", "postcode", "city", "vat_registered", "kind", "quantity", "unit", "from", "to"]
    {
        assert!(found.contains(&format!("/lines/1/{missing}")), "{missing}: {found:?}");
    }
    assert!(found.contains(&"/lines/1/id".to_owned()) && found.contains(&"/lines/1/navn".to_owned()));
    assert_eq!(read(HEAD.as_bytes()).unwrap_err(), ["/lines/1"], "no customers");
    assert_eq!(read(b"").unwrap_err(), ["/lines/1"]);
}

#[test]
fn bytes_that_are_no_text_and_numbers_that_are_none_are_refused() {
    let mut latin = row("1").into_bytes();
    let at = latin.windows(2).position(|two| two == "Å".as_bytes()).unwrap();
    latin.splice(at..at + 2, [0xC5]);
    assert_eq!(read(&latin).unwrap_err(), ["/lines/2/name"]);
    for wrong in ["", "x", "NaN", "1 000", "∞", "0x10", "1e2", "99999999999"] {
        assert_eq!(read(row(wrong).as_bytes()).unwrap_err(), ["/lines/2/quantity"], "{wrong}");
    }
    let cvr = format!("{}\n", row("1").trim_end().replace("to\n", "to,cvr\n"))
        .replace("2026-12-31\n", "2026-12-31,12345678\n");
    assert_eq!(read(cvr.as_bytes()).unwrap_err(), ["/lines/2/cvr"]);
}

#[test]
fn a_hundred_faults_are_listed_and_the_rest_counted() {
    let rows: String =
        (0..250).map(|n| format!("{n},Å,V,1,B,ja,varme,x,GJ,2026-01-01,2026-12-31\n")).collect();
    let found = read(format!("{HEAD}{rows}").as_bytes()).unwrap_err();
    assert_eq!((found.len(), found.last().unwrap().as_str()), (101, ""));
}

#[test]
fn a_production_says_every_fault() {
    let faulty = super::PRODUCTION
        .replace("10000009", "10000008")
        .replace("refund_kroner = \"8253500.00\"", "refund_kroner = \"9800000.00\"")
        .replace("energy_gj = \"198000\"", "energy_gj = \"0\"")
        .replace("entered_by = \"Åse Ørsted, økonomichef\"", "entered_by = \"\"")
        .replace("to = \"2026-12-31\"", "to = \"2027-01-31\"");
    let found = sagsgang::invoice::production::Production::from_toml(&faulty).unwrap_err();
    let mut pointers: Vec<_> = found.iter().map(|fault| fault.pointer.as_str()).collect();
    pointers.sort_unstable();
    assert_eq!(
        pointers,
        [
            "/fuel/0/energy_gj",
            "/fuel/0/refund_kroner",
            "/minimum/0/entered_by",
            "/period/to",
            "/supplier/cvr"
        ]
    );
    let unknown = changed("ets_covered = true", "ets_covered = true\nrabat = 1").unwrap_err();
    assert!(unknown[0].message.en.contains("rabat"), "{unknown:?}");
    let early =
        changed("from = \"2026-01-01\"\nto = \"2026-12-31\"", "from = \"2024-01-01\"\nto = \"2024-12-31\"")
            .unwrap_err();
    assert_eq!(early[0].provision.as_ref().unwrap().id(), "bek1504.8");
}
