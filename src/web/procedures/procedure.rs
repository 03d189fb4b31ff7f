//! A procedure as data: its states and its acts, read from its table.

use crate::access::{Policy, Role};
use crate::law::{Provision, Text};
use crate::{permit, refund};

/// A state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Its name in addresses.
    pub slug: &'static str,
    /// What people call it.
    pub label: Text,
}

/// An act from one state to another, or to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The place of the state before, among the states.
    pub from: usize,
    /// The place of the state after.
    pub to: usize,
    /// The act's name in addresses.
    pub act: &'static str,
    /// What people call the act.
    pub label: Text,
    /// What it rests on.
    pub provision: Provision,
    /// Who may do it.
    pub roles: Vec<Role>,
}

/// A procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// Its name in addresses: `storage-permit`.
    pub kind: &'static str,
    /// What people call it.
    pub title: Text,
    /// Its states, in the order of a case's life.
    pub states: Vec<State>,
    /// Its table.
    pub rows: Vec<Row>,
}

macro_rules! read {
    ($kind:literal, $title:expr, $policy:expr, $floor:ident) => {{
        let states = $floor::procedure::State::ALL;
        let place = |wanted| states.iter().position(|state| *state == wanted).unwrap_or_default();
        let rows = $floor::procedure::table::TABLE.iter().map(|(from, act, to)| Row {
            from: place(*from),
            to: place(*to),
            act: act.slug(),
            label: act.label(),
            provision: act.provision(),
            roles: $policy.roles_for(act.slug()).to_vec(),
        });
        Procedure {
            kind: $kind,
            title: $title,
            states: states.iter().map(|state| State { slug: state.slug(), label: state.label() }).collect(),
            rows: rows.collect(),
        }
    }};
}

impl Procedure {
    /// Permits to store less than 100 kt CO2.
    pub fn storage_permit() -> Self {
        let title = Text::new("Tilladelse til lagring", "Storage permit");
        read!("storage-permit", title, Policy::storage_permit(), permit)
    }

    /// Agreements on repayment of CO2 tax.
    pub fn refund_agreement() -> Self {
        let title = Text::new("Aftale om tilbagebetaling", "Refund agreement");
        read!("refund-agreement", title, Policy::refund_agreement(), refund)
    }

    /// Every procedure.
    pub fn all() -> Vec<Self> {
        vec![Self::storage_permit(), Self::refund_agreement()]
    }

    /// The acts that lead to another state, each with its number in the picture, from 1.
    pub fn numbered(&self) -> Vec<(usize, &Row)> {
        (1..).zip(self.rows.iter().filter(|row| row.from != row.to)).collect()
    }

    /// The acts that leave the state as it is.
    pub fn staying(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.from == row.to)
    }

    /// The names of the acts, each once.
    pub fn acts(&self) -> Vec<&'static str> {
        let mut acts: Vec<&str> = self.rows.iter().map(|row| row.act).collect();
        acts.sort_unstable();
        acts.dedup();
        acts
    }
}

/// What people call a role.
pub fn role(role: Role) -> Text {
    match role {
        Role::Applicant => Text::new("selskabet", "the company"),
        Role::Caseworker => Text::new("sagsbehandler", "caseworker"),
        Role::DecisionMaker => Text::new("beslutningstager", "decision maker"),
        Role::TaxOfficer => Text::new("skattemedarbejder", "tax officer"),
        Role::TaxDecisionMaker => Text::new("beslutningstager i Skatteforvaltningen", "tax decision maker"),
        Role::Auditor => Text::new("revisor", "auditor"),
        Role::Clock => Text::new("uret", "the clock"),
        Role::Anyone => Text::new("enhver", "anyone"),
    }
}
