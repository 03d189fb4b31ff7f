//! Files: what they are, what they are called, and how they come back.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use sagsgang::law::Digest;

use super::super::agreements::walk;
use super::super::support::bodies::pdf;
use super::super::support::people::{APPLICANT, OTHER};
use super::super::support::site::{Answer, Site, case};
use super::super::support::{agreements, course};
use super::site;

/// Attaches a file to a draft and fetches it.
async fn there_and_back(site: &Site, name: &str, content: &[u8]) -> Answer {
    let id = course::draft(site).await;
    site.attach(APPLICANT, &id, name, content).await.is(200);
    site.get(APPLICANT, &format!("{}/attachments/{}", case(&id), Digest::of(content))).await
}

/// That a browser saves it, and runs nothing of it if it is opened after all.
#[track_caller]
fn inert(answer: &Answer) {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/octet-stream");
    assert!(answer.header("content-disposition").starts_with("attachment"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let policy = answer.header("content-security-policy");
    for part in ["default-src 'none'", "sandbox", "frame-ancestors 'none'", "base-uri 'none'"] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("allow-"), "{policy}");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[actix_web::test]
async fn a_page_that_calls_itself_text_is_only_ever_saved() {
    let (_folder, site) = site().await;
    inert(
        &there_and_back(&site, "notat.txt", b"\n\n  plain at first <script>alert(document.domain)</script>")
            .await,
    );
}

#[actix_web::test]
async fn a_drawing_with_a_script_is_only_ever_saved() {
    let (_folder, site) = site().await;
    let svg = b"tegning: <svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    inert(&there_and_back(&site, "tegning.csv", svg).await);
}

#[actix_web::test]
async fn a_pdf_with_a_page_in_it_is_only_ever_saved() {
    let (_folder, site) = site().await;
    let both =
        b"%PDF-1.7\n<html><body onload=alert(1)><script src=//evil.test></script></body></html>\n%%EOF\n";
    inert(&there_and_back(&site, "side.pdf", both).await);
}

#[actix_web::test]
async fn a_file_is_not_taken_under_another_kinds_ending() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    for name in ["a.html", "a.exe", "a.pdf.exe", "a.csv", "a", "a.pdf."] {
        let answer = site.attach(APPLICANT, &id, name, &pdf("x")).await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), ["/name"], "{name}");
    }
    site.attach(APPLICANT, &id, "b.PDF", &pdf("x")).await.is(200);
}

#[actix_web::test]
async fn a_script_is_taken_under_no_name() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    for name in [
        "a.js",
        "a.mjs",
        "a.html",
        "a.htm",
        "a.xhtml",
        "a.svg",
        "a.xml",
        "a.php",
        "a.sh",
        "a.csv.js",
        "a.txt.",
        "a",
        ".htaccess",
    ] {
        site.attach(APPLICANT, &id, name, b"alert(1)").await.problem(415, "unsupported-file");
    }
}

#[actix_web::test]
async fn a_name_that_turns_its_letters_round_is_refused() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    for mark in ["%E2%80%AE", "%E2%81%A6", "%E2%80%8F", "%D8%9C"] {
        let answer = site.attach(APPLICANT, &id, &format!("rapport{mark}vsc.exe.csv"), b"a;b").await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), ["/name"], "{mark}");
    }
}

#[actix_web::test]
async fn a_name_of_readings_leads_nowhere_and_turns_nothing_round() {
    let (folder, site) = site().await;
    let id = agreements::signed(&site, 0).await;
    let plan = agreements::plan(1);
    agreements::send(&site, APPLICANT, &id, "evidence?name=plan.json", &plan).await.is(200);
    let files = walk(folder.path().join("files")).len();
    for name in [
        "..%2F..%2Fdag.csv",
        "%2Fetc%2Fcron.d%2Fx.csv",
        "a%5Cb.csv",
        "dag%E2%80%AEvsc.csv",
        "a%0d%0ab.csv",
        "%00.csv",
    ] {
        let part = format!("measurements?name={name}&plan={}", Digest::of(&plan));
        let answer = agreements::send(&site, APPLICANT, &id, &part, &agreements::readings(1)).await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), ["/name"], "{name}");
    }
    assert_eq!(walk(folder.path().join("files")).len(), files);
}

#[actix_web::test]
async fn a_name_cannot_add_to_the_head_of_the_answer() {
    let (_folder, site) = site().await;
    let name = "a%22%3B%20filename%3D%22b.exe%22%3B%20x%3D%27%2A.csv";
    let answer = there_and_back(&site, name, b"a;b").await;
    inert(&answer);
    let said = answer.header("content-disposition");
    assert_eq!(
        said.matches("filename").count(),
        2,
        "the parameter, and its like in the encoded name: {said}"
    );
    assert!(said.starts_with("attachment; filename*=UTF-8''") && !said.contains('"'), "{said}");
    assert_eq!(said.matches(';').count(), 1, "{said}");
}

#[actix_web::test]
async fn a_range_of_a_file_is_no_way_round_its_case() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let uri = format!("{}/attachments/{}", case(&id), Digest::of(&pdf("kort")));
    for range in ["bytes=0-3", "bytes=-1", "bytes=0-,0-,0-,0-,0-", "bytes=99999999999999999999-", "lines=1"] {
        let ask = |who| Site::request("GET", who, &uri).insert_header(("Range", range));
        site.send(ask(OTHER)).await.problem(404, "not-found");
        let own = site.send(ask(APPLICANT)).await;
        assert_eq!((own.status, &own.body[..]), (200, &pdf("kort")[..]), "{range}");
    }
}

#[actix_web::test]
async fn a_bomb_is_kept_as_it_came_and_unpacked_by_nobody() {
    let (folder, site) = site().await;
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&vec![0; 100_000_000]).unwrap();
    let bomb = packer.finish().unwrap();
    let back = there_and_back(&site, "bombe.gz", &bomb).await;
    assert_eq!(back.body, bomb);
    let size: u64 = walk(folder.path().join("files")).iter().map(|path| path.metadata().unwrap().len()).sum();
    assert!(size < 1_000_000, "{size}");
}

#[actix_web::test]
async fn nobody_fills_the_disk_through_a_case_that_is_not_theirs() {
    let (folder, site) = site().await;
    let id = course::draft(&site).await;
    let agreement = agreements::signed(&site, 0).await;
    let files = walk(folder.path().join("files"));
    let mut large = pdf("stor");
    large.resize(20_000_000, b' ');
    for who in [OTHER, "", "demo-auditor-ens"] {
        assert!(matches!(site.attach(who, &id, "stor.pdf", &large).await.status, 401 | 404));
        assert!(matches!(site.evidence(who, &id, "stor.pdf", &large).await.status, 401 | 404));
        let part = format!("measurements?name=dag.csv&plan={}", Digest::of(b"x"));
        assert!(matches!(agreements::send(&site, who, &agreement, &part, &large).await.status, 401 | 404));
    }
    assert_eq!(walk(folder.path().join("files")), files);
}

#[actix_web::test]
async fn a_file_taken_off_a_draft_is_gone_from_the_case() {
    let (_folder, site) = site().await;
    let id = course::draft(&site).await;
    let uri = format!("{}/attachments/{}", case(&id), Digest::of(&pdf("kort")));
    site.send(Site::request("DELETE", OTHER, &uri)).await.problem(404, "not-found");
    site.get(APPLICANT, &uri).await.is(200);
    site.send(Site::request("DELETE", APPLICANT, &uri)).await.is(200);
    site.get(APPLICANT, &uri).await.problem(404, "not-found");
}
