//! Pages of somebody who is signed in, and the forms on them.

use actix_web::test::TestRequest;
use sagsgang::access::Person;
use sagsgang::api::now;

use super::accounts::{PASSWORD, add, browser, code, held, try_in};
use super::site::{Answer, Site};

/// A browser in which somebody is signed in.
pub struct Window<'a> {
    site: &'a Site,
    held: String,
}

impl<'a> Window<'a> {
    /// Somebody signs in.
    pub async fn of(site: &'a Site, person: &Person) -> Self {
        let at = now();
        let device = add(&site.desk, person, at);
        let signed_in = try_in(site, &person.id, PASSWORD, &code(&device, at)).await;
        assert_eq!(signed_in.status, 201, "{:?}", signed_in);
        Self { site, held: held(&signed_in) }
    }

    /// A page.
    pub async fn get(&self, uri: &str) -> Answer {
        self.site.send(self.request("GET", uri)).await
    }

    /// A page that is there.
    pub async fn page(&self, uri: &str) -> String {
        let answer = self.get(uri).await;
        let html = text(&answer);
        assert_eq!(answer.status, 200, "{uri}: {html}");
        html
    }

    /// A form sent from a page, with the token that stands there.
    pub async fn send(&self, from: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
        let html = self.page(from).await;
        self.send_with(hidden(&html, "form-token"), to, fields).await
    }

    /// A form with a token.
    pub async fn send_with(&self, token: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("form-token", token)];
        all.extend(fields);
        let request =
            self.request("POST", to).insert_header(("Content-Type", "application/x-www-form-urlencoded"));
        self.site.send(request.set_payload(serde_urlencoded::to_string(all).unwrap())).await
    }

    /// A form with a file, sent from a page.
    pub async fn send_file(
        &self,
        from: &str,
        to: &str,
        fields: &[(&str, &str)],
        (field, name, content): (&str, &str, &[u8]),
    ) -> Answer {
        let html = self.page(from).await;
        let mut body = Vec::new();
        let mut all = vec![("form-token", hidden(&html, "form-token"))];
        all.extend(fields);
        for (name, value) in all {
            body.extend(
                format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let head = format!(
            "--xx\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(content);
        body.extend(b"\r\n--xx--\r\n");
        let request =
            self.request("POST", to).insert_header(("Content-Type", "multipart/form-data; boundary=xx"));
        self.site.send(request.set_payload(body)).await
    }

    fn request(&self, method: &str, uri: &str) -> TestRequest {
        browser(method, &self.held, uri)
            .insert_header(("Accept", "text/html"))
            .insert_header(("Accept-Language", "en"))
    }
}

/// A page's text.
pub fn text(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}

/// What stands in a hidden field of a page.
pub fn hidden<'a>(html: &'a str, name: &str) -> &'a str {
    let marker = format!("name=\"{name}\" value=\"");
    let after = html.split(&marker).nth(1).unwrap_or_else(|| panic!("no {name} in {html}"));
    after.split('"').next().unwrap()
}
