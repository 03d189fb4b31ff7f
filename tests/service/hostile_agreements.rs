//! What is sent to refund agreements by people who should not, and readings that are not readings.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};

use flate2::Compression;
use flate2::write::GzEncoder;
use sagsgang::desk::attachment::largest_readings;
use sagsgang::desk::verify::{Depth, verify};
use sagsgang::law::Digest;
use serde_json::Value;

use super::agreements::walk;
use super::support::agreements::{self, AT, bring, place, plan, readings, send, signed, upload};
use super::support::people::{APPLICANT, CASEWORKER, OTHER};
use super::support::server::Server;
use super::support::site::Site;
use super::support::{desk, folder};

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

#[actix_web::test]
async fn who_assists_hears_no_word_of_money() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let id = bring(&site, "in-force").await;
    let at = place(&id);
    let seen = site.get(CASEWORKER, &at).await.is(200);
    for empty in ["claims", "controls", "hearings", "versions", "inquiries", "extensions"] {
        assert_eq!(seen["file"][empty], serde_json::json!([]), "{empty}");
    }
    for part in [
        "",
        "/journal?limit=200",
        "/documents",
        "/custody",
        "/ledger",
        "/ledger?format=csv",
        "/claims/1/receipt",
    ] {
        let answer = site.get(CASEWORKER, &format!("{at}{part}")).await;
        let said = String::from_utf8_lossy(&answer.body).into_owned();
        for secret in ["Skattekontoen", "8500000", "8.500.000", "gartneri", "Stikprøve", "Is i bæltet"] {
            assert!(!said.contains(secret), "{part}: {secret}");
        }
    }
    // Every document is asked for by its id, and every file by its digest: only those that are listed are given.
    let all = site.get(APPLICANT, &format!("{at}/documents")).await.is(200);
    let listed = site.get(CASEWORKER, &format!("{at}/documents")).await.is(200);
    let mut withheld = 0;
    for document in all.as_array().unwrap() {
        let shown = listed.as_array().unwrap().iter().any(|d| d["id"] == document["id"]);
        let uri = format!("{at}/documents/{}", document["id"].as_str().unwrap());
        let status = site.get(CASEWORKER, &uri).await.status;
        assert_eq!(status, if shown { 200 } else { 404 }, "{document}");
        withheld += u32::from(!shown);
    }
    assert!(withheld > 3, "{withheld}");
}

#[actix_web::test]
async fn a_digest_opens_nothing_in_another_case() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let ours = signed(&site, 1).await;
    let series = Digest::of(&readings(1));
    site.get(APPLICANT, &format!("{}/attachments/{series}", place(&ours))).await.is(200);
    let theirs = site.post(OTHER, AT, &Value::Null).await.is(201);
    let theirs = place(theirs["file"]["id"].as_str().unwrap());
    for digest in [series, Digest::of(&plan(1)), agreements::document()] {
        for case in [&theirs, &place(&ours)] {
            site.get(OTHER, &format!("{case}/attachments/{digest}")).await.problem(404, "not-found");
        }
    }
    // Nor does it in another case of the same company: the plan must be a file of the case itself.
    let second = signed(&site, 0).await;
    let answer = upload(&site, APPLICANT, &second, 1).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/plan"]);
}

#[actix_web::test]
async fn readings_that_are_none_leave_nothing_behind() {
    let folder = folder();
    let site = Site::over(desk(folder.path(), 1)).await;
    let id = signed(&site, 0).await;
    send(&site, APPLICANT, &id, "evidence?name=plan.json", &plan(1)).await.is(200);
    let files = walk(folder.path().join("files"));
    let version = site.get(APPLICANT, &place(&id)).await.is(200)["version"].clone();
    let part = format!("measurements?name=dag.csv&plan={}", Digest::of(&plan(1)));
    let whole = gzip(&readings(1));
    let mut flipped = whole.clone();
    let last = flipped.len() - 6;
    flipped[last] ^= 0xff;
    let zeros = gzip(&vec![0; 100_000_000]);
    assert!(zeros.len() < 200_000);
    let lines = gzip(&[readings(1), b"\n".repeat(50_000_000)].concat());
    let twice = gzip(&whole);
    let junk: [(&str, &[u8]); 9] = [
        ("nothing", b""),
        ("zeros", &zeros),
        ("empty lines", &lines),
        ("half a gzip", &whole[..whole.len() / 2]),
        ("no trailer", &whole[..whole.len() - 8]),
        ("a wrong checksum", &flipped),
        ("a header alone", b"\x1f\x8b\x08\0"),
        ("gzip of gzip", &twice),
        ("half a line", &readings(1)[..985]),
    ];
    for (what, bytes) in junk {
        let answer = send(&site, APPLICANT, &id, &part, bytes).await;
        assert!(matches!(answer.status, 413 | 422), "{what}: {}", answer.status);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
        assert!(answer.body.len() < 200_000, "{what}: an answer of {} bytes", answer.body.len());
        assert_eq!(walk(folder.path().join("files")), files, "{what}");
    }
    let most = usize::try_from(largest_readings()).unwrap();
    send(&site, APPLICANT, &id, &part, &vec![b'\n'; most + 1]).await.problem(413, "too-large");
    assert_eq!(walk(folder.path().join("files")), files);
    assert_eq!(site.get(APPLICANT, &place(&id)).await.is(200)["version"], version);
    send(&site, APPLICANT, &id, &part, &whole).await.is(200);
    assert_eq!(verify(&site.desk, Depth::Recomputed).unwrap().faults, []);
}

#[test]
fn an_upload_that_is_cut_off_leaves_nothing_behind() {
    let folder = folder();
    let desk = desk(folder.path(), 2);
    let id = actix_web::rt::System::new().block_on(async {
        let site = Site::over(desk.clone()).await;
        let id = signed(&site, 0).await;
        send(&site, APPLICANT, &id, "evidence?name=plan.json", &plan(1)).await.is(200);
        id
    });
    let server = Server::start(desk.clone());
    let files = walk(folder.path().join("files"));
    let uri = format!("{}/measurements?name=dag.csv&plan={}", place(&id), Digest::of(&plan(1)));
    let host = server.url.trim_start_matches("http://");
    // The whole of the readings has come, but more was announced; by length and in chunks.
    for head in ["Content-Length: 9000000", "Transfer-Encoding: chunked"] {
        let mut stream = TcpStream::connect(host).unwrap();
        let request = format!(
            "POST {uri} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {APPLICANT}\r\n{head}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut body = readings(1);
        if head.starts_with("Transfer") {
            body = [format!("{:x}\r\n", body.len()).as_bytes(), &body, b"\r\n"].concat();
        }
        stream.write_all(&body).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = String::new();
        let _whatever_it_says = stream.read_to_string(&mut answer);
        assert!(!answer.starts_with("HTTP/1.1 2") && !answer.starts_with("HTTP/1.1 5"), "{head}: {answer}");
    }
    for _ in 0..50 {
        if walk(folder.path().join("files")) == files {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(walk(folder.path().join("files")), files);
    let view = server.client(APPLICANT).send("GET", &place(&id), &[], vec![]).unwrap();
    assert_eq!(view.body["file"]["series"], serde_json::json!([]));
    assert_eq!(verify(&desk, Depth::Recomputed).unwrap().faults, []);
}
