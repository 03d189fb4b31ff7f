-- What worklists show and sort cases by: narrow, so that a list of many cases reads no case. It is made anew from the case at each
-- act; cases from before are entered by the clock, which also looks again when a day has passed.
CREATE TABLE worklist (
    case_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES cases (id),
    kind TEXT COLLATE "C" NOT NULL,
    company TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    submitted BIGINT NOT NULL,
    signals BIGINT NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    made_on TEXT COLLATE "C" NOT NULL
);
-- All that is searched by, so that a search through many cases reads this alone.
CREATE INDEX worklist_by_place ON worklist (place, submitted, signals, due, kind, state, words, case_id);
CREATE INDEX worklist_by_company ON worklist (company, place);
CREATE INDEX worklist_by_due ON worklist (due, made_on);
-- Who has done something on which case.
CREATE TABLE worked_on (
    person TEXT COLLATE "C" NOT NULL,
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id),
    PRIMARY KEY (person, case_id)
);
