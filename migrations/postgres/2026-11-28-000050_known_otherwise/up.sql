-- Where the person of a session is known from (account, listed, directory). Who comes from a directory is not known here
-- otherwise: `known` is JSON and holds the person, who vouched for them and how surely.
ALTER TABLE sessions ADD COLUMN source TEXT COLLATE "C" NOT NULL DEFAULT 'account';
ALTER TABLE sessions ADD COLUMN known TEXT COLLATE "C";

-- Sign-ins that have been begun at a directory and not come back, by the SHA-256 of their state. `browser` is the SHA-256 of
-- what the browser that began holds. A row is used once and does not live for long.
CREATE TABLE openid_starts (
    state TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    browser TEXT COLLATE "C" NOT NULL,
    nonce TEXT COLLATE "C" NOT NULL,
    verifier TEXT COLLATE "C" NOT NULL,
    back_to TEXT COLLATE "C" NOT NULL,
    made_at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX openid_starts_by_age ON openid_starts (made_at);
