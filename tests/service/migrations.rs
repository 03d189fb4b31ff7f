//! Both databases get the same schema; and what the first release kept is read by this one.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use sagsgang::desk::Desk;
use sagsgang::desk::verify::{Depth, verify};
use sagsgang::law::Moment;
use sagsgang::store::{Store, TimeOuts};
use serde_json::json;

use super::support::database::{Db, empty, on_postgres, url};
use super::support::people::{APPLICANT, known};
use super::support::site::Site;
use super::support::{desk, folder, journal};

/// The tables, columns and keys that SQLite has.
const OF_SQLITE: &str = "
    SELECT lower(m.name || '.' || p.name || ' ' || p.type || ' ' || p.\"notnull\" || ' ' || p.pk) AS word
    FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'
    UNION ALL
    SELECT m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" || '.' || f.\"to\"
    FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
    UNION ALL
    SELECT 'index ' || m.name || '.' || i.name || ' ' || i.seqno
    FROM sqlite_master m, pragma_index_info(m.name) i WHERE m.type = 'index' AND m.sql IS NOT NULL
    UNION ALL
    SELECT 'unique ' || m.name || '.' || i.name FROM sqlite_master m, pragma_index_list(m.name) l,
    pragma_index_info(l.name) i WHERE m.type = 'table' AND l.origin = 'u'";

/// Those that PostgreSQL has, in the same words.
const OF_POSTGRES: &str = "
    SELECT (c.table_name || '.' || c.column_name || ' ' || c.data_type || ' '
        || CASE c.is_nullable WHEN 'NO' THEN 1 ELSE 0 END || ' ' || coalesce(k.ordinal_position, 0))::text AS word
    FROM information_schema.columns c LEFT JOIN (
        SELECT u.table_name, u.column_name, u.ordinal_position FROM information_schema.key_column_usage u
        JOIN information_schema.table_constraints t USING (constraint_name, table_name)
        WHERE t.constraint_type = 'PRIMARY KEY') k USING (table_name, column_name)
    WHERE c.table_schema = 'public' AND c.table_name NOT LIKE '\\_\\_%'
    UNION ALL
    SELECT (conrelid::regclass || '.' || a.attname || ' -> ' || confrelid::regclass || '.' || b.attname)::text
    FROM pg_constraint JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[1]
    JOIN pg_attribute b ON b.attrelid = confrelid AND b.attnum = confkey[1] WHERE contype = 'f'
    UNION ALL
    SELECT ('index ' || x.indexrelid::regclass || '.' || a.attname || ' ' || (a.attnum - 1))::text
    FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indexrelid
    JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname = 'public' AND NOT x.indisunique
    UNION ALL
    SELECT ('unique ' || conrelid::regclass || '.' || a.attname)::text
    FROM pg_constraint JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = ANY (conkey)
    WHERE contype = 'u' AND connamespace = 'public'::regnamespace";

#[test]
fn both_databases_get_the_same_schema() {
    if !on_postgres() {
        return;
    }
    let (one, other) = (folder(), folder());
    let lite = format!("sqlite:{}", other.path().join("sagsgang.db").display());
    Store::open(&lite, &other.path().join("files"), 1, &TimeOuts::default()).unwrap().migrate().unwrap();
    drop(desk(one.path(), 1));
    let mut lite = Db::Sqlite(SqliteConnection::establish(lite.strip_prefix("sqlite:").unwrap()).unwrap());
    let mut of_sqlite = journal::words(&mut lite, OF_SQLITE);
    let mut of_postgres = journal::words(&mut journal::database(one.path()), OF_POSTGRES);
    of_sqlite.sort();
    of_postgres.sort();
    assert!(of_sqlite.len() > 60, "{}", of_sqlite.len());
    assert_eq!(of_sqlite, of_postgres);
}

/// The first migration, as the first release had it; and rows that it kept.
const FIRST: &str = include_str!("../../migrations/sqlite/2026-11-21-000001_foundation/up.sql");
const ROWS: &str = include_str!("../first_release/rows.sql");

#[actix_web::test]
async fn what_the_first_release_kept_is_brought_up_to_date_and_goes_on() {
    let folder = folder();
    let url = if on_postgres() { empty(folder.path()) } else { url(folder.path()) };
    let mut db = journal::database(folder.path());
    db.batch_execute(FIRST).unwrap();
    db.batch_execute(ROWS).unwrap();
    let kept = |db: &mut journal::Db| {
        let all = "SELECT case_id || seq || at || actor || act || provision || content || before || hash AS word \
                   FROM journal ORDER BY case_id, seq";
        journal::words(db, all)
    };
    let before = kept(&mut db);
    assert!(before.len() >= 4);
    let store = Store::open(&url, &folder.path().join("files"), 1, &TimeOuts::default()).unwrap();
    assert!(store.ready().is_err(), "it is not up to date yet");
    store.migrate().unwrap();
    store.migrate().unwrap();
    store.ready().unwrap();
    assert_eq!(kept(&mut db), before);
    let desk = Desk::new(store, known());
    let report = verify(&desk, Depth::Recomputed).unwrap();
    assert_eq!((report.faults, report.cases), (vec![], 2));
    // A case goes on from where it was, and the next one gets the next number.
    let id = journal::words(&mut db, "SELECT id AS word FROM cases WHERE kind = 'storage-permit'").remove(0);
    let site = Site::by_clock(desk.clone(), || Moment::parse("2026-12-01T09:00:00Z").unwrap()).await;
    let version = site.get(APPLICANT, &super::support::site::case(&id)).await.version();
    site.save(APPLICANT, &id, version, &json!({"project": {"hypothesis": "videre"}})).await.is(200);
    let number = site.open(APPLICANT).await.is(201)["file"]["number"].as_str().unwrap().to_owned();
    assert!(number.ends_with("-00002"), "{number}");
    assert_eq!(verify(&desk, Depth::Recomputed).unwrap().faults, []);
}
