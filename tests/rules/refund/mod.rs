mod custody;
mod economics;
mod ledger;
mod measurement;
mod tax;
