mod deadline;
mod journal;
