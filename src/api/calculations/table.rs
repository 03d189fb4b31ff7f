//! The calculators that need nothing but what is sent, a line each.

use crate::invoice::check::{CheckInput, CheckResult, check};
use crate::invoice::minimum::{MinimumInput, MinimumResult, minimum};
use crate::refund::economics::{CaptureEconomics, CaptureEconomicsInput, capture_economics};
use crate::refund::tax::{
    RefundInput, RefundResult, RepaymentInput, RepaymentResult, SubstitutionInput, SubstitutionResult,
    TransferInput, TransferResult, refund, repayment, substitution, transfer,
};

macro_rules! calculators {
    ($($name:ident $path:tt $Input:ident => $Result:ident by $compute:ident $summary:tt $doc:tt)*) => {
        $(
            #[doc = $doc]
            #[utoipa::path(
                post,
                path = $path,
                tag = "calculators",
                summary = $summary,
                request_body = $Input,
                responses(
                    (status = 200, description = "The result and its receipt", body = $Result),
                    $crate::api::openapi::CalculationAnswers,
                ),
            )]
            pub async fn $name(
                request: actix_web::HttpRequest,
                bytes: actix_web::web::Bytes,
            ) -> Result<actix_web::HttpResponse, $crate::api::problem::Problem> {
                let language = $crate::api::caller::language_of(request.headers());
                let input: $Input = $crate::api::body::read(&bytes, language)?;
                let result: $Result = $compute(&input)
                    .map_err(|faults| $crate::api::problem::Problem::invalid(language, &faults))?;
                Ok(actix_web::HttpResponse::Ok().json(result))
            }
        )*

        /// Adds the routes.
        pub fn configure(routes: &mut actix_web::web::ServiceConfig) {
            $(routes.route($path, actix_web::web::post().to($name));)*
        }

        /// Their description.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($($name),*))]
        pub struct Described;
    };
}

calculators! {
    compute_refund "/api/v1/calculations/refund" RefundInput => RefundResult by refund
        "Computes the repayment of CO2 tax for a period"
        "Computes what of the CO2 tax is repaid for what was captured (CO2 tax act, section 9 f), beside other reliefs."
    compute_transfer "/api/v1/calculations/transfer" TransferInput => TransferResult by transfer
        "Holds two measurements of a transfer against each other"
        "Finds what is booked where sender and receiver measure the same CO2 differently."
    compute_repayment "/api/v1/calculations/repayment" RepaymentInput => RepaymentResult by repayment
        "Computes what is to be paid back for CO2 that was not stored"
        "Computes what must be paid back where CO2 that tax was repaid for was not stored (section 3(1)(6))."
    compute_invoice_minimum "/api/v1/calculations/invoice-minimum" MinimumInput => MinimumResult by minimum
        "Tests the tax on each fuel against the EU minimum"
        "Tests whether the tax on each fuel times the year's fraction reaches the EU minimum, as an invoice for heat must tell (section 5(3))."
    check_invoice "/api/v1/calculations/invoice-check" CheckInput => CheckResult by check
        "Holds an invoice against section 5"
        "Says point by point whether an OIOUBL or Peppol invoice for heat or cold keeps section 5 of the refund order."
    compute_substitution "/api/v1/calculations/substitution" SubstitutionInput => SubstitutionResult by substitution
        "Computes the substitute for hours without valid readings"
        "Computes the substitute value for hours without valid readings, in the direction that the reading says."
    estimate_capture_economics "/api/v1/calculations/capture-economics" CaptureEconomicsInput => CaptureEconomics by capture_economics
        "Estimates what capture costs and saves"
        "Estimates cost and saving per tonne by the report of March 2024. An estimate decides nothing."
}
