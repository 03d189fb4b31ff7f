//! A letter in a storage permit's case: whose it is, and to whom it goes.

use crate::access::Authority;
use crate::letters::writing::Addressed;
use crate::letters::{sender, writing};
use crate::permit::procedure::PermitFile;

pub(super) use crate::letters::typeset::formula;

/// A letter that an act gives rise to, as far as it has come.
pub(super) type Writing<'a> = writing::Writing<'a, PermitFile>;

impl Addressed for PermitFile {
    const AUTHORITY: Authority = Authority::Energistyrelsen;

    /// From the latest version of the application, else from the case.
    fn recipient(&self) -> Vec<String> {
        let company = self.versions.last().and_then(|version| version.application.parties.companies.first());
        let given = |text: Option<&String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        let name = company.and_then(|c| given(c.name.get())).unwrap_or_else(|| self.company.name.clone());
        let cvr = company.and_then(|c| given(c.cvr.get())).unwrap_or_else(|| self.company.cvr.clone());
        let address = company.and_then(|c| given(c.address.get())).unwrap_or_default();
        sender::company(name, &address, &cvr)
    }

    fn case_number(&self) -> &str {
        &self.number
    }

    fn complaints(_: Authority) -> Option<&'static str> {
        Some("storage-permit")
    }
}
