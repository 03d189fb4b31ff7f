mod calendar;
mod docs;
mod provisions;
mod readings;
