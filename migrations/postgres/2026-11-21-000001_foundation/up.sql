-- A case is its journal. `cases` holds the projection of it, so that a list does not replay.
CREATE TABLE cases (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    company TEXT NOT NULL,
    hydraulic_unit TEXT NOT NULL,
    state TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    version BIGINT NOT NULL,
    head_hash TEXT NOT NULL,
    submitted BOOLEAN NOT NULL,
    published BOOLEAN NOT NULL,
    next_due TEXT,
    file TEXT NOT NULL
);
CREATE INDEX cases_by_company ON cases (kind, company, id);
CREATE INDEX cases_by_hydraulic_unit ON cases (kind, hydraulic_unit, id);
CREATE INDEX cases_by_submitted ON cases (kind, submitted, id);
CREATE INDEX cases_by_published ON cases (kind, published, number);
CREATE INDEX cases_by_next_due ON cases (next_due);

-- Append-only; the hash of each entry covers the one before it.
CREATE TABLE journal (
    case_id TEXT NOT NULL REFERENCES cases (id),
    seq BIGINT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    provision TEXT NOT NULL,
    content TEXT NOT NULL,
    before TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
);

-- Letters and copies of record, made once.
CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    made_at TEXT NOT NULL
);
CREATE INDEX documents_by_case ON documents (case_id, seq, id);

-- Case numbers: given out in the transaction that opens the case.
CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

-- Answers to requests that carried an Idempotency-Key.
CREATE TABLE idempotency (
    person TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    location TEXT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (person, key)
);

-- Mail to send, written in the act's own transaction.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    seq BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at TEXT NOT NULL,
    sent_at TEXT,
    attempts INTEGER NOT NULL,
    next_try TEXT,
    failure TEXT
);
CREATE INDEX outbox_by_next_try ON outbox (next_try);
