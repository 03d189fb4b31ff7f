//! The check.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{json, to_value};
use utoipa::ToSchema;

use super::document::Invoice;
use super::input::CheckInput;
use super::points::{Point, Verdict, agreement, minimum, net_tax, no_refunded_tax};
use crate::casework::Problem;
use crate::law::{Digest, Receipt};
use crate::refund::tax::{figure, most_kroner};

/// What an invoice's check comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = InvoiceCheckResult)]
pub struct CheckResult {
    /// Broken where a point is; cannot be seen where one is not shown; else kept.
    pub verdict: Verdict,
    /// Each point of § 5.
    pub points: Vec<Point>,
    /// The invoice's day of issue, as it is written.
    pub issued: String,
    /// How it was reached.
    pub receipt: Receipt,
}

/// Holds an invoice against § 5, point by point.
///
/// # Errors
/// An invoice that cannot be read as UBL, and every fault in what is given beside it.
pub fn check(input: &CheckInput) -> Result<CheckResult, Vec<Problem>> {
    let mut faults = Vec::new();
    for (value, pointer) in
        [(input.net_tax_kroner, "/net_tax_kroner"), (input.refunded_tax_kroner, "/refunded_tax_kroner")]
    {
        value.map(|kroner| figure(kroner, most_kroner(), 2, pointer, &mut faults));
    }
    for (at, expected) in input.minimum.iter().take(20).enumerate() {
        let pointer = format!("/minimum/{at}/difference_kroner_per_gj");
        expected
            .difference_kroner_per_gj
            .map(|lacking| figure(lacking, Decimal::from(1_000_000), 6, &pointer, &mut faults));
    }
    let invoice = Invoice::read(&input.xml).map_err(|fault| faults.push(fault)).ok();
    let Some(invoice) = invoice.filter(|_| faults.is_empty()) else { return Err(faults) };
    let mut points = vec![agreement(&invoice)];
    points.extend(net_tax(&invoice, input));
    points.push(no_refunded_tax(&invoice, input));
    points.extend(minimum(&invoice, input));
    let any = |verdict| points.iter().any(|point| point.verdict == verdict);
    let verdict = if any(Verdict::Broken) {
        Verdict::Broken
    } else if any(Verdict::CannotBeSeen) {
        Verdict::CannotBeSeen
    } else {
        Verdict::Kept
    };
    // The receipt holds the invoice's digest, not the invoice.
    let mut given = to_value(input).unwrap_or_default();
    if let Some(given) = given.as_object_mut() {
        given.remove("xml");
        given.insert("invoice_sha256".into(), json!(Digest::of(input.xml.as_bytes())));
    }
    let mut receipt = Receipt::begin("invoice-check", given);
    receipt.readings = input.readings.used("minimum-trigger").into_iter().collect();
    for point in &points {
        let verdict =
            to_value(point.verdict).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        receipt.step(Some(point.provision.clone()), point.why.clone(), verdict);
    }
    let receipt = receipt.end(json!({ "verdict": verdict }));
    Ok(CheckResult { verdict, points, issued: invoice.issued, receipt })
}
