-- Who follows which permit of the register by mail. Nobody is told anything before they have confirmed.
CREATE TABLE follows (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id),
    email TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    secret TEXT COLLATE "C" NOT NULL UNIQUE,
    asked_at TEXT COLLATE "C" NOT NULL,
    confirmed_at TEXT COLLATE "C",
    ended_at TEXT COLLATE "C",
    UNIQUE (case_id, email)
);
CREATE INDEX follows_by_email ON follows (email, asked_at);
CREATE INDEX follows_by_end ON follows (ended_at);
-- Whose following a mail belongs to; none where it tells a party of a letter.
ALTER TABLE outbox ADD COLUMN follow TEXT COLLATE "C";
CREATE INDEX outbox_by_follow ON outbox (follow);
