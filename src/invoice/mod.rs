//! What heat suppliers with an agreement must put on invoices (BEK 1504 § 5).

pub mod minimum;
