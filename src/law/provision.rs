//! References to provisions of law.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Language;

/// A provision, named by act, section, subsection and item: `bek974.4.1.3` is § 4, stk. 1, nr. 3 of BEK 974/2022.
///
/// The acts' short names stand in [`Provision::act`]. The orders' own provisions are listed with their texts in
/// `policies/provisions/`; a test holds every reference in the code against that list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, example = "bek974.4.1.3")]
pub struct Provision(Cow<'static, str>);

impl Provision {
    /// A provision named in the code.
    pub const fn of(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// A provision named in data.
    pub fn from_id(id: impl Into<String>) -> Self {
        Self(Cow::Owned(id.into()))
    }

    /// Its id, as in `policies/provisions/`.
    pub fn id(&self) -> &str {
        &self.0
    }

    /// The act's name as people write it: `BEK nr. 974/2022`.
    pub fn act(&self) -> &str {
        match self.0.split('.').next().unwrap_or_default() {
            "bek974" => "BEK nr. 974/2022",
            "bek1504" => "BEK nr. 1504/2024",
            "ugl" => "undergrundsloven",
            "fvl" => "forvaltningsloven",
            "ofl" => "offentlighedsloven",
            "sfl" => "skatteforvaltningsloven",
            "hml" => "havmiljøloven",
            "mvl" => "miljøvurderingsloven",
            "co2al" => "CO2-afgiftsloven",
            "minal" => "mineralolieafgiftsloven",
            "gasal" => "gasafgiftsloven",
            "kulal" => "kulafgiftsloven",
            "emal" => "emissionsafgiftsloven",
            "opkl" => "opkrævningsloven",
            "ccsd" => "direktiv 2009/31/EF",
            "etd" => "direktiv 2003/96/EF",
            "mrr" => "forordning (EU) 2018/2066",
            other => other,
        }
    }

    /// The citation as it stands in a letter: `BEK nr. 974/2022 § 4, stk. 1, nr. 3`. English letters keep the Danish
    /// citation form, since that is what can be looked up; directives and regulations are cited by article.
    pub fn cite(&self, language: Language) -> String {
        let mut parts = self.0.split('.');
        let act = parts.next().unwrap_or_default();
        let (section, article) = match (act, language) {
            ("ccsd" | "etd" | "mrr", Language::Da) => ("artikel ", true),
            ("ccsd" | "etd" | "mrr", Language::En) => ("article ", true),
            _ => ("§ ", false),
        };
        let mut out = self.act().to_owned();
        for (depth, part) in parts.enumerate() {
            match depth {
                0 if part.starts_with("bilag") => {
                    out.push_str(" bilag ");
                    out.push_str(part.trim_start_matches("bilag"));
                }
                0 => {
                    out.push(' ');
                    out.push_str(section);
                    out.push_str(&spaced(part));
                }
                1 if article => {
                    out.push('(');
                    out.push_str(part);
                    out.push(')');
                }
                1 if part == "0" => {}
                1 => {
                    out.push_str(", stk. ");
                    out.push_str(part);
                }
                _ => {
                    out.push_str(", nr. ");
                    out.push_str(part);
                }
            }
        }
        out
    }
}

/// `23x` is written `23 x` in Danish law.
fn spaced(section: &str) -> String {
    let digits = section.chars().take_while(char::is_ascii_digit).count();
    let (number, letter) = section.split_at_checked(digits).unwrap_or((section, ""));
    if letter.is_empty() { number.to_owned() } else { format!("{number} {letter}") }
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cite(Language::Da))
    }
}

impl fmt::Debug for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_are_cited_as_danish_law_is() {
        for (id, cited) in [
            ("bek974.4.1.3", "BEK nr. 974/2022 § 4, stk. 1, nr. 3"),
            ("bek974.7", "BEK nr. 974/2022 § 7"),
            ("bek974.2.0.8", "BEK nr. 974/2022 § 2, nr. 8"),
            ("bek974.bilag1", "BEK nr. 974/2022 bilag 1"),
            ("ugl.23x.4", "undergrundsloven § 23 x, stk. 4"),
            ("fvl.19", "forvaltningsloven § 19"),
        ] {
            assert_eq!(Provision::of(id).to_string(), cited);
        }
        assert_eq!(Provision::of("ccsd.16.1").cite(Language::En), "direktiv 2009/31/EF article 16(1)");
        assert_eq!(Provision::of("mrr.48.3").cite(Language::En), "forordning (EU) 2018/2066 article 48(3)");
        assert_eq!(Provision::of("co2al.9f.1").to_string(), "CO2-afgiftsloven § 9 f, stk. 1");
        assert_eq!(Provision::of("ccsd.16.1").cite(Language::Da), "direktiv 2009/31/EF artikel 16(1)");
    }
}
