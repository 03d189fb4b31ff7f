//! What heat suppliers with an agreement must put on invoices (BEK 1504 § 5): from the year's production and the customers'
//! list to each customer's statement, and from any invoice back to whether § 5 is kept.

pub mod check;
pub mod customers;
pub mod energy;
pub mod fragment;
pub mod minimum;
pub mod production;
pub mod run;
pub mod shares;
pub mod statement;
