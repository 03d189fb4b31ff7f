DROP TABLE outbox;
DROP TABLE idempotency;
DROP TABLE counters;
DROP TABLE documents;
DROP TABLE journal;
DROP TABLE cases;
