//! The front page: where to go from here.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::api::App;
use crate::api::caller::language_of;
use crate::law::Language;

/// The front page.
pub async fn front(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let language = language_of(request.headers());
    let page = match language {
        Language::Da => include_str!("front.da.html"),
        Language::En => include_str!("front.en.html"),
    };
    let demo = match (app.demo, language) {
        (false, _) => "",
        (true, Language::Da) => {
            "<p><strong>Dette er demoen.</strong> Personer, selskaber og sager er opdigtede. Log ind med \
             <code>Authorization: Bearer demo-applicant</code>. Fire aftaler om tilbagebetaling af CO2-afgift ligger \
             under <code>/api/v1/refund-agreements</code>; se dem som <code>demo-tax-officer</code>.</p>"
        }
        (true, Language::En) => {
            "<p><strong>This is the demo.</strong> People, companies and cases are made up. Sign in with \
             <code>Authorization: Bearer demo-applicant</code>. Four agreements on repayment of CO2 tax are under \
             <code>/api/v1/refund-agreements</code>; see them as <code>demo-tax-officer</code>.</p>"
        }
    };
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page.replace("<!--demo-->", demo))
}
