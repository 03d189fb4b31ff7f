//! What is said to whoever is not signed in through the directory.

use actix_web::http::StatusCode;

use crate::access::Assurance;
use crate::law::Text;
use crate::openid::Fault;

/// The status, the kind of problem, its title, and what happened and what can be done.
pub fn words(fault: &Fault) -> (StatusCode, &'static str, Text, Text) {
    let not_in = || Text::new("Du blev ikke logget ind", "You were not signed in");
    match fault {
        Fault::Unreachable(_) | Fault::Busy => (
            StatusCode::SERVICE_UNAVAILABLE,
            "directory-unavailable",
            Text::new("Log ind virker ikke lige nu", "Signing in does not work right now"),
            Text::new(
                "Den tjeneste, du logger ind gennem, svarer ikke. Resten af stedet virker. Prøv igen om lidt.",
                "The service that you sign in through does not answer. The rest of this site works. Try again shortly.",
            ),
        ),
        Fault::NotBegun => (
            StatusCode::BAD_REQUEST,
            "sign-in-not-begun",
            not_in(),
            Text::new(
                "Dette log ind er ikke begyndt i denne browser, er allerede brugt eller tog mere end 10 minutter. \
                 Begynd forfra, og lad browseren gemme cookies.",
                "This sign-in was not begun in this browser, has been used already, or took more than 10 minutes. \
                 Begin again, and let the browser keep cookies.",
            ),
        ),
        Fault::TurnedAway(why) => (
            StatusCode::FORBIDDEN,
            "sign-in-turned-away",
            not_in(),
            Text::new(
                format!(
                    "Den tjeneste, du logger ind gennem, sendte dig tilbage uden at logge dig ind ({why})."
                ),
                format!("The service that you sign in through sent you back without signing you in ({why})."),
            ),
        ),
        Fault::Untrusted(_) => (
            StatusCode::UNAUTHORIZED,
            "sign-in-untrusted",
            not_in(),
            Text::new(
                "Svaret fra den tjeneste, du logger ind gennem, kunne ikke bekræftes. Begynd forfra.",
                "The answer of the service that you sign in through could not be confirmed. Begin again.",
            ),
        ),
        Fault::Level { has, needs } => (
            StatusCode::FORBIDDEN,
            "level-too-low",
            Text::new("Log ind på et højere niveau", "Sign in at a higher level"),
            Text::new(
                format!(
                    "Her kræves sikringsniveauet {} (NSIS). Du loggede ind på niveauet {}. Log ind på en sikrere måde.",
                    danish(Some(*needs)),
                    danish(*has)
                ),
                format!(
                    "The level of assurance {needs} (NSIS) is needed here. You signed in at the level {}. Sign in in a \
                     surer way.",
                    has.map_or("not given", Assurance::slug)
                ),
            ),
        ),
        Fault::Nobody => (
            StatusCode::FORBIDDEN,
            "no-role",
            Text::new("Du har ingen rolle her", "You have no role here"),
            Text::new(
                "Du er hverken logget ind for et selskab eller medlem af en gruppe, der har en rolle her. Log ind for dit \
                 selskab, eller bed din administrator om en rolle.",
                "You are neither signed in for a company nor in a group that has a role here. Sign in for your company, \
                 or ask your administrator for a role.",
            ),
        ),
        Fault::TwoAuthorities => (
            StatusCode::FORBIDDEN,
            "two-authorities",
            Text::new("Du har roller hos to myndigheder", "You have roles at two authorities"),
            Text::new(
                "En person handler her for én myndighed. Bed din administrator om at fjerne grupperne til den anden.",
                "A person acts for one authority here. Ask your administrator to take away the groups of the other.",
            ),
        ),
        Fault::Unfit(faults) => (
            StatusCode::FORBIDDEN,
            "person-unfit",
            Text::new("Der mangler noget om dig", "Something is missing about you"),
            Text::new(
                format!(
                    "Den tjeneste, du logger ind gennem, oplyser ikke alt om dig, som det skal være: {} Bed din \
                     administrator om at rette det.",
                    all(faults.iter().map(|fault| fault.message.da.as_str()))
                ),
                format!(
                    "The service that you sign in through does not tell all about you as it must be: {} Ask your \
                     administrator to mend it.",
                    all(faults.iter().map(|fault| fault.message.en.as_str()))
                ),
            ),
        ),
    }
}

fn danish(level: Option<Assurance>) -> &'static str {
    match level {
        Some(Assurance::Low) => "lav",
        Some(Assurance::Substantial) => "betydelig",
        Some(Assurance::High) => "høj",
        None => "ikke oplyst",
    }
}

fn all<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join(" ")
}
