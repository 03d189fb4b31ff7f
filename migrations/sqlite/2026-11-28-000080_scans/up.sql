-- What a scanner for harmful software found in a file, or that it is still to look: by the file's SHA-256, once for all cases.
CREATE TABLE scans (
    sha256 TEXT NOT NULL PRIMARY KEY,
    asked_at TEXT NOT NULL,
    next_try TEXT,
    attempts INTEGER NOT NULL,
    failure TEXT,
    scanned_at TEXT,
    found TEXT
);
CREATE INDEX scans_by_next_try ON scans (next_try);
