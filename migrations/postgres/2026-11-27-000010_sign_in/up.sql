-- People of this installation's own, with what they sign in by. `person` is JSON: roles, company or authority, address.
CREATE TABLE accounts (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    company TEXT COLLATE "C",
    person TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    otp_secret TEXT NOT NULL,
    otp_last_step BIGINT NOT NULL,
    disabled_at TEXT,
    made_at TEXT NOT NULL
);
CREATE INDEX accounts_by_company ON accounts (company, id);

-- Tokens for programs, by their SHA-256. `made_with` is the token that made this one.
CREATE TABLE api_tokens (
    digest TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    person TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_with TEXT COLLATE "C",
    expires_at TEXT COLLATE "C" NOT NULL,
    used_on TEXT
);
CREATE INDEX api_tokens_by_person ON api_tokens (person, id);

-- Open sessions, by the SHA-256 of what the browser holds.
CREATE TABLE sessions (
    digest TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person TEXT COLLATE "C" NOT NULL,
    made_at TEXT COLLATE "C" NOT NULL,
    seen_at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person);

-- Failed sign-ins, by the SHA-256 of the id that was given, whether there is such a person or not.
CREATE TABLE sign_in_tries (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at TEXT COLLATE "C" NOT NULL,
    next_try TEXT COLLATE "C" NOT NULL
);
