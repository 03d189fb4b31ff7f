-- Who looked into which case on which day: apart from the cases' own journals, since it is about those who look.
CREATE TABLE looks (
    person TEXT NOT NULL,
    day TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    first_at TEXT NOT NULL,
    PRIMARY KEY (person, day, case_id)
);
CREATE INDEX looks_by_case ON looks (case_id, day, person);
CREATE INDEX looks_by_day ON looks (day);
