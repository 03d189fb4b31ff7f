ALTER TABLE cases
    ALTER COLUMN id TYPE TEXT COLLATE "default",
    ALTER COLUMN kind TYPE TEXT COLLATE "default",
    ALTER COLUMN number TYPE TEXT COLLATE "default",
    ALTER COLUMN company TYPE TEXT COLLATE "default",
    ALTER COLUMN hydraulic_unit TYPE TEXT COLLATE "default",
    ALTER COLUMN state TYPE TEXT COLLATE "default",
    ALTER COLUMN opened_at TYPE TEXT COLLATE "default",
    ALTER COLUMN updated_at TYPE TEXT COLLATE "default",
    ALTER COLUMN next_due TYPE TEXT COLLATE "default";
ALTER TABLE journal
    ALTER COLUMN case_id TYPE TEXT COLLATE "default";
ALTER TABLE documents
    ALTER COLUMN id TYPE TEXT COLLATE "default",
    ALTER COLUMN case_id TYPE TEXT COLLATE "default";
ALTER TABLE counters
    ALTER COLUMN name TYPE TEXT COLLATE "default";
ALTER TABLE idempotency
    ALTER COLUMN person TYPE TEXT COLLATE "default",
    ALTER COLUMN key TYPE TEXT COLLATE "default";
ALTER TABLE outbox
    ALTER COLUMN id TYPE TEXT COLLATE "default",
    ALTER COLUMN case_id TYPE TEXT COLLATE "default",
    ALTER COLUMN next_try TYPE TEXT COLLATE "default",
    ALTER COLUMN claimed_until TYPE TEXT COLLATE "default";
