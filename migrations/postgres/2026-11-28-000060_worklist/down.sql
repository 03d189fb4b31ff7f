DROP TABLE worked_on;
DROP TABLE worklist;
