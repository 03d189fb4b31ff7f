//! Storage sites and their permits: what counts as approved under directive 2009/31/EC, and what never does.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::record::SiteAcceptance;
use crate::law::parameter::{Status, in_force};
use crate::law::quantity::Tonnes;
use crate::law::{Day, Provision, Text};

/// What was granted at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = StorageSiteKind)]
pub enum SiteKind {
    /// A storage permit under directive 2009/31/EC: the only one that counts (BEK 1504 § 3, stk. 1, nr. 4).
    StoragePermit,
    /// A permit for less than 100 kt for research, development or testing (BEK 974). Directive 2009/31/EC art. 2(2)
    /// leaves such storage outside the directive, so it is no approval under it (reading `pilot-storage`).
    ResearchPermit,
    /// A licence to explore: never an approval to store.
    ExplorationLicence,
}

impl SiteKind {
    /// As people read it.
    pub fn text(self) -> Text {
        match self {
            Self::StoragePermit => Text::new("lagringstilladelse", "storage permit"),
            Self::ResearchPermit => Text::new(
                "tilladelse til forskning, udvikling eller afprøvning",
                "permit for research, development or testing",
            ),
            Self::ExplorationLicence => Text::new("efterforskningstilladelse", "exploration licence"),
        }
    }
}

/// A storage site and its permit, as somebody states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StorageSiteFacts)]
pub struct SiteFacts {
    /// Its id: lower-case letters, digits and hyphens.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The state that gave the permit, by its code of two letters (ISO 3166-1): `DK`.
    pub country: String,
    /// Who holds the permit.
    pub holder: String,
    /// What was granted.
    pub kind: SiteKind,
    /// The permit's first day; nothing stored counts while it is not known.
    #[serde(default)]
    pub valid_from: Option<Day>,
    /// The permit's last day; none where it has none or it is not known.
    #[serde(default)]
    pub valid_to: Option<Day>,
    /// The most that may be stored there in all, in tonnes.
    #[serde(default)]
    pub cap: Option<Tonnes>,
    /// Where this is from.
    pub source: String,
}

/// A site in the register, `policies/storage-sites.toml`, or one that a case has entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = StorageSite)]
pub struct Site {
    /// The site and its permit.
    #[serde(flatten)]
    pub facts: SiteFacts,
    /// How far it can be relied on.
    pub status: Status,
    /// Whether a case entered it and the register has it not.
    #[serde(default)]
    pub of_case: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    name: String,
    country: String,
    holder: String,
    kind: SiteKind,
    valid_from: Option<Day>,
    valid_to: Option<Day>,
    cap: Option<Tonnes>,
    source: String,
    status: Status,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    site: Vec<Row>,
}

static ALL: LazyLock<Vec<Site>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../policies/storage-sites.toml")).unwrap_or_default();
    file.site.into_iter().map(Row::into_site).collect()
});

impl Row {
    fn into_site(self) -> Site {
        let Self { id, name, country, holder, kind, valid_from, valid_to, cap, source, status } = self;
        let facts = SiteFacts { id, name, country, holder, kind, valid_from, valid_to, cap, source };
        Site { facts, status, of_case: false }
    }
}

/// The register of storage sites.
pub fn register() -> &'static [Site] {
    &ALL
}

/// The register's site with the id.
pub fn registered(id: &str) -> Option<&'static Site> {
    register().iter().find(|site| site.facts.id == id)
}

/// Whether storing at a site on a day is storing in an approved facility, and why or why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = StorageSiteStanding)]
pub struct Standing {
    /// The site's id.
    pub site: String,
    /// Whether it counts.
    pub approved: bool,
    /// Why, or why not, and what would mend it.
    pub why: Text,
}

impl Standing {
    /// The standing of a site on the day that CO2 was stored there or, for what is on its way to it, on the day asked of.
    pub(super) fn of(id: &str, site: Option<&Site>, acceptance: Option<&SiteAcceptance>, on: Day) -> Self {
        let (approved, why) = judged(site, acceptance, on);
        Self { site: id.to_owned(), approved, why }
    }

    /// The provision that asks for an approved facility.
    pub fn provision() -> Provision {
        Provision::of("bek1504.3.1.4")
    }
}

fn judged(site: Option<&Site>, acceptance: Option<&SiteAcceptance>, on: Day) -> (bool, Text) {
    let Some(Site { facts, status, of_case }) = site else {
        return (
            false,
            Text::new(
                "Lageret er hverken i registret over lagringstilladelser eller i sagen.",
                "The site is neither in the register of storage permits nor in the case.",
            ),
        );
    };
    let no = |da: String, en: String| (false, Text::new(da, en));
    let kind = facts.kind.text();
    if facts.kind != SiteKind::StoragePermit {
        return no(
            format!("Der er givet {}; det er ikke en godkendelse efter direktiv 2009/31/EF.", kind.da),
            format!("A {} was given; that is no approval under directive 2009/31/EC.", kind.en),
        );
    }
    let Some(from) = facts.valid_from.filter(|_| *status != Status::ToBeEntered) else {
        return no(
            "Tilladelsens oplysninger er ikke indtastet; de indtastes i policies/storage-sites.toml af Skatteforvaltningen efter tilladelsen.".into(),
            "The permit's particulars are not entered; Skatteforvaltningen enters them in policies/storage-sites.toml from the permit.".into(),
        );
    };
    if !in_force(from, facts.valid_to, on) {
        let to = facts.valid_to.map_or_else(|| "…".to_owned(), |day| day.to_string());
        return no(
            format!("Tilladelsen gjaldt ikke den {on}; den gælder {from} til {to}."),
            format!("The permit was not valid on {on}; it is valid from {from} to {to}."),
        );
    }
    let foreign = facts.country != "DK";
    if (foreign || *of_case) && acceptance.is_none() {
        return if *of_case {
            no(
                "Lageret er tilføjet i sagen og endnu ikke godtaget af en sagsbehandler.".into(),
                "The site was entered in the case and no official has accepted it yet.".into(),
            )
        } else {
            no(
                format!(
                    "Tilladelsen er givet af en anden stat ({}); det skal godtages ved en begrundet afgørelse.",
                    facts.country
                ),
                format!(
                    "Another state ({}) gave the permit; it takes a reasoned decision to accept it.",
                    facts.country
                ),
            )
        };
    }
    let caveat = status.caveat().filter(|_| acceptance.is_none());
    let (da, en) =
        caveat.map_or_else(Default::default, |text| (format!(" ({})", text.da), format!(" ({})", text.en)));
    (
        true,
        Text::new(
            format!("Lagringstilladelse efter direktiv 2009/31/EF, gyldig den {on}{da}."),
            format!("Storage permit under directive 2009/31/EC, valid on {on}{en}."),
        ),
    )
}
