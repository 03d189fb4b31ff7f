//! A form for what somebody has seen near a site.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use crate::casework::{Problem, Refusal};
use crate::desk::permits::{SignalReceipt, register_entry, register_signal};
use crate::desk::{DeskError, Terms};
use crate::host::{App, shape};
use crate::law::Text;
use crate::permit::procedure::content::{SignalReceived, SignalSource};
use crate::web::fault::Fault;
use crate::web::form::{Field, Filled, FormView, Kind, Sent};
use crate::web::own_site::OwnSite;
use crate::web::shell::{Section, Shell};
use crate::web::visitor::Visitor;

/// The form's fields.
const FIELDS: [Field; 3] = [
    Field::needed("text", "/text", Kind::Lines, "Hvad har du set?", "What have you seen?").help(
        "Skriv også hvor: et sted, en retning eller koordinater.",
        "Write where as well: a place, a direction or coordinates.",
    ),
    Field::needed("observed_at", "/observed_at", Kind::Time, "Hvornår?", "When?")
        .optional()
        .help("Dansk tid.", "Danish time."),
    Field::needed("contact", "/contact", Kind::Line, "Hvordan kan vi få fat i dig?", "How can we reach you?")
        .optional()
        .help(
            "Offentliggøres aldrig. Selskabet får det ikke at se.",
            "Never published. The company does not get to see it.",
        ),
];

#[derive(Template)]
#[template(path = "register/report.html")]
struct ReportPage<'a> {
    shell: Shell,
    number: &'a str,
    form: FormView,
    /// Sent twice, the same form is recorded once.
    key: String,
}

#[derive(Template)]
#[template(path = "register/received.html")]
struct ReceivedPage {
    shell: Shell,
    receipt: SignalReceipt,
    received: String,
}

/// The empty form.
///
/// # Errors
/// 404 where the permit is not in the register.
pub async fn blank(
    app: web::Data<App>,
    visitor: Visitor,
    number: web::Path<String>,
) -> Result<HttpResponse, Fault> {
    let number = number.into_inner();
    let entry = visitor.ask(&app, move |desk| register_entry(desk, &number)).await?;
    shown(&visitor, &entry.number, &Filled::default(), new_key(), StatusCode::OK)
}

/// Takes the form in and answers with a receipt, or with the form and every fault in it.
///
/// # Errors
/// 403 where another site sent it; 404 where the permit is not in the register.
pub async fn send(
    _own: OwnSite,
    app: web::Data<App>,
    visitor: Visitor,
    number: web::Path<String>,
    sent: web::Form<Sent>,
) -> Result<HttpResponse, Fault> {
    let number = number.into_inner();
    let mut filled = Filled::sent(sent.into_inner());
    let key = Uuid::parse_str(filled.value("key")).map_or_else(|_| new_key(), |key| key.to_string());
    let value = filled.json(&FIELDS);
    let mut faults = std::mem::take(&mut filled.faults);
    if faults.is_empty() {
        match shape::read::<Typed>(value) {
            Err(found) => faults = found,
            Ok(typed) => {
                let terms = Terms { idempotency_key: Some(key.clone()), ..Terms::default() };
                let (of, at) = (number.clone(), visitor.at);
                let work = move |desk: &_| register_signal(desk, None, &of, &typed.signal(), &terms, at);
                match visitor.ask(&app, work).await {
                    Ok(done) => return received(&visitor, &done.body),
                    Err(DeskError::Refused(Refusal::Content(found)) | DeskError::Invalid(found)) => {
                        faults = found
                    }
                    Err(DeskError::KeyReused) => {
                        filled.faults = vec![sent_before()];
                        return shown(
                            &visitor,
                            &number,
                            &filled,
                            new_key(),
                            StatusCode::UNPROCESSABLE_ENTITY,
                        );
                    }
                    Err(other) => return Err(other.into()),
                }
            }
        }
    } else {
        // What cannot be read at all is said of no permit that is not there.
        let of = number.clone();
        visitor.ask(&app, move |desk| register_entry(desk, &of)).await?;
    }
    filled.faults = faults;
    shown(&visitor, &number, &filled, key, StatusCode::UNPROCESSABLE_ENTITY)
}

/// What the form comes to.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TypedReport)]
struct Typed {
    text: String,
    #[serde(default)]
    observed_at: Option<crate::law::Moment>,
    #[serde(default)]
    contact: String,
}

impl Typed {
    fn signal(&self) -> SignalReceived {
        SignalReceived {
            source: SignalSource::Public,
            text: self.text.clone(),
            observed_at: self.observed_at,
            contact: self.contact.clone(),
            attachments: Vec::new(),
            watch: None,
        }
    }
}

fn new_key() -> String {
    Uuid::now_v7().to_string()
}

fn sent_before() -> Problem {
    Problem::plain(
        "",
        Text::new(
            "Formularen er allerede sendt med et andet indhold. Send igen, hvis dette er en ny indberetning.",
            "The form has been sent before with another content. Send again if this is a new report.",
        ),
    )
}

fn received(visitor: &Visitor, body: &str) -> Result<HttpResponse, Fault> {
    let receipt: SignalReceipt = serde_json::from_str(body).map_err(DeskError::from)?;
    let received = receipt.received_at.day().written(visitor.language);
    let shell =
        visitor.shell(Section::Register, "Indberetningen er modtaget", "The report has been received");
    visitor.show_once(StatusCode::CREATED, &ReceivedPage { shell, receipt, received })
}

fn shown(
    visitor: &Visitor,
    number: &str,
    filled: &Filled,
    key: String,
    status: StatusCode,
) -> Result<HttpResponse, Fault> {
    let form = FormView::of(&FIELDS, filled, visitor.language);
    let title = visitor.say("Indberet noget, du har set", "Report something you have seen");
    let title = if form.summary.is_empty() {
        title.to_owned()
    } else {
        format!("{} {title}", visitor.say("Fejl:", "Error:"))
    };
    let shell = visitor.titled(Section::Register, &title);
    visitor.show_once(status, &ReportPage { shell, number, form, key })
}
