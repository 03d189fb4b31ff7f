mod calendar;
mod provisions;
mod readings;
