-- Who follows which permit of the register by mail. Nobody is told anything before they have confirmed.
CREATE TABLE follows (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    address TEXT NOT NULL,
    secret TEXT NOT NULL UNIQUE,
    asked_at TEXT NOT NULL,
    confirmed_at TEXT,
    ended_at TEXT,
    UNIQUE (case_id, email)
);
CREATE INDEX follows_by_email ON follows (email, asked_at);
CREATE INDEX follows_by_end ON follows (ended_at);
-- Whose following a mail belongs to; none where it tells a party of a letter.
ALTER TABLE outbox ADD COLUMN follow TEXT;
CREATE INDEX outbox_by_follow ON outbox (follow);
