//! Readings to tonnes.

#[path = "measurement/example.rs"]
mod example;
#[path = "measurement/faults.rs"]
mod faults;
#[path = "measurement/files.rs"]
mod files;
#[path = "measurement/hours.rs"]
mod hours;
#[path = "measurement/peer.rs"]
mod peer;
#[path = "measurement/plans.rs"]
mod plans;
#[path = "measurement/properties.rs"]
mod properties;
#[path = "measurement/support.rs"]
mod support;
#[path = "measurement/warnings.rs"]
mod warnings;
