//! Nr. 1: the companies that take part, their contacts and the operator (§ 4 stk. 1 nr. 1).

use super::group::List;
use super::leaves::part;
use super::{ENTRIES, SHORT};
use crate::casework::Field;
use validator::Validate;

part! {
    /// What § 4 stk. 1 nr. 1 asks for.
    Parties {
        /// The companies that take part (deltagende selskaber).
        #[validate(length(max = ENTRIES), nested)]
        companies: List<Company>,
    }
}

part! {
    /// A company that takes part. One contact with roles: the operator's contact is that company's (reading `contact-roles`).
    Company {
        /// Registered name.
        #[validate(length(max = SHORT))]
        name: Field<String>,
        /// Postal address.
        #[validate(length(max = SHORT))]
        address: Field<String>,
        /// Danish company number (CVR): eight digits.
        #[validate(length(max = SHORT))]
        cvr: Field<String>,
        /// Registration abroad, for a company without a CVR number.
        #[validate(length(max = SHORT))]
        foreign_registration: Field<String>,
        /// Contact person's name.
        #[validate(length(max = SHORT))]
        contact_name: Field<String>,
        /// Contact person's e-mail address.
        #[validate(length(max = SHORT))]
        contact_email: Field<String>,
        /// Contact person's telephone number.
        #[validate(length(max = SHORT))]
        contact_phone: Field<String>,
        /// Whether the company is the operator (operatør).
        operator: Field<bool>,
    }
}
