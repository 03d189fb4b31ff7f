//! The yearly statement to customers of heat or cold (§ 5).

use super::writing::Writing;
use crate::letters::{Kind, Made};
use crate::refund::procedure::content::HeatStatementsReminder;

pub(super) fn reminder(mut w: Writing<'_>, reminder: &HeatStatementsReminder) -> Made {
    let day = w.day(reminder.due);
    if reminder.passed {
        w.paragraph(
            format!("Jeres aftagere af varme eller kulde skulle senest den {day} have haft årets oplysninger om CO2-afgift ved en fakturering. Efter sagens oplysninger har de ikke fået dem."),
            format!("By {day} your customers of heat or cold should have had the year's information on CO2 tax with an invoice. By the case's records they have not had it."),
        );
    } else {
        w.paragraph(
            format!("Jeres aftagere af varme eller kulde skal senest den {day} have årets oplysninger om CO2-afgift ved en fakturering."),
            format!("By {day} your customers of heat or cold must have the year's information on CO2 tax with an invoice."),
        );
    }
    w.heading(2, "Det skal I gøre", "What you must do");
    w.paragraph(
        "Bestil opgørelserne i sagen, vedlæg dem fakturaerne eller indsæt oplysningerne i dem, og registrér i sagen, at de er sendt. Har I allerede givet oplysningerne på anden måde, så registrér det i sagen uden kørsel, med dag og måde.",
        "Order the statements in the case, enclose them with the invoices or put the information in them, and record in the case that they were sent. If you have given the information in another way already, record it in the case without a run, with the day and the way.",
    );
    if reminder.passed {
        w.paragraph(
            "Den, der forsætligt eller groft uagtsomt overtræder § 5, kan straffes med bøde (§ 7).",
            "Whoever breaches section 5 intentionally or by gross negligence may be fined (section 7).",
        );
        w.rules_of(["bek1504.5.1", "bek1504.5.2", "bek1504.7.1.2"]);
    } else {
        w.rules_of(["bek1504.5.1", "bek1504.5.2"]);
    }
    w.agreed_readings(&["statement-year"]);
    w.automatic();
    let (da, en) = if reminder.passed {
        ("Den årlige opgørelse til aftagere mangler", "The yearly statement to customers is missing")
    } else {
        ("Husk den årlige opgørelse til aftagere", "Remember the yearly statement to customers")
    };
    w.made("heat-reminder", Kind::Notice, da, en)
}
