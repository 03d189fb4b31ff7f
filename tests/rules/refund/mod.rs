mod control;
mod custody;
mod economics;
mod ledger;
mod measurement;
mod procedure;
mod tax;
