//! The policy: who may see a case and who may do which act on it, read from `policies/access/`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::official::Office;
use super::{Actor, Authority, Officials, Person, Role};

static STORAGE_PERMIT: LazyLock<Policy> = LazyLock::new(|| {
    Policy::parse(include_str!("../../policies/access/storage-permit.toml")).unwrap_or_default()
});

/// What of the cases in its kind a role may know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Sight {
    /// The cases of the person's own company.
    Own,
    /// Cases of the person's own authority that have been submitted at least once.
    Submitted,
    /// Cases of another authority that the person's own assists in, from the day that its help is needed.
    Assisted,
    /// What has been released to the public register.
    Published,
}

static REFUND_AGREEMENT: LazyLock<Policy> = LazyLock::new(|| {
    Policy::parse(include_str!("../../policies/access/refund-agreement.toml")).unwrap_or_default()
});

#[derive(Clone, Debug, Deserialize)]
struct OfAuthority {
    name: Authority,
}

/// Who may do an act, and in which states.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    by: Vec<Role>,
    #[serde(rename = "in")]
    states: BTreeSet<String>,
    #[serde(rename = "as")]
    office: Option<Office>,
}

/// Who may see the cases of one kind and act on them. Empty, it lets nobody do anything.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Policy {
    /// The acts that bind the company, which take a full mandate.
    #[serde(default)]
    binding: BTreeSet<String>,
    see: BTreeMap<Role, Sight>,
    authority: Option<OfAuthority>,
    assisting: Option<OfAuthority>,
    act: BTreeMap<String, Rule>,
}

/// What the policy looks at in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// CVR number of the company whose case it is.
    pub company: String,
    /// Whether the case has been submitted at least once; before that, only the company knows of it.
    pub submitted: bool,
    /// Whether anything of it has been released to the public register.
    pub published: bool,
    /// Whether another authority's help is needed, so that it may know of the case.
    pub assisted: bool,
    /// The ids of the people who are disqualified (FVL § 3).
    pub disqualified: BTreeSet<String>,
}

/// Why the policy lets somebody not do an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Nobody is signed in: 401.
    SignIn,
    /// The person may not even know that the case exists: 404.
    Hidden,
    /// The person is disqualified (FVL § 3) and kept off the case: 403.
    Disqualified,
    /// The person may only prepare, and the act binds the company: 403.
    Mandate,
    /// The person knows of the case but may not do the act; these roles may: 403.
    Forbidden(Vec<Role>),
}

