//! Lists are in the order of bytes, whatever language the database sorts in: in Danish, `aa` comes after `z`.

use sagsgang::law::Moment;
use sagsgang::store::{CaseRow, Scope, Session, StoreError, Window};

use super::support::{desk, folder};

const IDS: [&str; 6] = ["0190-aa", "0190-ab", "0190-f0", "0190-fa", "01aa-00", "01b0-00"];

fn row(id: &str) -> CaseRow {
    let at = Moment::parse("2026-01-01T00:00:00Z").unwrap().to_string();
    CaseRow {
        id: id.into(),
        kind: "storage-permit".into(),
        number: format!("LG-{id}"),
        company: "10000009".into(),
        hydraulic_unit: String::new(),
        state: "draft".into(),
        opened_at: at.clone(),
        updated_at: at.clone(),
        version: 1,
        head_hash: String::new(),
        submitted: true,
        published: true,
        next_due: Some(at),
        file: "{}".into(),
    }
}

/// What a list holds, one after another.
fn one_by_one(
    s: &mut Session<'_>,
    list: impl Fn(&mut Session<'_>, &Window) -> Result<Vec<CaseRow>, StoreError>,
    key: impl Fn(CaseRow) -> String,
) -> Result<Vec<String>, StoreError> {
    let (mut all, mut window) = (Vec::new(), Window { after: None, limit: 1 });
    while let Some(next) = list(s, &window)?.pop() {
        window.after = Some(key(next));
        all.extend(window.after.clone());
    }
    Ok(all)
}

#[test]
fn lists_are_in_the_order_of_bytes() {
    let folder = folder();
    let desk = desk(folder.path(), 1);
    let written = desk.store.write(|s| {
        // In another order than theirs.
        IDS.iter().rev().try_for_each(|id| s.insert_case(&row(id)))?;
        s.next_number("z").and_then(|_| s.next_number("aa")).map(|_| ())
    });
    written.map_err(|why: StoreError| why).unwrap();
    let read = desk.store.read::<(), StoreError>(|s| {
        for scope in [Scope::Submitted, Scope::Company("10000009".into())] {
            let list = |s: &mut Session<'_>, w: &Window| s.list_cases("storage-permit", &scope, w);
            assert_eq!(one_by_one(s, list, |case| case.id)?, IDS);
        }
        let register = |s: &mut Session<'_>, w: &Window| s.list_cases("storage-permit", &Scope::Published, w);
        assert_eq!(one_by_one(s, register, |case| case.number)?, IDS.map(|id| format!("LG-{id}")));
        assert_eq!(one_by_one(s, |s, w| s.all_cases(w), |case| case.id)?, IDS);
        let due = s.cases_due(Moment::parse("2026-06-01T00:00:00Z").unwrap(), 10)?;
        assert_eq!(due.into_iter().map(|(_, id)| id).collect::<Vec<_>>(), IDS);
        let series: Vec<String> = s.series()?.into_iter().map(|(name, _)| name).collect();
        assert_eq!(series, ["aa", "z"]);
        Ok(())
    });
    read.unwrap();
}
