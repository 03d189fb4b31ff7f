-- Where the person of a session is known from (account, listed, directory). Who comes from a directory is not known here
-- otherwise: `known` is JSON and holds the person, who vouched for them and how surely.
ALTER TABLE sessions ADD COLUMN source TEXT NOT NULL DEFAULT 'account';
ALTER TABLE sessions ADD COLUMN known TEXT;

-- Sign-ins that have been begun at a directory and not come back, by the SHA-256 of their state. `browser` is the SHA-256 of
-- what the browser that began holds. A row is used once and does not live for long.
CREATE TABLE openid_starts (
    state TEXT NOT NULL PRIMARY KEY,
    browser TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    back_to TEXT NOT NULL,
    made_at TEXT NOT NULL
);
CREATE INDEX openid_starts_by_age ON openid_starts (made_at);
