mod application;
mod area;
mod completeness;
mod conditions;
mod procedure;
