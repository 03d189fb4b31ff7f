-- What worklists show and sort cases by: narrow, so that a list of many cases reads no case. It is made anew from the case at each
-- act; cases from before are entered by the clock, which also looks again when a day has passed.
CREATE TABLE worklist (
    case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
    kind TEXT NOT NULL,
    company TEXT NOT NULL,
    words TEXT NOT NULL,
    state TEXT NOT NULL,
    submitted BIGINT NOT NULL,
    signals BIGINT NOT NULL,
    due TEXT NOT NULL,
    place TEXT NOT NULL,
    made_on TEXT NOT NULL
);
-- All that is searched by, so that a search through many cases reads this alone.
CREATE INDEX worklist_by_place ON worklist (place, submitted, signals, due, kind, state, words, case_id);
CREATE INDEX worklist_by_company ON worklist (company, place);
CREATE INDEX worklist_by_due ON worklist (due, made_on);
-- Who has done something on which case.
CREATE TABLE worked_on (
    person TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    PRIMARY KEY (person, case_id)
);
