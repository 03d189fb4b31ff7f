//! Whom the statement on the EU minimum is for.

use crate::law::Text;
use crate::law::reading::Readings;

/// Whether § 5(3) applies to a delivery, by the reading `minimum-trigger`, and why.
pub(crate) fn applies(vat_registered: bool, ets_covered: bool, readings: &Readings) -> (bool, Text) {
    if !vat_registered {
        return (
            false,
            Text::new(
                "§ 5, stk. 3, gælder ikke: aftageren er ikke momsregistreret",
                "§ 5(3) does not apply: the customer is not VAT-registered",
            ),
        );
    }
    match (ets_covered, readings.is("minimum-trigger", "non-ets")) {
        (true, false) => (
            true,
            Text::new(
                "§ 5, stk. 3, gælder: aftageren er momsregistreret, og fremstillingen er kvoteomfattet",
                "§ 5(3) applies: the customer is VAT-registered and production is in the emissions trading system",
            ),
        ),
        (false, true) => (
            true,
            Text::new(
                "§ 5, stk. 3, gælder efter den valgte læsning: aftageren er momsregistreret, og fremstillingen er ikke \
                 kvoteomfattet",
                "§ 5(3) applies by the reading chosen: the customer is VAT-registered and production is outside the emissions \
                 trading system",
            ),
        ),
        (false, false) => (
            false,
            Text::new(
                "§ 5, stk. 3, gælder ikke: fremstillingen er ikke kvoteomfattet",
                "§ 5(3) does not apply: production is outside the emissions trading system",
            ),
        ),
        (true, true) => (
            false,
            Text::new(
                "§ 5, stk. 3, gælder ikke efter den valgte læsning: fremstillingen er kvoteomfattet",
                "§ 5(3) does not apply by the reading chosen: production is in the emissions trading system",
            ),
        ),
    }
}
