mod deadline;