impl Policy {
    /// The policy for storage permits.
    pub fn storage_permit() -> &'static Self {
        &STORAGE_PERMIT
    }

    /// The policy for refund agreements.
    pub fn refund_agreement() -> &'static Self {
        &REFUND_AGREEMENT
    }

    /// Reads a policy.
    ///
    /// # Errors
    /// When the text is not a policy: an unknown role, an unknown kind of sight.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The roles that may do an act; none for an act that the policy does not name.
    pub fn roles_for(&self, act: &str) -> &[Role] {
        self.act.get(act).map_or(&[], |rule| rule.by.as_slice())
    }

    /// Whether a case in a state takes an act at all, by their slugs.
    pub fn takes(&self, state: &str, act: &str) -> bool {
        self.act.get(act).is_some_and(|rule| rule.states.contains(state))
    }

    /// The states, by their slugs, in which an act may be done; none for an act that the policy does not name.
    pub fn states_for(&self, act: &str) -> impl Iterator<Item = &str> {
        self.act.get(act).into_iter().flat_map(|rule| rule.states.iter().map(String::as_str))
    }

    /// The official that an actor is for an act.
    fn admit(&self, actor: Actor, act: &str) -> Option<Officials> {
        Officials::admit(actor, self.act.get(act).and_then(|rule| rule.office))
    }

    /// Whether an act binds the company, so that it takes a full mandate.
    pub fn binds(&self, act: &str) -> bool {
        self.binding.contains(act)
    }

    /// Every act that the policy names.
    pub fn acts(&self) -> impl Iterator<Item = &str> {
        self.act.keys().map(String::as_str)
    }

    /// Whether a person may see a case.
    pub fn may_see(&self, person: Option<&Person>, case: &Standing) -> bool {
        self.admit_to(person, case).is_ok()
    }

    /// Lets a person see a case.
    ///
    /// # Errors
    /// [`Denied`]: nobody signed in, the case hidden from the person, or the person disqualified.
    pub fn admit_to(&self, person: Option<&Person>, case: &Standing) -> Result<(), Denied> {
        let person = person.ok_or(Denied::SignIn)?;
        if !person.roles.iter().any(|role| self.sees(person, *role, case)) {
            return Err(Denied::Hidden);
        }
        if case.disqualified.contains(&person.id) { Err(Denied::Disqualified) } else { Ok(()) }
    }

    /// Whether a person sees a case only because their authority assists in it.
    pub fn only_assists(&self, person: Option<&Person>, case: &Standing) -> bool {
        person.is_some_and(|person| {
            let sees = |role: &Role| self.sees(person, *role, case);
            let assists = |role: &Role| self.see.get(role) == Some(&Sight::Assisted);
            person.roles.iter().filter(|role| sees(role)).all(assists)
        })
    }

    /// Whether a person may know of any case of this kind, apart from the public register.
    pub fn knows_kind(&self, person: &Person) -> bool {
        person.roles.iter().any(|role| match self.see.get(role) {
            Some(Sight::Own) => person.company.is_some(),
            Some(Sight::Submitted) => serves(self.authority.as_ref(), person),
            Some(Sight::Assisted) => serves(self.assisting.as_ref(), person),
            Some(Sight::Published) | None => false,
        })
    }

    /// Lets a person do an act on a case, and says as which official.
    ///
    /// # Errors
    /// [`Denied`]: nobody signed in, the case hidden from the person, the act not theirs, or beyond their mandate.
    pub fn authorise(
        &self,
        person: Option<&Person>,
        act: &str,
        case: &Standing,
    ) -> Result<Officials, Denied> {
        self.admit_to(person, case)?;
        let person = person.ok_or(Denied::SignIn)?;
        let roles = self.roles_for(act);
        let who = roles
            .iter()
            .filter(|role| person.roles.contains(role) && self.sees(person, **role, case))
            .find_map(|role| self.admit(actor(person, *role), act))
            .ok_or_else(|| Denied::Forbidden(roles.to_vec()))?;
        let prepares = who.actor().role == Role::Applicant && !person.mandate.is_full();
        if prepares && self.binds(act) { Err(Denied::Mandate) } else { Ok(who) }
    }

    /// Lets a person open a case for the company they act for.
    ///
    /// # Errors
    /// [`Denied`]: nobody signed in, or the person acts for no company.
    pub fn authorise_opening(&self, person: Option<&Person>) -> Result<Officials, Denied> {
        let company = person.and_then(|p| p.company.as_ref()).map(|c| c.cvr.clone());
        let case = Standing {
            company: company.unwrap_or_default(),
            submitted: false,
            published: false,
            assisted: false,
            disqualified: BTreeSet::new(),
        };
        match self.authorise(person, "open", &case) {
            // There is no case yet to hide.
            Err(Denied::Hidden) => Err(Denied::Forbidden(self.roles_for("open").to_vec())),
            other => other,
        }
    }

    /// Lets the public, signed in or not, do an act on what the register shows.
    ///
    /// # Errors
    /// [`Denied`]: the case is not in the register, or the act is not for the public.
    pub fn authorise_public(
        &self,
        person: Option<&Person>,
        act: &str,
        case: &Standing,
    ) -> Result<Officials, Denied> {
        let shown = self.see.get(&Role::Anyone) == Some(&Sight::Published) && case.published;
        if !shown {
            return Err(Denied::Hidden);
        }
        let roles = self.roles_for(act);
        let actor = person.map_or_else(
            || Actor { id: "anyone".into(), name: "anyone".into(), role: Role::Anyone },
            |person| actor(person, Role::Anyone),
        );
        if !roles.contains(&Role::Anyone) {
            return Err(Denied::Forbidden(roles.to_vec()));
        }
        self.admit(actor, act).ok_or_else(|| Denied::Forbidden(roles.to_vec()))
    }

    /// Lets the program itself do an act, when a date has come or a figure breaks a limit.
    ///
    /// # Errors
    /// [`Denied`]: the act is not the clock's.
    pub fn authorise_clock(&self, act: &str) -> Result<Officials, Denied> {
        let roles = self.roles_for(act);
        let actor = Actor { id: "clock".into(), name: "clock".into(), role: Role::Clock };
        roles
            .contains(&Role::Clock)
            .then(|| self.admit(actor, act))
            .flatten()
            .ok_or_else(|| Denied::Forbidden(roles.to_vec()))
    }

    fn sees(&self, person: &Person, role: Role, case: &Standing) -> bool {
        match self.see.get(&role) {
            Some(Sight::Own) => {
                person.company.as_ref().is_some_and(|c| !c.cvr.is_empty() && c.cvr == case.company)
            }
            Some(Sight::Submitted) => serves(self.authority.as_ref(), person) && case.submitted,
            Some(Sight::Assisted) => serves(self.assisting.as_ref(), person) && case.assisted,
            Some(Sight::Published) => case.published,
            None => false,
        }
    }
}

fn serves(authority: Option<&OfAuthority>, person: &Person) -> bool {
    authority.is_some_and(|own| person.authority == Some(own.name))
}

fn actor(person: &Person, role: Role) -> Actor {
    Actor { id: person.id.clone(), name: person.name.clone(), role }
}
