//! The real routes, called in this process.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::body::to_bytes;
use actix_web::dev::Service as _;
use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, init_service};
use sagsgang::api::{self, App, router};
use sagsgang::desk::Desk;
use sagsgang::desk::sign_in::Limits;
use sagsgang::host::{PerMinute, Rates};
use sagsgang::law::Moment;
use sagsgang::site;
use serde_json::Value;

type Answering = Pin<Box<dyn Future<Output = Answer>>>;

/// The site over a desk.
pub struct Site {
    /// The desk under it.
    pub desk: Desk,
    send: Box<dyn Fn(TestRequest) -> Answering>,
}

/// Where the site says that it is reached.
pub const ADDRESS: &str = "https://sagsgang.example";

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Site {
    /// The site over a desk.
    pub async fn over(desk: Desk) -> Self {
        Self::by_clock(desk, api::now).await
    }

    /// The site over a desk, by a clock of the test's own.
    pub async fn by_clock(desk: Desk, clock: fn() -> Moment) -> Self {
        let data = router::data(App {
            desk: desk.clone(),
            demo: false,
            sessions: Limits::default(),
            rates: Rates::new(PerMinute::NONE),
            address: Some(ADDRESS.into()),
            clock,
        });
        let service = Rc::new(init_service(site::site(data)).await);
        let send = move |request: TestRequest| -> Answering {
            let service = Rc::clone(&service);
            Box::pin(async move {
                match service.call(request.to_request()).await {
                    Ok(answer) => {
                        let status = answer.status().as_u16();
                        let headers = answer.headers().clone();
                        let body = to_bytes(answer.into_body()).await.map_err(|_| "body").unwrap().to_vec();
                        Answer { status, headers, body }
                    }
                    // What the server would make of it.
                    Err(why) => {
                        let answer = why.error_response();
                        let status = answer.status().as_u16();
                        let headers = answer.headers().clone();
                        let body = to_bytes(answer.into_body()).await.map_err(|_| "body").unwrap().to_vec();
                        Answer { status, headers, body }
                    }
                }
            })
        };
        Self { desk, send: Box::new(send) }
    }

    /// Sends a request as it stands.
    pub async fn send(&self, request: TestRequest) -> Answer {
        (self.send)(request).await
    }

    /// A request of a person; of nobody where `who` is empty.
    pub fn request(method: &str, who: &str, uri: &str) -> TestRequest {
        let request = TestRequest::with_uri(uri)
            .method(Method::from_bytes(method.as_bytes()).unwrap())
            .insert_header(("Accept-Language", "en"));
        if who.is_empty() {
            return request;
        }
        request.insert_header(("Authorization", format!("Bearer {who}")))
    }

    /// Reads.
    pub async fn get(&self, who: &str, uri: &str) -> Answer {
        self.send(Self::request("GET", who, uri)).await
    }

    /// Posts JSON.
    pub async fn post(&self, who: &str, uri: &str, body: &Value) -> Answer {
        self.send(Self::request("POST", who, uri).set_payload(body.to_string())).await
    }

    /// Posts a file.
    pub async fn attach(&self, who: &str, id: &str, name: &str, content: &[u8]) -> Answer {
        let uri = format!("{}/attachments?name={name}", case(id));
        self.send(Self::request("POST", who, &uri).set_payload(content.to_vec())).await
    }

    /// Posts evidence.
    pub async fn evidence(&self, who: &str, id: &str, name: &str, content: &[u8]) -> Answer {
        let uri = format!("{}/evidence?name={name}", case(id));
        self.send(Self::request("POST", who, &uri).set_payload(content.to_vec())).await
    }

    /// Saves a draft over the version that is there.
    pub async fn save(&self, who: &str, id: &str, version: i64, draft: &Value) -> Answer {
        let request = Self::request("PUT", who, &format!("{}/draft", case(id)));
        let request = request.insert_header(("If-Match", format!("\"{version}\"")));
        self.send(request.set_payload(draft.to_string())).await
    }

    /// Does an act by its route's last part.
    pub async fn act(&self, who: &str, id: &str, path: &str, body: &Value) -> Answer {
        self.post(who, &format!("{}/{path}", case(id)), body).await
    }

    /// Opens a case.
    pub async fn open(&self, who: &str) -> Answer {
        self.post(who, "/api/v1/storage-permits", &Value::Null).await
    }

    /// The case as a person sees it.
    pub async fn case(&self, who: &str, id: &str) -> Value {
        self.get(who, &case(id)).await.is(200)
    }
}

/// A case's address.
pub fn case(id: &str) -> String {
    format!("/api/v1/storage-permits/{id}")
}

impl Answer {
    /// The body as JSON; `null` where there is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as JSON, of an answer that must have this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self.json()
    }

    /// A problem of this status and kind, with its form checked.
    #[track_caller]
    pub fn problem(&self, status: u16, kind: &str) -> Value {
        let body = self.is(status);
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(body["type"], format!("/problems/{kind}"), "{body}");
        assert_eq!(body["status"], status);
        for text in ["title", "detail"] {
            assert!(body[text].as_str().is_some_and(|t| !t.is_empty()), "{body}");
        }
        for fault in body["errors"].as_array().into_iter().flatten() {
            let pointer = fault["pointer"].as_str().unwrap();
            assert!(pointer.is_empty() || pointer.starts_with('/'), "{fault}");
            assert!(!fault["message"].as_str().unwrap().is_empty(), "{fault}");
        }
        body
    }

    /// The pointers of a problem's faults, in order.
    pub fn pointers(&self) -> Vec<String> {
        let body = self.json();
        let faults = body["errors"].as_array().cloned().unwrap_or_default();
        let mut all: Vec<String> = faults.iter().map(|f| f["pointer"].as_str().unwrap().to_owned()).collect();
        all.sort();
        all
    }

    /// A header's text; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The version that the ETag names.
    pub fn version(&self) -> i64 {
        self.header("etag").trim_matches('"').parse().unwrap()
    }
}
