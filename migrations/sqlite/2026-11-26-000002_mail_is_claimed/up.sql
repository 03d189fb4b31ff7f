-- Whoever sends a mail claims it first, until this time; a claim that has run out is nobody's.
ALTER TABLE outbox ADD COLUMN claimed_until TEXT;
